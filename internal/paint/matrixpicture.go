package paint

import (
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/typeset"
)

// A matrixPainter paints a matrix in the look of a theme.
type matrixPainter struct {
	*place.MatrixPlan
	Look
}

// matrixInks are the colours of a matrix, which come from those of the theme.
type matrixInks struct {
	text               string
	mark               string
	band, bandText     string
	tint, nobody       string // of a row that nobody supports, and of the word
	hairline, gridline string
}

// matrixInks returns the colours of a matrix in the theme. Text has the contrast that
// texts need.
func (t *Theme) matrixInks() matrixInks {
	in := matrixInks{text: t.text, mark: t.arrows[content.Supports], band: t.boxes[content.FrameworkLook].border}
	in.bandText = onBar(in.band)
	warning := t.boxes[content.MissingLook].border
	for share := 0.1; ; share /= 2 {
		in.tint = blend(t.background, warning, share)
		if Contrast(t.text, in.tint) >= TextContrast || share < 0.01 {
			break
		}
	}
	in.nobody = readable(warning, in.tint, t.text)
	in.hairline, in.gridline = blend(t.background, t.text, 0.22), blend(t.background, t.text, 0.1)
	return in
}

// readable returns the colour if it has the contrast of text with the ground, and else
// the other one.
func readable(colour, ground, other string) string {
	if Contrast(colour, ground) >= TextContrast {
		return colour
	}
	return other
}

// Matrix returns the scene of a matrix in a look.
func Matrix(p *place.MatrixPlan, l Look) *Scene { return (&matrixPainter{p, l}).draw() }

func (p *matrixPainter) draw() *Scene {
	s := &Scene{
		ID: p.ID, Lang: p.Lang, Title: p.Title, Description: content.FlatText(p.Description), Summary: p.Description.Summary, View: string(content.MatrixView),
		W: p.Width, H: p.Height, Scale: 1, Background: p.theme.background,
	}
	in := p.theme.matrixInks()
	p.drawHead(s, in)
	p.drawGrid(s, in)
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Row == nil {
			s.Parts = append(s.Parts, p.bandPart(l, in))
		} else {
			s.Parts = append(s.Parts, p.rowPart(l, in))
		}
	}
	p.drawFoot(s, in)
	for i := range s.Parts { // they are in the order of the words
		if s.Parts[i].Class == "title" {
			s.Reading = slices.Insert(s.Reading, 0, i)
		} else if len(s.Parts[i].Texts) > 0 {
			s.Reading = append(s.Reading, i)
		}
	}
	if p.Mirrored || content.IsRightToLeft(p.Lang) {
		s.mirror()
	}
	return s
}

// drawHead draws the title and the names of the columns.
func (p *matrixPainter) drawHead(s *Scene, in matrixInks) {
	y := place.MatrixMargin
	if p.Draft {
		s.Parts = append(s.Parts, draftPart(p.theme, place.DraftPadX, place.DraftPadY, p.Say(content.DraftNote), place.MatrixMargin, y))
		y += place.DraftHeight
	}
	s.Parts = append(s.Parts, Part{Class: "title", English: p.SaysEnglish(), Texts: []Text{stackLines(p.TitleLines, place.MatrixMargin, y, place.TitleSize, true, Start, in.text)}})
	y += float64(len(p.TitleLines))*place.TitleSize*place.LineHeight + 4
	s.Parts = append(s.Parts, Part{Class: "about", Texts: []Text{stackLines(p.AboutLines, place.MatrixMargin, y, place.TextSize, false, Start, in.text)}})
	for i, name := range p.Names {
		s.Parts = append(s.Parts, Part{
			Class: "column", Name: fmt.Sprintf("column%d", p.FirstCol+i+1), Title: p.Columns[p.FirstCol+i].Whole,
			Texts: []Text{p.nameText(i, name.Lines, in.text)},
		})
	}
}

// nameText returns the slanted name of a column. Each line begins on the line of
// the table.
func (p *matrixPainter) nameText(i int, lines []string, colour string) Text {
	_, cos := p.Direction()
	x, step := p.NameStart(i)
	t := stackLines(lines, x, 0, place.TextSize, false, Start, colour)
	t.Turn = -p.Angle
	for k := range t.Lines {
		// Before the turn the lines stand below each other, each further to the
		// right than the one before, so that after it they begin side by side.
		t.Lines[k].X = x + float64(k)*step*cos
		t.Lines[k].Y = p.HeaderBottom - place.NameGap + float64(k)*place.TextSize*place.LineHeight
	}
	return t
}

// drawGrid draws the lines between the columns.
func (p *matrixPainter) drawGrid(s *Scene, in matrixInks) {
	grid := Part{Class: "grid"}
	for i := range len(p.Names) + 1 {
		x := place.MatrixMargin + p.TitleW + float64(i)*p.ColW
		grid.Shapes = append(grid.Shapes, Shape{
			Path: Polyline(layout.Point{X: x, Y: p.HeaderBottom}, layout.Point{X: x, Y: p.Bottom}), Stroke: in.gridline, Thick: 0.6,
		})
	}
	s.Parts = append(s.Parts, grid)
}

// right returns the right edge of the table.
func (p *matrixPainter) right() float64 {
	return place.MatrixMargin + p.TitleW + float64(len(p.Names))*p.ColW + place.CountWidth
}

