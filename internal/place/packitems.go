package place

import (
	"cmp"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
)

// An item is a box or a frame of a packing, or the root, which holds all that is in
// no frame.
type item struct {
	box, frame  int // -1: it is none
	items       []*item
	first, last int     // its ranks
	places      []int   // of its first box in each of its ranks; -1: it has none there
	at, size    float64 // across, from where its parent's items begin
}

// tree returns the root, with the items of each frame in their order.
func (p *packing) tree() *item {
	root := &item{box: -1, frame: -1, first: 0, last: len(p.Ranks) - 1}
	frames := make([]*item, len(p.Frames))
	for f := range frames {
		r := p.frameRanks[f]
		frames[f] = &item{box: -1, frame: f, first: r[0], last: r[1]}
		if !p.Frames[f].Empty {
			frames[f].places = slices.Repeat([]int{-1}, r[1]-r[0]+1)
		}
		if of := &p.Frames[f]; of.IsAcross() {
			frames[f].places = slices.Repeat([]int{max(of.Lane, of.Swimlane)}, r[1]-r[0]+1)
		}
	}
	parent := func(in int) *item {
		if in == 0 {
			return root
		}
		return frames[in-1]
	}
	for r, boxes := range p.Ranks {
		for place, n := range boxes {
			up := parent(p.Boxes[n].Frame)
			up.items = append(up.items, &item{box: n, frame: -1, first: r, last: r, places: []int{place}, size: p.across(n)})
			for f := p.Boxes[n].Frame; f != 0; f = p.Frames[f-1].In {
				if at := &frames[f-1].places[r-p.frameRanks[f-1][0]]; *at < 0 {
					*at = place
				}
			}
		}
	}
	for f := range frames {
		if !p.Frames[f].Empty {
			up := parent(p.Frames[f].In)
			up.items = append(up.items, frames[f])
		}
	}
	for _, f := range frames {
		f.sort()
	}
	root.sort()
	return root
}

// orderRanks puts the boxes of each rank into the order of a packing, in which what
// is in a frame stands together. It also makes room for broad arrows that run across.
func (c *Chart) orderRanks() {
	for r, boxes := range c.Ranks {
		for _, n := range boxes {
			c.Cells[n].Rank = r
		}
	}
	p := &packing{Plan: &Plan{Chart: c}}
	p.findFrames()
	ordered := make([][]int, len(c.Ranks))
	var walk func(i *item)
	walk = func(i *item) {
		if i.box >= 0 {
			ordered[i.first] = append(ordered[i.first], i.box)
		}
		for _, c := range i.items {
			walk(c)
		}
	}
	walk(p.tree())
	c.Ranks = ordered
	for i := range c.Broads {
		b := &c.Broads[i]
		if b.JoinsTiers() {
			continue
		}
		ranks := func(e content.End) [2]int {
			if e.Kind == content.FrameEnd {
				return p.frameRanks[e.Index]
			}
			return [2]int{c.Cells[e.Index].Rank, c.Cells[e.Index].Rank}
		}
		if from, to := ranks(b.Leaves), ranks(b.Enters); from[0] <= to[1] && to[0] <= from[1] {
			c.SideGap = math.Max(c.SideGap, broadRoom) // it runs across
		}
	}
}

// sort puts the items into an order that agrees with that of the boxes in each
// rank. Where ranks disagree, a frame may come before what stands before it in one of
// its ranks; boxes keep their order.
func (i *item) sort() {
	slices.SortStableFunc(i.items, func(a, b *item) int {
		return cmp.Or(cmp.Compare(a.places[0], b.places[0]), cmp.Compare(a.first, b.first))
	})
	byRank := make([][]*item, i.last+1)
	before := map[*item]int{} // how many neighbours must still come before it
	after := map[*item][]*item{}
	for _, c := range i.items {
		for k, place := range c.places {
			if place >= 0 {
				byRank[c.first+k] = append(byRank[c.first+k], c)
			}
		}
	}
	follow := func(a, b *item) {
		if a != nil {
			after[a] = append(after[a], b)
			before[b]++
		}
	}
	for r, row := range byRank {
		slices.SortStableFunc(row, func(a, b *item) int { return cmp.Compare(a.places[r-a.first], b.places[r-b.first]) })
		var last, lastBox *item
		for _, c := range row {
			follow(last, c)
			if c.box >= 0 { // boxes keep their order, wherever the frames between them go
				follow(lastBox, c)
				lastBox = c
			}
			last = c
		}
	}
	left := i.items
	i.items = make([]*item, 0, len(left))
	for len(left) > 0 {
		next := slices.IndexFunc(left, func(c *item) bool { return before[c] <= 0 })
		if next < 0 { // ranks do not agree
			next = slices.IndexFunc(left, func(c *item) bool { return c.frame >= 0 })
		}
		c := left[next]
		left = slices.Delete(slices.Clone(left), next, next+1)
		i.items = append(i.items, c)
		for _, d := range after[c] {
			before[d]--
		}
	}
}

