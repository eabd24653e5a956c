package place

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of a nested picture, in points.
const (
	nestGap    = 5.0  // how much further apart groups stand than boxes of one group
	narrowTier = 0.62 // the width of the columns after the first, as a share of that
)

// A nest puts each box of a nested picture beside the boxes under it, and makes it as
// tall as all of these. The boxes of the lowest level stand in grids.
type nest struct {
	*Chart
	under [][]int // the boxes under each
	top   []float64
}

// applyNest gives a nested picture its form, in which the boxes of the lowest level
// stand in perRow columns.
func (c *Chart) applyNest(f Form) {
	c.Form = f
	c.FrameLines = nil
	c.Cells, c.Sections = make([]cell, len(c.Boxes)), make([]Section, len(c.Tiers))
	c.Ranks = make([][]int, f.perRow+len(c.Tiers)-1)
	n := &nest{Chart: c, under: make([][]int, len(c.Boxes)), top: make([]float64, len(c.Boxes))}
	var roots []int
	for i := len(c.Tiers) - 1; i >= 0; i-- {
		c.Sections[i] = Section{First: f.perRow + i - 1, Last: f.perRow + i - 1}
		width := f.BoxWidth
		if i == 0 {
			c.Sections[0].First = 0
		} else if !f.even {
			width = max(96, width*narrowTier)
		}
		for _, b := range c.Tiers[i].Boxes {
			c.Cells[b].W, c.Cells[b].Rank = width, c.Sections[i].Last
			c.setText(b)
			if up := c.Boxes[b].Under; up > 0 {
				n.under[up-1] = append(n.under[up-1], b)
			} else if !c.isApart(i) {
				roots = append(roots, b)
			}
		}
		c.Sections[i].Lines = Clip(typeset.Bold.Wrap(c.Tiers[i].Title, HeadingSize, width), MaxTitleLines, typeset.Bold, HeadingSize, width)
	}
	c.makeRoomForMarks()
	c.nestTop, c.nestHeight = n.top, n.place(roots, 0)
	for i := range c.Tiers {
		if c.isApart(i) {
			c.nestHeight = max(c.nestHeight, n.place(c.Tiers[i].Boxes, 0))
		}
	}
	for b := range c.Boxes {
		r := c.Cells[b].Rank
		c.Ranks[r] = append(c.Ranks[r], b)
	}
	c.Ranks = slices.DeleteFunc(c.Ranks, func(rank []int) bool { return rank == nil })
	for r, rank := range c.Ranks {
		slices.SortFunc(rank, func(a, b int) int { return cmp.Compare(n.top[a], n.top[b]) })
		for _, b := range rank {
			c.Cells[b].Rank = r
		}
	}
	c.nestWidth = -c.TierGap
	for i := range c.Sections {
		s := &c.Sections[i]
		s.First, s.Last = math.MaxInt, 0
		for _, b := range c.Tiers[i].Boxes {
			s.First, s.Last = min(s.First, c.Cells[b].Rank), max(s.Last, c.Cells[b].Rank)
		}
		c.nestWidth += float64(s.Last-s.First+1) * (c.Cells[c.Tiers[i].Boxes[0]].W + c.TierGap)
	}
}

// isApart reports whether nothing joins the boxes of a tier with those of another, so
// that its column begins at the top, whatever stands in the others.
func (c *Chart) isApart(tier int) bool {
	other := func(n int) bool { return c.Boxes[n].Tier != tier }
	for n := range c.Boxes {
		if up := c.Boxes[n].Under; up > 0 && other(n) != other(up-1) {
			return false
		}
	}
	return !slices.ContainsFunc(c.Arrows, func(a content.Arrow) bool { return other(a.From) != other(a.To) })
}

// place places boxes one below the other, from the top on, and returns their height
// together.
func (n *nest) place(boxes []int, top float64) float64 {
	y, before := top, true // the one before was a box with others under it
	for i := 0; i < len(boxes); {
		b := boxes[i]
		leaf := n.under[b] == nil
		if y > top {
			y += n.SideGap
			if before || !leaf {
				y += nestGap
			}
		}
		before = !leaf
		switch {
		case !leaf:
			n.top[b] = y
			n.Cells[b].H = math.Max(n.Cells[b].H, n.place(n.under[b], y))
			y += n.Cells[b].H
			i++
		case n.Boxes[b].Tier > 0:
			n.top[b] = y
			y += n.Cells[b].H
			i++
		default:
			row := boxes[i:min(i+n.perRow, len(boxes))]
			tallest := 0.0
			for k, other := range row {
				if n.under[other] != nil || n.Boxes[other].Tier > 0 {
					row = row[:k]
					break
				}
				tallest = math.Max(tallest, n.Cells[other].H)
			}
			for k, other := range row {
				n.top[other], n.Cells[other].H, n.Cells[other].Rank = y, tallest, n.perRow-len(row)+k // beside what they stand under
			}
			y += tallest
			i += len(row)
		}
	}
	return y - top
}

// newNestPlan returns the plan of a nested picture.
func newNestPlan(ctx context.Context, c *Chart) (*Plan, error) {
	p := &Plan{Chart: c, boxSpans: make([]Span, len(c.Boxes)), passes: make([][]float64, len(c.Arrows))}
	for n := range c.Boxes {
		p.boxSpans[n] = Span{c.nestTop[n], c.nestTop[n] + c.Cells[n].H}
	}
	for i := range c.Arrows {
		a := &c.Arrows[i]
		at := p.boxSpans[a.From].Middle()
		for r := c.Cells[a.From].Rank + 1; r < c.Cells[a.To].Rank; r++ {
			at = p.nearestSpace(r, at)
			p.passes[i] = append(p.passes[i], at)
		}
	}
	if err := p.routeArrows(ctx, make([]float64, len(c.Ranks)), make([]float64, len(c.Ranks))); err != nil {
		return nil, err
	}
	p.extend()
	return p, nil
}

// nearestSpace returns the middle of the space between boxes of a rank that is nearest
// to a place across.
func (p *Plan) nearestSpace(rank int, at float64) float64 {
	best, end := p.boxSpans[p.Ranks[rank][0]].From-p.SideGap, math.Inf(-1)
	for _, n := range p.Ranks[rank] {
		if s := p.boxSpans[n]; !math.IsInf(end, -1) {
			if middle := (end + s.From) / 2; math.Abs(middle-at) < math.Abs(best-at) {
				best = middle
			}
		}
		end = p.boxSpans[n].To
	}
	if below := end + p.SideGap; math.Abs(below-at) < math.Abs(best-at) {
		best = below
	}
	return best
}

// usualNest returns the form of a nested picture that need not fit a page: about as
// high as wide.
func (c *Chart) usualNest() Form {
	f := Form{BoxWidth: 230, PadX: 7, PadY: 3.5, TierGap: 14, SideGap: 4.5, Margin: 18}
	for f.perRow = 1; f.perRow < 6; f.perRow++ {
		before := c.nestHeight
		c.applyNest(f)
		if f.perRow > 1 && c.nestHeight >= before { // more side by side only make it wider
			f.perRow--
			break
		}
		if c.nestHeight < 1.2*c.nestWidth {
			break
		}
	}
	return f
}
