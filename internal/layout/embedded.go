//go:build !js

package layout

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"sync/atomic"
	"time"
	_ "unsafe" // for go:linkname

	"github.com/goccy/go-graphviz"
	"github.com/tetratelabs/wazero/api"

	"github.com/resultschain/resultschain/internal/layoutcache"
)

// Embedded is the Graphviz inside the program. It needs nothing installed and does one layout at a time; others wait.
//
// Graphviz cannot be interrupted. A caller whose context ends gets its error at once, while the layout goes on until it
// has finished; only then is the next caller served. So that this does not take long, a text with more than
// [MaxBytes], [MaxNodes] or [MaxEdges] is a [TooLargeError].
//
// A layout leaves no memory behind: 0 bytes each, measured over 20,000 (BenchmarkLeak), unless the text has edges
// within a rank, of which Graphviz itself keeps what it turns round. What the largest one so far
// needed stays with the process: 4 MB after 300 boxes and 600 links, 10 MB after a graph at the limits.
var Embedded Engine = embeddedEngine{}

type embeddedEngine struct{}

// instance is the variable of go-graphviz whose first field is its one instance of WebAssembly, in the version
// knownVersion. There, the functions of go-graphviz itself are not used, because they never free what they copy into
// its memory, nor what Graphviz hands out: the text, the output, and three strings for each node, which is 6 KB for
// each layout of 12 boxes, 34 KB of 100, and never comes back. They also lose the error of most calls that trap.
//
//go:linkname instance github.com/goccy/go-graphviz/internal/wasm.mod
var instance *struct{ api.Module }

// knownVersion is the version of go-graphviz of which this package knows the inside. With any other, and with one that
// replaces it, the functions of go-graphviz are used.
const knownVersion = "v0.2.10"

// knownInstance is the instance if its version is the known one, otherwise nil.
var knownInstance api.Module

// A gvc is the address of a Graphviz context in the instance's memory; 0 stands for one still to be made.
type gvc uint64

// turn holds the process's one Graphviz context, and is its lock at the same time: whoever has received the value
// may use the instance, and sends it back. It is a channel because waiting for it can be given up.
//
// Two goroutines in the instance at once destroy its memory, and a second context does not help: there is one memory.
var turn = make(chan gvc, 1)

func init() {
	layoutcache.Done()
	// Graphviz reads files that the text names (image, shapefile), and go-graphviz shows it all of "/". Ours sees none.
	graphviz.SetFileSystem(embed.FS{})
	if layoutcache.Version("github.com/goccy/go-graphviz", graphviz.New) == knownVersion && instance != nil {
		knownInstance = instance.Module
		instance.Module = sharedModule{knownInstance}
	}
	turn <- 0
}

func (embeddedEngine) Layout(ctx context.Context, dot []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := readRequest(dot)
	if err := CheckSize(len(r.nodes), r.edges); err != nil {
		return nil, err
	}
	if err := checkBytes(len(dot)); err != nil {
		return nil, err
	}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-dead:
		return nil, deathCause
	case g := <-turn:
		if err := ctx.Err(); err != nil { // both were ready, and select chose at random
			turn <- g
			return nil, err
		}
		return run(ctx, g, dot)
	}
}

// run lays out the text with g, and gives g back when the layout has ended, which may be after run has returned.
func run(ctx context.Context, g gvc, dot []byte) ([]byte, error) {
	type result struct {
		out []byte
		err error
	}
	done := make(chan result, 1)
	dot = bytes.Clone(dot) // the caller may change it once ctx is done
	tooLong := time.AfterFunc(layoutTimeout, func() {
		giveUp(fmt.Errorf("a layout has not ended after %v", layoutTimeout))
	})
	go func() {
		var out []byte
		var err error
		if knownInstance == nil {
			out, err = layOutPublic(dot)
		} else if err = instanceShare.begin(); err == nil {
			g, out, err = layOutInside(g, dot)
			instanceShare.end()
		}
		tooLong.Stop()
		turn <- g
		done <- result{out, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-dead:
		return nil, deathCause
	case r := <-done:
		return r.out, r.err
	}
}

// layoutTimeout is how long a layout may take before this process stops using its Graphviz. No graph within the
// limits takes a minute on any machine that we know.
var layoutTimeout = 5 * time.Minute

// dead is closed once this process stops using its Graphviz for good, because of
// deathCause.
var (
	dead       = make(chan struct{})
	deathCause error
	deaths     atomic.Int32 // times that it was given up
	failures   atomic.Int32 // of layouts, one after the other
)

func giveUp(cause error) {
	if deaths.Add(1) == 1 {
		deathCause = fmt.Errorf("layout: the Graphviz inside the program is broken, perhaps by another part of the program that uses go-graphviz from several goroutines: %w", cause)
		close(dead)
		instanceShare.end()
	}
}

// watch stops the use of Graphviz after three layouts in a row that failed.
func (embeddedEngine) watch(err error) {
	if err == nil {
		failures.Store(0)
	} else if failures.Add(1) == 3 {
		giveUp(err)
	}
}

// layOutPublic lays out the DOT text with the functions of go-graphviz, and returns Graphviz's plain output.
func layOutPublic(dot []byte) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("layout: Graphviz failed: %v", p)
		}
	}()
	ctx := context.Background()
	g, err := graphviz.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("layout: Graphviz does not start: %w", err)
	}
	defer g.Close()
	graph, err := graphviz.ParseBytes(dot)
	if err != nil {
		return nil, fmt.Errorf("layout: Graphviz cannot read the text: %w", err)
	}
	defer graph.Close()
	var b bytes.Buffer
	if err := g.Render(ctx, graph, "plain", &b); err != nil {
		return nil, fmt.Errorf("layout: Graphviz cannot lay out the graph: %w", err)
	}
	return b.Bytes(), nil
}
