// Package layout asks Graphviz where to put things: DOT text in, positions and curves out. An [Engine] is a way to ask:
// [Embedded], the Graphviz inside the program; [Program], the dot program in processes of its own; or a [Cache] before
// either.
//
// It is the only package that imports go-graphviz, and importing it is not free: see package layoutcache.
package layout

import "context"

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

// Layout lays out the graph that the DOT text describes with the [Embedded] engine.
func Layout(ctx context.Context, dot []byte) (*Drawing, error) { return Embedded.Layout(ctx, dot) }
