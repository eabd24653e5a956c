package layout

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"

	"github.com/goccy/go-graphviz"

	"github.com/resultschain/resultschain/internal/layoutcache"
)

// engine holds the process's one Graphviz, and is its lock at the same time: whoever has received the value may use
// it, and sends it back. It is a channel because waiting for it can be given up. Nil stands for one still to be made.
//
// Two goroutines in go-graphviz at once destroy the memory they share, and a second Graphviz does not help: all of
// them live in one WebAssembly instance.
var engine = make(chan *graphviz.Graphviz, 1)

func init() {
	layoutcache.Done()
	// Graphviz reads files that the text names (image, shapefile), and go-graphviz shows it all of "/". Ours sees none.
	graphviz.SetFileSystem(embed.FS{})
	engine <- nil
}

// plain lays out the DOT text and returns Graphviz's plain output. It also returns the Graphviz to use next time: g, a
// new one, or nil after a failure that may have left g in disorder.
//
// go-graphviz never gets a context that can be cancelled: a cancelled one closes the WebAssembly instance for good.
func plain(g *graphviz.Graphviz, dot []byte) (next *graphviz.Graphviz, out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			next, out, err = nil, nil, fmt.Errorf("layout: Graphviz failed: %v", p)
		}
	}()
	ctx := context.Background()
	if g == nil {
		if g, err = graphviz.New(ctx); err != nil {
			return nil, nil, fmt.Errorf("layout: cannot start Graphviz: %w", err)
		}
	}
	graph, err := parse(dot)
	if err != nil {
		return g, nil, err
	}
	defer graph.Close()
	nodes, err := graph.NodeNum()
	if err != nil {
		return nil, nil, err
	}
	edges, err := graph.EdgeNum()
	if err != nil {
		return nil, nil, err
	}
	if err := CheckSize(nodes, edges); err != nil {
		return g, nil, err
	}
	var buf bytes.Buffer
	if err := g.Render(ctx, graph, "plain", &buf); err != nil {
		return nil, nil, fmt.Errorf("layout: Graphviz cannot lay out the graph: %w", err)
	}
	if buf.Len() == 0 {
		// go-graphviz loses the error of most calls that trap; that nothing was written is how it shows.
		return nil, nil, errors.New("layout: Graphviz failed without saying why")
	}
	return g, buf.Bytes(), nil
}

// parse reads a text of exactly one graph. Graphviz's message, where it has one, may be of an earlier text.
func parse(dot []byte) (*graphviz.Graph, error) {
	graph, err := graphviz.ParseBytes(dot)
	more := drain()
	switch {
	case err != nil:
		return nil, fmt.Errorf("layout: Graphviz cannot read the text: %w", err)
	case graph == nil:
		return nil, errors.New("layout: Graphviz cannot read the text")
	case more:
		graph.Close()
		return nil, errors.New("layout: the text goes on after the graph")
	}
	return graph, nil
}

// drain drops what Graphviz's reader has not read of the last text, which it would put before the next one: another
// caller would get the wrong graph. It reports whether there was another graph.
func drain() (more bool) {
	// A first nothing may be a syntax error, upon which the reader drops the rest; a second is the end.
	for nothing := 0; nothing < 2; {
		graph, _ := graphviz.ParseBytes(nil)
		if graph == nil {
			nothing++
			continue
		}
		graph.Close()
		more, nothing = true, 0
	}
	return more
}
