package diff

import (
	"cmp"
	"slices"
	"strings"
)

// A matcher finds the records of two versions that are the same thing.
type matcher struct {
	old, new *record
	renamed  map[ThingKind]map[string]string // ids of now by those of then, as [ThingKind.ids]
	taken    map[ThingKind]map[string]bool   // ids of now of things that had another
	other    map[ThingKind]map[string]string // ids of now of things in other files, by those of then
	ends     ThingKind                       // what links join
}

// match finds which things of the two versions are the same, and sets
// record.same of both. Elsewhere is as for [compare].
func match(old, new *record, elsewhere map[ThingKind]map[string]string) *matcher {
	m := &matcher{old, new, map[ThingKind]map[string]string{}, map[ThingKind]map[string]bool{}, elsewhere, ThingElement}
	if new.what == ThingFramework {
		m.ends = ThingOutcome
	}
	m.pair(old, new)
	for _, w := range []ThingKind{ThingPartner, ThingReachGroup, ThingAssumption, ThingRisk, ThingFactor, ThingLevel, ThingGroup, ThingElement, ThingOutcome, ThingIndicator} { // each after what its group is
		m.byID(w)
		m.byTitle(w)
		m.byLikeness(w)
	}
	m.byID(ThingLink)
	return m
}

// pair notes that the two are the same.
func (m *matcher) pair(old, new *record) {
	old.same, new.same = new, old
	if new.what == ThingLink || old.thing.ID == new.thing.ID {
		return
	}
	w := new.what.ids()
	if m.renamed[w] == nil {
		m.renamed[w], m.taken[w] = map[string]string{}, map[string]bool{}
	}
	m.renamed[w][old.thing.ID], m.taken[w][new.thing.ID] = new.thing.ID, true
}

// ids returns the sort of things whose ids a thing of this sort shares: those of
// groups and elements are of one kind.
func (k ThingKind) ids() ThingKind {
	if k == ThingGroup {
		return ThingElement
	}
	return k
}

// now returns what the new version calls the thing that the old one calls id. An
// id of nothing that another thing has since been given is not that thing's.
func (m *matcher) now(w ThingKind, id string) string {
	w = w.ids()
	if to, ok := m.renamed[w][id]; ok {
		return to
	}
	if m.taken[w][id] {
		return "\x00" + id
	}
	return id
}

// byID pairs the things of a sort with the same id, or links with the same ends.
// Of those that share one, which is a fault, the likeliest are paired, since the
// order of the files does not count: those of which all is equal, then those with
// the same title in the same group, then the rest in the order of their contents.
func (m *matcher) byID(w ThingKind) {
	id := func(r *record) [2]string {
		if w == ThingLink && m.isOld(r) {
			return [2]string{m.now(m.ends, r.thing.ID), m.ledTo(r)}
		}
		return [2]string{r.thing.ID, r.thing.To}
	}
	is := groupBy(m.new.all(w), id)
	for k, old := range groupBy(m.old.all(w), id) {
		new := is[k]
		if len(old) > 1 || len(new) > 1 {
			old, new = byContent(old), byContent(new)
			old, new = m.pairEqual(old, new, func(r *record) string { return r.content(m.nower(r)) })
			old, new = m.pairEqual(old, new, m.groupAndTitle)
		}
		m.pairEqual(old, new, func(*record) string { return "" })
	}
}

func byContent(list []*record) []*record {
	content := map[*record]string{}
	for _, r := range list {
		content[r] = r.content(asWritten)
	}
	return slices.SortedStableFunc(slices.Values(list), func(a, b *record) int { return cmp.Compare(content[a], content[b]) })
}

// pairEqual pairs records with equal keys, and returns those that are left.
func (m *matcher) pairEqual(old, new []*record, key func(*record) string) (oldLeft, newLeft []*record) {
	both, old, new := zip(old, new, key)
	for _, p := range both {
		m.pair(p[0], p[1])
	}
	return old, new
}

// isOld reports whether the record is of the old version.
func (m *matcher) isOld(r *record) bool {
	for r.parent != nil {
		r = r.parent
	}
	return r == m.old
}

// nower returns a function that turns the ids in a record into those of the new
// version.
func (m *matcher) nower(r *record) func(ThingKind, string) string {
	if m.isOld(r) {
		return m.now
	}
	return asWritten
}

// groupAndTitle returns the group and the title of a record.
func (m *matcher) groupAndTitle(r *record) string {
	return m.nower(r)(r.group.ref, r.group.value) + "\x00" + strings.ToLower(oneLine(r.thing.Title))
}

// free returns the records of the sort whose ids are theirs alone, and not in the
// other version.
func (m *matcher) free(w ThingKind) (old, new []*record) {
	was, is := m.old.all(w), m.new.all(w)
	times := map[string]int{}
	for _, r := range slices.Concat(was, is) {
		times[r.thing.ID]++
	}
	taken := func(r *record) bool { return r.same != nil || times[r.thing.ID] > 1 || r.thing.Title == "" }
	return slices.DeleteFunc(was, taken), slices.DeleteFunc(is, taken)
}

// byTitle pairs things that were renamed and have the same title in the same
// group, where no other has.
func (m *matcher) byTitle(w ThingKind) {
	old, new := m.free(w)
	is := groupBy(new, m.groupAndTitle)
	for k, a := range groupBy(old, m.groupAndTitle) {
		if b := is[k]; len(a) == 1 && len(b) == 1 {
			m.pair(a[0], b[0])
		}
	}
}

// ledTo returns what the new version calls the end of a link of the old one.
func (m *matcher) ledTo(l *record) string {
	from := l.parent.same
	if from == nil {
		return m.now(m.ends, l.thing.To)
	}
	return m.follow(m.ends, ThingElement, l.thing.To, l.parent.leadsTo, from.leadsTo)
}

// follow returns what the new version calls an id in a list of the old one: of a
// thing of the sort ref here, or of the sort other in another file. It follows
// other files only from an id that is no longer in the list to one that is new
// there: what still stands in a file has not changed, whatever it means by now.
func (m *matcher) follow(ref, other ThingKind, id string, was, is func(id string) bool) string {
	own := m.now(ref, id)
	to, renamed := m.other[other][id]
	if own != id || !renamed || is(id) || was(to) || !is(to) {
		return own
	}
	return to
}

// isLevelAbove reports whether an outcome is on the same level of a framework
// that its own extends, which has another id now.
func (m *matcher) isLevelAbove(old, new group) bool {
	to, renamed := m.other[ThingLevel][old.value]
	return old.ref == ThingLevel && renamed && to == new.value
}

// groupBy returns the items of a list by their keys.
func groupBy[T any, K comparable](list []T, key func(T) K) map[K][]T {
	by := map[K][]T{}
	for _, item := range list {
		by[key(item)] = append(by[key(item)], item)
	}
	return by
}

// zip pairs the items of two lists that have the same key, in their order, and
// returns those that are left of both.
func zip[T any, K comparable](old, new []T, key func(T) K) (both [][2]T, oldLeft, newLeft []T) {
	was := groupBy(old, key)
	pairs := map[K]int{}
	for _, item := range new {
		k := key(item)
		if n := pairs[k]; n < len(was[k]) {
			both = append(both, [2]T{was[k][n], item})
			pairs[k]++
		} else {
			newLeft = append(newLeft, item)
		}
	}
	for _, item := range old {
		k := key(item)
		if pairs[k] == 0 {
			oldLeft = append(oldLeft, item)
		} else {
			pairs[k]--
		}
	}
	return both, oldLeft, newLeft
}
