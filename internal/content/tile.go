package content

import "slices"

// A Tile is what stands on one page of a picture that is drawn on several.
type Tile struct {
	Page, Pages int
	Words       string       // what is on it; empty: a choice without a name
	Columns     []TileColumn // of the whole picture, but for the framework
}

// A TileColumn holds the pages of the boxes of a tier, in their order.
type TileColumn struct {
	Look  Look
	Pages []int
}

// CanTile reports whether the picture can be drawn on several pages.
func (p *Picture) CanTile() bool {
	return (p.View == ModelView || p.View == ChainView || p.alone) && p.Changes == nil
}

// IsTiled reports whether a box stands on one of the pages of a picture. Beside elements,
// boxes of the framework stand on none.
func (p *Picture) IsTiled(n int) bool { return p.alone || p.Boxes[n].Look != FrameworkLook }

// AsPage returns the picture as one of several pages.
func (p *Picture) AsPage(page, pages int) *Picture {
	q := *p
	q.Tile = &Tile{Page: page, Pages: pages}
	q.Description = describe(&q)
	return &q
}

// OnPage returns the picture of one of several pages. Pages holds the page of each box, or
// 0 for those of the framework, which become chips. What arrows lead to on other pages is
// shown in grey or, where that would repeat much, as a mark alone.
func (p *Picture) OnPage(pages []int, page int) *Picture {
	if p.alone {
		return p.frameworkOnPage(pages, page)
	}
	q := *p
	q.Tiers, q.Boxes, q.inFrames = slices.Clone(p.Tiers), slices.Clone(p.Boxes), nil
	q.Arrows, q.Broads = nil, nil
	t := newTiling(p, pages)
	q.Tile = &Tile{page, slices.Max(pages), p.tileWords(pages, page), p.tileColumns(pages)}
	if pages[slices.IndexFunc(pages, func(n int) bool { return n > 0 })] != page {
		q.Context = nil
	}
	chosen, onward := make([]bool, len(q.Boxes)), make([]bool, len(q.Boxes))
	for n := range q.Boxes {
		if chosen[n] = pages[n] == page; chosen[n] {
			if t.from[n] != nil {
				q.Boxes[n].Edge = p.edgeFrom(t.letters[n], t.from[n])
			}
		}
	}
	for i := range p.Arrows { // those of elements come before those of outcomes
		a := p.Arrows[i]
		switch {
		case pages[a.From] != page && !(pages[a.From] == 0 && chosen[a.From]):
			continue
		case pages[a.To] != page && pages[a.To] != 0:
			onward[a.To] = true
		}
		chosen[a.To] = true
		q.Arrows = append(q.Arrows, a)
	}
	q.addOnward(t, page, onward)
	for i := range p.Broads {
		q.addTileBroad(t, page, &p.Broads[i])
	}
	for len(chosen) < len(q.Boxes) {
		chosen = append(chosen, true)
	}
	q.leaveOut(chosen)
	q.Description = describe(&q)
	if short := q.WithChips(); short != nil {
		return short
	}
	return &q
}

// otherPages is the heading of what is on other pages and in no stage of this one.
const otherPages = "Other pages"

// addOnward puts boxes of other pages into the picture of a page. They stand in their own
// tier, if that is on the page or right after it, and else in a tier after all others.
func (q *Picture) addOnward(t *tiling, page int, onward []bool) {
	few := t.isFew(page, onward)
	last := 0
	has, hasFrame := make([]bool, len(q.Tiers)), make([]bool, len(q.Frames)+1)
	for n := range q.Boxes {
		if b := &q.Boxes[n]; t.pages[n] == page {
			has[b.Tier], hasFrame[b.Frame], last = true, true, max(last, b.Tier)
		}
	}
	for n, on := range onward {
		if !on {
			continue
		}
		b := &q.Boxes[n]
		b.Faded, b.Element, b.Details, b.Priority = true, nil, nil, false
		b.Edge, b.IsMark = q.edgeTo(t.letters[n], []int{t.pages[n]}), !few
		if !hasFrame[b.Frame] {
			b.Frame = 0
		}
		if has[b.Tier] || b.Tier == last+1 {
			continue
		}
		boxes := q.Tiers[b.Tier].Boxes
		q.Tiers[b.Tier].Boxes = slices.DeleteFunc(slices.Clone(boxes), func(o int) bool { return o == n })
		b.Tier = q.onwardTier()
		q.Tiers[b.Tier].Boxes = append(q.Tiers[b.Tier].Boxes, n)
	}
}

