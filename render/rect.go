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