// pack puts the items of an item next to each other across, as near as their ranks
// allow, and centres the ranks that no frame joins.
func (p *packing) pack(i *item) {
	for _, c := range i.items {
		if c.frame >= 0 {
			p.pack(c)
		}
	}
	ends := make([]float64, i.last+1) // of what stands in each rank
	joined := make([]int, i.last+1)   // a number for the ranks that frames join
	for r := range joined {
		joined[r] = r
	}
	for _, c := range i.items {
		for r := c.first; r <= c.last; r++ {
			c.at = math.Max(c.at, ends[r])
		}
		for r := c.first; r <= c.last; r++ {
			ends[r] = c.at + c.size + p.SideGap
			if with := joined[r]; with != joined[c.first] {
				for s := range joined {
					if joined[s] == with {
						joined[s] = joined[c.first]
					}
				}
			}
		}
	}
	all := 0.0
	most := make([]float64, len(ends))
	for r := range ends {
		all = math.Max(all, ends[r])
		most[joined[r]] = math.Max(most[joined[r]], ends[r])
	}
	for _, c := range i.items {
		c.at += (all - most[joined[c.first]]) / 2
	}
	i.size = all - p.SideGap
	if i.frame >= 0 {
		if p.Frames[i.frame].IsLane { // it may have no boxes
			i.size = math.Max(i.size, p.BoxWidth)
		}
		i.size += p.frameStart(i.frame) + FramePad
		p.frameSpans[i.frame] = Span{0, i.size}
	}
}

// frameStart returns the distance across from the edge of a frame to what is in it.
func (p *packing) frameStart(f int) float64 {
	if p.IsInRows() {
		return FramePad
	}
	return FramePad + p.titleHeight(f)
}

// place sets where the items stand in the picture.
func (p *packing) place(i *item, from float64) {
	for _, c := range i.items {
		at := Span{from + c.at, from + c.at + c.size}
		if c.frame >= 0 {
			p.frameSpans[c.frame] = at
			p.place(c, at.From+p.frameStart(c.frame))
		} else {
			p.boxSpans[c.box] = at
		}
	}
}

// straighten moves items towards what their arrows join them with, as far as their order
// allows. It leaves alone the ranks that a frame joins with others.
func (p *packing) straighten(root *item) {
	alone := make([][]*item, len(p.Ranks)) // the items of each rank, in order
	wide := make([]bool, len(p.Ranks))     // a frame joins the rank with others
	for _, c := range root.items {
		for r := c.first; r <= c.last; r++ {
			wide[r] = wide[r] || c.first != c.last
			alone[r] = append(alone[r], c)
		}
	}
	top := map[int]*item{} // of each box, the item of the root that it is in
	var note func(c, t *item)
	note = func(c, t *item) {
		if c.box >= 0 {
			top[c.box] = t
		}
		for _, d := range c.items {
			note(d, t)
		}
	}
	for _, c := range root.items {
		note(c, c)
	}
	linked := map[*item][]*item{}
	join := func(a, b *item) {
		if a != nil && b != nil && (a.last < b.first || b.last < a.first) {
			linked[a], linked[b] = append(linked[a], b), append(linked[b], a)
		}
	}
	for i := range p.Arrows {
		if a := &p.Arrows[i]; a.Kind != content.Feedback {
			join(top[a.From], top[a.To])
		}
	}
	for i := range p.Broads {
		if b := &p.Broads[i]; !b.JoinsTiers() && b.Kind != content.Feedback {
			join(top[p.BoxesOf(b.Leaves)[0]], top[p.BoxesOf(b.Enters)[0]])
		}
	}
	for _, back := range []bool{false, true, false} {
		for k := range p.Ranks {
			r := k
			if back {
				r = len(p.Ranks) - 1 - k
			}
			if !wide[r] {
				align(alone[r], linked, p.SideGap, func(other *item) bool { return (other.first > r) == back })
			}
		}
	}
	least := math.Inf(1)
	for _, c := range root.items {
		least = math.Min(least, c.at)
	}
	for _, c := range root.items {
		c.at -= least
	}
}

// align moves items, in their order and with a gap between, as near as can be to the
// middle of what they are linked with, as far as that counts.
func align(items []*item, linked map[*item][]*item, gap float64, counts func(*item) bool) {
	const faint = 0.001 // how much the place matters that an item without links has
	var wishes, weights, offsets []float64
	offset, wished := 0.0, false
	for _, c := range items {
		wish, n := 0.0, 0.0
		for _, o := range linked[c] {
			if counts(o) {
				wish += o.at + o.size/2 - c.size/2
				n++
			}
		}
		wished = wished || n > 0
		if n == 0 {
			wish, n = c.at*faint, faint
		}
		wishes, weights, offsets = append(wishes, wish/n), append(weights, n), append(offsets, offset)
		offset += c.size + gap
	}
	if !wished {
		return
	}
	for k, at := range settleRow(wishes, weights, offsets, Span{math.Inf(-1), math.Inf(1)}) {
		items[k].at = at
	}
}
