package paint

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/typeset"
)

// A painter paints a plan in a look.
type painter struct {
	*place.Plan
	Look
	sketch   bool       // only the size of the picture is wanted
	dotSides []dotSides // of the boxes; set where DOT text is written
}

// Chart returns the scene of a plan in a look. A sketch has the size of the picture, but
// not all of its parts. The only error is that of ctx.
func Chart(ctx context.Context, p *place.Plan, l Look, sketch bool) (*Scene, error) {
	s := (&painter{Plan: p, Look: l, sketch: sketch}).draw(ctx)
	return s, ctx.Err()
}

// draw returns the scene with all parts of the picture, from the top of the page
// to its bottom: title, headings, arrows, boxes, marks and key. When ctx is done, some
// are missing.
func (p *painter) draw(ctx context.Context) *Scene {
	s := &Scene{
		ID: p.ID, Lang: p.Lang, Title: p.Title, Description: content.FlatText(p.Description), View: string(p.View),
		Scale: 1, Background: p.theme.background,
	}
	p.BandRects = p.StageBands()
	for i, b := range p.BandRects {
		if p.Sections[i].Lines != nil {
			p.Include(b)
		}
	}
	// The drawing proper lies between left and right; headings of rows stand
	// to its left.
	left, right := p.Left, p.Right
	if p.IsInRows() {
		left -= place.Gutter
	}
	y := p.drawHead(s, right-left)
	bar := p.BarHeight()
	if !p.IsInRows() && !p.ByColumn {
		y += bar
	}
	dx, dy := (s.W-(right-left))/2-left, y-p.Top
	p.Shift(dx, dy)
	switch {
	case p.ByColumn:
		p.drawLevelHeadings(s)
	case p.IsInRows():
		p.drawRowHeadings(s, dx, dy)
	default:
		p.drawColumnHeadings(s, y-bar)
	}
	if !p.sketch {
		p.drawGraph(ctx, s)
	}
	y = p.drawContext(s, p.Bottom+10, s.W)
	y = p.drawKey(s, y, s.W)
	y = p.drawEntries(s, y, s.W)
	if p.theme.footer != "" {
		lines := typeset.Regular.Wrap(p.theme.footer, sourceSize, s.W-2*p.Margin)
		s.Parts = append(s.Parts, Part{Class: "footer", Texts: []Text{stackLines(lines, p.Margin, y+6, sourceSize, false, Start, p.mutedInk())}})
		y += 6 + float64(len(lines))*place.LineHeight*sourceSize
	}
	s.H = y + p.Margin
	if p.sketch {
		return s
	}
	p.markEnglish(s)
	if p.rightToLeft() {
		s.mirror()
	}
	s.Summary, s.Reading = p.Description.Summary, p.reading(s)
	return s
}

// drawHead draws the title and what stands beside and below it, the logo and the note on
// drafts. It makes the scene wide enough for these and for a drawing of the width, and
// returns the height at which they end.
func (p *painter) drawHead(s *Scene, width float64) float64 {
	logoW, logoH := 0.0, 0.0
	if p.theme.logo != nil {
		logoW, logoH = p.theme.logo.size()
		logoW += logoGap
	}
	lines := p.titleLines(width - logoW - p.locatorWidth())
	widest := 0.0
	for _, l := range lines {
		widest = math.Max(widest, typeset.Bold.Width(l, p.theme.titleSize)+p.locatorWidth())
	}
	if p.Draft {
		widest = math.Max(widest, typeset.Bold.Width(p.Say(content.DraftNote), place.TextSize)+2*p.PadX)
	}
	inner := math.Max(width, widest+logoW)
	s.W = inner + 2*p.Margin
	y := p.drawTitle(s, lines, inner-logoW)
	if l := p.theme.logo; l != nil {
		s.Parts = append(s.Parts, Part{Class: "logo", Image: &Image{X: s.W - p.Margin - logoW + logoGap, Y: p.Margin, W: logoW - logoGap, H: logoH, Type: l.kind, Data: l.data}})
		y = math.Max(y, p.Margin+logoH+9)
	}
	return y
}

