package render

import (
	"fmt"
	"math"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/typeset"
)

// draw returns the scene with all parts of the picture, from the top of the page
// to its bottom: title, headings, arrows, boxes, marks and key.
func (p *plan) draw() *paint.Scene {
	c := p.chart
	s := &paint.Scene{
		ID: c.id, Lang: c.Lang, Title: c.Title, Description: content.FlatText(c.Description), View: string(c.View),
		Scale: 1, Background: c.theme.background,
	}
	p.bandRects = p.stageBands()
	for i, b := range p.bandRects {
		if p.sections[i].lines != nil {
			p.include(b)
		}
	}
	// The drawing proper lies between left and right; headings of rows stand
	// to its left.
	left, right := p.left, p.right
	if c.IsInRows() {
		left -= gutter
	}
	logoW, logoH := 0.0, 0.0
	if c.theme.logo != nil {
		logoW, logoH = c.theme.logo.size()
		logoW += logoGap
	}
	lines := c.titleLines(right - left - logoW - c.locatorWidth())
	widest := 0.0
	for _, l := range lines {
		widest = math.Max(widest, typeset.Bold.Width(l, c.theme.titleSize)+c.locatorWidth())
	}
	if c.Draft {
		widest = math.Max(widest, typeset.Bold.Width(c.Say(content.DraftNote), textSize)+2*c.padX)
	}
	inner := math.Max(right-left, widest+logoW)
	s.W = inner + 2*c.margin
	dx := (s.W-(right-left))/2 - left

	y := c.drawTitle(s, lines, inner-logoW)
	if l := c.theme.logo; l != nil {
		s.Parts = append(s.Parts, paint.Part{Class: "logo", Image: &paint.Image{X: s.W - c.margin - logoW + logoGap, Y: c.margin, W: logoW - logoGap, H: logoH, Type: l.kind, Data: l.data}})
		y = math.Max(y, c.margin+logoH+9)
	}
	bar := p.barHeight()
	if !c.IsInRows() {
		y += bar
	}
	dy := y - p.top
	p.shift(dx, dy)
	if c.IsInRows() {
		p.drawRowHeadings(s, dx, dy)
	} else {
		p.drawColumnHeadings(s, y-bar)
	}
	if !p.sketch {
		p.drawGraph(s)
	}
	y = c.drawContext(s, p.bottom+10, s.W)
	y = c.drawKey(s, y, s.W)
	y = c.drawEntries(s, y, s.W)
	if c.theme.footer != "" {
		lines := typeset.Regular.Wrap(c.theme.footer, sourceSize, inner)
		s.Parts = append(s.Parts, paint.Part{Class: "footer", Texts: []paint.Text{stackLines(lines, c.margin, y+6, sourceSize, false, paint.Start, c.mutedInk())}})
		y += 6 + float64(len(lines))*lineHeight*sourceSize
	}
	s.H = y + c.margin
	if p.sketch {
		return s
	}
	for i := range s.Parts {
		// Sentences are English, though they may quote the model's words; other words
		// of the picture itself are where we have none in the language of the model.
		switch s.Parts[i].Class {
		case "arrow", "link":
			s.Parts[i].English = true
		case "draft", "key", "mark":
			s.Parts[i].English = c.SaysEnglish()
		}
	}
	if c.rightToLeft() {
		s.Mirror()
	}
	s.Summary, s.Reading = c.Description.Summary, p.reading(s)
	return s
}

// rightToLeft reports whether the model's language is written from right to left.
func (c *chart) rightToLeft() bool { return paint.IsRightToLeft(c.Lang) }

