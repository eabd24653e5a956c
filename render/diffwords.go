package render

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// words tell a change, without what has changed, by the names of things.
func (mk *marker) words(c *diff.Change) string {
	named := *c
	if c.Kind == diff.Changed || c.Kind == diff.Moved && c.What == diff.Indicator {
		named.Before, named.After = mk.old.of(c.Field, c.Before), mk.new.of(c.Field, c.After)
	}
	words := oneLine(named.Words())
	switch {
	case c.Kind == diff.Retitled && utf8.RuneCountInString(c.Before) <= 200:
		words = "was " + quote(oneLine(c.Before))
	case c.Kind == diff.Renamed:
		words = "its id was " + oneLine(c.Before)
	}
	return words
}

// indicated is the title of the indicator that has changed.
func indicated(c *diff.Change) string {
	thing := c.New
	if c.Kind == diff.Removed {
		thing = c.Old
	}
	if thing.Title == "" {
		return quote(oneLine(thing.ID))
	}
	return quote(oneLine(thing.Title))
}

// subject names what has changed.
func (mk *marker) subject(c *diff.Change) string {
	thing, boxes := c.New, mk.newBoxes
	if c.Kind == diff.Removed {
		thing, boxes = c.Old, mk.oldBoxes
	}
	name := func(id string) string {
		if n := mk.box(boxes, id); n >= 0 {
			return mk.short(n)
		}
		return quote(oneLine(id))
	}
	switch c.What {
	case diff.Model, diff.Framework:
		return "the " + c.What.String()
	case diff.Link:
		return "the link from " + name(thing.ID) + " to " + name(thing.To)
	case diff.Element, diff.Outcome:
		return "the " + c.Noun() + " " + name(thing.ID)
	case diff.Indicator:
		return "the indicator " + indicated(c) + " of " + name(thing.Of)
	}
	title := thing.Title
	if title == "" {
		title = thing.ID
	}
	return "the " + c.Noun() + " " + quote(oneLine(title))
}

// A wholes is the links and indicators that an element or outcome was added or
// removed with.
type wholes struct {
	links, from, indicators []string
}

// tellAll tells all changes in words, those of one thing in one sentence, and
// lists those that are of no box or arrow.
func (mk *marker) tellAll() {
	with := map[int]*wholes{}
	for i := range mk.boxes {
		if c := mk.boxes[i].change; c == added || c == removed {
			with[i] = &wholes{}
		}
	}
	apart := make([]bool, len(mk.changes)) // not told with another
	for i := range mk.changes {
		apart[i] = !mk.toldWith(&mk.changes[i], with)
	}
	sentence, last := "", ""
	listed := false
	end := func() {
		if sentence != "" {
			mk.diff.told = append(mk.diff.told, prose.Closed(sentence))
			if listed {
				mk.list(sentence)
			}
		}
		sentence, last, listed = "", "", false
	}
	for i := range mk.changes {
		c := &mk.changes[i]
		if !apart[i] {
			continue
		}
		whole := c.Kind == diff.Added || c.Kind == diff.Removed
		subject := mk.subject(c)
		switch {
		case whole:
			end()
			sentence = prose.UpperFirst(c.Kind.String()) + ": " + subject
			if w := with[mk.of(c)]; w != nil && (c.What == diff.Element || c.What == diff.Outcome) {
				sentence += w.words()
			}
		case subject == last:
			sentence += "; " + mk.words(c)
		default:
			end()
			sentence, last = "Changed: "+subject+" – "+mk.words(c), subject
		}
		listed = !mk.isShown(c)
	}
	end()
	if before := mk.onlyBefore(); len(before) > 0 {
		mk.diff.told = append(mk.diff.told, prose.Closed("Only the old version works towards "+prose.Agree(len(before), "the outcome ", "the outcomes ")+prose.List(before)))
	}
}

// onlyBefore are the outcomes of the framework that the new version does not
// work towards any more.
func (mk *marker) onlyBefore() []string {
	after := map[string]bool{}
	if mk.diff.after != nil {
		for i := range mk.diff.after.boxes {
			if b := &mk.diff.after.boxes[i]; b.element == nil {
				after[b.id] = true
			}
		}
	}
	var before []string
	for i := range mk.boxes {
		if b := &mk.boxes[i]; b.element == nil && b.look != missingLook && b.change == unchanged && !after[b.id] {
			before = append(before, mk.short(i))
		}
	}
	return before
}

