package render

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
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
	// The drawing proper lies between left and right; headings of rows stand
	// to its left.
	left, right := p.left, p.right
	if c.IsInRows() {
		left -= gutter + headingGap
	}
	lines := c.titleLines(right - left)
	widest := 0.0
	for _, l := range lines {
		widest = math.Max(widest, typeset.Bold.Width(l, titleSize))
	}
	if c.Draft {
		widest = math.Max(widest, typeset.Bold.Width(content.DraftNote, textSize)+2*c.padX)
	}
	inner := math.Max(right-left, widest)
	s.W = inner + 2*c.margin
	dx := (s.W-(right-left))/2 - left

	y := c.drawTitle(s, lines, inner)
	if !c.IsInRows() {
		y = p.drawColumnHeadings(s, dx, y)
	}
	dy := y - p.top
	if c.IsInRows() {
		p.drawRowHeadings(s, dx, dy)
	}
	p.shift(dx, dy)
	p.drawGraph(s)
	y = c.drawContext(s, p.bottom+22, s.W)
	y = c.drawKey(s, y, s.W)
	y = c.drawEntries(s, y, s.W)
	s.H = y + c.margin
	for i := range s.Parts {
		// The words of the picture itself are English, though they may quote the
		// model's.
		if slices.Contains([]string{"arrow", "draft", "key", "link", "mark"}, s.Parts[i].Class) {
			s.Parts[i].English = true
		}
	}
	return s
}