// drawTitle draws the title, what the model is about and the note on drafts, at most
// as wide as inner, and returns the height at which they end.
func (c *chart) drawTitle(s *paint.Scene, title []string, inner float64) float64 {
	x, y := c.margin, c.margin
	inner -= c.locatorWidth()
	s.Parts = append(s.Parts, paint.Part{Class: "title", Texts: []paint.Text{stackLines(title, x, y, c.theme.titleSize, true, paint.Start, c.theme.text)}})
	y += float64(len(title)) * lineHeight * c.theme.titleSize
	if c.Subtitle != "" {
		lines := typeset.Regular.Wrap(c.Subtitle, subtitleSize, inner)
		s.Parts = append(s.Parts, paint.Part{Class: "subtitle", Texts: []paint.Text{stackLines(lines, x, y+2, subtitleSize, false, paint.Start, c.mutedInk())}})
		y += float64(len(lines))*lineHeight*subtitleSize + 2
	}
	if about := c.aboutLines(inner); about != nil {
		s.Parts = append(s.Parts, paint.Part{Class: "about", Texts: []paint.Text{stackLines(about, x, y+4, textSize, false, paint.Start, c.theme.text)}})
		y += float64(len(about))*lineHeight*textSize + 4
	}
	if c.Tile != nil {
		s.Parts = append(s.Parts, c.locatorPart(c.margin+inner+locatorPad))
		y = math.Max(y, c.margin+locatorLong)
	}
	y += 9
	if c.Draft {
		s.Parts = append(s.Parts, draftPart(c.theme, c.form, c.Say(content.DraftNote), x, y))
		y += textSize*lineHeight + 2*c.padY + 12
	}
	return y
}

// drawGraph draws frames, arrows, boxes and marks, those that may hide others last.
func (p *plan) drawGraph(s *paint.Scene) {
	s.Parts = append(s.Parts, p.backgroundParts()...)
	for i := range p.Broads {
		s.Parts = append(s.Parts, p.broadPart(i))
	}
	for _, loud := range []bool{false, true} {
		for i := range p.Arrows {
			if len(p.curves[i].points) > 0 && isLoud(p.Arrows[i].Change) == loud {
				s.Parts = append(s.Parts, p.arrowPart(i))
			}
		}
	}
	for i := range p.frameRects {
		if len(p.frameLines[i]) > 0 {
			s.Parts = append(s.Parts, p.frameTitlePart(i))
		}
	}
	for i := range p.Boxes {
		s.Parts = append(s.Parts, p.boxPart(i))
	}
	s.Parts = append(s.Parts, p.markParts()...)
}

// backgroundParts returns what is behind the arrows and boxes: the panels of tiers,
// the frames, outer ones first, and the brackets.
func (p *plan) backgroundParts() []paint.Part {
	var out []paint.Part
	for i, r := range p.panelRects {
		out = append(out, paint.Part{Class: "band", Shapes: []paint.Shape{{Path: r.path(frameRound), Stroke: p.theme.boxes[p.Tiers[i].Look].border, Thick: 0.8 * p.theme.thick}}})
	}
	for i := range p.frameRects {
		if !p.Frames[i].Empty && !p.Frames[i].IsLane {
			out = append(out, p.framePart(i))
		}
	}
	for _, points := range p.brackets {
		out = append(out, paint.Part{Class: "bracket", Shapes: []paint.Shape{{Path: paint.Polyline(points...), Stroke: p.theme.arrows[content.LeadsTo], Thick: 1.2 * p.theme.thick}}})
	}
	return out
}

// boxPart returns the part that shows a box.
func (p *plan) boxPart(i int) paint.Part {
	b, c, at := &p.Boxes[i], &p.cells[i], p.corners[i]
	in := p.theme.boxes[b.Look]
	if b.IsBehind() {
		in = p.theme.faded
	}
	// A row's boxes are as high as the highest; the text stands in the middle.
	top := at.Y + (c.h-c.textHeight()+c.above)/2
	x := at.X + p.padX
	out := paint.Part{
		Class: "box", Name: fmt.Sprintf("box%d", i+1), Title: p.BoxTitle(i),
		About:  p.aboutBox(i),
		Shapes: append(p.boxShapes(i), p.memberShapes(i)...),
		Texts:  []paint.Text{stackLines(c.lines, x, top, textSize, false, paint.Start, in.text)},
	}
	if b.Change == content.Removed {
		out.Shapes = append(out.Shapes, strikeLines(&out.Texts[0])...)
	}
	if len(c.detailLines) > 0 {
		top += float64(len(c.lines))*lineHeight*textSize + detailGap
		out.Texts = append(out.Texts, stackLines(c.detailLines, x, top, detailSize, false, paint.Start, in.text))
	}
	return out
}

