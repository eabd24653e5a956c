package render

import (
	"math"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
)

// A rect is the bounds of a frame or a panel.
type rect struct{ left, top, right, bottom float64 }

// newRect returns the bounds with two corners, whichever they are.
func newRect(a, b layout.Point) rect {
	return rect{math.Min(a.X, b.X), math.Min(a.Y, b.Y), math.Max(a.X, b.X), math.Max(a.Y, b.Y)}
}

func (r rect) path(radius float64) paint.Path {
	return paint.Rectangle(r.left, r.top, r.right-r.left, r.bottom-r.top, radius)
}

// include extends the bounds of the plan to those of what is drawn.
func (p *plan) include(r rect) {
	p.left, p.right = math.Min(p.left, r.left), math.Max(p.right, r.right)
	p.top, p.bottom = math.Min(p.top, r.top), math.Max(p.bottom, r.bottom)
}

// union returns the bounds of both.
func (r rect) union(o rect) rect {
	return rect{math.Min(r.left, o.left), math.Min(r.top, o.top), math.Max(r.right, o.right), math.Max(r.bottom, o.bottom)}
}

// distance returns how far the bounds are from the others; those that overlap have a
// distance below 0.
func (r rect) distance(o rect) float64 {
	dx := math.Max(o.left-r.right, r.left-o.right)
	dy := math.Max(o.top-r.bottom, r.top-o.bottom)
	if dx > 0 && dy > 0 {
		return math.Hypot(dx, dy)
	}
	return math.Max(dx, dy)
}

// distanceTo returns how far the bounds are from the line between two points; 0 where
// it passes through them.
func (r rect) distanceTo(a, b layout.Point) float64 {
	least := math.Inf(1)
	// Near enough, for bounds that are as small as a mark.
	for _, pt := range steps([]layout.Point{a, b}, 2) {
		least = math.Min(least, r.distance(newRect(pt, pt)))
	}
	return math.Max(least, 0)
}
