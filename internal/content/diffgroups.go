package content

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// noteFrames records which group each frame shows, and marks the frames that only
// one version has.
func (mk *marker) noteFrames() {
	mk.oldFrames, mk.newFrames = map[string]int{}, map[string]int{}
	for i := range mk.Frames {
		mk.Frames[i].Change = Unchanged
		mk.oldFrames[mk.Frames[i].ID] = i
		mk.newFrames[mk.Frames[i].ID] = i
	}
	for i := range mk.of.Changes {
		c := &mk.of.Changes[i]
		f, ok := mk.newFrames[c.Thing().ID]
		if !ok || c.What != diag.KindGroup {
			continue
		}
		switch c.Kind {
		case diff.KindAdded:
			mk.Frames[f].Change = Added
		case diff.KindRemoved:
			mk.Frames[f].Change = Removed
		case diff.KindRenamed:
			mk.oldFrames[c.Before] = f
			mk.Frames[f].Change = Altered
		default:
			mk.Frames[f].Change = Altered
		}
	}
}

// broad returns the broad arrow of a link that has changed, if it has one.
func (mk *marker) broad(c *diff.Change) *Broad {
	if c.What != diag.KindLink {
		return nil
	}
	frames := mk.newFrames
	if c.Kind == diff.KindRemoved {
		frames = mk.oldFrames
	}
	endOf := func(id string) End {
		if n := mk.box(mk.boxesOf(c), id); n >= 0 {
			return End{Kind: BoxEnd, Index: n}
		}
		if f, ok := frames[id]; ok {
			return End{Kind: FrameEnd, Index: f}
		}
		return End{Kind: BoxEnd, Index: -1}
	}
	thing := c.Thing()
	from, to := endOf(thing.ID), endOf(thing.To)
	for i := range mk.Broads {
		if b := &mk.Broads[i]; b.Leaves == from && b.Enters == to {
			return b
		}
	}
	return nil
}

// markBroads marks the broad arrows, and lists those that have changed.
func (mk *marker) markBroads() {
	words := map[*Broad][]string{}
	for i := range mk.Broads {
		mk.Broads[i].Change = Unchanged
	}
	for i := range mk.of.Changes {
		c := &mk.of.Changes[i]
		b := mk.broad(c)
		switch {
		case b == nil:
		case c.Kind == diff.KindAdded:
			b.Change = Added
		case c.Kind == diff.KindRemoved:
			b.Change = Removed
		default:
			b.Change = Altered
			words[b] = append(words[b], mk.words(c))
		}
	}
	stages := mk.of.New.Model != nil && mk.of.Old.Model != nil &&
		mk.of.New.Model.Links == logicmodel.LinkingStages && mk.of.Old.Model.Links != logicmodel.LinkingStages
	for i := range mk.Broads {
		b := &mk.Broads[i]
		from, to := mk.endChange(b.Leaves), mk.endChange(b.Enters)
		switch {
		case from == Removed || to == Removed:
			b.Change = Removed
		case from == Added || to == Added || b.JoinsTiers() && stages:
			b.Change = Added
		}
		b.Untested, b.Number = false, 0
		if b.JoinsTiers() {
			continue
		}
		mk.counts[1][b.Change]++
		if b.Change == Altered {
			b.Number = mk.counts[1][Altered]
			mk.addEntry(b.Mark(), "Link from "+mk.endTitle(b.Leaves)+" to "+mk.endTitle(b.Enters)+": "+strings.Join(words[b], "; "))
		}
	}
}

// endChange returns how an end of a broad arrow has changed: a stage as all of its
// boxes have.
func (mk *marker) endChange(e End) Change {
	switch e.Kind {
	case BoxEnd:
		return mk.Boxes[e.Index].Change
	case FrameEnd:
		return mk.Frames[e.Index].Change
	}
	all := mk.Boxes[mk.Tiers[e.Index].Boxes[0]].Change
	for _, n := range mk.Tiers[e.Index].Boxes {
		if mk.Boxes[n].Change != all {
			return Unchanged
		}
	}
	return all
}

// endTitle returns the short name of a box or frame.
func (mk *marker) endTitle(e End) string {
	if e.Kind == FrameEnd {
		return quote(beginning(mk.Frames[e.Index].Title))
	}
	return mk.shortName(e.Index)
}
