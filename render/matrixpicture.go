package render

import (
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// matrixInks are the colours of a matrix, which come from those of the theme.
type matrixInks struct {
	text               string
	mark               string
	band, bandText     string
	tint, nobody       string // of a row that nobody supports, and of the word
	hairline, gridline string
}

// inks returns the colours of a matrix in the theme. Text has the contrast that
// texts need.
func (t *Theme) matrixInks() matrixInks {
	in := matrixInks{text: t.text, mark: t.arrows[content.Supports], band: t.boxes[content.FrameworkLook].border}
	in.bandText = onBar(in.band)
	warning := t.boxes[content.MissingLook].border
	for share := 0.1; ; share /= 2 {
		in.tint = blend(t.background, warning, share)
		if contrast(t.text, in.tint) >= textContrast || share < 0.01 {
			break
		}
	}
	in.nobody = readable(warning, in.tint, t.text)
	in.hairline, in.gridline = blend(t.background, t.text, 0.22), blend(t.background, t.text, 0.1)
	return in
}

// readable returns the colour where text in it can be read on the ground, or text
// of it under the ground; else the other one.
func readable(colour, ground, other string) string {
	if contrast(colour, ground) >= textContrast {
		return colour
	}
	return other
}

// draw returns the scene of the plan.
func (p *matrixPlan) draw() *paint.Scene {
	s := &paint.Scene{
		ID: p.id, Lang: p.Lang, Title: p.Title, Description: content.FlatText(p.Description), Summary: p.Description.Summary, View: string(MatrixView),
		W: p.width, H: p.height, Scale: 1, Background: p.theme.background,
	}
	in := p.theme.matrixInks()
	p.drawHead(s, in)
	p.drawGrid(s, in)
	for i := range p.lines {
		if l := &p.lines[i]; l.row == nil {
			s.Parts = append(s.Parts, p.bandPart(l, in))
		} else {
			s.Parts = append(s.Parts, p.rowPart(l, in))
		}
	}
	p.drawFoot(s)
	for i := range s.Parts { // they are in the order of the words
		if s.Parts[i].Class == "title" {
			s.Reading = slices.Insert(s.Reading, 0, i)
		} else if len(s.Parts[i].Texts) > 0 {
			s.Reading = append(s.Reading, i)
		}
	}
	if p.Mirrored || paint.IsRightToLeft(p.Lang) {
		s.Mirror()
	}
	return s
}

// drawHead draws the title and the names of the columns.
func (p *matrixPlan) drawHead(s *paint.Scene, in matrixInks) {
	y := matrixMargin
	if p.Draft {
		s.Parts = append(s.Parts, draftPart(p.theme, draftForm, content.DraftNote, matrixMargin, y))
		y += draftHeight
	}
	s.Parts = append(s.Parts, paint.Part{Class: "title", English: true, Texts: []paint.Text{stackLines(p.titleLines, matrixMargin, y, titleSize, true, paint.Start, in.text)}})
	y += float64(len(p.titleLines))*titleSize*lineHeight + 4
	s.Parts = append(s.Parts, paint.Part{Class: "about", Texts: []paint.Text{stackLines(p.aboutLines, matrixMargin, y, textSize, false, paint.Start, in.text)}})
	for i, name := range p.names {
		s.Parts = append(s.Parts, paint.Part{
			Class: "column", Name: fmt.Sprintf("column%d", p.firstCol+i+1), Title: p.Columns[p.firstCol+i].Whole,
			Texts: []paint.Text{p.nameText(i, name.lines, in.text)},
		})
	}
}

// nameText returns the slanted name of a column. Each line begins on the line of
// the table.
func (p *matrixPlan) nameText(i int, lines []string, colour string) paint.Text {
	_, cos := p.direction()
	x, step := p.nameStart(i)
	t := stackLines(lines, x, 0, textSize, false, paint.Start, colour)
	t.Turn = -p.angle
	for k := range t.Lines {
		// Before the turn the lines stand below each other, each further to the
		// right than the one before, so that after it they begin side by side.
		t.Lines[k].X = x + float64(k)*step*cos
		t.Lines[k].Y = p.headerBottom - nameGap + float64(k)*textSize*lineHeight
	}
	return t
}

// drawGrid draws the lines between the columns.
func (p *matrixPlan) drawGrid(s *paint.Scene, in matrixInks) {
	grid := paint.Part{Class: "grid"}
	for i := range len(p.names) + 1 {
		x := matrixMargin + p.titleW + float64(i)*p.colW
		grid.Shapes = append(grid.Shapes, paint.Shape{
			Path: paint.Polyline(layout.Point{X: x, Y: p.headerBottom}, layout.Point{X: x, Y: p.bottom}), Stroke: in.gridline, Thick: 0.6,
		})
	}
	s.Parts = append(s.Parts, grid)
}

// right returns the right edge of the table.
func (p *matrixPlan) right() float64 {
	return matrixMargin + p.titleW + float64(len(p.names))*p.colW + countWidth
}

// bandPart returns the head of a level.
func (p *matrixPlan) bandPart(l *matrixLine, in matrixInks) paint.Part {
	title := l.band.Title
	if l.continued {
		title += " (continued)"
	}
	words, left, right := l.band.Words(), matrixMargin+cellPad, p.right()-cellPad
	top := l.y + (l.h-textSize*lineHeight)/2
	room := right - left - 16 - typeset.Regular.Width(words, textSize)
	lines := clip(typeset.Bold.Wrap(title, textSize, room), 1, typeset.Bold, textSize, room)
	return paint.Part{
		Class: "level", Title: title + ": " + words,
		Shapes: []paint.Shape{{Path: paint.Rectangle(matrixMargin, l.y, p.right()-matrixMargin, l.h, 0), Fill: in.band}},
		Texts: []paint.Text{
			stackLines(lines, left, top, textSize, true, paint.Start, in.bandText),
			stackLines([]string{words}, right, top, textSize, false, paint.End, in.bandText),
		},
	}
}

// rowPart returns the row of an outcome.
func (p *matrixPlan) rowPart(l *matrixLine, in matrixInks) paint.Part {
	r, middle := l.row, l.y+l.h/2
	out := paint.Part{Class: "row", Name: fmt.Sprintf("row%d", l.number+1), Title: r.Words, About: &paint.About{ID: r.ID, Stage: content.FrameworkLook.Stage(), Link: linkTo(p.link, r.ID)}}
	if r.IsMissing() {
		out.Shapes = append(out.Shapes, paint.Shape{Path: paint.Rectangle(matrixMargin, l.y, p.right()-matrixMargin, l.h, 0), Fill: in.tint})
	}
	out.Shapes = append(out.Shapes, paint.Shape{
		Path: paint.Polyline(layout.Point{X: matrixMargin, Y: l.y + l.h}, layout.Point{X: p.right(), Y: l.y + l.h}), Stroke: in.hairline, Thick: 0.6,
	})
	for i, how := range r.Supports[p.firstCol:p.lastCol] {
		if how != content.NoSupport {
			out.Shapes = append(out.Shapes, supportMark(how, p.colMiddle(i), middle, in.mark, p.theme))
		}
	}
	word, bold, colour := fmt.Sprint(r.Count), r.Count == 1, in.text
	switch {
	case r.IsMissing():
		word, bold, colour = "nobody", true, in.nobody
	case r.Replaced:
		word = "replaced"
	}
	out.Texts = append(out.Texts,
		stackLines(l.lines, matrixMargin+cellPad, middle-float64(len(l.lines))*textSize*lineHeight/2, textSize, false, paint.Start, in.text),
		stackLines([]string{word}, p.right()-cellPad, middle-textSize*lineHeight/2, textSize, bold, paint.End, colour))
	return out
}

// supportMark returns the mark of a support: a disc for a direct one, and a ring.
func supportMark(how content.Support, x, y float64, colour string, t *Theme) paint.Shape {
	const radius = 4.4
	if how == content.DirectSupport {
		return paint.Shape{Path: paint.Circle(x, y, radius, 1, 0), Fill: colour}
	}
	thick := 1.5 * min(t.thick, 1.2)
	return paint.Shape{Path: paint.Circle(x, y, radius-thick/2, 1, 0), Fill: t.background, Stroke: colour, Thick: thick}
}

// drawFoot draws the names that are cut, and the key, and returns the height at
// which they end.
func (p *matrixPlan) drawFoot(s *paint.Scene) float64 {
	in := p.theme.matrixInks()
	y := p.bottom + belowTable
	for i, name := range p.names {
		if name.note == 0 {
			continue
		}
		const indent = 22.0
		lines := typeset.Regular.Wrap(p.Columns[p.firstCol+i].Name, keySize, p.width-2*matrixMargin-indent)
		s.Parts = append(s.Parts, paint.Part{Class: "name", Texts: []paint.Text{
			stackLines([]string{fmt.Sprintf("(%d)", name.note)}, matrixMargin, y, keySize, false, paint.Start, in.text),
			stackLines(lines, matrixMargin+indent, y, keySize, false, paint.Start, in.text),
		}})
		y += float64(len(lines))*keySize*lineHeight + 2
	}
	before := len(s.Parts)
	_, y = drawLegend(s, p.legend(in), matrixMargin, in.text, y, p.width)
	for i := range s.Parts[before:] {
		s.Parts[before+i].English = true
	}
	return y + keySize*1.8
}

// legend returns the entries for what occurs in the part.
func (p *matrixPlan) legend(in matrixInks) []legendEntry {
	var occurs [content.DirectSupport + 1]bool
	missing := false
	for i := range p.lines {
		if r := p.lines[i].row; r != nil {
			missing = missing || r.IsMissing()
			for _, how := range r.Supports[p.firstCol:p.lastCol] {
				occurs[how] = true
			}
		}
	}
	const radius = 5.0
	mark := func(how content.Support, looks, meaning string) legendEntry {
		return newLegendEntry(looks, meaning, 2*radius, func(x, y float64) ([]paint.Shape, []paint.Text) {
			return []paint.Shape{supportMark(how, x+radius, y, in.mark, p.theme)}, nil
		})
	}
	direct, through, many := "supports it directly", "through an outcome that contributes to it", "how many models support it"
	if p.ByPartner {
		direct, through, many = "works towards what supports it directly", "only through an outcome that contributes to it", "how many partners work towards it"
	}
	var out []legendEntry
	if occurs[content.DirectSupport] {
		out = append(out, mark(content.DirectSupport, "disc", direct))
	}
	if occurs[content.ThroughSupport] {
		out = append(out, mark(content.ThroughSupport, "ring", through))
	}
	if missing {
		const wide = 24.0
		out = append(out, newLegendEntry("tinted", "nobody supports it yet", wide, func(x, y float64) ([]paint.Shape, []paint.Text) {
			return []paint.Shape{{Path: paint.Rectangle(x, y-6, wide, 12, 0), Fill: in.tint, Stroke: in.hairline, Thick: 0.6}}, nil
		}))
	}
	return append(out, newLegendEntry("number", many, typeset.Regular.Width("2", keySize), func(x, y float64) ([]paint.Shape, []paint.Text) {
		return nil, []paint.Text{stackLines([]string{"2"}, x, y-keySize*lineHeight/2, keySize, false, paint.Start, in.text)}
	}))
}
