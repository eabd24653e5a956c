package paint

import (
	"cmp"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/typeset"
)

// changeLooks holds the lines of boxes and arrows that show changes without colour.
// Words and marks show them too.
var changeLooks = [content.ChangeKinds]struct {
	border  float64   // how much thicker the border of a box is
	thick   float64   // of an arrow
	dash    []float64 // of both
	looks   string    // for those who draw DOT, whose dashes are all of one kind
	meaning string    // in the key
}{
	content.Unmarked:  {},
	content.Added:     {border: 1.5, thick: 2.8, looks: "+ and thick line", meaning: "added (thick line)"},
	content.Removed:   {thick: 1.3, dash: []float64{3.5, 3}, looks: "− and dashed grey line", meaning: "removed (dashed line, text struck out)"},
	content.Altered:   {border: 0.6, thick: 2, dash: []float64{9, 2.5, 2, 2.5}, looks: "≠ and dashed line", meaning: "changed (dash-dotted line)"},
	content.Unchanged: {thick: 1, looks: "grey", meaning: "unchanged (grey)"},
}

// isLoud reports whether an arrow is drawn above those that have not changed.
func isLoud(c content.Change) bool { return c == content.Added || c == content.Altered }

// changeStroke returns how an arrow with this change is drawn: its head shows its kind,
// and its line the change.
func changeStroke(c content.Change, a *content.Arrow) stroke {
	l := changeLooks[c]
	s := strokeOf(&content.Arrow{Kind: a.Kind, Illustrative: a.Illustrative})
	if a.Illustrative && a.Kind == content.LeadsTo {
		s.head = open
	}
	s.thick, s.dash, s.lineWords = l.thick, l.dash, headWords[s.head]
	return s
}

// headWords describes the heads of arrows for those who draw DOT text.
var headWords = [...]string{solid: "plain head", hollow: "hollow head", open: "open head", dot: "round head", diamond: "diamond head"}

// badgePart returns the part with the words for the change of a box, at its top.
func (p *painter) badgePart(n int) Part {
	b, c := &p.Boxes[n], &p.Cells[n]
	words := p.BoxBadge(b)
	w := place.BadgeWidth(words)
	x, y := p.Corners[n].X+p.PadX+w/2, p.Corners[n].Y+(c.H-place.BadgeRoom(b)-c.TextHeight())/2
	if b.HasEdge() && !b.Priority {
		x, y = p.Corners[n].X+c.W-place.BadgeGap-w/2, p.Corners[n].Y+place.BadgeGap
	}
	front, back := p.theme.background, p.theme.text
	sh := Shape{Path: Rectangle(x-w/2, y, w, place.BadgeHeight, place.BadgeHeight/2), Fill: back, Stroke: back, Thick: 0.8}
	if b.Change != content.Added {
		front, back = back, front
		sh.Fill, sh.Stroke, sh.Dash = back, front, changeLooks[b.Change].dash
	}
	if b.Change == content.Altered {
		sh.Dash = nil
	}
	return Part{Class: "mark", Shapes: []Shape{sh}, Texts: []Text{stackLines([]string{words}, x, y+(place.BadgeHeight-place.BadgeSize*place.LineHeight)/2, place.BadgeSize, true, Middle, front)}}
}

// strikeLines returns lines through the lines of a text.
func strikeLines(t *Text) []Shape {
	var out []Shape
	for _, l := range t.Lines {
		w := l.Width
		if w == 0 {
			w = typeset.Regular.Width(l.Words, t.Size)
		}
		y := l.Y - t.Size*0.3
		out = append(out, Shape{Path: Polyline(layout.Point{X: l.X, Y: y}, layout.Point{X: l.X + w, Y: y}), Stroke: t.Colour, Thick: 0.8})
	}
	return out
}

// changeLegend returns the key of a picture of two versions: the kinds of arrows by
// their heads, then the changes.
func (p *painter) changeLegend() []legendEntry {
	var out []legendEntry
	for kind := range content.ArrowKinds {
		for _, illustrative := range []bool{false, true} {
			i := slices.IndexFunc(p.Arrows, func(a content.Arrow) bool { return a.Kind == kind && a.Illustrative == illustrative })
			if i < 0 || illustrative && kind != content.LeadsTo {
				continue
			}
			out = append(out, p.arrowEntry(&content.Arrow{Kind: kind, Illustrative: illustrative, Change: content.Unchanged}, p.theme.text))
		}
	}
	for i := range p.Broads {
		b := p.Broads[i]
		b.Change = content.Unchanged
		if e := p.broadEntry(&b, p.theme.text); !slices.ContainsFunc(out, func(o legendEntry) bool { return o.meaning == e.meaning }) {
			out = append(out, e)
		}
	}
	for of := content.Added; of < content.ChangeKinds; of++ {
		if slices.ContainsFunc(p.Boxes, func(b content.Box) bool { return b.Change == of }) || slices.ContainsFunc(p.Arrows, func(a content.Arrow) bool { return a.Change == of }) ||
			slices.ContainsFunc(p.Broads, func(b content.Broad) bool { return b.Change == of }) || slices.ContainsFunc(p.Frames, func(f content.Frame) bool { return f.Change == of }) {
			out = append(out, p.changeEntry(of))
		}
	}
	if slices.ContainsFunc(p.Boxes, func(b content.Box) bool { return b.Priority }) {
		out = append(out, p.starEntry())
	}
	return out
}

// changeEntry returns the entry that explains how boxes and lines with the change
// look.
func (p *painter) changeEntry(of content.Change) legendEntry {
	const wide, high = 19.0, 13.0
	l, ink := changeLooks[of], p.theme.text
	if of == content.Unchanged {
		ink = p.theme.faded.border
	}
	return legendEntry{
		meaning: l.meaning, dotWords: l.looks + ": " + cmp.Or(of.Word(), "unchanged"), width: keySample,
		draw: func(x, y float64) ([]Shape, []Text) {
			shapes := []Shape{
				{Path: Rectangle(x, y-high/2, wide, high, 0), Fill: p.theme.background, Stroke: ink, Thick: (1.1 + l.border) * p.theme.thick, Dash: l.dash},
				{Path: Polyline(layout.Point{X: x + wide + 3, Y: y}, layout.Point{X: x + keySample, Y: y}), Stroke: ink, Thick: l.thick * p.theme.thick, Dash: l.dash},
			}
			if of.Symbol() == "" {
				return shapes, nil
			}
			return shapes, []Text{stackLines([]string{of.Symbol()}, x+wide/2, y-place.BadgeSize*place.LineHeight/2, place.BadgeSize, true, Middle, p.theme.text)}
		},
	}
}
