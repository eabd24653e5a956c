package place

import (
	"math"

	"github.com/resultschain/resultschain/internal/typeset"
)

// usualForm returns the form of a matrix that need not fit a page.
func (m *Matrix) usualForm() matrixForm {
	widest := 0.0
	for _, b := range m.Bands {
		widest = math.Max(widest, typeset.Bold.Width(b.Title, TextSize))
		for _, r := range b.Rows {
			widest = math.Max(widest, typeset.Regular.Width(r.Title, TextSize))
		}
	}
	return matrixForm{TitleW: math.Min(math.Max(widest+CellPad+8, 170), 330), ColW: 32, Angle: 55, longest: usualName, pad: 3.2}
}

// Usual returns the whole matrix in the usual form.
func (m *Matrix) Usual() *MatrixPlan { return m.unfitted(m.Whole()) }

// unfitted returns the part in the usual form.
func (m *Matrix) unfitted(part matrixPart) *MatrixPlan {
	p := m.plan(m.usualForm(), part)
	p.Width += math.Max(0, p.overhang)
	return p
}

// Stretch gives the rows the room that is left on a page, up to a limit.
func (p *MatrixPlan) Stretch(height float64) {
	spare := (height - p.Height) / float64(2*len(p.Lines))
	f := p.matrixForm
	f.pad += math.Min(math.Max(spare, 0), 4.5)
	*p = *p.plan(f, p.matrixPart)
}

// Fit returns the part in its best form on a page of that size, and the scale:
// the largest that fits, or a slightly smaller one at which columns are wider and
// fewer texts are cut.
func (m *Matrix) Fit(part matrixPart, w, h float64) (best *MatrixPlan, scale float64) {
	const step = 0.98
	first, least := 0.0, math.Inf(1)
	for s := Largest; s > 0.05 && (best == nil || s > 0.86*first && s*TextSize >= Legible+0.2); s *= step {
		p, cost := m.formFor(part, w/s, h/s)
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
	p := m.unfitted(part)
	return p, math.Min(w/p.Width, h/p.Height)
}

// formFor returns the part in the best form that fits the size, and a cost by which
// forms compare; nil where none fits.
func (m *Matrix) formFor(part matrixPart, w, h float64) (best *MatrixPlan, least float64) {
	rows := float64(part.LastRow - part.firstRow)
	if rows*(TextSize*LineHeight+2*leastRowPad) > h {
		return nil, 0
	}
	least = math.Inf(1)
	for _, colW := range []float64{60, 48, 40, 34, 30, 27, 24, 21, 18.5, 16.5, 14.5, 13.3} {
		titleW := w - 2*MatrixMargin - CountWidth - float64(part.LastCol-part.FirstCol)*colW
		if titleW < leastTitle {
			continue
		}
		for _, steep := range []struct{ angle, longest float64 }{{55, usualName}, {70, usualName}, {70, 260}, {90, usualName}} {
			p := m.plan(matrixForm{titleW, colW, steep.angle, steep.longest, leastRowPad}, part)
			if p.Height > h || p.overhang > 0 || p.cutTitles > 0 && titleW < 220 {
				continue
			}
			// Prefer whole names, then whole titles, then names that do not touch,
			// titles of one line, and columns and names of the usual form.
			apart := colW * math.Sin(steep.angle*math.Pi/180) // the lines of two names
			cost := 40*float64(p.cutNames) + 10*float64(p.cutTitles) + float64(p.extraLines) +
				40*math.Max(0, 1-apart/(LineHeight*TextSize)) +
				math.Abs(math.Log(colW/32))*6 + (steep.angle-55)/10
			if cost < least {
				best, least = p, cost
			}
		}
	}
	return best, least
}

// Parts returns the parts of the matrix that can each be read on a page of that size:
// blocks of columns, and of each block, in one form, the rows that a page holds.
func (m *Matrix) Parts(w, h float64) []*MatrixPlan {
	const scale = Legible / TextSize
	w, h = w/scale, h/scale
	whole := m.Whole()
	if p, _ := m.formFor(whole, w, h); p != nil {
		p.number, p.of = 1, 1
		return []*MatrixPlan{p}
	}
	var plans []*MatrixPlan
	most := int((w - 2*MatrixMargin - CountWidth - 200) / 24)
	blocks := (whole.LastCol + most - 1) / most
	for b := range blocks {
		part := whole
		part.FirstCol, part.LastCol = whole.LastCol*b/blocks, whole.LastCol*(b+1)/blocks
		part.number, part.of = 1, 2
		f := matrixForm{leastTitle, 24, 90, usualName, leastRowPad}
		if p, _ := m.formFor(part, w, math.Inf(1)); p != nil {
			f = p.matrixForm
		}
		f.pad = 2.4
		for part.LastRow = 0; part.LastRow < whole.LastRow; {
			part.firstRow = part.LastRow
			p := m.partFrom(f, part, h)
			part.LastRow = p.LastRow
			plans = append(plans, p)
		}
	}
	for i, p := range plans {
		part := p.matrixPart
		part.number, part.of = i+1, len(plans)
		plans[i] = m.plan(p.matrixForm, part)
	}
	return plans
}

// partFrom returns the part with as many rows as fit the height, and one at least.
func (m *Matrix) partFrom(f matrixForm, part matrixPart, h float64) *MatrixPlan {
	rows := m.Whole().LastRow - part.firstRow
	low, high := 1, rows
	for low < high {
		mid := (low + high + 1) / 2
		part.LastRow = part.firstRow + mid
		if m.plan(f, part).Height <= h {
			low = mid
		} else {
			high = mid - 1
		}
	}
	part.LastRow = part.firstRow + low
	return m.plan(f, part)
}
