package place

import (
	"math"

	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of a picture in columns, in points.
const (
	columnRowGap = 5.0 // between the boxes of a column
	columnPad    = 5.0 // between a group and its boxes
)

// usualColumns returns the form of a picture in columns that need not fit a page: all
// columns stand side by side, but at most seven groups.
func (c *Chart) usualColumns() Form {
	f := Form{BoxWidth: 128, PadX: 7, PadY: 4, SideGap: 16, Margin: 18, perRow: c.mostColumns()}
	if c.Frames != nil {
		f.perRow = min(max(f.perRow, 4), 7)
	}
	return f
}

// mostColumns returns how many columns the largest level has.
func (c *Chart) mostColumns() int {
	if c.Frames == nil {
		return len(c.Tiers[len(c.Tiers)-1].Boxes)
	}
	most := 0
	for i := range c.Tiers {
		most = max(most, len(c.columns(i)))
	}
	return most
}

// columns returns the boxes of a level by column. A column holds a group, and the last
// one what is in no group. In a picture without groups, a column holds what stands below
// an outcome of the highest level. The result is nil where the level has no columns.
func (c *Chart) columns(tier int) [][]int {
	key := func(n int) int { return c.Boxes[n].Frame }
	if c.Frames == nil {
		key = func(n int) int { return c.Boxes[n].Under }
	}
	byKey, last, some := map[int][]int{}, 0, false
	for _, n := range c.Tiers[tier].Boxes {
		k := key(n)
		byKey[k] = append(byKey[k], n)
		last, some = max(last, k), some || k > 0
	}
	if !some {
		return nil
	}
	var out [][]int
	if c.Frames == nil { // one for each, though it may be empty
		for _, n := range c.Tiers[len(c.Tiers)-1].Boxes {
			out = append(out, byKey[n+1])
		}
		return out
	}
	for k := 1; k <= last; k++ {
		if byKey[k] != nil {
			out = append(out, byKey[k])
		}
	}
	if byKey[0] != nil {
		out = append(out, byKey[0])
	}
	return out
}

// A columnPlacer puts levels one above the other, the highest on top, and the boxes of
// each in columns or in rows.
type columnPlacer struct {
	*Chart
	wide float64 // what the columns take together
	y    float64
}

// applyColumns gives a picture in columns its form.
func (c *Chart) applyColumns(f Form) {
	if f.TierGap = bandGap; c.Frames != nil {
		f.SideGap = math.Max(f.SideGap, 2*columnPad+4)
	}
	c.Form = f
	c.Cells, c.Sections = make([]cell, len(c.Boxes)), make([]Section, len(c.Tiers))
	c.corners, c.frameRects, c.bandRects = make([]Point, len(c.Boxes)), make([]Rect, len(c.Frames)), make([]Rect, len(c.Tiers))
	c.FrameLines, c.Ranks = make([][]string, len(c.Frames)), nil
	p := &columnPlacer{Chart: c, wide: float64(f.perRow)*(f.BoxWidth+f.SideGap) - f.SideGap}
	for i := len(c.Tiers) - 1; i >= 0; i-- {
		top := p.y
		c.Sections[i].Lines = Clip(typeset.Bold.Wrap(c.Tiers[i].Title, HeadingSize, p.wide), MaxTitleLines, typeset.Bold, HeadingSize, p.wide)
		p.y += p.BarOf(i) + bandPad
		if columns := c.columns(i); columns != nil {
			p.placeColumns(columns)
		} else {
			p.placeRows(c.Tiers[i].Boxes)
		}
		p.y += bandPad
		c.bandRects[i] = Rect{-bandPad, top, p.wide + bandPad, p.y}
		p.y += f.TierGap
	}
	for i := range c.Tiers {
		c.Sections[i].First, c.Sections[i].Last = i, i
		c.Ranks = append(c.Ranks, c.Tiers[i].Boxes)
		for _, n := range c.Tiers[i].Boxes {
			c.Cells[n].Rank = i
		}
	}
	c.nestWidth, c.nestHeight = p.wide+2*bandPad, p.y-f.TierGap
}

// BarOf returns how high the heading of a level is.
func (c *Chart) BarOf(tier int) float64 {
	return float64(len(c.Sections[tier].Lines))*LineHeight*HeadingSize + 2*BarPad
}

// setBox places a box of the width, and returns where it ends.
func (p *columnPlacer) setBox(n int, x, y, width float64) float64 {
	p.Cells[n].W = width
	p.setText(n)
	p.corners[n] = Point{X: x, Y: y}
	return y + p.Cells[n].H
}

// placeRows puts boxes into rows, each as wide as all columns together.
func (p *columnPlacer) placeRows(boxes []int) {
	per := min(p.perRow, len(boxes))
	width := (p.wide+p.SideGap)/float64(per) - p.SideGap
	for i := 0; i < len(boxes); i += per {
		row := boxes[i:min(i+per, len(boxes))]
		bottom := p.y
		for k, n := range row {
			bottom = math.Max(bottom, p.setBox(n, float64(k)*(width+p.SideGap), p.y, width))
		}
		for _, n := range row {
			p.Cells[n].H = bottom - p.y
		}
		p.y = bottom + columnRowGap
	}
	p.y -= columnRowGap
}

// placeColumns puts columns side by side, at most perRow of them.
func (p *columnPlacer) placeColumns(columns [][]int) {
	for i := 0; i < len(columns); i += p.perRow {
		row := columns[i:min(i+p.perRow, len(columns))]
		titles := 0.0
		for _, boxes := range row {
			titles = math.Max(titles, p.setTitle(boxes))
		}
		top, bottom := p.y, p.y
		for k, boxes := range row {
			x, y := float64(k)*(p.BoxWidth+p.SideGap), top+titles
			for _, n := range boxes {
				y = p.setBox(n, x, y, p.BoxWidth) + columnRowGap
			}
			bottom = math.Max(bottom, y-columnRowGap)
			if f := p.frameOf(boxes); f > 0 {
				p.frameRects[f-1] = Rect{Left: x - columnPad, Top: top, Right: x + p.BoxWidth + columnPad}
			}
		}
		if titles > 0 {
			bottom += columnPad
		}
		for _, boxes := range row { // all as long as the longest
			if f := p.frameOf(boxes); f > 0 {
				p.frameRects[f-1].Bottom = bottom
			}
		}
		p.y = bottom + columnRowGap + columnPad
	}
	p.y -= columnRowGap + columnPad
}

// frameOf returns the group of the boxes of a column, counted from 1.
func (p *columnPlacer) frameOf(boxes []int) int {
	if len(boxes) == 0 {
		return 0
	}
	return p.Boxes[boxes[0]].Frame
}

// setTitle wraps the title of the group of a column, and returns the room that it takes.
func (p *columnPlacer) setTitle(boxes []int) float64 {
	f := p.frameOf(boxes)
	if f == 0 {
		return 0
	}
	lines := Clip(typeset.Bold.Wrap(p.Frames[f-1].Title, HeadingSize, p.BoxWidth), MaxTitleLines, typeset.Bold, HeadingSize, p.BoxWidth)
	p.FrameLines[f-1] = lines
	return float64(len(lines))*LineHeight*HeadingSize + FramePad/2 + columnPad
}

// newColumnsPlan returns the plan of a picture in columns.
func newColumnsPlan(c *Chart) *Plan {
	p := &Plan{Chart: c, Corners: append([]Point(nil), c.corners...), FrameRects: append([]Rect(nil), c.frameRects...), passes: make([][]float64, 0)}
	p.extend()
	p.BandRects = append([]Rect(nil), c.bandRects...)
	return p
}
