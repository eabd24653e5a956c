package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A plotter draws lines, marks and labels.
type plotter struct{ *chart }

// radius is how large a mark is, in points.
const radius = 4.0

// Plot implements [plot.Plotter].
func (c plotter) Plot(canvas draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&canvas)
	at := func(m mark) vg.Point { return vg.Point{X: x(m.x), Y: y(m.y)} }
	line := func(marks []mark, dashes []vg.Length) {
		if len(marks) < 2 {
			return
		}
		var points []vg.Point
		for _, m := range marks {
			points = append(points, at(m))
		}
		canvas.StrokeLines(draw.LineStyle{Color: grey, Width: vg.Points(1.2), Dashes: dashes}, points)
	}
	line(c.wanted, []vg.Length{vg.Points(2), vg.Points(3)})
	line(c.measured, nil)

	labels := c.labels(canvas.Rectangle, at)
	for _, l := range labels {
		if l.leader != nil {
			canvas.StrokeLines(draw.LineStyle{Color: ink, Width: vg.Points(0.5)}, l.leader)
		}
	}
	for _, m := range c.marks {
		canvas.DrawGlyph(draw.GlyphStyle{Color: ink, Radius: vg.Points(radius), Shape: m.glyph}, at(m))
	}
	for _, l := range labels {
		canvas.FillText(lettering, vg.Point{X: l.box.Min.X, Y: l.box.Min.Y + (l.box.Max.Y-l.box.Min.Y)*0.2}, l.of.label)
	}
}

// lettering is how labels are written.
var lettering = draw.TextStyle{Color: ink, Font: sans, Handler: plot.DefaultTextHandler}

// A label is the words of a mark, and where they stand: beside the mark and
// nearer to it than to any other, or else farther away, at the end of a thin
// line from the mark.
type label struct {
	of     mark
	box    vg.Rectangle
	leader []vg.Point // from the mark to the label; nil: none
}

// labels are those for which there is room. One that could be taken for that of
// another mark is left out: the numbers are beneath the chart too. The first
// choice of places is for what matters most: the baseline, the latest value and
// the targets.
func (c plotter) labels(within vg.Rectangle, at func(mark) vg.Point) []label {
	room := &labelRoom{within: within}
	for _, m := range c.marks {
		room.marks = append(room.marks, at(m))
	}
	for _, line := range [][]mark{c.wanted, c.measured} {
		for i := 1; i < len(line); i++ {
			room.lines = append(room.lines, along(at(line[i-1]), at(line[i]))...)
		}
	}
	named := slices.Clone(c.marks)
	slices.SortStableFunc(named, func(a, b mark) int { return cmp.Compare(b2i(a.minor()), b2i(b.minor())) })
	var labels []label
	for _, m := range named {
		if m.label == "" {
			continue
		}
		box, leader, ok := room.find(at(m), lettering.Width(m.label), lettering.Height(m.label), !m.minor())
		if !ok {
			continue
		}
		labels = append(labels, label{m, box, leader})
		room.taken = append(room.taken, around(middle(box), box.Max.X-box.Min.X+4, box.Max.Y-box.Min.Y))
		if leader != nil {
			room.taken = append(room.taken, along(leader[0], leader[1])...)
		}
	}
	return labels
}

// minor reports whether other labels matter more than that of the mark.
func (m mark) minor() bool {
	return m.label == m.value || m.name == "value" && !strings.HasPrefix(m.label, "Latest")
}

// A labelRoom is where labels may stand.
type labelRoom struct {
	within vg.Rectangle
	marks  []vg.Point
	lines  []vg.Rectangle // small pieces of the lines between marks
	taken  []vg.Rectangle // labels, and small pieces of the lines to them
}

// find is a place for a label of the mark at own, and the line that leads to it
// if it needs one. Only a label that matters may stand on a line between marks.
func (r *labelRoom) find(own vg.Point, w, h vg.Length, matters bool) (box vg.Rectangle, leader []vg.Point, ok bool) {
	others := slices.DeleteFunc(slices.Clone(r.marks), func(m vg.Point) bool { return apart(m, own) < 1 })
	if box, ok = r.beside(own, others, w, h, r.lines); ok {
		return box, nil, true
	}
	for _, lines := range [][2][]vg.Rectangle{{r.lines, r.lines}, {r.lines, nil}} {
		if box, leader, ok = r.led(own, others, w, h, lines[0], lines[1]); ok {
			return box, leader, true
		}
	}
	if !matters {
		return box, nil, false
	}
	if box, ok = r.beside(own, others, w, h, nil); ok {
		return box, nil, true
	}
	return r.led(own, others, w, h, nil, nil)
}

// beside is a place next to the mark, above it if that may be, that is on none
// of the lines and clearly nearer to it than to the others.
func (r *labelRoom) beside(own vg.Point, others []vg.Point, w, h vg.Length, lines []vg.Rectangle) (vg.Rectangle, bool) {
	const gap, clearly = 7, 1.5
	for _, far := range []vg.Length{gap, 1.6 * gap} {
		for _, move := range []vg.Point{
			{Y: h/2 + far}, {Y: -h/2 - far}, {X: w/2 + far}, {X: -w/2 - far},
			{X: w/2 - radius, Y: h/2 + far}, {X: radius - w/2, Y: h/2 + far},
			{X: w/2 - radius, Y: -h/2 - far}, {X: radius - w/2, Y: -h/2 - far},
		} {
			box := around(vg.Point{X: own.X + move.X, Y: own.Y + move.Y}, w, h)
			if !r.free(box, lines) {
				continue
			}
			mine := apart(nearest(box, own), own) * clearly
			if !slices.ContainsFunc(others, func(m vg.Point) bool { return apart(nearest(box, m), m) < mine }) {
				return box, true
			}
		}
	}
	return vg.Rectangle{}, false
}

