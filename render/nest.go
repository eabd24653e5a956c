package render

import (
	"cmp"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of a nested picture, in points.
const (
	nestGap    = 5.0  // how much further apart groups stand than boxes of one group
	narrowTier = 0.62 // the width of the columns after the first, as a share of that
)

// A nest puts the boxes of a nested picture side by side with those that they stand
// under: each is as tall as all of these, and the boxes of the lowest level stand in
// grids.
type nest struct {
	*chart
	under [][]int // the boxes under each
	top   []float64
}

// applyNest gives a nested picture its form, in which the boxes of the lowest level
// stand in perRow columns.
func (c *chart) applyNest(f form) {
	c.form = f
	c.frameLines = nil
	c.cells, c.sections = make([]cell, len(c.Boxes)), make([]section, len(c.Tiers))
	c.ranks = make([][]int, f.perRow+len(c.Tiers)-1)
	n := &nest{chart: c, under: make([][]int, len(c.Boxes)), top: make([]float64, len(c.Boxes))}
	var roots []int
	for i := len(c.Tiers) - 1; i >= 0; i-- {
		c.sections[i] = section{first: f.perRow + i - 1, last: f.perRow + i - 1}
		width := f.boxWidth
		if i == 0 {
			c.sections[0].first = 0
		} else if !f.even {
			width = max(96, width*narrowTier)
		}
		for _, b := range c.Tiers[i].Boxes {
			c.cells[b].w, c.cells[b].rank = width, c.sections[i].last
			c.setText(b)
			if up := c.Boxes[b].Under; up > 0 {
				n.under[up-1] = append(n.under[up-1], b)
			} else {
				roots = append(roots, b)
			}
		}
		c.sections[i].lines = clip(typeset.Bold.Wrap(c.Tiers[i].Title, headingSize, width), maxTitleLines, typeset.Bold, headingSize, width)
	}
	c.makeRoomForMarks()
	c.nestHeight, c.nestTop = n.place(roots, 0), n.top
	for b := range c.Boxes {
		r := c.cells[b].rank
		c.ranks[r] = append(c.ranks[r], b)
	}
	c.ranks = slices.DeleteFunc(c.ranks, func(rank []int) bool { return rank == nil })
	for r, rank := range c.ranks {
		slices.SortFunc(rank, func(a, b int) int { return cmp.Compare(n.top[a], n.top[b]) })
		for _, b := range rank {
			c.cells[b].rank = r
		}
	}
	c.nestWidth = -c.tierGap
	for i := range c.sections {
		s := &c.sections[i]
		s.first, s.last = math.MaxInt, 0
		for _, b := range c.Tiers[i].Boxes {
			s.first, s.last = min(s.first, c.cells[b].rank), max(s.last, c.cells[b].rank)
		}
		c.nestWidth += float64(s.last-s.first+1) * (c.cells[c.Tiers[i].Boxes[0]].w + c.tierGap)
	}
}

// place places boxes that stand under one, from the top on, and returns how tall they
// are together.
func (n *nest) place(boxes []int, top float64) float64 {
	y, before := top, true // the one before was a box with others under it
	for i := 0; i < len(boxes); {
		b := boxes[i]
		leaf := n.under[b] == nil
		if y > top {
			y += n.sideGap
			if before || !leaf {
				y += nestGap
			}
		}
		before = !leaf
		switch {
		case !leaf:
			n.top[b] = y
			n.cells[b].h = math.Max(n.cells[b].h, n.place(n.under[b], y))
			y += n.cells[b].h
			i++
		case n.Boxes[b].Tier > 0:
			n.top[b] = y
			y += n.cells[b].h
			i++
		default:
			row := boxes[i:min(i+n.perRow, len(boxes))]
			tallest := 0.0
			for k, other := range row {
				if n.under[other] != nil || n.Boxes[other].Tier > 0 {
					row = row[:k]
					break
				}
				tallest = math.Max(tallest, n.cells[other].h)
			}
			for k, other := range row {
				n.top[other], n.cells[other].h, n.cells[other].rank = y, tallest, n.perRow-len(row)+k // beside what they stand under
			}
			y += tallest
			i += len(row)
		}
	}
	return y - top
}

// newNestPlan lays a nested picture out.
func newNestPlan(c *chart) *plan {
	p := &plan{chart: c, boxSpans: make([]span, len(c.Boxes)), passes: make([][]float64, len(c.Arrows))}
	for n := range c.Boxes {
		p.boxSpans[n] = span{c.nestTop[n], c.nestTop[n] + c.cells[n].h}
	}
	for i := range c.Arrows {
		a := &c.Arrows[i]
		at := p.boxSpans[a.From].middle()
		for r := c.cells[a.From].rank + 1; r < c.cells[a.To].rank; r++ {
			at = p.nearestSpace(r, at)
			p.passes[i] = append(p.passes[i], at)
		}
	}
	p.routeArrows(make([]float64, len(c.ranks)), make([]float64, len(c.ranks)))
	p.extend()
	return p
}

// nearestSpace returns the middle of the space between boxes of a rank that is nearest
// to a place across.
func (p *plan) nearestSpace(rank int, at float64) float64 {
	best, end := p.boxSpans[p.ranks[rank][0]].from-p.sideGap, math.Inf(-1)
	for _, n := range p.ranks[rank] {
		if s := p.boxSpans[n]; !math.IsInf(end, -1) {
			if middle := (end + s.from) / 2; math.Abs(middle-at) < math.Abs(best-at) {
				best = middle
			}
		}
		end = p.boxSpans[n].to
	}
	if below := end + p.sideGap; math.Abs(below-at) < math.Abs(best-at) {
		best = below
	}
	return best
}

// setText wraps the texts of a box to its width, and sets its height.
func (c *chart) setText(i int) {
	b, cell := &c.Boxes[i], &c.cells[i]
	width := cell.w - 2*c.padX
	lines, above := wrapText(b, width)
	cell.lines, cell.above = clip(lines, maxLines, typeset.Regular, textSize, width), above+badgeRoom(b)
	cell.detailLines = nil
	details := b.Details
	if initials := c.InitialsOf(i); initials != "" {
		details = append(slices.Clone(details), initials)
	}
	for _, d := range details {
		cell.detailLines = append(cell.detailLines, clip(typeset.Regular.Wrap(d, detailSize, width), maxLines, typeset.Regular, detailSize, width)...)
	}
	cell.h = cell.above + cell.textHeight() + 2*c.padY
}

// usualNest returns the form of a nested picture that need not fit a page: about as
// high as wide.
func (c *chart) usualNest() form {
	f := form{boxWidth: 230, padX: 7, padY: 3.5, tierGap: 14, sideGap: 4.5, margin: 18}
	for f.perRow = 1; f.perRow < 6; f.perRow++ {
		if c.applyNest(f); c.nestHeight < 1.2*c.nestWidth {
			break
		}
	}
	return f
}