// bandPart returns the head of a level.
func (p *matrixPainter) bandPart(l *place.MatrixLine, in matrixInks) Part {
	title := l.Band.Title
	if l.Continued {
		title += " " + p.Say("(continued)")
	}
	words, left, right := p.BandWords(l.Band), place.MatrixMargin+place.CellPad, p.right()-place.CellPad
	top := l.Y + (l.H-place.TextSize*place.LineHeight)/2
	room := right - left - 16 - typeset.Regular.Width(words, place.TextSize)
	lines := place.Clip(typeset.Bold.Wrap(title, place.TextSize, room), 1, typeset.Bold, place.TextSize, room)
	return Part{
		Class: "level", Title: title + ": " + words,
		Shapes: []Shape{{Path: Rectangle(place.MatrixMargin, l.Y, p.right()-place.MatrixMargin, l.H, 0), Fill: in.band}},
		Texts: []Text{
			stackLines(lines, left, top, place.TextSize, true, Start, in.bandText),
			stackLines([]string{words}, right, top, place.TextSize, false, End, in.bandText),
		},
	}
}

// rowPart returns the row of an outcome.
func (p *matrixPainter) rowPart(l *place.MatrixLine, in matrixInks) Part {
	r, middle := l.Row, l.Y+l.H/2
	out := Part{Class: "row", Name: fmt.Sprintf("row%d", l.Number+1), Title: r.Words, About: &About{ID: r.ID, Stage: content.FrameworkLook.Stage(), Link: linkTo(p.link, r.ID)}}
	if r.IsMissing() {
		out.Shapes = append(out.Shapes, Shape{Path: Rectangle(place.MatrixMargin, l.Y, p.right()-place.MatrixMargin, l.H, 0), Fill: in.tint})
	}
	out.Shapes = append(out.Shapes, Shape{
		Path: Polyline(layout.Point{X: place.MatrixMargin, Y: l.Y + l.H}, layout.Point{X: p.right(), Y: l.Y + l.H}), Stroke: in.hairline, Thick: 0.6,
	})
	for i, how := range r.Supports[p.FirstCol:p.LastCol] {
		if how != content.NoSupport {
			out.Shapes = append(out.Shapes, supportMark(how, p.ColMiddle(i), middle, in.mark, p.theme))
		}
	}
	word, bold, colour := fmt.Sprint(r.Count), r.Count == 1, in.text
	switch {
	case r.IsMissing():
		word, bold, colour = p.Say("nobody"), true, in.nobody
	case r.Replaced:
		word = p.Say("replaced")
	}
	out.Texts = append(out.Texts,
		stackLines(l.Lines, place.MatrixMargin+place.CellPad, middle-float64(len(l.Lines))*place.TextSize*place.LineHeight/2, place.TextSize, false, Start, in.text),
		stackLines([]string{word}, p.right()-place.CellPad, middle-place.TextSize*place.LineHeight/2, place.TextSize, bold, End, colour))
	return out
}

// supportMark returns the mark of a support: a disc for a direct one, and a ring.
func supportMark(how content.Support, x, y float64, colour string, t *Theme) Shape {
	const radius = 4.4
	if how == content.DirectSupport {
		return Shape{Path: Circle(x, y, radius, 1, 0), Fill: colour}
	}
	thick := 1.5 * min(t.thick, 1.2)
	return Shape{Path: Circle(x, y, radius-thick/2, 1, 0), Fill: t.background, Stroke: colour, Thick: thick}
}

// drawFoot draws the names that are cut, and the key.
func (p *matrixPainter) drawFoot(s *Scene, in matrixInks) {
	for _, n := range p.Notes {
		s.Parts = append(s.Parts, Part{Class: "name", Texts: []Text{
			stackLines([]string{fmt.Sprintf("(%d)", n.Note)}, place.MatrixMargin, n.Top, place.KeySize, false, Start, in.text),
			stackLines(n.Lines, place.MatrixMargin+place.NoteIndent, n.Top, place.KeySize, false, Start, in.text),
		}})
	}
	before := len(s.Parts)
	drawLegend(s, p.legend(in), place.MatrixMargin, in.text, p.KeyTop, p.Width)
	for i := range s.Parts[before:] {
		s.Parts[before+i].English = p.SaysEnglish()
	}
}

// legend returns the entries for what occurs in the part.
func (p *matrixPainter) legend(in matrixInks) []legendEntry {
	var out []legendEntry
	for _, k := range p.Key {
		out = append(out, legendEntry{meaning: k.Meaning, width: k.Width, draw: func(x, y float64) ([]Shape, []Text) {
			switch k.Sample {
			case place.TintSample:
				return []Shape{{Path: Rectangle(x, y-6, k.Width, 12, 0), Fill: in.tint, Stroke: in.hairline, Thick: 0.6}}, nil
			case place.NumberSample:
				return nil, []Text{stackLines([]string{"2"}, x, y-place.KeySize*place.LineHeight/2, place.KeySize, false, Start, in.text)}
			case place.DirectSample:
				return []Shape{supportMark(content.DirectSupport, x+place.SupportRadius, y, in.mark, p.theme)}, nil
			}
			return []Shape{supportMark(content.ThroughSupport, x+place.SupportRadius, y, in.mark, p.theme)}, nil
		}})
	}
	return out
}
