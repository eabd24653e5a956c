// Package layout asks an [Engine] where to put things, and checks the answer against the question: [Lay]. Engines are
// [Embedded], the Graphviz inside the program; [Program], the dot program in processes of its own; and those of
// callers. A [Cache] keeps drawings.
//
// It is the only package that imports go-graphviz, and importing it is not free: see package layoutcache.
package layout

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
)

// An Engine lays out graphs: DOT text in, Graphviz's "plain" output out. Engines are safe for concurrent use.
//
// When ctx is done, Layout returns its error at once, whatever the engine is doing. A graph that is too large for the
// engine is a [TooLargeError].
//
// Engines lay out the same text nearly alike, not alike: they may be of different versions of Graphviz.
type Engine interface {
	Layout(ctx context.Context, dot []byte) (plain []byte, err error)
}

// A Drawing is where Graphviz put the nodes, in points, with the origin at the top left and y downwards; the ways of
// edges are not read. It must not be changed, since a [Cache] returns the same one to every caller.
type Drawing struct {
	Width, Height float64
	Nodes         []Node // in the order of the text
}

// A Node is the box of a node: its centre and its size.
type Node struct {
	Name       string
	X, Y, W, H float64
}

// A Point is a place in the drawing.
type Point struct{ X, Y float64 }

// Lay lays out the text with the engine. The drawing has each node of the text, of its size, and no
// others: anything else is an error. The text has a statement a line, as package render writes it.
//
// What [Embedded] fails to lay out is laid out by an installed dot program instead, if there is one.
func Lay(ctx context.Context, e Engine, dot []byte) (*Drawing, error) {
	d, err := layOutOnce(ctx, e, dot)
	w, ok := e.(watcher)
	if !ok || ctx.Err() != nil || isTooLarge(err) {
		return d, err
	}
	if w.watch(err); err == nil {
		return d, nil
	}
	d, outside := layOutOnce(ctx, installed, dot)
	switch {
	case errors.Is(outside, exec.ErrNotFound):
		return nil, fmt.Errorf("%w; install Graphviz, whose dot program is then used instead, or give another engine", err)
	case outside != nil && ctx.Err() == nil && !isTooLarge(outside):
		return nil, fmt.Errorf("%w; %w", err, outside)
	}
	return d, outside
}

// A watcher is an engine that is given the result of each of its layouts: nil, or
// the error.
type watcher interface{ watch(error) }

// installed is used where [Embedded] fails.
var installed = &Program{}

// layOutOnce lays out the text with one engine and checks the drawing.
func layOutOnce(ctx context.Context, e Engine, dot []byte) (*Drawing, error) {
	plain, err := e.Layout(ctx, dot)
	if err != nil {
		return nil, err
	}
	d, err := parsePlain(plain)
	if err != nil {
		return nil, err
	}
	return d, readRequest(dot).check(d)
}
