package place

import (
	"math"

	"github.com/resultschain/resultschain/internal/layout"
)

// A Curve is the way of an arrow: a piecewise Bézier curve that ends where the
// head begins, and the head.
type Curve struct {
	Points []layout.Point
	Head   ArrowHead
}

// An ArrowHead is the corners of a triangle.
type ArrowHead struct{ Tip, Left, Right layout.Point }

// Direction returns the unit vector towards the tip.
func (h ArrowHead) Direction() (dx, dy float64) {
	bx, by := (h.Left.X+h.Right.X)/2, (h.Left.Y+h.Right.Y)/2
	l := math.Hypot(h.Tip.X-bx, h.Tip.Y-by)
	if l == 0 {
		return 1, 0
	}
	return (h.Tip.X - bx) / l, (h.Tip.Y - by) / l
}

// WithHead shortens a curve by the length of an arrow head and puts the head
// at its end.
func WithHead(points []layout.Point) Curve {
	if len(points) < 4 {
		return Curve{Points: points}
	}
	tip := points[len(points)-1]
	body := Shorten(points, ArrowLength)
	base := body[len(body)-1]
	dx, dy := tip.X-base.X, tip.Y-base.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return Curve{Points: points}
	}
	nx, ny := -dy/length*ArrowHalf, dx/length*ArrowHalf
	return Curve{Points: body, Head: ArrowHead{tip, layout.Point{X: base.X + nx, Y: base.Y + ny}, layout.Point{X: base.X - nx, Y: base.Y - ny}}}
}

// sweepCurve returns a curve between neighbouring columns that is level at both ends.
func sweepCurve(from, to layout.Point) []layout.Point {
	middle := (from.X + to.X - ArrowLength) / 2
	// The head needs a straight piece to sit on.
	neck := layout.Point{X: to.X - ArrowLength, Y: to.Y}
	return []layout.Point{
		from, {X: middle, Y: from.Y}, {X: middle, Y: to.Y}, neck,
		{X: neck.X + ArrowLength/3, Y: to.Y}, {X: neck.X + ArrowLength*2/3, Y: to.Y}, to,
	}
}

// Outline returns points on a curve, each piece of it in that many steps. The control
// points of a curve may lie well outside it.
func Outline(points []layout.Point, steps int) []layout.Point {
	on := make([]layout.Point, 0, len(points)/3*(steps+1))
	for i := 0; i+3 < len(points); i += 3 {
		piece := [4]layout.Point(points[i : i+4])
		for k := range steps + 1 {
			cut := split(piece, float64(k)/float64(steps))
			on = append(on, cut[3])
		}
	}
	return on
}

// Shorten cuts a piecewise Bézier curve off where it last comes within the
// distance of its end.
func Shorten(points []layout.Point, distance float64) []layout.Point {
	tip := points[len(points)-1]
	far := func(p layout.Point) bool { return math.Hypot(p.X-tip.X, p.Y-tip.Y) > distance }
	last := len(points) - 1 // end of the piece to cut
	for last > 3 && !far(points[last-3]) {
		last -= 3
	}
	piece := [4]layout.Point(points[last-3 : last+1])
	if !far(piece[0]) { // the whole curve is shorter: keep a third of it
		cut := split(piece, 1.0/3)
		return cut[:]
	}
	low, high := 0.0, 1.0
	for range 30 {
		middle := (low + high) / 2
		if cut := split(piece, middle); far(cut[3]) {
			low = middle
		} else {
			high = middle
		}
	}
	cut := split(piece, low)
	return append(append([]layout.Point(nil), points[:last-3]...), cut[:]...)
}

// split returns the part of a Bézier curve up to t (de Casteljau).
func split(c [4]layout.Point, t float64) [4]layout.Point {
	mid := func(a, b layout.Point) layout.Point {
		return layout.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
	}
	ab, bc, cd := mid(c[0], c[1]), mid(c[1], c[2]), mid(c[2], c[3])
	abc, bcd := mid(ab, bc), mid(bc, cd)
	return [4]layout.Point{c[0], ab, abc, mid(abc, bcd)}
}
