package render

import (
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// noteFrames records which group each frame shows, and marks the frames that only
// one version has.
func (mk *marker) noteFrames() {
	mk.oldFrames, mk.newFrames = map[string]int{}, map[string]int{}
	for i := range mk.frames {
		mk.frames[i].change = unchanged
		mk.oldFrames[mk.frames[i].id] = i
		mk.newFrames[mk.frames[i].id] = i
	}
	for i := range mk.of.Changes {
		c := &mk.of.Changes[i]
		f, ok := mk.newFrames[c.Thing().ID]
		if !ok || c.What != diff.ThingGroup {
			continue
		}
		switch c.Kind {
		case diff.KindAdded:
			mk.frames[f].change = added
		case diff.KindRemoved:
			mk.frames[f].change = removed
		case diff.KindRenamed:
			mk.oldFrames[c.Before] = f
			mk.frames[f].change = altered
		default:
			mk.frames[f].change = altered
		}
	}
}

// broad returns the broad arrow of a link that has changed, if it has one.
func (mk *marker) broad(c *diff.Change) *broadArrow {
	if c.What != diff.ThingLink {
		return nil
	}
	frames := mk.newFrames
	if c.Kind == diff.KindRemoved {
		frames = mk.oldFrames
	}
	endOf := func(id string) end {
		if n := mk.box(mk.boxesOf(c), id); n >= 0 {
			return end{kind: boxEnd, n: n}
		}
		if f, ok := frames[id]; ok {
			return end{kind: frameEnd, n: f}
		}
		return end{kind: boxEnd, n: -1}
	}
	thing := c.Thing()
	from, to := endOf(thing.ID), endOf(thing.To)
	for i := range mk.broads {
		if b := &mk.broads[i]; b.leaves == from && b.enters == to {
			return b
		}
	}
	return nil
}

// markBroads marks the broad arrows, and lists those that have changed.
func (mk *marker) markBroads() {
	words := map[*broadArrow][]string{}
	for i := range mk.broads {
		mk.broads[i].change = unchanged
	}
	for i := range mk.of.Changes {
		c := &mk.of.Changes[i]
		b := mk.broad(c)
		switch {
		case b == nil:
		case c.Kind == diff.KindAdded:
			b.change = added
		case c.Kind == diff.KindRemoved:
			b.change = removed
		default:
			b.change = altered
			words[b] = append(words[b], mk.words(c))
		}
	}
	stages := mk.of.New.Model != nil && mk.of.Old.Model != nil &&
		mk.of.New.Model.Links == logicmodel.LinkingStages && mk.of.Old.Model.Links != logicmodel.LinkingStages
	for i := range mk.broads {
		b := &mk.broads[i]
		from, to := mk.endChange(b.leaves), mk.endChange(b.enters)
		switch {
		case from == removed || to == removed:
			b.change = removed
		case from == added || to == added || b.joinsTiers() && stages:
			b.change = added
		}
		b.untested, b.number = false, 0
		if b.joinsTiers() {
			continue
		}
		mk.counts[1][b.change]++
		if b.change == altered {
			b.number = mk.counts[1][altered]
			mk.addEntry(b.markWords(), "Link from "+mk.endTitle(b.leaves)+" to "+mk.endTitle(b.enters)+": "+strings.Join(words[b], "; "))
		}
	}
}

// endChange returns how an end of a broad arrow has changed: a stage as all of its
// boxes have.
func (mk *marker) endChange(e end) change {
	switch e.kind {
	case boxEnd:
		return mk.boxes[e.n].change
	case frameEnd:
		return mk.frames[e.n].change
	}
	all := mk.boxes[mk.tiers[e.n].boxes[0]].change
	for _, n := range mk.tiers[e.n].boxes {
		if mk.boxes[n].change != all {
			return unchanged
		}
	}
	return all
}

// endTitle returns the short name of a box or frame.
func (mk *marker) endTitle(e end) string {
	if e.kind == frameEnd {
		return quote(beginning(mk.frames[e.n].title))
	}
	return mk.shortName(e.n)
}
