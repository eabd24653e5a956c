package content

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// A Change is how a box or an arrow differs between two versions. The zero change
// is that of pictures of one version.
type Change int

// The changes.
const (
	Unmarked Change = iota
	Added
	Removed
	Altered
	Unchanged
	ChangeKinds // how many there are
)

// A Comparison holds the words of a picture of two versions besides its boxes.
type Comparison struct {
	sentences    []string // all that changed, in words
	entries      []Entry  // what boxes and arrows have no room for
	afterHeading string   // what after is
	after        *Picture // of the new version; nil: nothing is in it
}

// A marker marks the boxes and arrows of a picture of two versions.
type marker struct {
	*Picture
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
	counts       [2][ChangeKinds]int // of boxes, and of arrows
}

func newMarker(p *Picture, d *diff.Diff) *marker {
	mk := &marker{
		Picture: p, of: d, oldBoxes: map[string]int{}, newBoxes: map[string]int{}, otherBoxes: map[string]int{},
		arrowWords: map[arrowEnds][]string{}, boxWords: map[int][]string{},
	}
	p.Changes = &Comparison{}
	for i := range p.Boxes {
		p.Boxes[i].Change = Unchanged
		if _, ok := mk.otherBoxes[p.Boxes[i].ID]; !ok && p.Boxes[i].Element == nil {
			mk.otherBoxes[p.Boxes[i].ID] = i
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
		mk.Boxes[n].Change = Added
	case newID == "":
		mk.Boxes[n].Change = Removed
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
	case diag.KindElement, diag.KindOutcome:
		return mk.box(mk.boxesOf(c), c.Thing().ID)
	case diag.KindIndicator:
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
		} else if n >= 0 && mk.Boxes[n].Change != Added && mk.Boxes[n].Change != Removed {
			mk.Boxes[n].Change = Altered
			words := mk.words(c)
			if c.What == diag.KindIndicator {
				words = "indicator " + indicatorTitle(c) + ": " + words
			}
			mk.boxWords[n] = append(mk.boxWords[n], words)
		}
	}
	for i := range mk.Boxes {
		mk.writeDetails(i)
		mk.counts[0][mk.Boxes[i].Change]++
	}
	for i := range mk.Arrows {
		a := &mk.Arrows[i]
		e := arrowEnds{a.From, a.To, a.isOfFramework()}
		a.Change = mk.arrowChange(e)
		mk.counts[1][a.Change]++
		a.Untested, a.Number = false, 0
		if a.Change == Altered {
			a.Number = mk.counts[1][Altered]
			mk.addEntry(a.Mark(), "Link from "+mk.shortName(a.From)+" to "+mk.shortName(a.To)+": "+strings.Join(mk.arrowWords[e], "; "))
		}
	}
	mk.markBroads()
	mk.addSentences()
	mk.Subjects = []string{mk.summary()}
}

// addEntry adds a sentence to what is listed beneath the picture.
func (mk *marker) addEntry(label, sentence string) {
	mk.Changes.entries = append(mk.Changes.entries, Entry{label, prose.WithFullStop(sentence)})
}

// maxChangeLines is how many changes a box has room for.
const maxChangeLines = 5

// writeDetails writes the changes into the box, and lists those for which it has
// no room.
func (mk *marker) writeDetails(n int) {
	b := &mk.Boxes[n]
	if b.Change == Removed {
		b.Details = nil
	}
	if b.Illustrative {
		b.Details = append([]string{"illustrative"}, b.Details...)
	}
	b.Illustrative, b.Unintended = false, false // dashes show the change
	words := mk.boxWords[n]
	if len(words) > maxChangeLines {
		rest := words[maxChangeLines-1:]
		words = append(words[:maxChangeLines-1:maxChangeLines-1], "and "+prose.CountInWords(len(rest), "more change")+", listed below")
		mk.addEntry(Altered.Symbol(), mk.shortName(n)+": "+strings.Join(rest, "; "))
	}
	b.Details = append(b.Details, words...)
}

func (mk *marker) shortName(n int) string { return quote(beginning(mk.Boxes[n].Text)) }

// changeWords holds the words and marks of changes.
var changeWords = [ChangeKinds]struct{ word, symbol string }{
	Added:   {"added", "+"},
	Removed: {"removed", "−"},
	Altered: {"changed", "≠"},
}

// Word returns the word for the change, and the empty string where there is none.
func (c Change) Word() string { return changeWords[c].word }

// Symbol returns the mark of the change, and the empty string where there is none.
func (c Change) Symbol() string { return changeWords[c].symbol }

// Badge returns [Change.Badge] in the language of the model.
func (p *Picture) Badge(c Change) string {
	if c.Word() == "" {
		return ""
	}
	return c.Symbol() + " " + p.Say(c.Word())
}

// Badge returns the words in a box for its change, and the empty string where
// there are none.
func (c Change) Badge() string {
	if c.Word() == "" {
		return ""
	}
	return c.Symbol() + " " + c.Word()
}
