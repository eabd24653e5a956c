package place

import (
	"fmt"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of a matrix, in points.
const (
	MatrixMargin = 8.0
	CountWidth   = 58.0 // of the last column, with how many support an outcome
	CellPad      = 6.0  // between the edge of the table and its texts
	leastRowPad  = 1.4  // above and below the text of a row
	leastTitle   = 110.0
	usualName    = 190.0 // the longest line of a name at the head of a column
	NameGap      = 5.0   // between a name and the table
	maxNameLines = 3
	belowTable   = 12.0
	NoteIndent   = 22.0
	DraftPadX    = 8.0 // of the note on a draft
	DraftPadY    = 7.0
	DraftHeight  = TextSize*LineHeight + 2*DraftPadY + 8 // with the gap below it
)

// A Matrix is a matrix that is to be placed.
type Matrix struct{ *content.Matrix }

// A matrixForm is how wide the columns are, and how steep their names.
type matrixForm struct {
	TitleW, ColW float64
	Angle        float64 // degrees from the horizontal
	longest      float64 // a line of a name
	pad          float64 // above and below the text of a row
}

// A matrixPart is the rows, counted through all bands, and the columns of a
// picture.
type matrixPart struct {
	firstRow, LastRow int // half open, as slices are
	FirstCol, LastCol int
	number, of        int // 0: it is all
}

// A MatrixLine is a band or a row of the table as it is set.
type MatrixLine struct {
	Band      *content.MatrixBand
	Row       *content.MatrixRow // nil: it is the head of the band
	Number    int                // of the row
	Continued bool               // the band began in the part before
	Lines     []string           // of the title
	cut       bool
	Y, H      float64
}

// A matrixName is the name of a column as it is set.
type matrixName struct {
	Lines []string
	note  int // its number among the names that are cut; 0: it is whole
}

// A MatrixPlan is a part of a matrix in a form, with all sizes and heights.
type MatrixPlan struct {
	*Matrix
	matrixForm
	matrixPart
	Width        float64
	TitleLines   []string
	AboutLines   []string
	Names        []matrixName // of the columns of the part
	overhang     float64      // of the names over the right edge
	HeaderBottom float64
	Lines        []MatrixLine
	Bottom       float64 // of the table
	Height       float64
	cutTitles    int
	extraLines   int // of titles, beyond the first
	cutNames     int
	Notes        []matrixNote
	Key          []matrixKey
	KeyTop       float64
}

// A matrixNote is the whole name of a column that is cut, at the foot.
type matrixNote struct {
	Note  int
	Lines []string
	Top   float64
}

// plan sets a part of the matrix in a form.
func (m *Matrix) plan(f matrixForm, part matrixPart) *MatrixPlan {
	p := &MatrixPlan{Matrix: m, matrixForm: f, matrixPart: part}
	p.Width = 2*MatrixMargin + f.TitleW + float64(p.LastCol-p.FirstCol)*f.ColW + CountWidth
	inner := p.Width - 2*MatrixMargin
	wrapAt := math.Max(math.Min(inner, 300), 0.62*inner)
	p.TitleLines = typeset.Bold.Wrap(m.Title, TitleSize, wrapAt)
	about := m.About
	if p.of > 1 {
		about = append(slices.Clone(about), fmt.Sprintf(m.Say("Part %d of %d"), p.number, p.of))
	}
	for _, paragraph := range about {
		p.AboutLines = append(p.AboutLines, Clip(typeset.Regular.Wrap(paragraph, TextSize, wrapAt), 3, typeset.Regular, TextSize, wrapAt)...)
	}
	p.setNames()
	p.HeaderBottom = p.findHeaderBottom()
	p.setLines()
	p.setFoot()
	return p
}

// Direction returns the sine and the cosine of the angle of names.
func (p *MatrixPlan) Direction() (sin, cos float64) { return math.Sincos(p.Angle * math.Pi / 180) }

// setNames wraps the names of the columns to as many lines as have room side by
// side. What does not fit is cut, and stands at the foot.
func (p *MatrixPlan) setNames() {
	sin, _ := p.Direction()
	most := min(maxNameLines, max(1, int(p.ColW*sin/(TextSize*LineHeight)+0.15)))
	for _, col := range p.Columns[p.FirstCol:p.LastCol] {
		lines := typeset.Regular.Wrap(col.Name, TextSize, p.longest)
		if len(lines) > most {
			p.cutNames++
			mark := fmt.Sprintf(" (%d)", p.cutNames)
			room := p.longest - typeset.Regular.Width(mark, TextSize)
			lines = Clip(typeset.Regular.Wrap(col.Name, TextSize, room), most, typeset.Regular, TextSize, room)
			lines[len(lines)-1] += mark
			p.Names = append(p.Names, matrixName{lines, p.cutNames})
			continue
		}
		p.Names = append(p.Names, matrixName{Lines: lines})
	}
	for i := range p.Names {
		_, high := p.nameEnds(i)
		p.overhang = math.Max(p.overhang, high.X-(p.Width-MatrixMargin/2))
	}
}

// nameEnds returns two corners of the slanted name of a column: the one furthest left,
// on the line of the table, and the one furthest right and up. Heights count from that
// line.
func (p *MatrixPlan) nameEnds(i int) (low, high layout.Point) {
	sin, cos := p.Direction()
	x, step := p.NameStart(i)
	longest := 0.0
	for _, l := range p.Names[i].Lines {
		longest = math.Max(longest, typeset.Regular.Width(l, TextSize))
	}
	low = layout.Point{X: x - TextSize*typeset.Ascent*sin, Y: 0}
	last := x + float64(len(p.Names[i].Lines)-1)*step
	return low, layout.Point{X: last + longest*cos, Y: -NameGap - longest*sin - TextSize*typeset.Ascent*cos}
}

// NameStart returns where the baseline of the first line of a name begins, and how far
// from it the next line does.
func (p *MatrixPlan) NameStart(i int) (x, step float64) {
	sin, _ := p.Direction()
	step = TextSize * LineHeight / sin
	n := float64(len(p.Names[i].Lines))
	return p.ColMiddle(i) + 0.36*TextSize*sin - (n-1)/2*step, step
}

// ColMiddle returns the middle of a column of the part.
func (p *MatrixPlan) ColMiddle(i int) float64 {
	return MatrixMargin + p.TitleW + (float64(i)+0.5)*p.ColW
}

// findHeaderBottom returns the height of the line between the names and the table, from
// the top. It is so low that no name is cut or touches the title.
func (p *MatrixPlan) findHeaderBottom() float64 {
	const gap = 8.0
	type bar struct{ right, bottom float64 } // a line of the title
	var bars []bar
	y := MatrixMargin
	if p.Draft {
		y += DraftHeight
		bars = append(bars, bar{MatrixMargin + typeset.Bold.Width(p.Say(content.DraftNote), TextSize) + 2*DraftPadX, y - 8})
	}
	for _, l := range p.TitleLines {
		y += TitleSize * LineHeight
		bars = append(bars, bar{MatrixMargin + typeset.Bold.Width(l, TitleSize), y})
	}
	for _, l := range p.AboutLines {
		y += TextSize * LineHeight
		bars = append(bars, bar{MatrixMargin + typeset.Regular.Width(l, TextSize), y + 4})
	}
	bottom := y + 4 + gap
	sin, cos := p.Direction()
	for i := range p.Names {
		low, high := p.nameEnds(i)
		bottom = math.Max(bottom, MatrixMargin-high.Y)
		for _, b := range bars {
			// The left edge of the name, if it is that long, passes the end of the
			// bar at this height over the table.
			if low.X >= b.right+gap {
				continue
			}
			over := -high.Y
			if cos > 0.01 {
				over = math.Min(over, (b.right+gap-low.X)*sin/cos+NameGap)
			}
			bottom = math.Max(bottom, b.bottom+gap+over)
		}
	}
	return bottom
}

// Whole returns the part that is all of the matrix.
func (m *Matrix) Whole() matrixPart {
	rows := 0
	for _, b := range m.Bands {
		rows += len(b.Rows)
	}
	return matrixPart{LastRow: rows, LastCol: len(m.Columns)}
}
