package render

import (
	"fmt"
	"math"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of broad arrows, in points.
const (
	broadThick   = 9.0
	broadHead    = 8.0 // half the width of the head
	broadLength  = 11.0
	broadStep    = 2*broadHead + 2 // between two at one side of a box
	besideNarrow = broadHead + 5   // between one and a narrow arrow
	broadRoom    = 34.0            // between frames that one joins
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

// stroke returns how a broad arrow is drawn: its border has the line of a narrow
// one.
func (b *broadArrow) stroke() stroke {
	s := b.arrow.stroke()
	if b.change != unmarked {
		s.meaning = (&arrow{kind: b.kind, illustrative: b.illustrative}).stroke().meaning
	}
	s.thick, s.double = math.Min(s.thick, 2.2), false
	s.lineWords = "broad arrow, " + s.lineWords
	switch {
	case b.only != nil:
		s.meaning = "what has no links of its own leads to the whole next stage"
	case b.joinsTiers():
		s.meaning = "a whole stage leads to the next"
	default:
		s.meaning += ", from or to a whole group"
	}
	return s
}

// broadShapes returns a broad arrow along the points.
func broadShapes(points []layout.Point, s stroke, colour, fill string, factor float64) []paint.Shape {
	tip := points[len(points)-1]
	body := shorten(points, broadLength)
	base := body[len(body)-1]
	dx, dy := tip.X-base.X, tip.Y-base.Y
	if l := math.Hypot(dx, dy); l > 0 {
		dx, dy = dx/l, dy/l
	}
	side := func(d float64) layout.Point { return layout.Point{X: base.X - dy*d, Y: base.Y + dx*d} }
	border := s.thick * factor
	if s.ring { // what is illustrative has an open head
		fill = ""
	}
	line := paint.Curve(body)
	inner := append(paint.Curve(body), paint.Polyline(base, layout.Point{X: base.X + dx*border, Y: base.Y + dy*border})...)
	return []paint.Shape{
		{Path: line, Stroke: colour, Thick: broadThick, Dash: s.dash},
		{Path: paint.Polygon(tip, side(broadHead), side(-broadHead)), Fill: fill, Stroke: colour, Thick: border},
		{Path: inner, Stroke: fill, Thick: broadThick - 2*border},
	}
}

// broadPart returns the part that shows a broad arrow.
func (p *plan) broadPart(i int) paint.Part {
	b := &p.broads[i]
	return paint.Part{
		Class: "arrow", Name: fmt.Sprintf("broad%d", i+1), Title: p.broadSentence(b),
		Shapes: broadShapes(p.broadWays[i], b.stroke(), p.arrowColour(&b.arrow), p.theme.band[1], p.theme.thick),
	}
}

// framePart returns the part that shows a frame.
func (p *plan) framePart(i int) paint.Part {
	stroke, look := p.theme.text, changeLooks[p.frames[i].change]
	if p.frames[i].isGrey() {
		stroke = p.theme.fadedLine
	}
	return paint.Part{
		Class: "frame", Name: fmt.Sprintf("frame%d", i+1), Title: "Group: " + p.frames[i].title,
		Shapes: []paint.Shape{{Path: p.frameRects[i].path(frameRound), Stroke: stroke, Thick: (0.9 + look.border) * p.theme.thick, Dash: frameDash}},
	}
}

// isGrey reports whether the frame is in the background.
func (f *frame) isGrey() bool { return f.faded || f.change == unchanged || f.change == removed }

// frameTitlePart returns the part with the title of a frame, on a ground that hides
// the arrows beneath it.
func (p *plan) frameTitlePart(i int) paint.Part {
	f, r := &p.frames[i], p.frameRects[i]
	ink, ground := p.theme.text, p.theme.background
	if f.isGrey() {
		ink = p.theme.faded.text
	}
	if p.graph.panels {
		ground = p.theme.band[0]
	}
	x, anchor := (r.left+r.right)/2, paint.Middle
	if p.isInRows() { // where fewer arrows leave
		x, anchor = r.left+framePad, paint.Start
	}
	text := stackLines(f.lines, x, r.top+framePad/2, detailSize, true, anchor, ink)
	out := paint.Part{Class: "frame", Texts: []paint.Text{text}}
	wide := 0.0
	for _, l := range f.lines {
		wide = math.Max(wide, typeset.Bold.Width(l, detailSize))
	}
	left := x - 2
	if anchor == paint.Middle {
		left = x - wide/2 - 2
	}
	top, bottom := r.top+framePad/2, r.top+framePad/2+float64(len(f.lines))*lineHeight*detailSize
	out.Shapes = []paint.Shape{{Path: rect{left, top, left + wide + 4, bottom}.path(2), Fill: ground}}
	return out
}

// frameDash is the line of frames, which no box has.
var frameDash = []float64{10, 2}

// wholeParts returns the panels behind tiers and the frames, outer ones first.
func (p *plan) wholeParts() []paint.Part {
	var out []paint.Part
	for _, r := range p.panelRects {
		out = append(out, paint.Part{Class: "band", Shapes: []paint.Shape{{Path: r.path(frameRound), Fill: p.theme.band[0]}}})
	}
	for i := range p.frameRects {
		if !p.frames[i].empty {
			out = append(out, p.framePart(i))
		}
	}
	for _, points := range p.brackets {
		out = append(out, paint.Part{Class: "bracket", Shapes: []paint.Shape{{Path: paint.Polyline(points...), Stroke: p.theme.arrows[leadsTo], Thick: 1.2 * p.theme.thick}}})
	}
	return out
}

// bracketGap is between boxes and the bracket round them, and bracketTick the length
// of its ends.
const (
	bracketGap  = 5.0
	bracketTick = 3.0
)

// turn returns the place of a point by its way along the chain and across.
func (p *plan) turn(along, across float64) layout.Point {
	if p.isInRows() {
		return layout.Point{X: across, Y: -along}
	}
	return layout.Point{X: along, Y: across}
}

func (p *plan) turnAll(points []layout.Point) []layout.Point {
	for i, pt := range points {
		points[i] = p.turn(pt.X, pt.Y)
	}
	return points
}

// reach returns how far the boxes of a tier reach along the chain and across.
func (p *plan) reach(t int) (along, across span) {
	x1, x2, y1, y2 := p.extent(&p.tiers[t])
	along, across = span{x1, x2}, span{y1, y2}
	if p.isInRows() {
		along, across = span{-y2, -y1}, span{x1, x2}
	}
	if p.panelAt != nil {
		along = p.panelAt[t]
	}
	return along, across
}

// feedWay returns the way of the broad arrow from the inputs to the activities, and
// adds brackets that hold together what it leaves and enters.
func (p *plan) feedWay(b *broadArrow) []layout.Point {
	from, ours := p.reach(b.leaves.n)
	to, theirs := p.reach(b.enters.n)
	y := (math.Max(ours.from, theirs.from) + math.Min(ours.to, theirs.to)) / 2
	if ours.to < theirs.from || theirs.to < ours.from {
		y = ours.middle()
	}
	start, finish := from.to+bracketGap, to.from-bracketGap
	bracket := func(t int, at, tick float64, across span) {
		if len(p.tiers[t].boxes) > 1 {
			p.brackets = append(p.brackets, p.turnAll([]layout.Point{{X: at + tick, Y: across.from}, {X: at, Y: across.from}, {X: at, Y: across.to}, {X: at + tick, Y: across.to}}))
		}
	}
	bracket(b.leaves.n, start, -bracketTick, ours)
	bracket(b.enters.n, finish, bracketTick, theirs)
	return p.turnAll(sweepCurve(layout.Point{X: start, Y: y}, layout.Point{X: finish, Y: y}))
}
