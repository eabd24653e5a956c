package content

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
)

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

// TileHeading returns which page a picture stands on, and what is on it.
func (p *Picture) TileHeading() string {
	s := fmt.Sprintf(p.Say("Page %d of %d"), p.Tile.Page, p.Tile.Pages)
	if p.Tile.Words != "" {
		s += ": " + p.Tile.Words
	}
	return s
}

// An Edge is how a box of a tile is joined to other pages.
type Edge struct {
	Mark  string // as it is drawn
	words string // for those who cannot see it
}

// edgeFrom returns the edge of a box with a letter, to which arrows come from pages.
func (p *Picture) edgeFrom(letter string, pages []int) *Edge {
	return &Edge{fmt.Sprintf(p.Say("%s ← p. %s"), letter, pageList(pages)), "box " + letter + ", to which arrows come from " + pageWords(pages)}
}

// edgeTo returns the edge of what is on other pages: a box with a letter or, without
// one, a group or a stage.
func (p *Picture) edgeTo(letter string, pages []int) *Edge {
	e := &Edge{fmt.Sprintf(p.Say("→ p. %s"), pageList(pages)), "on " + pageWords(pages)}
	if letter != "" {
		e.Mark, e.words = e.Mark+", "+letter, "box "+letter+" "+e.words
	}
	return e
}

func pageWords(pages []int) string {
	return prose.Agree(len(pages), "page ", "pages ") + pageList(pages)
}

func pageList(pages []int) string {
	var words []string
	for _, n := range pages {
		words = append(words, fmt.Sprint(n))
	}
	return strings.Join(words, ", ")
}

// CanTile reports whether the picture can be drawn on several pages.
func (p *Picture) CanTile() bool {
	return (p.View == ModelView || p.View == ChainView || p.alone) && p.Changes == nil
}

// IsTiled reports whether a box stands on one of the pages of a picture: beside elements,
// those of the framework are on none.
func (p *Picture) IsTiled(n int) bool { return p.alone || p.Boxes[n].Look != FrameworkLook }

// AsPage returns the picture as one of several pages.
func (p *Picture) AsPage(page, pages int) *Picture {
	q := *p
	q.Tile = &Tile{Page: page, Pages: pages}
	q.Description = describe(&q)
	return &q
}

// OnPage returns what stands on one of several pages, by the page of each box, where
// those of the framework are on none: they become chips. What arrows lead to on other
// pages is shown in grey or, where that would repeat much, as a mark alone.
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

// addOnward puts boxes of other pages into the picture of a page: into their own tier
// where that is there or the next, else into one after all others.
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

// letters returns A for 1, B for 2 and, after Z, AA for 27.
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
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

// tileColumns returns the pages of all boxes.
func (p *Picture) tileColumns(pages []int) []TileColumn {
	var out []TileColumn
	for i := range p.Tiers {
		if p.Tiers[i].Look == FrameworkLook && !p.alone {
			continue
		}
		c := TileColumn{Look: p.Tiers[i].Look}
		for _, n := range p.Tiers[i].Boxes {
			c.Pages = append(c.Pages, pages[n])
		}
		out = append(out, c)
	}
	return out
}

// tileWords returns what is on a page, in words: groups, or one or several stages.
func (p *Picture) tileWords(pages []int, page int) string {
	var groups []string
	all, grouped := map[int]bool{}, true
	first, last := -1, -1
	for n, of := range pages {
		if of > 0 {
			all[p.Boxes[n].Tier] = true
		}
		if of != page {
			continue
		}
		if first < 0 {
			first = p.Boxes[n].Tier
		}
		last = max(last, p.Boxes[n].Tier)
		f := p.outermost(n)
		if grouped = grouped && f > 0; grouped && !slices.Contains(groups, p.Frames[f-1].Title) {
			groups = append(groups, p.Frames[f-1].Title)
		}
	}
	switch {
	case grouped:
		return prose.List(groups)
	case last-first+1 >= len(all):
		return ""
	case first == last:
		return p.Tiers[first].Title
	}
	return p.Tiers[first].Title + " – " + p.Tiers[last].Title
}

// outermost returns the outermost frame of a box, its index plus 1; 0: it is in none.
func (p *Picture) outermost(n int) int {
	f := p.Boxes[n].Frame
	for f > 0 && p.Frames[f-1].In > 0 {
		f = p.Frames[f-1].In
	}
	return f
}

// Strands divides boxes into those that arrows or groups join, in the order of the
// first box of each.
func (p *Picture) Strands(boxes []int) [][]int {
	if p.alone {
		return p.families(boxes)
	}
	within := make([]bool, len(p.Boxes))
	strand := make([]int, len(p.Boxes))
	for _, n := range boxes {
		within[n], strand[n] = true, n
	}
	join := func(joined []int) {
		joined = slices.DeleteFunc(slices.Clone(joined), func(n int) bool { return !within[n] })
		for _, n := range joined {
			from, to := strand[n], strand[joined[0]]
			for _, o := range boxes {
				if strand[o] == from {
					strand[o] = to
				}
			}
		}
	}
	for i := range p.Arrows {
		if a := &p.Arrows[i]; !a.isOfFramework() {
			join([]int{a.From, a.To})
		}
	}
	for i := range p.Broads {
		join(slices.Concat(p.BoxesThatLeave(&p.Broads[i]), p.BoxesOf(p.Broads[i].Enters)))
	}
	for i := range p.Frames {
		join(p.BoxesOf(End{Kind: FrameEnd, Index: i}))
	}
	return divide(boxes, func(n int) int { return strand[n] })
}

// Groups divides boxes into those of the outermost groups, and then those in none.
func (p *Picture) Groups(boxes []int) [][]int {
	units := divide(boxes, func(n int) int { return p.outermost(n) })
	slices.SortStableFunc(units, func(a, b []int) int {
		in, other := p.outermost(a[0]), p.outermost(b[0])
		if in == 0 || other == 0 { // what is in none comes last
			in, other = other, in
		}
		return in - other
	})
	return units
}

// divide divides boxes into those with the same key, in the order of the first of each.
func divide(boxes []int, key func(int) int) [][]int {
	var units [][]int
	at := map[int]int{}
	for _, n := range boxes {
		k := key(n)
		if _, ok := at[k]; !ok {
			at[k] = len(units)
			units = append(units, nil)
		}
		units[at[k]] = append(units[at[k]], n)
	}
	return units
}
