package place

import (
	"math"

	"github.com/resultschain/resultschain/internal/layout"
)

// A Rect holds the bounds of a part of a picture.
type Rect struct{ Left, Top, Right, Bottom float64 }

// NewRect returns the bounds with two opposite corners, in either order.
func NewRect(a, b layout.Point) Rect {
	return Rect{math.Min(a.X, b.X), math.Min(a.Y, b.Y), math.Max(a.X, b.X), math.Max(a.Y, b.Y)}
}

// Include extends the bounds of the plan to include r.
func (p *Plan) Include(r Rect) {
	p.Left, p.Right = math.Min(p.Left, r.Left), math.Max(p.Right, r.Right)
	p.Top, p.Bottom = math.Min(p.Top, r.Top), math.Max(p.Bottom, r.Bottom)
}

// union returns the bounds of both.
func (r Rect) union(o Rect) Rect {
	return Rect{math.Min(r.Left, o.Left), math.Min(r.Top, o.Top), math.Max(r.Right, o.Right), math.Max(r.Bottom, o.Bottom)}
}

// Distance returns how far the bounds are from the others; those that overlap have a
// distance below 0.
func (r Rect) Distance(o Rect) float64 {
	dx := math.Max(o.Left-r.Right, r.Left-o.Right)
	dy := math.Max(o.Top-r.Bottom, r.Top-o.Bottom)
	if dx > 0 && dy > 0 {
		return math.Hypot(dx, dy)
	}
	return math.Max(dx, dy)
}

// distanceTo returns how far the bounds are from the line between two points; 0 where
// it passes through them.
func (r Rect) distanceTo(a, b layout.Point) float64 {
	least := r.Distance(NewRect(a, a))
	// Points 2 points apart are near enough for bounds as small as a mark.
	for pt := range stepsBetween(a, b, 2) {
		least = math.Min(least, r.Distance(NewRect(pt, pt)))
	}
	return math.Max(least, 0)
}
