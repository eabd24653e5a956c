package place

import (
	"cmp"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
)

// passGap is the least distance between arrows that pass a rank, and clearance their
// least distance from what they pass.
const (
	passGap   = 6.0
	clearance = 4.0
)

// A spot is where an end of an arrow stands: its ranks, and how far it reaches.
type spot struct {
	content.End
	first, last int
	across      Span
	along       Span
}

// placeOf returns the place of an end, which is a box or a frame.
func (p *packing) placeOf(e content.End) spot {
	if e.Kind == content.FrameEnd {
		r := p.frameRanks[e.Index]
		return spot{e, r[0], r[1], p.frameSpans[e.Index], Span{p.starts[r[0]] - p.startPads[e.Index], p.ends[r[1]] + p.endPads[e.Index]}}
	}
	r := p.Cells[e.Index].Rank
	along := Span{p.starts[r], p.ends[r]}
	if p.IsInRows() { // the row may be higher than a lower box
		along.To = along.From + p.Cells[e.Index].H
	}
	return spot{e, r, r, p.boxSpans[e.Index], along}
}

// findPasses returns where an arrow passes ranks, across.
func (p *packing) findPasses(a *content.Arrow) []float64 {
	r, last := p.Cells[a.From].Rank+1, p.Cells[a.To].Rank
	at, finish := p.boxSpans[a.From].Middle(), p.boxSpans[a.To].Middle()
	var out []float64
	for ; r < last; r++ {
		at = p.findPass(r, at+(finish-at)/float64(last-r+1), 0, content.End{Kind: content.BoxEnd, Index: a.From}, content.End{Kind: content.BoxEnd, Index: a.To})
		out = append(out, at)
	}
	return out
}

// passRoute returns the points of an arrow from one rank to another, through what is
// free in those between. Thick is how thick the arrow is.
func (p *packing) passRoute(from, to spot, start, finish, thick float64) []layout.Point {
	if from.first > to.last { // the same, turned round
		points := p.passForward(from, to, start, finish, thick, -1)
		for i := range points {
			points[i].X = -points[i].X
		}
		return points
	}
	return p.passForward(from, to, start, finish, thick, 1)
}

// passForward is passRoute for arrows to a later rank, with step 1. With step -1 it
// passes the ranks backwards, and negates lengths along the chain.
func (p *packing) passForward(from, to spot, start, finish, thick float64, step int) []layout.Point {
	at, goal := layout.Point{X: from.along.To, Y: start}, layout.Point{X: to.along.From, Y: finish}
	r, last := from.last+1, to.first
	if step < 0 {
		at.X, goal.X = -from.along.From, -to.along.To
		r, last = from.first-1, to.last
	}
	var points []layout.Point
	for ; r != last; r += step {
		want := at.Y + (finish-at.Y)/float64((last-r)*step+1)
		y := p.findPass(r, want, thick, from.End, to.End)
		in, out := layout.Point{X: p.starts[r], Y: y}, layout.Point{X: p.ends[r], Y: y}
		if step < 0 {
			in.X, out.X = -p.ends[r], -p.starts[r]
		}
		points = append(points, climbAcross(at, in)...)
		points = append(points, climbAcross(in, out)...)
		at = out
	}
	return append(points, sweepCurve(at, goal)...)
}

// climbAcross returns the piece of a curve between two points, without its last point.
// The curve runs along the chain at both.
func climbAcross(from, to layout.Point) []layout.Point {
	middle := (from.X + to.X) / 2
	return []layout.Point{from, {X: middle, Y: from.Y}, {X: middle, Y: to.Y}}
}