// list adds a sentence to the list, its kind as a mark.
func (mk *marker) list(sentence string) {
	label := altered.symbol()
	for _, c := range []change{added, removed} {
		if strings.HasPrefix(sentence, prose.UpperFirst(changeLooks[c].word)+":") {
			label = c.symbol()
		}
	}
	mk.diff.list = append(mk.diff.list, entry{label, prose.Closed(sentence)})
}

// isShown reports whether a box or an arrow shows the change.
func (mk *marker) isShown(c *diff.Change) bool {
	if _, ok := mk.arrow(c); ok {
		return true
	}
	switch c.What {
	case diff.Element, diff.Outcome, diff.Indicator:
		return mk.of(c) >= 0
	case diff.Model, diff.Framework: // all boxes say so
		return c.Kind == diff.Added || c.Kind == diff.Removed
	}
	return false
}

// toldWith notes a link or an indicator with the thing that it was added or
// removed with, if so.
func (mk *marker) toldWith(c *diff.Change, with map[int]*wholes) bool {
	if c.Kind != diff.Added && c.Kind != diff.Removed {
		return false
	}
	if c.What == diff.Indicator {
		w := with[mk.of(c)]
		if w != nil {
			w.indicators = append(w.indicators, indicated(c))
		}
		return w != nil
	}
	e, ok := mk.arrow(c)
	if c.What != diff.Link || !ok {
		return false
	}
	if w := with[e.from]; w != nil {
		w.links = append(w.links, mk.short(e.to))
		return true
	}
	if w := with[e.to]; w != nil {
		w.from = append(w.from, mk.short(e.from))
		return true
	}
	return false
}

// words are what was added or removed with a thing.
func (w *wholes) words() string {
	var parts []string
	if len(w.from) > 0 {
		parts = append(parts, prose.Agree(len(w.from), "the link from ", "the links from ")+prose.List(w.from))
	}
	if len(w.links) > 0 {
		parts = append(parts, prose.Agree(len(w.links), "the link to ", "the links to ")+prose.List(w.links))
	}
	if len(w.indicators) > 0 {
		parts = append(parts, prose.Agree(len(w.indicators), "the indicator ", "the indicators ")+prose.List(w.indicators))
	}
	if parts == nil {
		return ""
	}
	return ", with " + strings.Join(parts, "; ")
}

// summary counts what has changed.
func (mk *marker) summary() string {
	noun := "outcome"
	for i := range mk.boxes {
		if mk.boxes[i].element != nil {
			noun = "element"
		}
	}
	var parts []string
	for i, noun := range []string{noun, "link"} {
		var counts []string
		for _, c := range []change{added, removed, altered} {
			if n := mk.counts[i][c]; n > 0 {
				s := fmt.Sprint(n)
				if counts == nil {
					s += " " + prose.Agree(n, noun, prose.Plural(noun))
				}
				counts = append(counts, s+" "+changeLooks[c].word)
			}
		}
		if counts != nil {
			parts = append(parts, strings.Join(counts, ", "))
		}
	}
	others := len(mk.diff.list)
	for _, l := range mk.diff.list {
		if l.label != altered.symbol() && strings.HasPrefix(l.label, altered.symbol()) { // a numbered link
			others--
		}
	}
	if others > 0 {
		parts = append(parts, prose.Agree(others, "1 more change", fmt.Sprint(others, " more changes"))+" listed below")
	}
	if parts == nil {
		return "what changed" + mk.between + ": nothing in meaning"
	}
	return "what changed" + mk.between + ": " + strings.Join(parts, "; ")
}

// introduction says what a picture of two versions is.
func (d *comparison) introduction(g *graph) string {
	what := "logic model, in one picture, read from left to right"
	switch {
	case g.view == TriangleView:
		what = "outcomes framework, in one picture, the highest level on top"
	case g.rows():
		what = "logic model, in one picture, read from the bottom to the top"
	}
	s := prose.Closed("Two versions of a "+what) + " " + prose.Closed("It is about "+strings.Join(g.about, ", and "))
	if strings.HasPrefix(what, "outcomes") {
		s = strings.Replace(s, "of a ", "of an ", 1)
	}
	if g.draft {
		s = prose.Closed(draftNote) + " " + s
	}
	return s
}

// describe returns the picture in words: what changed, then the new version.
func (d *comparison) describe(g *graph) *Description {
	out := &Description{Title: g.title, Summary: d.introduction(g)}
	if len(d.told) > 0 {
		out.Parts = append(out.Parts, DescriptionPart{Heading: "What changed", Items: d.told})
	}
	if d.after != nil {
		out.Parts = append(out.Parts, DescriptionPart{Heading: d.now, Text: d.after.words.Summary})
		out.Parts = append(out.Parts, d.after.words.Parts...)
	}
	return out
}
