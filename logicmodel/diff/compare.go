package diff

import (
	"cmp"
	"slices"

	"github.com/resultschain/resultschain/diag"
)

// compare are the changes between two versions, either of which may be nil.
// Elsewhere are the ids of now of what other files have renamed: by sort, and by
// the ids of then.
func compare(old, new *record, elsewhere map[What]map[string]string) []Change {
	switch {
	case old == nil && new == nil:
		return nil
	case old == nil:
		return []Change{new.added()}
	case new == nil:
		return []Change{old.removed()}
	}
	c := comparison{matcher: match(old, new, elsewhere)}
	c.both(old, new)
	return c.changes
}

type comparison struct {
	*matcher
	changes []Change
}

func (c *comparison) add(changes ...Change) { c.changes = append(c.changes, changes...) }

func (r *record) added() Change {
	return Change{Kind: Added, What: r.what, New: r.thing, NewPos: r.place}
}

func (r *record) removed() Change {
	return Change{Kind: Removed, What: r.what, Old: r.thing, OldPos: r.place}
}

// one tells of a record of the new version.
func (c *comparison) one(r *record) {
	if r.same != nil {
		c.both(r.same, r)
		return
	}
	c.add(r.added())
	for _, p := range r.parts {
		c.one(p)
	}
}

// gone tells of a record of the old version that the new one lacks. Parts of
// it that moved elsewhere are told there.
func (c *comparison) gone(r *record) {
	c.add(r.removed())
	for _, p := range r.parts {
		if p.same == nil {
			c.gone(p)
		}
	}
}

// both tells what changed in a thing that both versions have.
func (c *comparison) both(old, new *record) {
	change := func(k Kind, field, before, after string, oldPos, newPos diag.Pos) {
		c.add(Change{k, new.what, old.thing, new.thing, field, before, after, cmp.Or(oldPos, old.place), cmp.Or(newPos, new.place)})
	}
	if new.what != Link && old.thing.ID != new.thing.ID {
		change(Renamed, "id", old.thing.ID, new.thing.ID, old.place, new.place)
	}
	if before, after := oneLine(old.thing.Title), oneLine(new.thing.Title); before != after {
		change(Retitled, new.title, before, after, old.titlePlace, new.titlePlace)
	}
	if g, h := old.group, new.group; c.now(g.ref, g.value) != h.value && !c.isLevelAbove(g, h) {
		change(Moved, h.field, g.value, h.value, g.place, h.place)
	}
	for _, p := range c.facts(old.facts, new.facts) {
		field, before, after := p.old.field, p.old.shown, p.new.shown
		change(Changed, cmp.Or(field, p.new.field), before, after, p.old.place, p.new.place)
	}
	if new.what == Framework {
		c.add(levelOrder(old, new)...)
	}
	c.parts(old, new)
}

// parts tells of the parts of a thing, what was removed after what stood before
// it.
func (c *comparison) parts(old, new *record) {
	after := map[*record][]*record{}
	var last *record
	for _, p := range old.parts {
		switch {
		case p.same == nil:
			after[last] = append(after[last], p)
		case p.same.parent == new:
			last = p.same
		}
	}
	gone := func(before *record) {
		for _, p := range after[before] {
			c.gone(p)
		}
	}
	gone(nil)
	for _, p := range new.parts {
		c.one(p)
		gone(p)
	}
}

// A pair is a fact before and after; the zero fact where it was not said.
type pair struct{ old, new fact }

// facts pairs the facts that are not in both lists, by fields.
func (c *comparison) facts(old, new []fact) []pair {
	var pairs []pair
	for len(old) > 0 || len(new) > 0 {
		order := 0
		switch {
		case len(old) == 0:
			order = new[0].order
		case len(new) == 0:
			order = old[0].order
		default:
			order = min(old[0].order, new[0].order)
		}
		n, m := run(old, order), run(new, order)
		pairs = append(pairs, c.field(old[:n], new[:m])...)
		old, new = old[n:], new[m:]
	}
	return pairs
}

// run is how many of the facts, from the first, are of the field.
func run(facts []fact, order int) int {
	n := 0
	for n < len(facts) && facts[n].order == order {
		n++
	}
	return n
}

// field pairs the facts of one field: those with the same key, then the one
// that is left of either if it can become another. Those that say the same are
// left out.
func (c *comparison) field(old, new []fact) []pair {
	type key struct {
		key, id string
		ref     What
	}
	was, is := map[key][]fact{}, map[key][]fact{}
	add := func(facts map[key][]fact, k key, f fact) {
		if f.id == "" || facts[k] == nil { // an id twice in a list says no more than once
			facts[k] = append(facts[k], f)
		}
	}
	now := c.followed(old, new)
	for _, f := range old {
		add(was, key{f.key, now(f), f.ref}, f)
	}
	for _, f := range new {
		add(is, key{f.key, f.id, f.ref}, f)
	}

	var changed []pair
	var removed, added []fact
	for k, before := range was {
		before, after := differing(before, is[k])
		n := min(len(before), len(after))
		for i := range n {
			changed = append(changed, pair{before[i], after[i]})
		}
		removed, added = append(removed, before[n:]...), append(added, after[n:]...)
	}
	for k, after := range is {
		if was[k] == nil {
			added = append(added, after...)
		}
	}
	loose := func(f fact) bool { return f.loose }
	if i, ok := only(removed, loose); ok {
		if j, ok := only(added, loose); ok {
			changed = append(changed, pair{removed[i], added[j]})
			removed, added = slices.Delete(removed, i, i+1), slices.Delete(added, j, j+1)
		}
	}

	// The maps have no order: give the changes that of the files.
	var pairs []pair
	for _, f := range removed {
		pairs = append(pairs, pair{old: f})
	}
	for _, f := range added {
		pairs = append(pairs, pair{new: f})
	}
	pairs = append(pairs, changed...)
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(a.new.index-b.new.index, a.old.index-b.old.index)
	})
	return pairs
}

// only is the index of the one fact that is so, and false where there is none
// or more than one.
func only(facts []fact, so func(fact) bool) (int, bool) {
	i := slices.IndexFunc(facts, so)
	return i, i >= 0 && !slices.ContainsFunc(facts[i+1:], so)
}

// differing are the facts of either list that the other does not say, in the
// order of what they say.
func differing(old, new []fact) (before, after []fact) {
	byValue := func(a, b fact) int { return cmp.Compare(a.value, b.value) }
	old, new = slices.SortedStableFunc(slices.Values(old), byValue), slices.SortedStableFunc(slices.Values(new), byValue)
	for len(old) > 0 && len(new) > 0 {
		switch c := byValue(old[0], new[0]); {
		case c == 0:
			old, new = old[1:], new[1:]
		case c < 0:
			before, old = append(before, old[0]), old[1:]
		default:
			after, new = append(after, new[0]), new[1:]
		}
	}
	return append(before, old...), append(after, new...)
}
