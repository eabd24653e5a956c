package render

import (
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
	sourceSize   = 9.0
	subtitleSize = 10.5
	lineHeight   = 1.2  // of the size of the text
	gutter       = 92.0 // for the headings beside rows
	keySample    = 34.0 // length of the sample line in the key
	arrowLength  = 7.5
	arrowHalf    = 3.2 // half its width
	boxBorder    = 1.2
	boxRound     = 5.0 // radius of the corners of boxes
	bandRound    = 6.0 // radius of those of bands and headings
	doubleBorder = 3.0 // between the two lines of a double border
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
	crowded    bool    // a stage takes many rows, or boxes are narrow
	stacked    bool    // the last columns, where they have few boxes, are one
	even       bool    // the columns of a nested picture are equally wide
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
	f.tierGap, f.sideGap = 20, f.sideGap*0.5
	return f
}

// A tone is the colour of the borders and the heading of a stage, and that of the band
// behind its boxes.
type tone struct{ border, tint string }

// looks holds how boxes of each look are drawn. Stages differ by the headings and bands
// that they stand in; what may stand among others by its border. Stages come first;
// their names are in package outcomes.
var looks = [content.Looks]struct {
	tones  [4]tone // in each of the built-in themes
	double bool
	dash   []float64
}{
	logicmodel.Input:      {tones: [4]tone{{"#5a6a72", "#eef2f4"}, {"#000000", "#ffffff"}, {"#2c3034", "#ffffff"}, {"#b4c0c6", "#23292c"}}},                // grey
	logicmodel.Activity:   {tones: [4]tone{{"#16509d", "#dce4f1"}, {"#000000", "#ffffff"}, {"#001d4b", "#ffffff"}, {"#8fc1f5", "#1a2a3d"}}},                // blue
	logicmodel.Output:     {tones: [4]tone{{"#1e7f5b", "#eafbf0"}, {"#000000", "#f6f6f6"}, {"#1f5a40", "#ffffff"}, {"#7fdca0", "#172f22"}}},                // green
	logicmodel.ShortTerm:  {tones: [4]tone{{"#8e5c00", "#fff4dc"}, {"#000000", "#ededed"}, {"#5c3b00", "#ffffff"}, {"#f0d060", "#332c14"}}},                // brown
	logicmodel.MediumTerm: {tones: [4]tone{{"#842800", "#fbe6dd"}, {"#000000", "#e4e4e4"}, {"#6e2100", "#ffffff"}, {"#f5a070", "#3a2218"}}},                // rust
	logicmodel.LongTerm:   {tones: [4]tone{{"#673562", "#f3e8f7"}, {"#000000", "#dbdbdb"}, {"#5a2d56", "#ffffff"}, {"#dba6d8", "#32213a"}}},                // purple
	logicmodel.EndState:   {tones: [4]tone{{"#000000", "#f8f9fa"}, {"#000000", "#ffffff"}, {"#000000", "#ffffff"}, {"#ffffff", "#26262a"}}, double: true},  // black
	content.FrameworkLook: {tones: [4]tone{{"#444443", "#e5e5e6"}, {"#000000", "#f6f6f6"}, {"#373737", "#ffffff"}, {"#cccccc", "#2b2b2b"}}},                // dark grey
	content.MissingLook:   {tones: [4]tone{{border: "#b00020"}, {border: "#000000"}, {border: "#a0001c"}, {border: "#ff8a8a"}}, dash: []float64{1.5, 2.5}}, // red
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
	case content.Look(logicmodel.Input):
		return "input", "Inputs; as activities where only those are written."
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
	thick, second := (boxBorder+changeLooks[b.Change].border)*t.thick, doubleBorder+changeLooks[b.Change].border/2
	if changed := changeLooks[b.Change].dash; changed != nil {
		dash = changed
	}
	outline := func(inset float64) paint.Path {
		return paint.Rectangle(x+inset, y+inset, c.w-2*inset, c.h-2*inset, max(t.round-inset, 0))
	}
	out := []paint.Shape{{Path: outline(0), Fill: in.fill, Stroke: in.border, Thick: thick, Dash: dash}}
	if st.double {
		out = append(out, paint.Shape{Path: outline(second), Stroke: in.border, Thick: 0.8 * t.thick, Dash: dash})
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

// A stroke is how an arrow is drawn, but for its colour: the same on its whole
// length. No two kinds of arrows have the same.
type stroke struct {
	thick     float64
	dash      []float64
	letter    string // on the line near its start
	head      head
	lineWords string // the line, for those who draw DOT
	meaning   string // what it stands for
}

// gradeStrokes holds how links are drawn by their evidence: the stronger it is, the
// heavier the line.
var gradeStrokes = map[outcomes.Grade]stroke{
	0:                      {thick: 1.2, lineWords: "plain line", meaning: "leads to"},
	outcomes.GradeStrong:   {thick: 3.2, lineWords: "very thick line with S", meaning: "leads to, strong evidence"},
	outcomes.GradeModerate: {thick: 2.1, lineWords: "thick line with M", meaning: "leads to, moderate evidence"},
	outcomes.GradeWeak:     {thick: 1.3, lineWords: "line with W", meaning: "leads to, weak evidence"},
	outcomes.GradeNone:     {thick: 0.8, lineWords: "thin line with 0", meaning: "leads to, no evidence found"},
}

// asIllustration and ofWholeGroup are what entries of the key add to the meaning of a link.
const (
	asIllustration = " (illustrative)"
	ofWholeGroup   = ", from or to a whole group"
)

// strokeOf returns how an arrow is drawn: by its kind, and a link of the model by
// its evidence.
func strokeOf(a *content.Arrow) stroke {
	if a.Change != content.Unmarked {
		return changeStroke(a.Change, a)
	}
	switch a.Kind {
	case content.Feedback:
		return stroke{thick: 1.4, dash: []float64{7, 2.5, 1.5, 2.5}, head: hollow, lineWords: "dash-dotted line with a hollow head", meaning: "feeds back to"}
	case content.Supports:
		return stroke{thick: 1.2, dash: []float64{1.5, 2.5}, head: dot, lineWords: "dotted line with a round head", meaning: "supports an outcome of the framework"}
	case content.Contributes:
		return stroke{thick: 1.6, head: diamond, lineWords: "line with a diamond head", meaning: "contributes to (framework)"}
	}
	s := gradeStrokes[a.Grade]
	s.letter = a.Letter()
	if a.Illustrative {
		s.dash = []float64{5, 3}
		s.lineWords = "dashed " + s.lineWords
		s.meaning += asIllustration
	}
	return s
}

// shapes returns all of the arrow: the line, and the head last.
func (s stroke) shapes(c curve, colour, background string, factor float64) []paint.Shape {
	line := paint.Shape{Path: paint.Curve(c.points), Stroke: colour, Thick: s.thick * factor, Dash: s.dash}
	return []paint.Shape{line, s.headShape(c.head, colour, background)}
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
