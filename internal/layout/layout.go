// Package layout asks Graphviz where to put things: DOT text in, positions and curves out.
//
// It is the only package that imports go-graphviz, and importing it is not free: see package layoutcache.
package layout

import (
	"bytes"
	"context"

	"github.com/goccy/go-graphviz"
)

// A Drawing is where Graphviz put things, in points, with the origin at the top left and y downwards.
type Drawing struct {
	Width, Height float64
	Nodes         []Node // in the order of the text
	Edges         []Edge // by tail, in the order of the nodes; those of one tail in the order of the text
}

// A Node is the box of a node: its centre and its size.
type Node struct {
	Name       string
	X, Y, W, H float64
}

// An Edge is a piecewise Bézier curve from the tail to the head: 1+3k control points, k ≥ 1, in which every third is
// on the curve. Lay out without arrowheads (dir=none): Graphviz does not say where an arrow's tip is.
type Edge struct {
	From, To string
	Points   []Point
}

// A Point is a place in the drawing.
type Point struct{ X, Y float64 }

// Layout lays out the graph that the DOT text describes.
//
// It is safe for concurrent use, and does one layout at a time. When ctx is done Layout returns ctx's error at once,
// although Graphviz, which cannot be interrupted, goes on until it has finished; the next caller waits for that.
// A text with more than [MaxBytes], [MaxNodes] or [MaxEdges] is an [ErrTooLarge].
//
// Each layout leaves memory behind that the process never gets back, although everything is closed: about 7 KB for
// 12 boxes and 35 KB for 100 (BenchmarkLeak), so 3.5 GB after 100,000 pictures of 100 boxes; at 4 GB Graphviz fails
// for good. A service that draws all day has reason to restart now and then.
func Layout(ctx context.Context, dot []byte) (*Drawing, error) {
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
func run(ctx context.Context, g *graphviz.Graphviz, dot []byte) (*Drawing, error) {
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
