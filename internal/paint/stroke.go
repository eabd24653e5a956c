package paint

import (
	"math"

	"github.com/resultschain/resultschain/internal/layout"
)

// A chain is a path without curves.
type chain struct {
	points []layout.Point // none twice in a row
	closed bool
}

// flatness is how far a curve may be from the lines that stand for it, in
// pixels: too little to be seen.
const flatness = 0.05

// flatten returns the path as lines, scaled.
func (p Path) flatten(scale float64) []chain {
	var chains []chain
	var c *chain
	add := func(q layout.Point) {
		q.X, q.Y = q.X*scale, q.Y*scale
		if n := len(c.points); n == 0 || c.points[n-1] != q {
			c.points = append(c.points, q)
		}
	}
	var here layout.Point
	for _, s := range p {
		switch s.Verb {
		case moveTo:
			chains = append(chains, chain{})
			c = &chains[len(chains)-1]
			c.points = make([]layout.Point, 0, 32)
			add(s.To)
		case lineTo:
			add(s.To)
		case curveTo:
			// Wang's bound for the number of pieces.
			bend := max(math.Hypot(here.X-2*s.c1.X+s.c2.X, here.Y-2*s.c1.Y+s.c2.Y), math.Hypot(s.c1.X-2*s.c2.X+s.To.X, s.c1.Y-2*s.c2.Y+s.To.Y))
			n := max(1, math.Ceil(math.Sqrt(0.75*bend*scale/flatness)))
			for i := 1.0; i <= n; i++ {
				t := i / n
				u := 1 - t
				a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
				add(layout.Point{X: a*here.X + b*s.c1.X + d*s.c2.X + e*s.To.X, Y: a*here.Y + b*s.c1.Y + d*s.c2.Y + e*s.To.Y})
			}
		case ClosePath:
			if n := len(c.points); n > 1 && c.points[0] == c.points[n-1] {
				c.points = c.points[:n-1]
			}
			c.closed = true
		}
		here = s.To
	}
	return chains
}

// dashes returns the pieces of the chain that are drawn when it is dashed. An odd
// number of lengths counts twice, as in SVG.
func (c chain) dashes(lengths []float64) []chain {
	total := 0.0
	for _, l := range lengths {
		total += l
	}
	if total <= 0 {
		return []chain{c}
	}
	points := c.points
	if c.closed {
		points = append(points[:len(points):len(points)], points[0])
	}
	var out []chain
	dash := []layout.Point{points[0]}
	i, left := 0, lengths[0]
	end := func() {
		if i%2 == 0 && len(dash) > 1 {
			out = append(out, chain{points: dash})
		}
	}
	for k := 1; k < len(points); k++ {
		a, b := points[k-1], points[k]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		done := 0.0
		for length-done > left {
			done += left
			at := layout.Point{X: a.X + (b.X-a.X)*done/length, Y: a.Y + (b.Y-a.Y)*done/length}
			dash = append(dash, at)
			end()
			dash = []layout.Point{at}
			i++
			left = lengths[i%len(lengths)]
		}
		left -= length - done
		dash = append(dash, b)
	}
	end()
	return out
}

// miterLimit is the longest miter, as a multiple of the stroke: SVG's default.
const miterLimit = 4

// stroke returns polygons that together are the stroke along the chain, with butt
// ends and mitred corners. All turn the same way, so that they can be filled as
// one by the non-zero rule.
func (c chain) stroke(thick float64) [][]layout.Point {
	var out [][]layout.Point
	add := func(points ...layout.Point) {
		area := 0.0
		for i, p := range points {
			q := points[(i+1)%len(points)]
			area += p.X*q.Y - q.X*p.Y
		}
		if area < 0 {
			for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
				points[i], points[j] = points[j], points[i]
			}
		}
		out = append(out, points)
	}
	points := c.points
	if c.closed && len(points) > 1 {
		points = append(points[:len(points):len(points)], points[0], points[1])
	}
	half := thick / 2
	var before layout.Point // the direction of the piece before
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		if length == 0 {
			continue
		}
		d := layout.Point{X: (b.X - a.X) / length, Y: (b.Y - a.Y) / length}
		if i > 1 {
			addCorner(add, a, before, d, half)
		}
		before = d
		if c.closed && i == len(points)-1 {
			break // drawn already; it was for the corner
		}
		nx, ny := -d.Y*half, d.X*half
		add(layout.Point{X: a.X + nx, Y: a.Y + ny}, layout.Point{X: b.X + nx, Y: b.Y + ny}, layout.Point{X: b.X - nx, Y: b.Y - ny}, layout.Point{X: a.X - nx, Y: a.Y - ny})
	}
	return out
}

// addCorner adds the polygon that fills the outer side of a corner at p, between
// pieces of a stroke in the directions d and e.
func addCorner(add func(...layout.Point), p, d, e layout.Point, half float64) {
	cross, dot := d.X*e.Y-d.Y*e.X, d.X*e.X+d.Y*e.Y
	if math.Abs(cross) < 1e-9 {
		return
	}
	side := half // the outer side is where it does not turn to
	if cross > 0 {
		side = -half
	}
	a := layout.Point{X: p.X - d.Y*side, Y: p.Y + d.X*side}
	b := layout.Point{X: p.X - e.Y*side, Y: p.Y + e.X*side}
	// The miter is 1/cos of half the turn times as long as the stroke is wide.
	if squared := 2 / (1 + dot); squared > miterLimit*miterLimit {
		add(p, a, b)
		return
	}
	tip := layout.Point{X: p.X + (a.X+b.X-2*p.X)/(1+dot), Y: p.Y + (a.Y+b.Y-2*p.Y)/(1+dot)}
	add(p, a, tip, b)
}
