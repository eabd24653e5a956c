package diff

import (
	"cmp"
	"slices"

	"github.com/resultschain/resultschain/diag"
)

// compare compares the versions of a pair. Elsewhere are the ids of now of what
// other files have renamed: by sort, and by the ids of then.
func compare(p Pair, elsewhere map[What]map[string]string) *Diff {
	d := &Diff{Pair: p}
	old, new := p.Old.record(), p.New.record()
	switch {
	case old == nil && new == nil:
		return d
	case old == nil:
		d.What, d.Changes = new.what, []Change{new.added()}
		return d
	case new == nil:
		d.What, d.Changes = old.what, []Change{old.removed()}
		return d
	}
	d.What, d.match = new.what, match(old, new, elsewhere)
	c := comparison{matcher: d.match}
	c.both(old, new)
	d.Changes = c.changes
	return d
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

// one adds the changes of a record of the new version.
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

// gone adds the changes of a record of the old version that the new one lacks. A
// part of it that moved elsewhere is a change there.
func (c *comparison) gone(r *record) {
	c.add(r.removed())
	for _, p := range r.parts {
		if p.same == nil {
			c.gone(p)
		}
	}
}

// both adds the changes of a thing that both versions have.
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
		if after == "" {
			new.lost = append(new.lost, p.old)
		}
	}
	if new.what == Framework {
		c.add(levelOrder(old, new)...)
	}
	for _, p := range merged(old, new) {
		if p.parent == old {
			c.gone(p)
		} else {
			c.one(p)
		}
	}
}

// merged returns the parts of the new version of a thing, and those that only the
// old one has, each after what stood before it.
func merged(old, new *record) []*record {
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
	all := after[nil]
	for _, p := range new.parts {
		all = append(append(all, p), after[p]...)
	}
	return all
}

// A delta is a fact before and after; the zero fact where it was not said.
type delta struct{ old, new fact }

// facts pairs the facts that are not in both lists, by fields.
func (c *comparison) facts(old, new []fact) []delta {
	var pairs []delta
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
func (c *comparison) field(old, new []fact) []delta {
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
	old, new = slices.Clone(old), slices.Clone(new)
	for i := 0; i < len(old); i++ { // paths that lead to the same framework
		same := func(f fact) bool { return f.leads != "" && f.leads == old[i].leads }
		if j := slices.IndexFunc(new, same); j >= 0 {
			old, new = slices.Delete(old, i, i+1), slices.Delete(new, j, j+1)
			i--
		}
	}
	now := c.followed(old, new)
	for _, f := range old {
		add(was, key{f.key, now(f), f.ref}, f)
	}
	for _, f := range new {
		add(is, key{f.key, f.id, f.ref}, f)
	}

	var changed []delta
	var removed, added []fact
	for k, before := range was {
		before, after := differing(before, is[k])
		n := min(len(before), len(after))
		for i := range n {
			changed = append(changed, delta{before[i], after[i]})
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
			changed = append(changed, delta{removed[i], added[j]})
			removed, added = slices.Delete(removed, i, i+1), slices.Delete(added, j, j+1)
		}
	}

	// The maps have no order: give the changes that of the files.
	var pairs []delta
	for _, f := range removed {
		pairs = append(pairs, delta{old: f})
	}
	for _, f := range added {
		pairs = append(pairs, delta{new: f})
	}
	pairs = append(pairs, changed...)
	slices.SortFunc(pairs, func(a, b delta) int {
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

// followed gives the ids that the new version has for those in the facts of one
// field of the old one. It follows other files only from an id that is no
// longer in the field to one that is new there: what still stands in a file has
// not changed, whatever it means by now.
func (c *comparison) followed(old, new []fact) func(fact) string {
	var was, is map[string]bool // only where they are needed
	ids := func(facts []fact) map[string]bool {
		set := map[string]bool{}
		for _, f := range facts {
			set[f.id] = true
		}
		return set
	}
	return func(f fact) string {
		own := c.now(f.ref, f.id)
		to, renamed := c.other[f.other][f.id]
		if own != f.id || !renamed {
			return own
		}
		if was == nil {
			was, is = ids(old), ids(new)
		}
		if is[f.id] || was[to] || !is[to] {
			return own
		}
		return to
	}
}

// isLevelAbove reports whether an outcome is on the same level of a framework
// that its own extends, which has another id now.
func (c *comparison) isLevelAbove(old, new group) bool {
	to, renamed := c.other[Level][old.value]
	return old.ref == Level && renamed && to == new.value
}