// onwardTier returns the tier for what is on other pages, the last one.
func (q *Picture) onwardTier() int {
	if t := len(q.Tiers) - 1; q.Tiers[t].Title == q.Say(otherPages) {
		return t
	}
	t := q.addTier(q.Say(otherPages), FrameworkLook)
	q.Tiers[t].English, q.Tiers[t].Plural = q.SaysEnglish(), "elements on other pages"
	return t
}

// addTileBroad adds a broad arrow to the picture of a page that it leaves, and a mark
// for what it enters on other pages.
func (q *Picture) addTileBroad(t *tiling, page int, b *Broad) {
	if !slices.ContainsFunc(t.BoxesThatLeave(b), func(n int) bool { return t.pages[n] == page }) {
		return
	}
	q.Broads = append(q.Broads, *b)
	var pages []int
	for _, n := range t.BoxesOf(b.Enters) {
		if t.pages[n] != page {
			pages = append(pages, t.pages[n])
		}
	}
	if pages == nil {
		return
	}
	slices.Sort(pages)
	pages = slices.Compact(pages)
	on := *b
	on.Enters = End{Kind: TierEnd, Index: q.onwardTier()}
	n := q.addBox(on.Enters.Index, Box{Text: t.endTitle(b.Enters), Look: MissingLook, Faded: true, Edge: q.edgeTo("", pages), IsMark: true})
	if b.Leaves.Kind != TierEnd {
		on.Enters = End{Kind: BoxEnd, Index: n}
	}
	q.Broads = append(q.Broads, on)
}

// A tiling is a picture that is drawn on several pages.
type tiling struct {
	*Picture
	pages   []int    // of the boxes; 0: none
	from    [][]int  // of each box, the other pages from which arrows lead to it
	letters []string // of these boxes on their pages: A, B and so on, after Z AA
}

func newTiling(p *Picture, pages []int) *tiling {
	t := &tiling{p, pages, make([][]int, len(p.Boxes)), make([]string, len(p.Boxes))}
	for i := range p.Arrows {
		if a := &p.Arrows[i]; pages[a.From] > 0 && pages[a.To] > 0 && pages[a.From] != pages[a.To] {
			t.from[a.To] = append(t.from[a.To], pages[a.From])
		}
	}
	count := map[int]int{}
	for n := range t.from {
		if t.from[n] != nil {
			slices.Sort(t.from[n])
			t.from[n] = slices.Compact(t.from[n])
			count[pages[n]]++
			t.letters[n] = letters(count[pages[n]])
		}
	}
	return t
}

// endTitle returns the words of what a broad arrow enters.
func (t *tiling) endTitle(e End) string {
	switch e.Kind {
	case FrameEnd:
		return t.Frames[e.Index].Title
	case TierEnd:
		return t.Tiers[e.Index].Title
	}
	return t.Boxes[e.Index].Text
}

// mostRepeated is how much of a page another may repeat.
const mostRepeated = 0.3

// isFew reports whether so few boxes of other pages are on a page that they can be
// shown with their texts.
func (t *tiling) isFew(page int, onward []bool) bool {
	own, shared, all := map[int]int{}, map[int]int{}, 0
	leads := make([]bool, len(t.pages)) // to the page
	for i := range t.Arrows {
		if t.pages[t.Arrows[i].To] == page {
			leads[t.Arrows[i].From] = true
		}
	}
	for n, of := range t.pages {
		own[of]++
		if onward[n] {
			shared[of]++
			all++
		}
		if of != page && leads[n] {
			shared[of]++ // that page repeats some of this one
		}
	}
	if float64(all) > mostRepeated*float64(own[page]) {
		return false
	}
	for of, n := range shared {
		if of > 0 && float64(n) > mostRepeated*float64(min(own[page], own[of])) {
			return false
		}
	}
	return true
}