// markEnglish marks the parts whose words are English, whatever the language of the
// model. Sentences on arrows are English, though they may quote the model's words. Other
// words of the picture itself are English where we have no translation.
func (p *painter) markEnglish(s *Scene) {
	for i := range s.Parts {
		switch s.Parts[i].Class {
		case "arrow", "link":
			s.Parts[i].English = true
		case "draft", "key", "mark":
			s.Parts[i].English = p.SaysEnglish()
		}
	}
}

// rightToLeft reports whether the model's language is written from right to left.
func (p *painter) rightToLeft() bool { return content.IsRightToLeft(p.Lang) }

// drawTitle draws the title, the subtitle, what the picture is about, the locator of its
// page and the note on drafts, at most as wide as inner. It returns the height at which
// they end.
func (p *painter) drawTitle(s *Scene, title []string, inner float64) float64 {
	x, y := p.Margin, p.Margin
	inner -= p.locatorWidth()
	s.Parts = append(s.Parts, Part{Class: "title", Texts: []Text{stackLines(title, x, y, p.theme.titleSize, true, Start, p.theme.text)}})
	y += float64(len(title)) * place.LineHeight * p.theme.titleSize
	if p.Subtitle != "" {
		lines := typeset.Regular.Wrap(p.Subtitle, subtitleSize, inner)
		s.Parts = append(s.Parts, Part{Class: "subtitle", Texts: []Text{stackLines(lines, x, y+2, subtitleSize, false, Start, p.mutedInk())}})
		y += float64(len(lines))*place.LineHeight*subtitleSize + 2
	}
	if about := p.aboutLines(inner); about != nil {
		s.Parts = append(s.Parts, Part{Class: "about", Texts: []Text{stackLines(about, x, y+4, place.TextSize, false, Start, p.theme.text)}})
		y += float64(len(about))*place.LineHeight*place.TextSize + 4
	}
	if p.locatorWidth() > 0 {
		s.Parts = append(s.Parts, p.locatorPart(p.Margin+inner+locatorPad))
		y = math.Max(y, p.Margin+locatorLong)
	}
	y += 9
	if p.Draft {
		s.Parts = append(s.Parts, draftPart(p.theme, p.PadX, p.PadY, p.Say(content.DraftNote), x, y))
		y += place.TextSize*place.LineHeight + 2*p.PadY + 12
	}
	return y
}

// drawGraph draws frames, arrows, boxes and marks. What may hide other parts comes last.
func (p *painter) drawGraph(ctx context.Context, s *Scene) {
	s.Parts = append(s.Parts, p.backgroundParts()...)
	for i := range p.Broads {
		s.Parts = append(s.Parts, p.broadPart(i))
	}
	for _, loud := range []bool{false, true} {
		for i := range p.Arrows {
			if len(p.Curves[i].Points) > 0 && isLoud(p.Arrows[i].Change) == loud && ctx.Err() == nil {
				s.Parts = append(s.Parts, p.arrowPart(i))
			}
		}
	}
	for i := range p.FrameRects {
		if len(p.FrameLines[i]) > 0 {
			s.Parts = append(s.Parts, p.frameTitlePart(i))
		}
	}
	for i := range p.Boxes {
		s.Parts = append(s.Parts, p.boxPart(i))
	}
	s.Parts = append(s.Parts, p.markParts(ctx)...)
}

// backgroundParts returns what is behind the arrows and boxes: the panels of tiers,
// the frames, outer ones first, and the brackets.
func (p *painter) backgroundParts() []Part {
	var out []Part
	for i, r := range p.PanelRects {
		out = append(out, Part{Class: "band", Shapes: []Shape{{Path: rectPath(r, place.FrameRound), Stroke: p.theme.boxes[p.Tiers[i].Look].border, Thick: 0.8 * p.theme.thick}}})
	}
	for i := range p.FrameRects {
		if !p.Frames[i].Empty && !p.Frames[i].IsLane {
			out = append(out, p.framePart(i))
		}
	}
	for _, points := range p.Brackets {
		out = append(out, Part{Class: "bracket", Shapes: []Shape{{Path: Polyline(points...), Stroke: p.theme.arrows[content.LeadsTo], Thick: 1.2 * p.theme.thick}}})
	}
	return out
}

