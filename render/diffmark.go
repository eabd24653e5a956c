package render

import (
	"strings"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// A change is how a box or an arrow differs between two versions. The zero change
// is that of pictures of one version.
type change int

const (
	unmarked change = iota
	added
	removed
	altered
	unchanged
	changeKinds
)

// A comparison holds the words of a picture of two versions besides its boxes.
type comparison struct {
	sentences    []string // all that changed, in words
	entries      []entry  // what boxes and arrows have no room for
	afterHeading string   // what after is
	after        *graph   // of the new version; nil: nothing is in it
}

// A marker marks the boxes and arrows of a graph of two versions.
type marker struct {
	*graph
	of           *diff.Diff
	oldBoxes     map[string]int // by the ids of the old version
	newBoxes     map[string]int
	otherBoxes   map[string]int // of what neither version defines, and of outcomes that models support
	dates        string         // of the two versions
	hidden       bool           // what is supported
	inOld, inNew map[arrowEnds]bool
	arrowWords   map[arrowEnds][]string
	boxWords     map[int][]string
	oldFrames    map[string]int // by the ids of the old version
	newFrames    map[string]int
	counts       [2][changeKinds]int // of boxes, and of arrows
}

func newMarker(g *graph, d *diff.Diff) *marker {
	mk := &marker{
		graph: g, of: d, oldBoxes: map[string]int{}, newBoxes: map[string]int{}, otherBoxes: map[string]int{},
		arrowWords: map[arrowEnds][]string{}, boxWords: map[int][]string{},
	}
	g.diff = &comparison{}
	for i := range g.boxes {
		g.boxes[i].change = unchanged
		if _, ok := mk.otherBoxes[g.boxes[i].id]; !ok && g.boxes[i].element == nil {
			mk.otherBoxes[g.boxes[i].id] = i
		}
	}
	return mk
}

// setDates sets the dates or the numbers of the versions, where they differ.
func (mk *marker) setDates(old, new string) {
	if old != "" && new != "" && old != new {
		mk.dates = " from " + old + " to " + new
	}
}

// noteBox records which thing the box shows.
func (mk *marker) noteBox(oldID, newID string, n int) {
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

// box returns the box of the thing with the id, and -1 where there is none.
func (mk *marker) box(of map[string]int, id string) int {
	if n, ok := of[id]; ok {
		return n
	}
	if n, ok := mk.otherBoxes[id]; ok {
		return n
	}
	return -1
}

// boxesOf returns the boxes by the ids of the version that has the changed thing.
func (mk *marker) boxesOf(c *diff.Change) map[string]int {
	if c.Kind == diff.KindRemoved {
		return mk.oldBoxes
	}
	return mk.newBoxes
}

// changedBox returns the box of what has changed, and -1 where there is none.
func (mk *marker) changedBox(c *diff.Change) int {
	switch c.What {
	case diff.ThingElement, diff.ThingOutcome:
		return mk.box(mk.boxesOf(c), c.Thing().ID)
	case diff.ThingIndicator:
		return mk.box(mk.boxesOf(c), c.Thing().Of)
	}
	return -1
}

// mark marks all boxes and arrows, and lists the changes in words.
func (mk *marker) mark() {
	for i := range mk.of.Changes {
		c := &mk.of.Changes[i]
		n := mk.changedBox(c)
		if e, ok := mk.arrow(c); ok {
			mk.arrowWords[e] = append(mk.arrowWords[e], mk.words(c))
		} else if n >= 0 && mk.boxes[n].change != added && mk.boxes[n].change != removed {
			mk.boxes[n].change = altered
			words := mk.words(c)
			if c.What == diff.ThingIndicator {
				words = "indicator " + indicatorTitle(c) + ": " + words
			}
			mk.boxWords[n] = append(mk.boxWords[n], words)
		}
	}
	for i := range mk.boxes {
		mk.writeDetails(i)
		mk.counts[0][mk.boxes[i].change]++
	}
	for i := range mk.arrows {
		a := &mk.arrows[i]
		e := arrowEnds{a.from, a.to, a.isOfFramework()}
		a.change = mk.arrowChange(e)
		mk.counts[1][a.change]++
		a.untested, a.number = false, 0
		if a.change == altered {
			a.number = mk.counts[1][altered]
			mk.addEntry(a.markWords(), "Link from "+mk.shortName(a.from)+" to "+mk.shortName(a.to)+": "+strings.Join(mk.arrowWords[e], "; "))
		}
	}
	mk.markBroads()
	mk.addSentences()
	mk.subjects = []string{mk.summary()}
}

// addEntry adds a sentence to what is listed beneath the picture.
func (mk *marker) addEntry(label, sentence string) {
	mk.diff.entries = append(mk.diff.entries, entry{label, prose.WithFullStop(sentence)})
}

// maxChangeLines is how many changes a box has room for.
const maxChangeLines = 5

// writeDetails writes the changes into the box, and lists those for which it has
// no room.
func (mk *marker) writeDetails(n int) {
	b := &mk.boxes[n]
	if b.change == removed {
		b.details = nil
	}
	if b.illustrative {
		b.details = append([]string{"illustrative"}, b.details...)
	}
	b.illustrative, b.unintended = false, false // dashes show the change
	words := mk.boxWords[n]
	if len(words) > maxChangeLines {
		rest := words[maxChangeLines-1:]
		words = append(words[:maxChangeLines-1:maxChangeLines-1], "and "+prose.CountInWords(len(rest), "more change")+", listed below")
		mk.addEntry(altered.symbol(), mk.shortName(n)+": "+strings.Join(rest, "; "))
	}
	b.details = append(b.details, words...)
}

func (mk *marker) shortName(n int) string { return quote(beginning(mk.boxes[n].text)) }

// changeWords holds the words and marks of changes.
var changeWords = [changeKinds]struct{ word, symbol string }{
	added:   {"added", "+"},
	removed: {"removed", "−"},
	altered: {"changed", "≠"},
}

func (c change) word() string { return changeWords[c].word }

func (c change) symbol() string { return changeWords[c].symbol }

// badge returns the words in a box for its change, and the empty string where
// there are none.
func (c change) badge() string {
	if c.word() == "" {
		return ""
	}
	return c.symbol() + " " + c.word()
}
