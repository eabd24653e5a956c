package render

import (
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/layout"
)

// A scene is a finished picture: what the writers of SVG, PNG and PDF draw, in
// points, with the origin at the top left and y downwards. All decisions are
// made; a writer only draws the parts one after the other.
type scene struct {
	id          string // begins every id
	lang        string
	title       string
	description string
	view        View
	w, h        float64
	scale       float64 // points of paper for a point of the picture
	background  string
	parts       []part
}

// A part is what belongs together: a heading, a box, an arrow, an entry of the
// key.
type part struct {
	class  string // what it is, for those who read SVG
	name   string // its id after the picture's; empty: none
	title  string // what it says, in words; empty: its text
	shapes []shape
	texts  []text
}

// A shape is a path with its ink. Colours are #rrggbb; an empty one is none.
type shape struct {
	path         path
	fill, stroke string
	thick        float64   // of the stroke
	dash         []float64 // empty: solid
}

// A text is lines of text with their baselines.
type text struct {
	lines  []line
	size   float64
	bold   bool
	anchor anchor
	colour string
}

type line struct {
	x, y  float64
	s     string
	width float64 // 0: not known exactly
}

// An anchor says which point of a line its x is.
type anchor int

const (
	atStart anchor = iota
	atMiddle
	atEnd
)

// A path is steps from point to point.
type path []step

type step struct {
	verb   verb
	c1, c2 layout.Point // of a curve
	to     layout.Point // but for close
}

type verb int

const (
	moveTo verb = iota
	lineTo
	curveTo
	closePath
)

// polygon is a closed path through the points.
func polygon(points ...layout.Point) path {
	p := polyline(points...)
	return append(p, step{verb: closePath})
}

func polyline(points ...layout.Point) path {
	var p path
	for i, pt := range points {
		v := lineTo
		if i == 0 {
			v = moveTo
		}
		p = append(p, step{verb: v, to: pt})
	}
	return p
}

// bezier is a piecewise Bézier curve of 1+3k control points.
func bezier(points []layout.Point) path {
	p := path{{verb: moveTo, to: points[0]}}
	for i := 1; i+2 < len(points); i += 3 {
		p = append(p, step{verb: curveTo, c1: points[i], c2: points[i+1], to: points[i+2]})
	}
	return p
}

// quarter is how far the control points of a quarter of a circle of radius 1
// lie from its ends.
const quarter = 0.5522847498

// rectangle is a rectangle with round corners of the radius, which may be 0.
func rectangle(x, y, w, h, r float64) path {
	if r <= 0 {
		return polygon(layout.Point{X: x, Y: y}, layout.Point{X: x + w, Y: y}, layout.Point{X: x + w, Y: y + h}, layout.Point{X: x, Y: y + h})
	}
	r = math.Min(r, math.Min(w, h)/2)
	k := r * (1 - quarter)
	at := func(dx, dy float64) layout.Point { return layout.Point{X: x + dx, Y: y + dy} }
	return path{
		{verb: moveTo, to: at(r, 0)},
		{verb: lineTo, to: at(w-r, 0)}, {verb: curveTo, c1: at(w-k, 0), c2: at(w, k), to: at(w, r)},
		{verb: lineTo, to: at(w, h-r)}, {verb: curveTo, c1: at(w, h-k), c2: at(w-k, h), to: at(w-r, h)},
		{verb: lineTo, to: at(r, h)}, {verb: curveTo, c1: at(k, h), c2: at(0, h-k), to: at(0, h-r)},
		{verb: lineTo, to: at(0, r)}, {verb: curveTo, c1: at(0, k), c2: at(k, 0), to: at(r, 0)},
		{verb: closePath},
	}
}

// cornerless is a rectangle whose corners are cut off at the length.
func cornerless(x, y, w, h, cut float64) path {
	at := func(dx, dy float64) layout.Point { return layout.Point{X: x + dx, Y: y + dy} }
	return polygon(at(cut, 0), at(w-cut, 0), at(w, cut), at(w, h-cut), at(w-cut, h), at(cut, h), at(0, h-cut), at(0, cut))
}

// circle begins at the point of the circle in the direction (dx, dy), which
// has length 1.
func circle(x, y, r, dx, dy float64) path {
	// Four quarters, each the one before turned by a right angle.
	p := path{{verb: moveTo, to: layout.Point{X: x + r*dx, Y: y + r*dy}}}
	for range 4 {
		nx, ny := -dy, dx
		p = append(p, step{
			verb: curveTo,
			c1:   layout.Point{X: x + r*(dx+quarter*nx), Y: y + r*(dy+quarter*ny)},
			c2:   layout.Point{X: x + r*(nx+quarter*dx), Y: y + r*(ny+quarter*dy)},
			to:   layout.Point{X: x + r*nx, Y: y + r*ny},
		})
		dx, dy = nx, ny
	}
	return append(p, step{verb: closePath})
}

// star has five points, the first at the top.
func star(x, y, r float64) path {
	var points []layout.Point
	for i := range 10 {
		d := r
		if i%2 == 1 {
			d = r * 0.42
		}
		sin, cos := math.Sincos(float64(i) * math.Pi / 5)
		points = append(points, layout.Point{X: x + d*sin, Y: y - d*cos})
	}
	return polygon(points...)
}

// move shifts all that is drawn.
func (s *scene) move(dx, dy float64) {
	by := func(p *layout.Point) { p.X, p.Y = p.X+dx, p.Y+dy }
	for i := range s.parts {
		for k := range s.parts[i].shapes {
			sh := &s.parts[i].shapes[k]
			sh.path = slices.Clone(sh.path) // two shapes may share one
			for j := range sh.path {
				st := &sh.path[j]
				by(&st.c1)
				by(&st.c2)
				by(&st.to)
			}
		}
		for _, t := range s.parts[i].texts {
			for j := range t.lines {
				t.lines[j].x += dx
				t.lines[j].y += dy
			}
		}
	}
}