// boxPart returns the part that shows a box.
func (p *painter) boxPart(i int) Part {
	b, c, at := &p.Boxes[i], &p.Cells[i], p.Corners[i]
	in := p.theme.boxes[b.Look]
	if b.IsBehind() {
		in = p.theme.faded
	}
	// A row's boxes are as high as the highest; the text stands in the middle.
	top := at.Y + (c.H-c.TextHeight()+c.Above)/2
	x := at.X + p.PadX
	out := Part{
		Class: "box", Name: fmt.Sprintf("box%d", i+1), Title: p.BoxTitle(i),
		About:  p.aboutBox(i),
		Shapes: append(p.boxShapes(i), p.memberShapes(i)...),
		Texts:  []Text{stackLines(c.Lines, x, top, place.TextSize, false, Start, in.text)},
	}
	if b.Change == content.Removed {
		out.Shapes = append(out.Shapes, strikeLines(&out.Texts[0])...)
	}
	if len(c.DetailLines) > 0 {
		top += float64(len(c.Lines))*place.LineHeight*place.TextSize + place.DetailGap
		out.Texts = append(out.Texts, stackLines(c.DetailLines, x, top, place.DetailSize, false, Start, in.text))
	}
	return out
}

// arrowPart returns the part that shows an arrow.
func (p *painter) arrowPart(i int) Part {
	a, c := &p.Arrows[i], p.Curves[i]
	st, colour := strokeOf(a), p.arrowColour(a)
	return Part{
		Class: "arrow", Name: fmt.Sprintf("arrow%d", i+1), Title: p.Sentence(a),
		About:  p.aboutArrow(a),
		Shapes: st.shapes(c, colour, p.theme.background, p.theme.thick),
	}
}

// draftPart returns the part with the note on drafts in a frame. Its top left corner is
// at x and y.
func draftPart(t *Theme, padX, padY float64, note string, x, y float64) Part {
	in, w := t.boxes[content.MissingLook], typeset.Bold.Width(note, place.TextSize)+2*padX
	x += w / 2
	return Part{
		Class:  "draft",
		Shapes: []Shape{{Path: Rectangle(x-w/2, y, w, place.TextSize*place.LineHeight+2*padY, 0), Fill: in.fill, Stroke: in.border, Thick: 1.6, Dash: looks[content.MissingLook].dash}},
		Texts:  []Text{stackLines([]string{note}, x, y+padY, place.TextSize, true, Middle, in.text)},
	}
}

// stackLines returns lines of text one below the other, with their top at the
// given height.
func stackLines(lines []string, x, top, size float64, bold bool, a Anchor, colour string) Text {
	face := typeset.Regular
	if bold {
		face = typeset.Bold
	}
	t := Text{Size: size, Bold: bold, Anchor: a, Colour: colour}
	for i, s := range lines {
		l := Line{X: x, Words: s, Y: top + size*(float64(i)*place.LineHeight+(place.LineHeight-typeset.Ascent-typeset.Descent)/2+typeset.Ascent)}
		if typeset.Covers(s) {
			l.Width = face.Width(s, size)
		}
		t.Lines = append(t.Lines, l)
	}
	return t
}

// titleLines returns the title, wrapped to about the width of the drawing.
func (p *painter) titleLines(width float64) []string {
	width = math.Max(320, width)
	return place.Clip(typeset.Bold.Wrap(p.Title, p.theme.titleSize, width), place.MaxTitleLines, typeset.Bold, p.theme.titleSize, width)
}

// aboutLines returns the lines on what the picture is about; nil where it shows
// all of the model.
func (p *painter) aboutLines(width float64) []string {
	var about []string
	if p.Tile != nil {
		about = append(about, p.TileHeading())
	}
	if about = append(about, p.Subjects...); about == nil {
		return nil
	}
	return typeset.Regular.Wrap(prose.UpperFirst(strings.Join(about, "; ")), place.TextSize, width)
}

// rectPath returns the outline of a rectangle with round corners.
func rectPath(r place.Rect, radius float64) Path {
	return Rectangle(r.Left, r.Top, r.Right-r.Left, r.Bottom-r.Top, radius)
}
