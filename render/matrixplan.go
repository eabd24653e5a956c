package render

import (
	"fmt"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of a matrix, in points.
const (
	matrixMargin = 8.0
	countWidth   = 58.0 // of the last column, with how many support an outcome
	cellPad      = 6.0  // between the edge of the table and its texts
	leastRowPad  = 1.4  // above and below the text of a row
	leastTitle   = 110.0
	usualName    = 190.0 // the longest line of a name at the head of a column
	nameGap      = 5.0   // between a name and the table
	maxNameLines = 3
	belowTable   = 12.0
)

// draftForm is the form of the note on a draft, and draftHeight its height with the
// gap below it.
var draftForm = form{padX: 8, padY: 7}

const draftHeight = textSize*lineHeight + 2*7 + 8

// A matrixChart is a matrix in the look of a theme, and the page that it is for.
type matrixChart struct {
	*content.Matrix
	theme *Theme
	id    string // begins every id
	page  Page
	part  int
	link  string // a pattern of addresses
}

// The limits of a matrix.
const (
	maxMatrixRows    = 3000
	maxMatrixColumns = 500
)

func newMatrixDrawing(m *content.Matrix, o *Options, err error) (*Drawing, error) {
	if err == nil {
		err = checkLink(o.Link)
	}
	if err != nil {
		return nil, err
	}
	c := &matrixChart{Matrix: m, theme: o.Theme, page: o.Page, part: o.Part, link: o.Link}
	if c.theme == nil || c.theme.name == "" {
		c.theme = themes[0]
	}
	if rows, columns := c.whole().lastRow, len(m.Columns); rows > maxMatrixRows || columns > maxMatrixColumns {
		return nil, layout.TooLarge("%d outcomes and %s, and the limits are %d and %d", rows, prose.Count(columns, m.Noun()), maxMatrixRows, maxMatrixColumns)
	}
	if c.part != 0 {
		parts, err := c.parts()
		switch {
		case err != nil:
			return nil, err
		case c.part < 0 || c.part > len(parts):
			return nil, content.NewOptionError("Part", "there is no part %d: on this page the matrix has %d", c.part, len(parts))
		}
	}
	c.id, err = o.idPrefix(m.Lang, content.FlatText(m.Description), o.Page, o.Columns, o.Part)
	return &Drawing{matrix: c, words: m.Description, options: *o, lock: make(chan struct{}, 1)}, err
}

// Parts returns into how many pictures, each a legible one of [Options.Part], the
// matrix can be split for its page; 1 for a picture of another kind, or without a
// page.
func (d *Drawing) Parts() int {
	if d.matrix == nil || d.options.Page.Paper == "" {
		return 1
	}
	parts, err := d.matrix.parts()
	if err != nil {
		return 1
	}
	return len(parts)
}

// A matrixForm is how wide the columns are, and how steep their names.
type matrixForm struct {
	titleW, colW float64
	angle        float64 // degrees from the horizontal
	longest      float64 // a line of a name
	pad          float64 // above and below the text of a row
}

// A matrixPart is the rows, counted through all bands, and the columns of a
// picture.
type matrixPart struct {
	firstRow, lastRow int // half open, as slices are
	firstCol, lastCol int
	number, of        int // 0: it is all
}

// A matrixLine is a band or a row of the table as it is set.
type matrixLine struct {
	band      *content.MatrixBand
	row       *content.MatrixRow // nil: it is the head of the band
	number    int                // of the row
	continued bool               // the band began in the part before
	lines     []string           // of the title
	cut       bool
	y, h      float64
}

// A matrixName is the name of a column as it is set.
type matrixName struct {
	lines []string
	note  int // its number among the names that are cut; 0: it is whole
}

// A matrixPlan is a part of a matrix in a form, with all sizes and heights.
type matrixPlan struct {
	*matrixChart
	matrixForm
	matrixPart
	width        float64
	titleLines   []string
	aboutLines   []string
	names        []matrixName // of the columns of the part
	overhang     float64      // of the names over the right edge
	headerBottom float64
	lines        []matrixLine
	bottom       float64 // of the table
	height       float64
	cutTitles    int
	extraLines   int // of titles, beyond the first
	cutNames     int
}

// plan sets a part of the matrix in a form.
func (c *matrixChart) plan(f matrixForm, part matrixPart) *matrixPlan {
	p := &matrixPlan{matrixChart: c, matrixForm: f, matrixPart: part}
	p.width = 2*matrixMargin + f.titleW + float64(p.lastCol-p.firstCol)*f.colW + countWidth
	inner := p.width - 2*matrixMargin
	wrapAt := math.Max(math.Min(inner, 300), 0.62*inner)
	p.titleLines = typeset.Bold.Wrap(c.Title, titleSize, wrapAt)
	about := c.About
	if p.of > 1 {
		about = append(slices.Clone(about), fmt.Sprintf("Part %d of %d", p.number, p.of))
	}
	for _, paragraph := range about {
		p.aboutLines = append(p.aboutLines, clip(typeset.Regular.Wrap(paragraph, textSize, wrapAt), 3, typeset.Regular, textSize, wrapAt)...)
	}
	p.setNames()
	p.headerBottom = p.findHeaderBottom()
	p.setLines()
	p.height = p.drawFoot(&paint.Scene{}) + matrixMargin
	return p
}

// direction returns the sine and the cosine of the angle of names.
func (p *matrixPlan) direction() (sin, cos float64) { return math.Sincos(p.angle * math.Pi / 180) }

// setNames wraps the names of the columns to as many lines as have room side by
// side. What does not fit is cut, and stands at the foot.
func (p *matrixPlan) setNames() {
	sin, _ := p.direction()
	most := min(maxNameLines, max(1, int(p.colW*sin/(textSize*lineHeight)+0.15)))
	for _, col := range p.Columns[p.firstCol:p.lastCol] {
		lines := typeset.Regular.Wrap(col.Name, textSize, p.longest)
		if len(lines) > most {
			p.cutNames++
			mark := fmt.Sprintf(" (%d)", p.cutNames)
			room := p.longest - typeset.Regular.Width(mark, textSize)
			lines = clip(typeset.Regular.Wrap(col.Name, textSize, room), most, typeset.Regular, textSize, room)
			lines[len(lines)-1] += mark
			p.names = append(p.names, matrixName{lines, p.cutNames})
			continue
		}
		p.names = append(p.names, matrixName{lines: lines})
	}
	for i := range p.names {
		_, high := p.nameEnds(i)
		p.overhang = math.Max(p.overhang, high.X-(p.width-matrixMargin/2))
	}
}

// nameEnds returns the corners that the slanted name of a column reaches furthest
// to the left, which is on the line of the table, and to the right and up, both
// relative to the height of that line.
func (p *matrixPlan) nameEnds(i int) (low, high layout.Point) {
	sin, cos := p.direction()
	x, step := p.nameStart(i)
	longest := 0.0
	for _, l := range p.names[i].lines {
		longest = math.Max(longest, typeset.Regular.Width(l, textSize))
	}
	low = layout.Point{X: x - textSize*typeset.Ascent*sin, Y: 0}
	last := x + float64(len(p.names[i].lines)-1)*step
	return low, layout.Point{X: last + longest*cos, Y: -nameGap - longest*sin - textSize*typeset.Ascent*cos}
}

// nameStart returns where the baseline of a name begins, and how far apart its
// lines do.
func (p *matrixPlan) nameStart(i int) (x, step float64) {
	sin, _ := p.direction()
	step = textSize * lineHeight / sin
	n := float64(len(p.names[i].lines))
	return p.colMiddle(i) + 0.36*textSize*sin - (n-1)/2*step, step
}

// colMiddle returns the middle of a column of the part.
func (p *matrixPlan) colMiddle(i int) float64 {
	return matrixMargin + p.titleW + (float64(i)+0.5)*p.colW
}

// findHeaderBottom returns the height of the line on which the table and its names
// stand: so low that no name is cut or touches the title.
func (p *matrixPlan) findHeaderBottom() float64 {
	const gap = 8.0
	type bar struct{ right, bottom float64 } // a line of the title
	var bars []bar
	y := matrixMargin
	if p.Draft {
		y += draftHeight
		bars = append(bars, bar{matrixMargin + typeset.Bold.Width(content.DraftNote, textSize) + 2*draftForm.padX, y - 8})
	}
	for _, l := range p.titleLines {
		y += titleSize * lineHeight
		bars = append(bars, bar{matrixMargin + typeset.Bold.Width(l, titleSize), y})
	}
	for _, l := range p.aboutLines {
		y += textSize * lineHeight
		bars = append(bars, bar{matrixMargin + typeset.Regular.Width(l, textSize), y + 4})
	}
	bottom := y + 4 + gap
	sin, cos := p.direction()
	for i := range p.names {
		low, high := p.nameEnds(i)
		bottom = math.Max(bottom, matrixMargin-high.Y)
		for _, b := range bars {
			// The left edge of the name passes the end of the bar at this height
			// over the table, if it is so long.
			if low.X >= b.right+gap {
				continue
			}
			over := -high.Y
			if cos > 0.01 {
				over = math.Min(over, (b.right+gap-low.X)*sin/cos+nameGap)
			}
			bottom = math.Max(bottom, b.bottom+gap+over)
		}
	}
	return bottom
}

// setLines sets the bands and rows.
func (p *matrixPlan) setLines() {
	n, y := 0, p.headerBottom
	room := p.titleW - cellPad - 4
	for i := range p.Bands {
		b := &p.Bands[i]
		first := true
		for j := range b.Rows {
			number := n
			n++
			if number < p.firstRow || number >= p.lastRow {
				continue
			}
			if first {
				first = false
				head := matrixLine{band: b, continued: j > 0, y: y, h: p.bandHeight()}
				p.lines = append(p.lines, head)
				y += head.h
			}
			l := matrixLine{band: b, row: &b.Rows[j], number: number, y: y}
			l.lines, l.cut = twoLines(b.Rows[j].Title, room)
			if l.cut {
				p.cutTitles++
			}
			p.extraLines += len(l.lines) - 1
			l.h = float64(len(l.lines))*textSize*lineHeight + 2*p.pad
			p.lines = append(p.lines, l)
			y += l.h
		}
	}
	p.bottom = y
}

func (p *matrixPlan) bandHeight() float64 { return textSize*lineHeight + 2*p.pad + 2 }

// twoLines returns a title as two lines at most, and whether it is cut.
func twoLines(title string, room float64) (lines []string, cut bool) {
	if typeset.Regular.Width(title, textSize) <= room {
		return []string{title}, false
	}
	lines = typeset.Regular.Wrap(title, textSize, room)
	return clip(lines, 2, typeset.Regular, textSize, room), len(lines) > 2
}

// whole returns the part that is all of the matrix.
func (c *matrixChart) whole() matrixPart {
	rows := 0
	for _, b := range c.Bands {
		rows += len(b.Rows)
	}
	return matrixPart{lastRow: rows, lastCol: len(c.Columns)}
}

// usualForm returns the form of a matrix that need not fit a page.
func (c *matrixChart) usualForm() matrixForm {
	widest := 0.0
	for _, b := range c.Bands {
		widest = math.Max(widest, typeset.Bold.Width(b.Title, textSize))
		for _, r := range b.Rows {
			widest = math.Max(widest, typeset.Regular.Width(r.Title, textSize))
		}
	}
	return matrixForm{titleW: math.Min(math.Max(widest+cellPad+8, 170), 330), colW: 32, angle: 55, longest: usualName, pad: 3.2}
}

// layOut returns the scene of the matrix, or of its part.
func (c *matrixChart) layOut() (*paint.Scene, error) {
	if c.page.Paper == "" {
		p := c.plan(c.usualForm(), c.whole())
		p.width += math.Max(0, p.overhang)
		return p.draw(), nil
	}
	var p *matrixPlan
	var w, h, scale float64
	pages, err := c.pages()
	if err != nil {
		return nil, err
	}
	if c.part == 0 {
		for _, page := range pages {
			pageW, pageH, err := page.size()
			if err != nil {
				return nil, err
			}
			if q, s := c.fit(c.whole(), pageW-2*PageEdge, pageH-2*PageEdge); s > scale {
				p, scale, w, h = q, s, pageW, pageH
			}
		}
	} else {
		parts, err := c.parts()
		if err != nil {
			return nil, err
		}
		w, h, _ = pages[0].size()
		p, scale = parts[c.part-1], Legible/textSize
	}
	p.stretch((h - 2*PageEdge) / scale)
	s := p.draw()
	wide, high := w/scale, h/scale
	s.Move((wide-s.W)/2, (high-s.H)/2)
	s.W, s.H, s.Scale = wide, high, scale
	return s, nil
}

// pages returns the pages to try: the one that the options name, or A4 both ways.
func (c *matrixChart) pages() ([]Page, error) {
	switch {
	case c.page.Paper != AutoPaper:
		return []Page{c.page}, nil
	case c.page.Landscape:
		return nil, errTurned
	}
	return []Page{{A4, false}, {A4, true}}, nil
}

// stretch gives the rows the room that is left on a page, up to a limit.
func (p *matrixPlan) stretch(height float64) {
	spare := (height - p.height) / float64(2*len(p.lines))
	f := p.matrixForm
	f.pad += math.Min(math.Max(spare, 0), 4.5)
	*p = *p.plan(f, p.matrixPart)
}

// fit returns the part in its best form on a page of that size, and the scale:
// the largest that fits, or a slightly smaller one at which columns are wider and
// fewer texts are cut.
func (c *matrixChart) fit(part matrixPart, w, h float64) (best *matrixPlan, scale float64) {
	const step = 0.98
	first, least := 0.0, math.Inf(1)
	for s := largest; s > 0.05 && (best == nil || s > 0.86*first && s*textSize >= Legible+0.2); s *= step {
		p, cost := c.formFor(part, w/s, h/s)
		if p == nil {
			continue
		}
		if first == 0 {
			first = s
		}
		if cost += 45 * (1 - s/first); cost < least {
			best, scale, least = p, s, cost
		}
	}
	if best != nil {
		return best, scale
	}
	p := c.plan(c.usualForm(), part)
	p.width += math.Max(0, p.overhang)
	return p, math.Min(w/p.width, h/p.height)
}

// formFor returns the part in the best form that fits the size, and a cost by which
// forms compare; nil where none fits.
func (c *matrixChart) formFor(part matrixPart, w, h float64) (best *matrixPlan, least float64) {
	rows := float64(part.lastRow - part.firstRow)
	if rows*(textSize*lineHeight+2*leastRowPad) > h {
		return nil, 0
	}
	least = math.Inf(1)
	for _, colW := range []float64{60, 48, 40, 34, 30, 27, 24, 21, 18.5, 16.5, 14.5, 13.3} {
		titleW := w - 2*matrixMargin - countWidth - float64(part.lastCol-part.firstCol)*colW
		if titleW < leastTitle {
			continue
		}
		for _, steep := range []struct{ angle, longest float64 }{{55, usualName}, {70, usualName}, {70, 260}, {90, usualName}} {
			p := c.plan(matrixForm{titleW, colW, steep.angle, steep.longest, leastRowPad}, part)
			if p.height > h || p.overhang > 0 || p.cutTitles > 0 && titleW < 220 {
				continue
			}
			// Prefer whole names, then whole titles, then titles of one line, and
			// columns and names of the usual form.
			cost := 40*float64(p.cutNames) + 10*float64(p.cutTitles) + float64(p.extraLines) +
				math.Abs(math.Log(colW/32))*6 + (steep.angle-55)/10
			if cost < least {
				best, least = p, cost
			}
		}
	}
	return best, least
}

// parts returns the parts of the matrix that can each be read on its page, all in
// one form: blocks of columns, and of each the rows that a page holds.
func (c *matrixChart) parts() ([]*matrixPlan, error) {
	if c.page.Paper == "" {
		return nil, content.NewOptionError("Part", "a part is what a page holds of a matrix; choose a page")
	}
	pages, err := c.pages()
	if err != nil {
		return nil, err
	}
	w, h, err := pages[0].size()
	if err != nil {
		return nil, err
	}
	const scale = Legible / textSize
	w, h = (w-2*PageEdge)/scale, (h-2*PageEdge)/scale
	whole := c.whole()
	if p, _ := c.formFor(whole, w, h); p != nil {
		p.number, p.of = 1, 1
		return []*matrixPlan{p}, nil
	}
	var plans []*matrixPlan
	most := int((w - 2*matrixMargin - countWidth - 200) / 24)
	blocks := (whole.lastCol + most - 1) / most
	for b := range blocks {
		part := whole
		part.firstCol, part.lastCol = whole.lastCol*b/blocks, whole.lastCol*(b+1)/blocks
		part.number, part.of = 1, 2
		f := matrixForm{leastTitle, 24, 90, usualName, leastRowPad}
		if p, _ := c.formFor(part, w, math.Inf(1)); p != nil {
			f = p.matrixForm
		}
		f.pad = 2.4
		for part.lastRow = 0; part.lastRow < whole.lastRow; {
			part.firstRow = part.lastRow
			p := c.partFrom(f, part, h)
			part.lastRow = p.lastRow
			plans = append(plans, p)
		}
	}
	for i, p := range plans {
		part := p.matrixPart
		part.number, part.of = i+1, len(plans)
		plans[i] = c.plan(p.matrixForm, part)
	}
	return plans, nil
}

// partFrom returns the part with as many rows as fit the height, and one at least.
func (c *matrixChart) partFrom(f matrixForm, part matrixPart, h float64) *matrixPlan {
	rows := c.whole().lastRow - part.firstRow
	low, high := 1, rows
	for low < high {
		mid := (low + high + 1) / 2
		part.lastRow = part.firstRow + mid
		if c.plan(f, part).height <= h {
			low = mid
		} else {
			high = mid - 1
		}
	}
	part.lastRow = part.firstRow + low
	return c.plan(f, part)
}
