package report

import (
	"cmp"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// A label is the words of a mark, and where they stand: beside the mark and
// nearer to it than to any other, or else farther away, at the end of a thin
// line from the mark.
type label struct {
	of     mark
	box    box
	leader []paint.Point // from the mark to the label; nil: none
}

// labels returns the labels for which there is room. A label that could be taken
// for that of another mark is left out, since the numbers are beneath the chart
// too. The most important marks choose first: the baseline, the latest value and
// the targets.
func (c *chart) labels(f frame) []label {
	room := &labelRoom{within: f.room}
	for _, m := range c.marks {
		room.marks = append(room.marks, f.point(m))
	}
	for _, line := range [][]mark{c.wanted, c.measured} {
		for i := 1; i < len(line); i++ {
			room.lines = append(room.lines, linePieces(f.point(line[i-1]), f.point(line[i]))...)
		}
	}
	slices.SortFunc(room.marks, func(a, b paint.Point) int { return cmp.Compare(a.X, b.X) })
	slices.SortFunc(room.lines, func(a, b box) int { return cmp.Compare(a.x1, b.x1) })
	named := slices.DeleteFunc(slices.Clone(c.marks), func(m mark) bool { return m.label == "" })
	major := slices.DeleteFunc(slices.Clone(named), func(m mark) bool { return m.minor })
	minor := slices.DeleteFunc(named, func(m mark) bool { return !m.minor })
	if len(minor) > mostMinor {
		minor = nil
	}
	var labels []label
	for _, m := range slices.Concat(major, minor) {
		w, h := typeset.Regular.Width(m.label, lettering), lettering*(typeset.Ascent+typeset.Descent)
		b, leader, ok := room.find(f.point(m), w, h, !m.minor)
		if !ok {
			continue
		}
		labels = append(labels, label{m, b, leader})
		room.taken = append(room.taken, boxAround(b.middle(), w+4, h))
		if leader != nil {
			room.taken = append(room.taken, linePieces(leader[0], leader[1])...)
		}
	}
	return labels
}

// mostMinor is how many labels that matter less are looked for a place, which takes long
// for thousands of which hardly one finds any.
const mostMinor = 60

// A labelRoom is where labels may stand.
type labelRoom struct {
	within box
	marks  []paint.Point // from left to right
	lines  []box         // small pieces of the lines between marks, from left to right
	taken  []box         // labels, and small pieces of the lines to them
}

// find returns a place for a label of the mark at own, and the line that leads to
// it if it needs one. Only a label that matters may cover a line between marks.
func (r *labelRoom) find(own paint.Point, w, h float64, matters bool) (b box, leader []paint.Point, ok bool) {
	others := slices.DeleteFunc(slices.Clone(r.marks), func(m paint.Point) bool { return distanceBetween(m, own) < 1 })
	if b, ok = r.findBeside(own, others, w, h, r.lines); ok {
		return b, nil, true
	}
	free := r.leaderPlaces(own, w, h)
	offLines := slices.DeleteFunc(slices.Clone(free), func(p leaderPlace) bool { return anyAcross(p.box, r.lines) })
	for _, clear := range [][]box{r.lines, nil} {
		if b, leader, ok = r.findWithLeader(own, others, offLines, clear); ok {
			return b, leader, true
		}
	}
	if !matters {
		return b, nil, false
	}
	if b, ok = r.findBeside(own, others, w, h, nil); ok {
		return b, nil, true
	}
	return r.findWithLeader(own, others, free, nil)
}

// findBeside returns a place next to the mark, above it if possible, that is on none
// of the lines and clearly nearer to it than to the others.
func (r *labelRoom) findBeside(own paint.Point, others []paint.Point, w, h float64, lines []box) (box, bool) {
	const gap, clearly = 7, 1.5
	for _, far := range []float64{gap, 1.6 * gap} {
		for _, move := range [][2]float64{
			{0, -h/2 - far}, {0, h/2 + far}, {w/2 + far, 0}, {-w/2 - far, 0},
			{w/2 - radius, -h/2 - far}, {radius - w/2, -h/2 - far},
			{w/2 - radius, h/2 + far}, {radius - w/2, h/2 + far},
		} {
			b := boxAround(paint.Point{X: own.X + move[0], Y: own.Y + move[1]}, w, h)
			mine := b.distance(own) * clearly
			if r.isFree(b, lines) && !slices.ContainsFunc(others, func(m paint.Point) bool { return b.distance(m) < mine }) {
				return b, true
			}
		}
	}
	return box{}, false
}

// A leaderPlace is a place for a label to which a straight line leads from its mark.
type leaderPlace struct {
	box  box
	end  paint.Point // of the line
	long float64
}

// leaderPlaces returns the places not far away from the mark at own where its label may
// stand, the nearest first.
func (r *labelRoom) leaderPlaces(own paint.Point, w, h float64) []leaderPlace {
	const shortest, longest, stepX, stepY = 3 * radius, 60, 6, 5
	var places []leaderPlace
	room := boxAround(own, 2*longest+w+4, 2*longest+h)
	for y := r.within.y1 + h/2; y <= min(r.within.y2-h/2, room.y2); y += stepY {
		if y < room.y1 {
			continue
		}
		for x := r.within.x1 + w/2; x <= min(r.within.x2-w/2, room.x2); x += stepX {
			if x < room.x1 {
				continue
			}
			at := paint.Point{X: x, Y: y}
			end := boxAround(at, w+4, h).nearest(own)
			if long := distanceBetween(end, own); long >= shortest && long <= longest {
				places = append(places, leaderPlace{boxAround(at, w, h), end, long})
			}
		}
	}
	places = slices.DeleteFunc(places, func(p leaderPlace) bool { return !r.isFree(p.box, nil) })
	slices.SortStableFunc(places, func(a, b leaderPlace) int { return cmp.Compare(a.long, b.long) })
	return places
}

// findWithLeader returns the first place to which a straight line leads from the mark
// that comes near no other mark and crosses none of the lines in clear.
func (r *labelRoom) findWithLeader(own paint.Point, others []paint.Point, places []leaderPlace, clear []box) (box, []paint.Point, bool) {
	clear = slices.DeleteFunc(slices.Clone(clear), func(p box) bool { return p.distance(own) < 2*radius })
	for _, p := range places {
		f := radius / p.long
		begin := paint.Point{X: own.X + (p.end.X-own.X)*f, Y: own.Y + (p.end.Y-own.Y)*f}
		near := marksBetween(others, min(p.box.x1, own.X)-2*radius, max(p.box.x2, own.X)+2*radius)
		strays := slices.ContainsFunc(near, func(m paint.Point) bool {
			away := min(2*radius, 0.9*distanceBetween(m, own)) // of marks that overlap it leads away
			return p.box.distance(m) < 2*radius || distanceBetween(nearestOn(own, p.end, m), m) < away
		})
		if strays {
			continue
		}
		leader := linePieces(begin, p.end)
		if !anyOverlap(leader, r.taken) && !slices.ContainsFunc(leader, func(b box) bool { return anyAcross(b, clear) }) {
			return p.box, []paint.Point{begin, p.end}, true
		}
	}
	return box{}, nil, false
}

// isFree reports whether a label may stand in the box: it is within the chart,
// and on no mark, no other label and none of the lines.
func (r *labelRoom) isFree(b box, lines []box) bool {
	in := r.within
	if b.x1 < in.x1+2 || b.x2 > in.x2 || b.y1 < in.y1 || b.y2 > in.y2 {
		return false
	}
	onMark := slices.ContainsFunc(marksBetween(r.marks, b.x1-radius, b.x2+radius), func(m paint.Point) bool { return b.touches(boxAround(m, 2*radius, 2*radius)) })
	return !onMark && !slices.ContainsFunc(r.taken, b.touches) && !anyAcross(b, lines)
}

// marksBetween returns those of the marks, from left to right, that are not clearly
// outside a stretch across the chart.
func marksBetween(marks []paint.Point, x1, x2 float64) []paint.Point {
	at := func(x float64) int {
		i, _ := slices.BinarySearchFunc(marks, x, func(m paint.Point, x float64) int { return cmp.Compare(m.X, x) })
		return i
	}
	return marks[at(x1-1):at(x2+1)]
}

// anyAcross reports whether a box touches any of the pieces of lines, from left to right.
func anyAcross(b box, pieces []box) bool {
	at := func(x float64) int {
		i, _ := slices.BinarySearchFunc(pieces, x, func(p box, x float64) int { return cmp.Compare(p.x1, x) })
		return i
	}
	return slices.ContainsFunc(pieces[at(b.x1-pieceSize-1):at(b.x2+1)], b.touches)
}

// A box is a rectangle, from its top left to its bottom right corner.
type box struct{ x1, y1, x2, y2 float64 }

// boxAround returns a box with its middle at a point.
func boxAround(at paint.Point, w, h float64) box {
	return box{at.X - w/2, at.Y - h/2, at.X + w/2, at.Y + h/2}
}

func (b box) middle() paint.Point { return paint.Point{X: (b.x1 + b.x2) / 2, Y: (b.y1 + b.y2) / 2} }

func (b box) touches(c box) bool { return b.x2 >= c.x1 && b.x1 <= c.x2 && b.y2 >= c.y1 && b.y1 <= c.y2 }

// nearest returns the point of the box that is nearest to another.
func (b box) nearest(p paint.Point) paint.Point {
	return paint.Point{X: max(b.x1, min(b.x2, p.X)), Y: max(b.y1, min(b.y2, p.Y))}
}

// distance returns how far a point is from the box.
func (b box) distance(p paint.Point) float64 { return distanceBetween(b.nearest(p), p) }

// anyOverlap reports whether any of the boxes touches one of the others.
func anyOverlap(some, others []box) bool {
	return slices.ContainsFunc(some, func(a box) bool { return slices.ContainsFunc(others, a.touches) })
}

// distanceBetween returns how far two points are from each other.
func distanceBetween(a, b paint.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// nearestOn returns the point of the line from a to b that is nearest to p.
func nearestOn(a, b, p paint.Point) paint.Point {
	dx, dy := b.X-a.X, b.Y-a.Y
	f := max(0, min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/max(dx*dx+dy*dy, 1e-9)))
	return paint.Point{X: a.X + dx*f, Y: a.Y + dy*f}
}

// pieceSize is how wide and high the pieces of lines are, in points.
const pieceSize = 1.5

// linePieces returns small pieces of the line from one point to another, so close that
// no other line goes between them.
func linePieces(a, b paint.Point) []box {
	n := max(1, int(distanceBetween(a, b)/pieceSize))
	var pieces []box
	for i := range n {
		f := float64(i) / float64(n)
		pieces = append(pieces, boxAround(paint.Point{X: a.X + (b.X-a.X)*f, Y: a.Y + (b.Y-a.Y)*f}, pieceSize, pieceSize))
	}
	return pieces
}
