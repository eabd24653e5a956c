package paint

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Look holds how a picture looks, how its ids begin, and where its boxes lead.
type Look struct {
	theme *Theme
	ID    string // begins every id
	link  string // the pattern of the addresses of boxes
}

// NewLook returns the look of a theme, or of the default one where t is nil. Boxes lead
// to addresses of the pattern link. The errors are about the pattern.
func NewLook(t *Theme, link string) (Look, error) {
	if t == nil || t.name == "" {
		t = themes[0]
	}
	return Look{theme: t, link: link}, checkLink(link)
}

// TextSize returns the size of text in a picture that need not fit a page.
func (l Look) TextSize() float64 { return l.theme.textSize }

// Fonts returns the font files of the theme, regular and bold.
func (l Look) Fonts() [2][]byte { return l.theme.font }

// AtNight returns the look for readers whose screens are dark, and whether it is another.
func (l Look) AtNight() (Look, bool) {
	if l.theme.night == nil {
		return l, false
	}
	dark := *l.theme
	dark.palette, dark.night = l.theme.night.palette, nil
	l.theme = &dark
	return l, true
}

// Finish gives a scene what the theme has besides colours.
func (l Look) Finish(s *Scene) {
	s.FontName = l.theme.fontName
	if l.theme.transparent {
		s.Background, s.Night = "", ""
	}
}

// Sizes, in points.
const (
	sourceSize   = 9.0
	subtitleSize = 10.5
	keySample    = 34.0 // length of the sample line in the key
	boxBorder    = 1.2
	boxRound     = 5.0 // radius of the corners of boxes
	bandRound    = 6.0 // radius of those of bands and headings
)

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
func (p *painter) boxShapes(n int) []Shape {
	b, c, t := &p.Boxes[n], &p.Cells[n], p.theme
	x, y := p.Corners[n].X, p.Corners[n].Y
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
	thick, second := (boxBorder+changeLooks[b.Change].border)*t.thick, place.DoubleBorder+changeLooks[b.Change].border/2
	if changed := changeLooks[b.Change].dash; changed != nil {
		dash = changed
	}
	outline := func(inset float64) Path {
		return Rectangle(x+inset, y+inset, c.W-2*inset, c.H-2*inset, max(t.round-inset, 0))
	}
	out := []Shape{{Path: outline(0), Fill: in.fill, Stroke: in.border, Thick: thick, Dash: dash}}
	if st.double {
		out = append(out, Shape{Path: outline(second), Stroke: in.border, Thick: 0.8 * t.thick, Dash: dash})
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

// A stroke is how an arrow is drawn, but for its colour. Two kinds of arrows never have
// the same.
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
func (s stroke) shapes(c place.Curve, colour, background string, factor float64) []Shape {
	line := Shape{Path: Curve(c.Points), Stroke: colour, Thick: s.thick * factor, Dash: s.dash}
	return []Shape{line, s.headShape(c.Head, colour, background)}
}

// headShape returns the arrow's head, whose path begins at the tip.
func (s stroke) headShape(h place.ArrowHead, colour, background string) Shape {
	switch s.head {
	case hollow:
		return Shape{Path: Polygon(h.Tip, h.Left, h.Right), Fill: background, Stroke: colour, Thick: 1}
	case open:
		return Shape{Path: append(Polyline(h.Tip, h.Left), Polyline(h.Tip, h.Right)...), Stroke: colour, Thick: 1.4}
	case dot:
		r := place.ArrowLength * 0.4
		dx, dy := h.Direction()
		return Shape{Path: Circle(h.Tip.X-r*dx, h.Tip.Y-r*dy, r, dx, dy), Fill: colour, Stroke: colour, Thick: 0.8}
	case diamond:
		dx, dy := h.Direction()
		back := h.Tip
		back.X, back.Y = back.X-place.ArrowLength*dx, back.Y-place.ArrowLength*dy
		mid := h.Tip
		mid.X, mid.Y = mid.X-place.ArrowLength/2*dx, mid.Y-place.ArrowLength/2*dy
		left, right := mid, mid
		left.X, left.Y = mid.X-place.ArrowHalf*dy, mid.Y+place.ArrowHalf*dx
		right.X, right.Y = mid.X+place.ArrowHalf*dy, mid.Y-place.ArrowHalf*dx
		return Shape{Path: Polygon(h.Tip, left, back, right), Fill: colour, Stroke: colour, Thick: 0.8}
	}
	return Shape{Path: Polygon(h.Tip, h.Left, h.Right), Fill: colour, Stroke: colour, Thick: 0.8}
}
