package layout

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"strings"
	_ "unsafe" // for go:linkname

	"github.com/goccy/go-graphviz"
	"github.com/tetratelabs/wazero/api"

	"github.com/resultschain/resultschain/internal/layoutcache"
)

// Embedded is the Graphviz inside the program. It needs nothing installed and does one layout at a time; others wait.
//
// Graphviz cannot be interrupted. A caller whose context ends gets its error at once, while the layout that nobody
// wants any more goes on until it has finished; only then is the next caller served. So that this does not take long,
// a text with more than [MaxBytes], [MaxNodes] or [MaxEdges] is an [ErrTooLarge].
//
// A layout leaves no memory behind: 0 bytes each, measured over 20,000 (BenchmarkLeak). What the largest one so far
// needed stays with the process: 4 MB after 300 boxes and 600 links, 10 MB after a graph at the limits.
var Embedded Engine = embedded{}

type embedded struct{}

// instance is go-graphviz's one instance of WebAssembly. The functions of go-graphviz itself are not used, because
// they never free what they copy into its memory, nor what Graphviz hands out: the text, the output, and three strings
// for each node, which is 6 KB for each layout of 12 boxes, 34 KB of 100, and never comes back. They also lose the
// error of most calls that trap. TestInstance fails should another version of go-graphviz keep it elsewhere.
//
//go:linkname instance github.com/goccy/go-graphviz/internal/wasm.mod
var instance *struct{ api.Module }

// A gvc is the address of a Graphviz context in the instance's memory; 0 stands for one still to be made.
type gvc uint64

// engine holds the process's one Graphviz context, and is its lock at the same time: whoever has received the value
// may use the instance, and sends it back. It is a channel because waiting for it can be given up.
//
// Two goroutines in the instance at once destroy its memory, and a second context does not help: there is one memory.
var engine = make(chan gvc, 1)

func init() {
	layoutcache.Done()
	// Graphviz reads files that the text names (image, shapefile), and go-graphviz shows it all of "/". Ours sees none.
	graphviz.SetFileSystem(embed.FS{})
	engine <- 0
}

func (embedded) Layout(ctx context.Context, dot []byte) (*Drawing, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := checkBytes(len(dot)); err != nil {
		return nil, err
	}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case g := <-engine:
		if err := ctx.Err(); err != nil { // both were ready, and select tossed a coin
			engine <- g
			return nil, err
		}
		return run(ctx, g, dot)
	}
}

// run lays out the text with g, and gives g back when that is done, which may be after it has returned.
func run(ctx context.Context, g gvc, dot []byte) (*Drawing, error) {
	type result struct {
		out []byte
		err error
	}
	done := make(chan result, 1)
	dot = bytes.Clone(dot) // the caller may change it once ctx is done
	go func() {
		g, out, err := plain(g, dot)
		engine <- g
		done <- result{out, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-done:
		if r.err != nil {
			return nil, r.err
		}
		return parsePlain(r.out)
	}
}

// plain lays out the DOT text and returns Graphviz's plain output. It also returns the context to use next time: g, a
// new one, or 0 after a failure that may have left g in disorder.
func plain(g gvc, dot []byte) (next gvc, out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			next, out, err = 0, nil, fmt.Errorf("layout: Graphviz failed: %v", p)
		}
	}()
	if g == 0 {
		g = newContext()
	}
	graph := read(dot)
	more := drain()
	if graph == 0 {
		return g, nil, errors.New("layout: Graphviz cannot read the text")
	}
	defer call("agclose", graph)
	if more {
		return g, nil, errors.New("layout: the text goes on after the graph")
	}
	if err := CheckSize(int(call("agnnodes", graph)), int(call("agnedges", graph))); err != nil {
		return g, nil, err
	}
	engine, format := text("dot"), text("plain")
	defer call("free", engine)
	defer call("free", format)
	defer call("gvFreeLayout", uint64(g), graph)
	if call("gvLayout", uint64(g), graph, engine) != 0 {
		return 0, nil, errors.New("layout: Graphviz cannot lay out the graph")
	}
	result := allocate(8) // a pointer and a length
	defer call("free", result)
	failed := call("gvRenderData", uint64(g), graph, format, result, result+4)
	data := load(result)
	defer call("gvFreeRenderData", data)
	if failed != 0 || data == 0 {
		return 0, nil, errors.New("layout: Graphviz cannot write the places")
	}
	return g, bytes.Clone(memory(data, load(result+4))), nil
}

// newContext makes a Graphviz context with the plugins that are linked into the instance.
func newContext() gvc {
	if instance == nil {
		panic("this version of go-graphviz is not known")
	}
	// The list of plugins has three entries of two words, and lacks the empty one that should end it.
	const size, entry = 24, 8
	linked := instance.ExportedGlobal("lt_preloaded_symbols").Get()
	list := allocate(size + entry)
	clear(memory(list, size+entry))
	copy(memory(list, size), memory(linked, size))
	g := call("gvContextPlugins", list, 1)
	if g == 0 {
		panic("it does not start")
	}
	return gvc(g)
}

// read reads the first graph of a text, and returns 0 where there is none.
func read[T string | []byte](dot T) (graph uint64) {
	p := text(dot)
	graph = call("agmemread", p)
	call("free", p)
	return graph
}

// drain drops what Graphviz's reader has not read of the last text, which it would put before the next one: another
// caller would get the wrong graph. It reports whether there was another graph.
func drain() (more bool) {
	// A first nothing may be a syntax error, upon which the reader drops the rest; a second is the end.
	for nothing := 0; nothing < 2; {
		graph := read("")
		if graph == 0 {
			nothing++
			continue
		}
		call("agclose", graph)
		more, nothing = true, 0
	}
	return more
}

// functions are the C functions that were called, by name, since each takes 10 KB to find. Whoever holds the engine may
// use them.
var functions = map[string]api.Function{}

// call calls a C function. It panics if that traps.
//
// It never gets a context that can be cancelled: a cancelled one closes the instance for good.
func call(function string, args ...uint64) uint64 {
	f := functions[function]
	if f == nil {
		f = instance.ExportedFunction(function)
		functions[function] = f
	}
	results, err := f.Call(context.Background(), args...)
	if err != nil {
		reason, _, _ := strings.Cut(err.Error(), "\n") // a stack trace follows
		panic(function + ": " + reason)
	}
	if len(results) == 0 {
		return 0
	}
	return results[0]
}

// allocate returns the address of so many bytes, which the caller frees.
func allocate(size int) uint64 {
	p := call("malloc", uint64(size))
	if p == 0 {
		panic("out of memory")
	}
	return p
}

// text returns the address of a copy of s as a C string, which the caller frees.
func text[T string | []byte](s T) uint64 {
	p := allocate(len(s) + 1)
	b := memory(p, uint64(len(s)+1))
	b[copy(b, s)] = 0
	return p
}

// load returns the word at an address.
func load(address uint64) uint64 {
	v, ok := instance.Memory().ReadUint32Le(uint32(address))
	if !ok {
		panic("a wild pointer")
	}
	return uint64(v)
}

// memory returns so many bytes of the instance's memory itself, up to the next call.
func memory(address, size uint64) []byte {
	b, ok := instance.Memory().Read(uint32(address), uint32(size))
	if !ok {
		panic("a wild pointer")
	}
	return b
}
