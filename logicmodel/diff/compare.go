package diff

import (
	"cmp"
	"slices"

	"github.com/resultschain/resultschain/diag"
)

// compare compares the versions of a pair. Elsewhere holds the new ids of things
// that other files have renamed, by sort and old id.
func compare(p Pair, elsewhere map[diag.Kind]map[string]string) *Diff {
	d := &Diff{Pair: p, old: p.Old.record(), new: p.New.record()}
	switch old, new := d.old, d.new; {
	case old == nil && new == nil:
	case old == nil:
		d.What, d.Changes = new.what, []Change{new.addedChange()}
	case new == nil:
		d.What, d.Changes = old.what, []Change{old.removedChange()}
	default:
		c := comparison{matcher: match(old, new, elsewhere)}
		c.compare(old, new)
		d.What, d.Changes, d.renamed = new.what, c.changes, c.renamed
	}
	return d
}

type comparison struct {
	*matcher
	changes []Change
}

func (c *comparison) add(changes ...Change) { c.changes = append(c.changes, changes...) }

func (r *record) addedChange() Change {
	return Change{Kind: KindAdded, What: r.what, New: r.thing, NewPos: r.place}
}

func (r *record) removedChange() Change {
	return Change{Kind: KindRemoved, What: r.what, Old: r.thing, OldPos: r.place}
}

// addNew adds the changes of a record of the new version.
func (c *comparison) addNew(r *record) {
	if r.same != nil {
		c.compare(r.same, r)
		return
	}
	c.add(r.addedChange())
	for _, p := range r.parts {
		c.addNew(p)
	}
}

// addRemoved adds the changes of a record of the old version that the new one
// lacks. A part of it that has moved is a change at its new place.
func (c *comparison) addRemoved(r *record) {
	c.add(r.removedChange())
	for _, p := range r.parts {
		if p.same == nil {
			c.addRemoved(p)
		}
	}
}

// compare adds the changes of a thing that both versions have.
func (c *comparison) compare(old, new *record) {
	change := func(k Kind, field, before, after string, oldPos, newPos diag.Pos) {
		c.add(Change{k, new.what, old.thing, new.thing, field, before, after, cmp.Or(oldPos, old.place), cmp.Or(newPos, new.place)})
	}
	if new.what != diag.KindLink && old.thing.ID != new.thing.ID {
		change(KindRenamed, "id", old.thing.ID, new.thing.ID, old.place, new.place)
	}
	if before, after := oneLine(old.thing.Title), oneLine(new.thing.Title); before != after {
		change(KindRetitled, new.title, before, after, old.titlePlace, new.titlePlace)
	}
	if g, h := old.group, new.group; c.newID(g.ref, g.value) != h.value && !c.isLevelAbove(g, h) {
		change(KindMoved, h.field, g.value, h.value, g.place, h.place)
	}
	for i := range min(len(old.fields), len(new.fields)) { // they differ where one version is a model and the other a framework
		for _, f := range c.fieldChanges(old.fields[i], new.fields[i]) {
			before, after := f[0], f[1]
			change(KindChanged, cmp.Or(before.field, after.field), before.shown, after.shown, before.place, after.place)
			if after.field == "" {
				new.lost = append(new.lost, before)
			}
		}
	}
	if new.what == diag.KindFramework {
		c.add(levelOrder(old, new)...)
	}
	for _, p := range mergeParts(old, new) {
		if p.parent == old {
			c.addRemoved(p)
		} else {
			c.addNew(p)
		}
	}
}

// mergeParts returns the parts of the new version of a thing, and those that only
// the old one has, each after the part that stood before it. Either version may
// be nil.
func mergeParts(old, new *record) []*record {
	if old == nil {
		return new.parts
	} else if new == nil {
		return old.parts
	}
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

// fieldChanges returns the changes in one field, as facts before and after, with the zero fact where there is none.
// Facts that the other version does not hold are paired by their keys; then, if one is left on each side, these two.
// A path that leads to the same framework as before is not a change.
func (c *comparison) fieldChanges(old, new []fact) [][2]fact {
	if len(old)+len(new) == 0 {
		return nil
	}
	has := func(list []fact) func(string) bool {
		ids := groupBy(list, func(f fact) string { return f.id })
		return func(id string) bool { return ids[id] != nil }
	}
	was, is := has(old), has(new)
	old = distinctFacts(old, func(f fact) string { return c.followID(f.ref, f.other, f.id, was, is) })
	new = distinctFacts(new, func(f fact) string { return f.id })
	_, old, new = pairByKey(old, new, func(f fact) [2]any { return [2]any{f.identity(), f.value} })
	_, old, new = pairByKey(old, new, func(f fact) any {
		if f.leads == "" {
			return &f // a pointer, which equals no other key
		}
		return f.leads
	})
	changed, removed, added := pairByKey(old, new, fact.identity)
	loose := func(f fact) bool { return f.loose }
	if i, ok := onlyOne(removed, loose); ok {
		if j, ok := onlyOne(added, loose); ok {
			changed = append(changed, [2]fact{removed[i], added[j]})
			removed, added = slices.Delete(removed, i, i+1), slices.Delete(added, j, j+1)
		}
	}
	for _, f := range removed {
		changed = append(changed, [2]fact{f})
	}
	for _, f := range added {
		changed = append(changed, [2]fact{{}, f})
	}
	slices.SortFunc(changed, func(a, b [2]fact) int { return cmp.Or(a[1].index-b[1].index, a[0].index-b[0].index) })
	return changed
}

// distinctFacts returns facts in the order of their values, each with its id in the new version, and without repeated
// ids.
func distinctFacts(facts []fact, now func(fact) string) []fact {
	var list []fact
	seen := map[identity]bool{}
	for i, f := range facts {
		f.index, f.now = i+1, now(f)
		if f.id == "" || !seen[f.identity()] {
			list = append(list, f)
		}
		seen[f.identity()] = true
	}
	slices.SortStableFunc(list, func(a, b fact) int { return cmp.Compare(a.value, b.value) })
	return list
}

// onlyOne returns the index of the only fact for which so returns true, and false
// where there is none or more than one.
func onlyOne(facts []fact, so func(fact) bool) (int, bool) {
	i := slices.IndexFunc(facts, so)
	return i, i >= 0 && !slices.ContainsFunc(facts[i+1:], so)
}