// led is the nearest place, not far away, to which a straight line leads from
// the mark that comes near no other mark. The label is on none of the lines, and its own line
// crosses none of those that it is to keep clear of.
func (r *labelRoom) led(own vg.Point, others []vg.Point, w, h vg.Length, lines, clear []vg.Rectangle) (vg.Rectangle, []vg.Point, bool) {
	const shortest, longest, stepX, stepY = 3 * radius, 60, 6, 5
	type place struct {
		box  vg.Rectangle
		end  vg.Point // of the line that leads to it
		long float64
	}
	var places []place
	for y := r.within.Max.Y - h/2; y >= r.within.Min.Y+h/2; y -= stepY {
		for x := r.within.Min.X + w/2; x <= r.within.Max.X-w/2; x += stepX {
			box := around(vg.Point{X: x, Y: y}, w, h)
			end := nearest(around(middle(box), w+4, h), own)
			if long := apart(end, own); long >= shortest && long <= longest {
				places = append(places, place{box, end, long})
			}
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.long, b.long) })
	clear = slices.DeleteFunc(slices.Clone(clear), func(p vg.Rectangle) bool { return apart(nearest(p, own), own) < 2*radius })
	for _, p := range places {
		if !r.free(p.box, lines) {
			continue
		}
		strays := slices.ContainsFunc(others, func(m vg.Point) bool {
			away := min(2*radius, 0.9*apart(m, own)) // of marks that overlap it leads away
			return apart(nearest(p.box, m), m) < 2*radius || apart(nearestOn(own, p.end, m), m) < away
		})
		f := vg.Length(radius / p.long)
		begin := vg.Point{X: own.X + (p.end.X-own.X)*f, Y: own.Y + (p.end.Y-own.Y)*f}
		leader := along(begin, p.end)
		if !strays && !overlap(leader, r.taken) && !overlap(leader, clear) {
			return p.box, []vg.Point{begin, p.end}, true
		}
	}
	return vg.Rectangle{}, nil, false
}

// free reports whether a label may stand in the box: it is within the chart,
// and on no mark, no other label and none of the lines.
func (r *labelRoom) free(box vg.Rectangle, lines []vg.Rectangle) bool {
	if box.Min.X < r.within.Min.X || box.Max.X > r.within.Max.X || box.Min.Y < r.within.Min.Y || box.Max.Y > r.within.Max.Y {
		return false
	}
	for _, m := range r.marks {
		if touch(box, around(m, 2*radius, 2*radius)) {
			return false
		}
	}
	one := []vg.Rectangle{box}
	return !overlap(one, r.taken) && !overlap(one, lines)
}

// overlap reports whether any of some boxes is on one of others.
func overlap(some, others []vg.Rectangle) bool {
	for _, a := range some {
		for _, b := range others {
			if touch(a, b) {
				return true
			}
		}
	}
	return false
}

func touch(a, b vg.Rectangle) bool {
	return a.Max.X >= b.Min.X && b.Max.X >= a.Min.X && a.Max.Y >= b.Min.Y && b.Max.Y >= a.Min.Y
}

// apart is how far two points are from each other.
func apart(a, b vg.Point) float64 { return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) }

// nearest is the point of a box that is nearest to another.
func nearest(box vg.Rectangle, p vg.Point) vg.Point {
	return vg.Point{X: max(box.Min.X, min(box.Max.X, p.X)), Y: max(box.Min.Y, min(box.Max.Y, p.Y))}
}

// nearestOn is the point of the line from a to b that is nearest to p.
func nearestOn(a, b, p vg.Point) vg.Point {
	d := vg.Point{X: b.X - a.X, Y: b.Y - a.Y}
	long := d.X*d.X + d.Y*d.Y
	if long == 0 {
		return a
	}
	f := max(0, min(1, ((p.X-a.X)*d.X+(p.Y-a.Y)*d.Y)/long))
	return vg.Point{X: a.X + d.X*f, Y: a.Y + d.Y*f}
}

// piece is the size of the small pieces of a line, in points.
const piece = 1.5

// along are small pieces of the line from one point to another, so close that
// no other line goes between them.
func along(a, b vg.Point) []vg.Rectangle {
	n := max(1, int(apart(a, b)/piece))
	var pieces []vg.Rectangle
	for i := range n {
		f := vg.Length(i) / vg.Length(n)
		pieces = append(pieces, around(vg.Point{X: a.X + (b.X-a.X)*f, Y: a.Y + (b.Y-a.Y)*f}, piece, piece))
	}
	return pieces
}

func middle(box vg.Rectangle) vg.Point {
	return vg.Point{X: (box.Min.X + box.Max.X) / 2, Y: (box.Min.Y + box.Max.Y) / 2}
}

// around is a box with its middle at a point.
func around(at vg.Point, w, h vg.Length) vg.Rectangle {
	return vg.Rectangle{Min: vg.Point{X: at.X - w/2, Y: at.Y - h/2}, Max: vg.Point{X: at.X + w/2, Y: at.Y + h/2}}
}