// drawTitle draws the title, what the model is about and the note on drafts, at most
// as wide as inner, and returns the height at which they end.
func (c *chart) drawTitle(s *paint.Scene, title []string, inner float64) float64 {
	y := c.margin
	s.Parts = append(s.Parts, paint.Part{Class: "title", Texts: []paint.Text{stackLines(title, s.W/2, y, titleSize, true, paint.Middle, c.theme.text)}})
	y += float64(len(title)) * lineHeight * titleSize
	if about := c.aboutLines(inner); about != nil {
		s.Parts = append(s.Parts, paint.Part{Class: "about", Texts: []paint.Text{stackLines(about, s.W/2, y+4, textSize, false, paint.Middle, c.theme.text)}})
		y += float64(len(about))*lineHeight*textSize + 4
	}
	y += 12
	if c.Draft {
		s.Parts = append(s.Parts, c.draftPart(s.W/2, y))
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
	for _, r := range p.panelRects {
		out = append(out, paint.Part{Class: "band", Shapes: []paint.Shape{{Path: r.path(frameRound), Fill: p.theme.band[0]}}})
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

// headingGap is the gap between the headings beside rows and the drawing.
const headingGap = 14.0

// drawColumnHeadings draws the headings above the columns, from the height y, and
// returns the height where the columns begin.
func (p *plan) drawColumnHeadings(s *paint.Scene, dx, y float64) float64 {
	deepest := 0
	for i := range p.Tiers {
		deepest = max(deepest, len(p.sections[i].lines))
	}
	bottom := y + float64(deepest)*lineHeight*headingSize
	for i := range p.Tiers {
		t, lines := &p.Tiers[i], p.sections[i].lines
		if lines == nil { // it is in the column of another
			continue
		}
		x1, x2, _, _ := p.extent(t)
		x1, x2 = x1+dx, x2+dx
		at := bottom - float64(len(lines))*lineHeight*headingSize
		s.Parts = append(s.Parts, paint.Part{
			Class: "heading", English: t.English,
			Shapes: []paint.Shape{{Path: paint.Polyline(layout.Point{X: x1, Y: bottom + 4}, layout.Point{X: x2, Y: bottom + 4}), Stroke: p.theme.boxes[t.Look].border, Thick: 1.5 * p.theme.thick}},
			Texts:  []paint.Text{stackLines(lines, (x1+x2)/2, at, headingSize, true, paint.Middle, p.theme.text)},
		})
	}
	return bottom + 16
}

// drawRowHeadings draws the headings to the left of the rows, and in a triangle
// what lies behind the tiers.
func (p *plan) drawRowHeadings(s *paint.Scene, dx, dy float64) {
	for _, b := range p.bands {
		at := func(x, y float64) layout.Point { return layout.Point{X: x + dx, Y: y + dy} }
		s.Parts = append(s.Parts, paint.Part{Class: "band", Shapes: []paint.Shape{{
			Path: paint.Polygon(at(b.topLeft, b.top), at(b.topRight, b.top), at(b.bottomRight, b.bottom), at(b.bottomLeft, b.bottom)),
			Fill: b.fill,
		}}})
	}
	for i, lines := range p.laneLines {
		span := p.spans[i+1]
		s.Parts = append(s.Parts, paint.Part{Class: "lane", Texts: []paint.Text{stackLines(lines, (span[0]+span[1])/2+dx, p.laneTop+dy, headingSize, true, paint.Middle, p.theme.text)}})
	}
	x := p.left + dx - headingGap
	for i := range p.Tiers {
		t, lines := &p.Tiers[i], p.sections[i].lines
		_, _, y1, y2 := p.extent(t)
		y1, y2 = y1+dy, y2+dy
		high := float64(len(lines)) * lineHeight * headingSize
		s.Parts = append(s.Parts, paint.Part{
			Class: "heading", English: t.English,
			Shapes: []paint.Shape{{Path: paint.Polyline(layout.Point{X: x, Y: y1}, layout.Point{X: x, Y: y2}), Stroke: p.theme.boxes[t.Look].border, Thick: 2.5 * p.theme.thick}},
			Texts:  []paint.Text{stackLines(lines, x-6, (y1+y2-high)/2, headingSize, true, paint.End, p.theme.text)},
		})
	}
}

// boxPart returns the part that shows a box.
func (p *plan) boxPart(i int) paint.Part {
	b, c, at := &p.Boxes[i], &p.cells[i], p.corners[i]
	in := p.theme.boxes[b.Look]
	if b.IsBehind() {
		in = p.theme.faded
	}
	// A row's boxes are as high as the highest; the text stands in the middle.
	top := at.Y + (c.h-c.textHeight()+badgeRoom(b))/2
	out := paint.Part{
		Class: "box", Name: fmt.Sprintf("box%d", i+1), Title: p.BoxTitle(i),
		Shapes: p.boxShapes(i),
		Texts:  []paint.Text{stackLines(c.lines, at.X+c.w/2, top, textSize, false, paint.Middle, in.text)},
	}
	if b.Change == content.Removed {
		out.Shapes = append(out.Shapes, strikeLines(&out.Texts[0])...)
	}
	if len(c.detailLines) > 0 {
		top += float64(len(c.lines))*lineHeight*textSize + detailGap
		out.Texts = append(out.Texts, stackLines(c.detailLines, at.X+c.w/2, top, detailSize, false, paint.Middle, in.text))
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
		Shapes: st.shapes(c, colour, p.theme.background, p.theme.thick),
	}
}

// draftPart returns the part with the note in a frame, whose top is at y.
func (c *chart) draftPart(x, y float64) paint.Part {
	w := typeset.Bold.Width(content.DraftNote, textSize) + 2*c.padX
	return paint.Part{
		Class:  "draft",
		Shapes: []paint.Shape{{Path: paint.Rectangle(x-w/2, y, w, textSize*lineHeight+2*c.padY, 0), Fill: c.theme.boxes[content.MissingLook].fill, Stroke: c.theme.boxes[content.MissingLook].border, Thick: 1.6, Dash: looks[content.MissingLook].dash}},
		Texts:  []paint.Text{stackLines([]string{content.DraftNote}, x, y+c.padY, textSize, true, paint.Middle, c.theme.boxes[content.MissingLook].text)},
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
	return clip(typeset.Bold.Wrap(c.Title, titleSize, width), maxTitleLines, typeset.Bold, titleSize, width)
}

// guessWidth returns about how wide the drawing will be.
func (c *chart) guessWidth() float64 {
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
	if c.Subjects == nil {
		return nil
	}
	return typeset.Regular.Wrap(prose.UpperFirst(strings.Join(c.Subjects, "; ")), textSize, width)
}
