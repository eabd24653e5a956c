package render

import (
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// A change is what became of a box or an arrow from one version to the next.
// The zero change is that of pictures of one version.
type change int

const (
	unmarked change = iota
	added
	removed
	altered
	unchanged
	changeKinds
)

// A comparison is what a picture of two versions says besides its boxes.
type comparison struct {
	told  []string // all that changed, in words
	list  []entry  // what boxes and arrows have no room for
	now   string   // what after is
	after *graph   // of the new version; nil: nothing is in it
}

// A marker marks the boxes and arrows of a graph of two versions.
type marker struct {
	*graph
	changes    []diff.Change
	oldBoxes   map[string]int // by the ids of the old version
	newBoxes   map[string]int
	others     map[string]int // of what neither version defines, and of outcomes that models support
	old, new   callings
	between    string                // which versions these are
	hidden     bool                  // what is supported
	arrowsOf   [2]map[arrowEnds]bool // of the old and the new version
	arrowWords map[arrowEnds][]string
	boxWords   map[int][]string
	counts     [2][changeKinds]int // of boxes, and of arrows
}

func newMarker(g *graph, changes []diff.Change) *marker {
	mk := &marker{
		graph: g, changes: changes, oldBoxes: map[string]int{}, newBoxes: map[string]int{}, others: map[string]int{},
		arrowsOf: [2]map[arrowEnds]bool{{}, {}}, arrowWords: map[arrowEnds][]string{}, boxWords: map[int][]string{},
	}
	g.diff = &comparison{}
	for i := range g.boxes {
		g.boxes[i].change = unchanged
		if _, ok := mk.others[g.boxes[i].id]; !ok && g.boxes[i].element == nil {
			mk.others[g.boxes[i].id] = i
		}
	}
	return mk
}

// place says of which thing the box is.
func (mk *marker) place(oldID, newID string, n int) {
	switch {
	case oldID == "":
		mk.boxes[n].change = added
	case newID == "":
		mk.boxes[n].change = removed
	}
	note := func(boxes map[string]int, id string) {
		if _, ok := boxes[id]; !ok && id != "" {
			boxes[id] = n
		}
	}
	note(mk.oldBoxes, oldID)
	note(mk.newBoxes, newID)
}

// box is the box of the thing with the id; -1: none.
func (mk *marker) box(of map[string]int, id string) int {
	if n, ok := of[id]; ok {
		return n
	}
	if n, ok := mk.others[id]; ok {
		return n
	}
	return -1
}

// of is the box of what has changed, by its id of now; -1: none.
func (mk *marker) of(c *diff.Change) int {
	thing, boxes := c.New, mk.newBoxes
	if c.Kind == diff.Removed {
		thing, boxes = c.Old, mk.oldBoxes
	}
	id := thing.ID
	if c.What == diff.Indicator {
		id = thing.Of
	}
	return mk.box(boxes, id)
}

// mark marks all boxes and arrows, and tells the changes.
func (mk *marker) mark() {
	for i := range mk.changes {
		c := &mk.changes[i]
		e, isArrow := mk.arrow(c)
		switch n := mk.of(c); {
		case isArrow:
			mk.arrowWords[e] = append(mk.arrowWords[e], mk.words(c))
		case c.What == diff.Element || c.What == diff.Outcome || c.What == diff.Indicator:
			if n >= 0 && mk.boxes[n].change != added && mk.boxes[n].change != removed {
				mk.boxes[n].change = altered
				words := mk.words(c)
				if c.What == diff.Indicator {
					words = "indicator " + indicated(c) + ": " + words
				}
				mk.boxWords[n] = append(mk.boxWords[n], words)
			}
		}
	}
	for i := range mk.boxes {
		mk.detail(i)
		mk.counts[0][mk.boxes[i].change]++
	}
	n := 0
	for i := range mk.arrows {
		a := &mk.arrows[i]
		e := arrowEnds{a.from, a.to, a.ofFramework()}
		a.change = mk.became(e)
		a.untested, a.number = false, 0
		if a.change == altered {
			n++
			a.number = n
			s := "Link from " + mk.short(a.from) + " to " + mk.short(a.to)
			for j, words := range mk.arrowWords[e] {
				s += []string{": ", "; "}[b2i(j > 0)] + words
			}
			mk.diff.list = append(mk.diff.list, entry{a.mark(), prose.Closed(s)})
		}
		mk.counts[1][a.change]++
	}
	mk.tellAll()
	mk.about = []string{mk.summary()}
}

// maxChangeLines is how many changes a box tells.
const maxChangeLines = 5

// detail says in the box what has changed; what there is no room for is listed.
func (mk *marker) detail(n int) {
	b := &mk.boxes[n]
	if b.change == removed {
		b.details = nil
	}
	if b.illustrative {
		b.details = append([]string{"illustrative"}, b.details...)
		b.illustrative = false // dashes tell the change
	}
	words := mk.boxWords[n]
	if len(words) > maxChangeLines {
		rest := words[maxChangeLines-1:]
		words = append(words[:maxChangeLines-1:maxChangeLines-1], "and "+prose.Counted(len(rest), "more change")+", listed below")
		s := mk.short(n) + ": " + rest[0]
		for _, more := range rest[1:] {
			s += "; " + more
		}
		mk.diff.list = append(mk.diff.list, entry{altered.symbol(), prose.Closed(s)})
	}
	b.details = append(b.details, words...)
}

func (mk *marker) short(n int) string { return quote(beginning(mk.boxes[n].text)) }