// findPass takes and returns the place nearest to the wanted one where an arrow may pass
// the rank. The place is clear of boxes, of arrows that pass already, of frames that hold
// neither end of the arrow, and of the titles of the others.
func (p *packing) findPass(r int, want, thick float64, ends ...content.End) float64 {
	var blocked []Span
	block := func(s Span, gap float64) {
		blocked = append(blocked, Span{s.From - gap - thick/2, s.To + gap + thick/2})
	}
	for _, n := range p.Ranks[r] {
		block(p.boxSpans[n], clearance)
	}
	for f := range p.Frames {
		if ranks := p.frameRanks[f]; p.Frames[f].Empty || r < ranks[0] || r > ranks[1] {
			continue
		}
		at := p.frameSpans[f]
		if slices.ContainsFunc(ends, func(e content.End) bool {
			return e.Kind == content.BoxEnd && p.IsWithin(e.Index, f) || e.Kind == content.FrameEnd && p.IsFrameIn(e.Index, f)
		}) {
			at.To = at.From + p.frameStart(f)
		}
		block(at, clearance)
	}
	for _, at := range p.used[r] {
		block(Span{at, at}, passGap-0.1)
	}
	slices.SortFunc(blocked, func(a, b Span) int {
		switch {
		case a.From < b.From:
			return -1
		case a.From > b.From:
			return 1
		}
		return 0
	})
	best := want
	for i := 0; i < len(blocked); {
		s := blocked[i]
		for i++; i < len(blocked) && blocked[i].From <= s.To; i++ {
			s.To = math.Max(s.To, blocked[i].To)
		}
		if s.From < want && want < s.To {
			if best = s.From; s.To-want < want-s.From {
				best = s.To
			}
			break
		}
	}
	for d := 0.0; d <= thick; d += passGap / 2 { // all of its thickness
		p.used[r] = append(p.used[r], best-thick/2+d)
	}
	return best
}

// besideRoute returns the points of an arrow between places that share ranks. It runs
// straight across or, where something stands between, through the gap after the last
// rank that they share.
func (p *packing) besideRoute(from, to spot, thick float64) []layout.Point {
	first, last := max(from.first, to.first), min(from.last, to.last)
	common := Span{math.Max(from.along.From, to.along.From), math.Min(from.along.To, to.along.To)}
	up := from.across.From > to.across.From
	gap := Span{from.across.To, to.across.From}
	if up {
		gap = Span{to.across.To, from.across.From}
	}
	if !p.isBetween(gap, first, last) {
		a, b := layout.Point{X: gap.From, Y: common.Middle()}, layout.Point{X: gap.To, Y: common.Middle()}
		if up {
			a.X, b.X = -b.X, -a.X
		}
		points := sweepCurve(a, b)
		for i, pt := range points {
			if up {
				pt.X = -pt.X
			}
			points[i] = layout.Point{X: pt.Y, Y: pt.X}
		}
		return points
	}
	over := p.ends[last] + p.after[last] + p.TierGap/2
	middle := (from.across.Middle() + to.across.Middle()) / 2
	leave := func(at spot, above bool) (end, control layout.Point) {
		switch {
		case at.last == last:
			return layout.Point{X: at.along.To, Y: at.across.Middle()}, layout.Point{X: over, Y: at.across.Middle()}
		case above:
			return layout.Point{X: over, Y: at.across.To}, layout.Point{X: over, Y: middle}
		}
		return layout.Point{X: over, Y: at.across.From}, layout.Point{X: over, Y: middle}
	}
	a, c := leave(from, !up)
	b, d := leave(to, up)
	neck := layout.Point{X: b.X + (d.X-b.X)*0.4, Y: b.Y + (d.Y-b.Y)*0.4}
	return []layout.Point{a, c, d, neck, {X: neck.X + (b.X-neck.X)/3, Y: neck.Y + (b.Y-neck.Y)/3}, {X: neck.X + (b.X-neck.X)*2/3, Y: neck.Y + (b.Y-neck.Y)*2/3}, b}
}

// isBetween reports whether a box or a frame stands in the stretch across, in one of
// the ranks.
func (p *packing) isBetween(s Span, first, last int) bool {
	meets := func(o Span) bool { return o.From < s.To-0.5 && o.To > s.From+0.5 }
	for r := first; r <= last; r++ {
		if slices.ContainsFunc(p.Ranks[r], func(n int) bool { return meets(p.boxSpans[n]) }) {
			return true
		}
	}
	for f := range p.Frames {
		if r := p.frameRanks[f]; !p.Frames[f].Empty && r[0] <= last && r[1] >= first && meets(p.frameSpans[f]) && !(p.frameSpans[f].From <= s.From && s.To <= p.frameSpans[f].To) {
			return true
		}
	}
	return false
}