// textHeight returns the height of the text of a box with its details.
func (c *cell) textHeight() float64 {
	high := float64(len(c.lines)) * lineHeight * textSize
	if len(c.detailLines) > 0 {
		high += detailGap + float64(len(c.detailLines))*lineHeight*detailSize
	}
	return high
}

// arrowPart returns the part that shows an arrow.
func (p *plan) arrowPart(i int) paint.Part {
	a, c := &p.Arrows[i], p.curves[i]
	st, colour := strokeOf(a), p.arrowColour(a)
	return paint.Part{
		Class: "arrow", Name: fmt.Sprintf("arrow%d", i+1), Title: p.Sentence(a),
		About:  p.aboutArrow(a),
		Shapes: st.shapes(c, colour, p.theme.background, p.theme.thick),
	}
}

// draftPart returns the part with the note in a frame, which begins at x and has its
// top at y.
func draftPart(t *Theme, f form, note string, x, y float64) paint.Part {
	in, w := t.boxes[content.MissingLook], typeset.Bold.Width(note, textSize)+2*f.padX
	x += w / 2
	return paint.Part{
		Class:  "draft",
		Shapes: []paint.Shape{{Path: paint.Rectangle(x-w/2, y, w, textSize*lineHeight+2*f.padY, 0), Fill: in.fill, Stroke: in.border, Thick: 1.6, Dash: looks[content.MissingLook].dash}},
		Texts:  []paint.Text{stackLines([]string{note}, x, y+f.padY, textSize, true, paint.Middle, in.text)},
	}
}

// stackLines returns lines of text one below the other, with their top at the
// given height.
func stackLines(lines []string, x, top, size float64, bold bool, a paint.Anchor, colour string) paint.Text {
	face := typeset.Regular
	if bold {
		face = typeset.Bold
	}
	t := paint.Text{Size: size, Bold: bold, Anchor: a, Colour: colour}
	for i, s := range lines {
		l := paint.Line{X: x, Words: s, Y: top + size*(float64(i)*lineHeight+(lineHeight-typeset.Ascent-typeset.Descent)/2+typeset.Ascent)}
		if typeset.Covers(s) {
			l.Width = face.Width(s, size)
		}
		t.Lines = append(t.Lines, l)
	}
	return t
}

// titleLines returns the title, wrapped to about the width of the drawing.
func (c *chart) titleLines(width float64) []string {
	width = math.Max(320, width)
	return clip(typeset.Bold.Wrap(c.Title, c.theme.titleSize, width), maxTitleLines, typeset.Bold, c.theme.titleSize, width)
}

// guessWidth returns about how wide the drawing will be.
func (c *chart) guessWidth() float64 {
	if c.Nested {
		return c.nestWidth
	}
	if !c.IsInRows() {
		n := float64(len(c.ranks))
		return n*(c.boxWidth+c.tierGap) - c.tierGap
	}
	widest := 0
	for _, r := range c.ranks {
		widest = max(widest, len(r))
	}
	return float64(widest)*(c.boxWidth+c.sideGap) - c.sideGap
}

// aboutLines returns the lines on what the picture is about; nil where it shows
// all of the model.
func (c *chart) aboutLines(width float64) []string {
	var about []string
	if c.Tile != nil {
		about = append(about, c.TileHeading())
	}
	if about = append(about, c.Subjects...); about == nil {
		return nil
	}
	return typeset.Regular.Wrap(prose.UpperFirst(strings.Join(about, "; ")), textSize, width)
}
