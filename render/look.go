package render

import (
	"math"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Sizes, in points.
const (
	textSize     = 11.0
	detailSize   = 9.0 // of the details of a box
	headingSize  = 11.0
	titleSize    = 17.0
	keySize      = 10.0
	lineHeight   = 1.2  // of the size of the text
	gutter       = 92.0 // for the headings beside rows
	keySample    = 34.0 // length of the sample line in the key
	arrowLength  = 7.5
	arrowHalf    = 3.2 // half its width
	doubleBorder = 3.0 // between the two lines of a double border
	markRadius   = 6.5 // of a mark on an arrow or a box
)

// A form is how large boxes are and how far apart.
type form struct {
	boxWidth   float64
	padX, padY float64 // between a box and its text
	tierGap    float64 // between columns, or between rows; at least
	sideGap    float64 // between the boxes of a column or row
	margin     float64 // round the whole picture
	perRow     int     // boxes in a row side by side; 0: any number
	tight      bool    // it has less white space than usual
	stacked    bool    // the last columns, where they have few boxes, are one
}

// usual is the form of pictures that need not fit a page.
var usualForms = map[View]form{
	ModelView:             {boxWidth: 128, padX: 8, padY: 7, tierGap: 48, sideGap: 16, margin: 18},
	ChainView:             {boxWidth: 128, padX: 8, padY: 7, tierGap: 40, sideGap: 18, margin: 18},
	content.PortfolioView: {boxWidth: 118, padX: 7, padY: 6, tierGap: 36, sideGap: 14, margin: 18, perRow: 2},
	TriangleView:          {boxWidth: 128, padX: 8, padY: 7, tierGap: 34, sideGap: 18, margin: 18, perRow: 5},
}

// tighten returns the form with less white space, for pages.
func (f form) tighten() form {
	f.padX, f.padY, f.margin, f.tight = 6, 5, 8, true
	f.tierGap, f.sideGap = 20, f.sideGap*0.65
	return f
}

// looks holds how boxes of each look are drawn. They differ without colour, as
// the headings do: by corners and lines. Stages come first; their names are in
// package outcomes.
var looks = [content.Looks]struct {
	inks   [3]ink  // in each of the built-in themes
	cut    bool    // the corners are cut off, not round
	corner float64 // radius, or what is cut off
	thick  float64 // of the border
	double bool
	dash   []float64
}{
	logicmodel.Input:      {inks: [3]ink{{"#b0c4c4", "#5a6066", "#111111"}, {"#ffffff", "#000000", "#000000"}, {"#ffffff", "#2c3034", "#000000"}}, cut: true, corner: 11, thick: 1.1}, // grey
	logicmodel.Activity:   {inks: [3]ink{{"#bdd6fa", "#142e62", "#111111"}, {"#ffffff", "#000000", "#000000"}, {"#ffffff", "#001d4b", "#000000"}}, thick: 1.1},                        // blue
	logicmodel.Output:     {inks: [3]ink{{"#dbf9df", "#33785b", "#111111"}, {"#f0f0f0", "#000000", "#000000"}, {"#ffffff", "#326248", "#000000"}}, cut: true, corner: 5, thick: 1.1},  // bluish green
	logicmodel.ShortTerm:  {inks: [3]ink{{"#ffe4ae", "#432500", "#111111"}, {"#e0e0e0", "#000000", "#000000"}, {"#ffffff", "#321d00", "#000000"}}, corner: 5, thick: 1.1},             // yellow, brown
	logicmodel.MediumTerm: {inks: [3]ink{{"#fec8b8", "#c23800", "#111111"}, {"#d0d0d0", "#000000", "#000000"}, {"#ffffff", "#a22700", "#000000"}}, corner: 9, thick: 1.5},             // vermilion
	logicmodel.LongTerm:   {inks: [3]ink{{"#f5e3f7", "#8e5a8c", "#111111"}, {"#c0c0c0", "#000000", "#000000"}, {"#ffffff", "#754377", "#000000"}}, corner: 13, thick: 1.9},            // reddish purple
	logicmodel.EndState:   {inks: [3]ink{{"#ffffff", "#000000", "#111111"}, {"#ffffff", "#000000", "#000000"}, {"#ffffff", "#000000", "#000000"}}, corner: 9, thick: 1.1, double: true},
	content.FrameworkLook: {inks: [3]ink{{"#e0e0e0", "#424242", "#111111"}, {"#ffffff", "#000000", "#000000"}, {"#ffffff", "#373737", "#000000"}}, thick: 2.4},
	content.MissingLook:   {inks: [3]ink{{"#ffffff", "#b00020", "#111111"}, {"#ffffff", "#000000", "#000000"}, {"#ffffff", "#a0001c", "#000000"}}, thick: 1.6, dash: []float64{1.5, 2.5}},
}

// lookKey returns the key of the look in the file of a theme, and the text on it
// for the documentation.
func lookKey(l content.Look) (key, doc string) {
	switch l {
	case content.FrameworkLook:
		return "framework", "Outcomes of the framework."
	case content.MissingLook:
		return "not-defined", "What is linked to and not defined, and the note that a picture is a draft."
	case content.Look(logicmodel.EndState):
		return "end-state", "The end state."
	}
	s := logicmodel.Stage(l)
	return s.String(), s.Heading() + "."
}

// illustrativeDash is the border of an illustrative box.
var illustrativeDash = []float64{5, 2.5}

// unintendedDash is the border of an unintended effect, whose box has the
// word too.
var unintendedDash = []float64{9, 2.5, 1.5, 2.5}

// boxShapes returns the outline of a box.
func (p *plan) boxShapes(n int) []paint.Shape {
	b, c, t := &p.Boxes[n], &p.cells[n], p.theme
	x, y := p.corners[n].X, p.corners[n].Y
	st, in := looks[b.Look], t.boxes[b.Look]
	if b.IsBehind() {
		in = t.faded
	}
	dash := st.dash
	switch {
	case b.Illustrative:
		dash = illustrativeDash
	case b.Unintended:
		dash = unintendedDash
	}
	thick, second := (st.thick+changeLooks[b.Change].border)*t.thick, doubleBorder+changeLooks[b.Change].border/2
	if changed := changeLooks[b.Change].dash; changed != nil {
		dash = changed
	}
	outline := func(inset float64) paint.Path {
		if st.cut {
			return paint.CutRectangle(x+inset, y+inset, c.w-2*inset, c.h-2*inset, st.corner)
		}
		return paint.Rectangle(x+inset, y+inset, c.w-2*inset, c.h-2*inset, max(st.corner-inset, 0))
	}
	out := []paint.Shape{{Path: outline(0), Fill: in.fill, Stroke: in.border, Thick: thick, Dash: dash}}
	if st.double {
		out = append(out, paint.Shape{Path: outline(second), Stroke: in.border, Thick: st.thick * t.thick, Dash: dash})
	}
	return out
}

// A head is the end of an arrow.
type head int

const (
	solid   head = iota // a triangle
	hollow              // a triangle that is not filled
	open                // two strokes
	dot                 // a round one
	diamond             // a rhombus
)

// A stroke is how an arrow is drawn, but for its colour. No two kinds of
// arrows have the same.
type stroke struct {
	thick     float64
	dash      []float64
	double    bool // two lines side by side
	ring      bool // at its beginning, where another's head cannot hide it
	head      head
	lineWords string // the line, for those who draw DOT
	meaning   string // what it stands for
}

// strokeOf returns how an arrow is drawn: by its kind, and a link of the model by
// its evidence.
func strokeOf(a *content.Arrow) stroke {
	if a.Change != content.Unmarked {
		return changeStroke(a.Change, a)
	}
	var s stroke
	switch a.Kind {
	case content.Feedback:
		return stroke{thick: 1.4, dash: []float64{7, 2.5, 1.5, 2.5}, head: hollow, lineWords: "dashed line with a hollow head", meaning: "feeds back to"}
	case content.Supports:
		return stroke{thick: 1.2, dash: []float64{1.5, 2.5}, head: dot, lineWords: "dotted line with a round head", meaning: "supports an outcome of the framework"}
	case content.Contributes:
		return stroke{thick: 1.6, head: diamond, lineWords: "line with a diamond head", meaning: "contributes to (framework)"}
	}
	switch a.Grade {
	case outcomes.GradeStrong:
		s = stroke{thick: 3.6, double: true, lineWords: "double line", meaning: "leads to, strong evidence"}
	case outcomes.GradeModerate:
		s = stroke{thick: 2.4, lineWords: "thick line", meaning: "leads to, moderate evidence"}
	case outcomes.GradeWeak:
		s = stroke{thick: 1.4, dash: []float64{6, 4}, lineWords: "dashed line", meaning: "leads to, weak evidence"}
	case outcomes.GradeNone:
		s = stroke{thick: 1.4, dash: []float64{2, 4.5}, lineWords: "line of short dashes", meaning: "leads to, no evidence found"}
	default:
		s = stroke{thick: 1.2, lineWords: "plain line", meaning: "leads to"}
	}
	if a.Illustrative {
		s.head, s.ring = open, true
		s.lineWords += " from a ring to an open head"
		s.meaning += " (illustrative)"
	}
	return s
}

// line returns the arrow's line.
func (s stroke) line(p paint.Path, colour, background string, factor float64) []paint.Shape {
	out := []paint.Shape{{Path: p, Stroke: colour, Thick: s.thick * factor, Dash: s.dash}}
	if s.double {
		out = append(out, paint.Shape{Path: p, Stroke: background, Thick: s.thick * factor * 0.4})
	}
	return out
}

// shapes returns all of the arrow: the line, and the head last.
func (s stroke) shapes(c curve, colour, background string, factor float64) []paint.Shape {
	out := s.line(paint.Curve(c.points), colour, background, factor)
	if s.ring {
		const r = 2.6
		from, next := c.points[0], c.points[1]
		if l := math.Hypot(next.X-from.X, next.Y-from.Y); l > 0 {
			dx, dy := (next.X-from.X)/l, (next.Y-from.Y)/l
			out = append(out, paint.Shape{Path: paint.Circle(from.X+r*dx, from.Y+r*dy, r, -dx, -dy), Fill: background, Stroke: colour, Thick: 1.1})
		}
	}
	return append(out, s.headShape(c.head, colour, background))
}

// headShape returns the arrow's head, whose path begins at the tip.
func (s stroke) headShape(h arrowHead, colour, background string) paint.Shape {
	switch s.head {
	case hollow:
		return paint.Shape{Path: paint.Polygon(h.tip, h.left, h.right), Fill: background, Stroke: colour, Thick: 1}
	case open:
		return paint.Shape{Path: append(paint.Polyline(h.tip, h.left), paint.Polyline(h.tip, h.right)...), Stroke: colour, Thick: 1.4}
	case dot:
		r := arrowLength * 0.4
		dx, dy := h.direction()
		return paint.Shape{Path: paint.Circle(h.tip.X-r*dx, h.tip.Y-r*dy, r, dx, dy), Fill: colour, Stroke: colour, Thick: 0.8}
	case diamond:
		dx, dy := h.direction()
		back := h.tip
		back.X, back.Y = back.X-arrowLength*dx, back.Y-arrowLength*dy
		mid := h.tip
		mid.X, mid.Y = mid.X-arrowLength/2*dx, mid.Y-arrowLength/2*dy
		left, right := mid, mid
		left.X, left.Y = mid.X-arrowHalf*dy, mid.Y+arrowHalf*dx
		right.X, right.Y = mid.X+arrowHalf*dy, mid.Y-arrowHalf*dx
		return paint.Shape{Path: paint.Polygon(h.tip, left, back, right), Fill: colour, Stroke: colour, Thick: 0.8}
	}
	return paint.Shape{Path: paint.Polygon(h.tip, h.left, h.right), Fill: colour, Stroke: colour, Thick: 0.8}
}