// routeBroads finds the ways of the broad arrows.
func (p *packing) routeBroads() {
	shifts := p.broadOffsets()
	for i := range p.Broads {
		b := &p.Broads[i]
		if b.JoinsTiers() && !p.WholeStages {
			p.BroadRoutes = append(p.BroadRoutes, p.bracketRoute(b, p.spansOf))
			continue
		}
		if b.JoinsTiers() {
			from, to := p.panelSpans[b.Leaves.Index], p.panelSpans[b.Enters.Index]
			y := p.panelMiddle
			points := sweepCurve(layout.Point{X: from.To + 1, Y: y}, layout.Point{X: to.From - 1, Y: y})
			p.BroadRoutes = append(p.BroadRoutes, p.turnAll(points))
			continue
		}
		from, to := p.placeOf(b.Leaves), p.placeOf(b.Enters)
		var points []layout.Point
		if from.last < to.first || from.first > to.last {
			points = p.passRoute(from, to, from.across.Middle()+shifts[i][0], to.across.Middle()+shifts[i][1], BroadThick)
		} else {
			points = p.besideRoute(from, to, BroadThick)
		}
		p.BroadRoutes = append(p.BroadRoutes, p.turnAll(points))
	}
	for _, way := range p.BroadRoutes {
		for _, pt := range Outline(way, 8) {
			p.Include(Rect{pt.X - BroadHead, pt.Y - BroadHead, pt.X + BroadHead, pt.Y + BroadHead})
		}
	}
}

// broadOffsets returns how far from the middle of its two ends each broad arrow leaves
// and enters. Those at one side of an end stand side by side, in the order of what they
// lead to or come from.
func (p *packing) broadOffsets() [][2]float64 {
	type side struct {
		content.End
		forwards bool
	}
	at := map[side][][2]int{} // numbers of arrows, and which end
	shifts := make([][2]float64, len(p.Broads))
	for i := range p.Broads {
		b := &p.Broads[i]
		if b.JoinsTiers() {
			continue
		}
		from, to := p.placeOf(b.Leaves), p.placeOf(b.Enters)
		switch {
		case from.last < to.first:
			at[side{b.Leaves, true}] = append(at[side{b.Leaves, true}], [2]int{i, 0})
			at[side{b.Enters, false}] = append(at[side{b.Enters, false}], [2]int{i, 1})
		case from.first > to.last:
			at[side{b.Leaves, false}] = append(at[side{b.Leaves, false}], [2]int{i, 0})
			at[side{b.Enters, true}] = append(at[side{b.Enters, true}], [2]int{i, 1})
		}
	}
	for s, list := range at {
		other := func(k [2]int) float64 {
			b := &p.Broads[k[0]]
			if k[1] == 0 {
				return p.placeOf(b.Enters).across.Middle()
			}
			return p.placeOf(b.Leaves).across.Middle()
		}
		slices.SortStableFunc(list, func(a, b [2]int) int { return cmp.Compare(other(a), other(b)) })
		before := -1 // how many come before the narrow arrows, which meet the middle; -1: there are none
		if ends := p.narrowEnds(s.End, s.forwards); ends != nil {
			middle := 0.0
			for _, n := range ends {
				middle += p.boxSpans[n].Middle() / float64(len(ends))
			}
			before = 0
			for before < len(list) && other(list[before]) < middle {
				before++
			}
		}
		across := p.placeOf(s.End).across
		step := math.Min(broadStep, (across.To-across.From)/float64(len(list)))
		for k, e := range list {
			at := &shifts[e[0]][e[1]]
			switch {
			case before < 0:
				*at = (float64(k) - float64(len(list)-1)/2) * step
			case k < before:
				*at = -besideNarrow - float64(before-1-k)*step
			default:
				*at = besideNarrow + float64(k-before)*step
			}
		}
	}
	return shifts
}

// narrowEnds returns the boxes at the other ends of the narrow arrows that leave or
// enter a box at one side.
func (p *packing) narrowEnds(e content.End, forwards bool) []int {
	var out []int
	for i := range p.Arrows {
		a := &p.Arrows[i]
		from, to := p.Cells[a.From].Rank, p.Cells[a.To].Rank
		switch {
		case e.Kind != content.BoxEnd || from == to:
		case a.From == e.Index && (from < to) == forwards:
			out = append(out, a.To)
		case a.To == e.Index && (from > to) == forwards:
			out = append(out, a.From)
		}
	}
	return out
}
