package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
)

// A matcher finds the records of two versions that are the same thing.
type matcher struct {
	old, new *record
	renamed  map[diag.Kind]map[string]string // new ids by the old ones, as [sharedIDs]
	taken    map[diag.Kind]map[string]bool   // new ids of things that were renamed
	other    map[diag.Kind]map[string]string // new ids of things in other files, by the old ones
	ends     diag.Kind                       // what links join
}

// match finds which things of the two versions are the same, and sets
// record.same of both. Elsewhere is as for [compare].
func match(old, new *record, elsewhere map[diag.Kind]map[string]string) *matcher {
	m := &matcher{old, new, map[diag.Kind]map[string]string{}, map[diag.Kind]map[string]bool{}, elsewhere, diag.KindElement}
	if new.what == diag.KindFramework {
		m.ends = diag.KindOutcome
	}
	m.pair(old, new)
	for _, w := range []diag.Kind{diag.KindPartner, diag.KindReachGroup, diag.KindAssumption, diag.KindRisk, diag.KindFactor, diag.KindLevel, diag.KindGroup, diag.KindElement, diag.KindOutcome, diag.KindIndicator} { // each after what its group is
		m.pairByID(w)
		m.pairByTitle(w)
		m.pairByLikeness(w)
	}
	m.pairByID(diag.KindLink)
	return m
}

// pair records that the two are the same.
func (m *matcher) pair(old, new *record) {
	old.same, new.same = new, old
	if new.what == diag.KindLink || old.thing.ID == new.thing.ID {
		return
	}
	w := sharedIDs(new.what)
	if m.renamed[w] == nil {
		m.renamed[w], m.taken[w] = map[string]string{}, map[string]bool{}
	}
	m.renamed[w][old.thing.ID], m.taken[w][new.thing.ID] = new.thing.ID, true
}

// sharedIDs returns the sort of things with which this sort shares its ids:
// groups share those of elements.
func sharedIDs(k diag.Kind) diag.Kind {
	if k == diag.KindGroup {
		return diag.KindElement
	}
	return k
}

// newID returns the id in the new version of the thing that has the id in the old
// one. An id that meant nothing in the old version does not mean the thing that
// has it now.
func (m *matcher) newID(w diag.Kind, id string) string {
	w = sharedIDs(w)
	if to, ok := m.renamed[w][id]; ok {
		return to
	}
	if m.taken[w][id] {
		return "\x00" + id
	}
	return id
}

// pairByID pairs the things of a sort with the same id, or links with the same
// ends. Where several share one, which is a fault, it pairs first those that are
// equal, then those with the same title in the same group, then the rest in the
// order of their contents, so that the order of the files does not matter.
func (m *matcher) pairByID(w diag.Kind) {
	id := func(r *record) [2]string {
		if w == diag.KindLink && m.isOld(r) {
			return [2]string{m.newID(m.ends, r.thing.ID), m.targetID(r)}
		}
		return [2]string{r.thing.ID, r.thing.To}
	}
	is := groupBy(m.new.allOf(w), id)
	for k, old := range groupBy(m.old.allOf(w), id) {
		new := is[k]
		if len(old) > 1 || len(new) > 1 {
			old, new = sortByContent(old), sortByContent(new)
			old, new = m.pairEqual(old, new, func(r *record) string { return r.content(m.idTranslator(r)) })
			old, new = m.pairEqual(old, new, m.groupAndTitle)
		}
		m.pairEqual(old, new, func(*record) string { return "" })
	}
}

func sortByContent(list []*record) []*record {
	content := map[*record]string{}
	for _, r := range list {
		content[r] = r.content(asWritten)
	}
	return slices.SortedStableFunc(slices.Values(list), func(a, b *record) int { return cmp.Compare(content[a], content[b]) })
}

// pairEqual pairs records with equal keys, and returns those that are left.
func (m *matcher) pairEqual(old, new []*record, key func(*record) string) (oldLeft, newLeft []*record) {
	both, old, new := pairByKey(old, new, key)
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

// idTranslator returns a function that translates the ids in a record to those of
// the new version.
func (m *matcher) idTranslator(r *record) func(diag.Kind, string) string {
	if m.isOld(r) {
		return m.newID
	}
	return asWritten
}

// groupAndTitle returns the group and the title of a record.
func (m *matcher) groupAndTitle(r *record) string {
	return m.idTranslator(r)(r.group.ref, r.group.value) + "\x00" + strings.ToLower(oneLine(r.thing.Title))
}

// unmatched returns the records of the sort whose ids are unique and not in the
// other version, not even of another sort that shares its ids.
func (m *matcher) unmatched(w diag.Kind) (old, new []*record) {
	was, is := m.old.allOf(w), m.new.allOf(w)
	times := map[string]int{}
	for _, r := range slices.Concat(was, is) {
		times[r.thing.ID]++
	}
	for _, k := range []diag.Kind{diag.KindElement, diag.KindGroup} {
		if k == w || sharedIDs(k) != sharedIDs(w) {
			continue
		}
		for _, r := range slices.Concat(m.old.allOf(k), m.new.allOf(k)) {
			times[r.thing.ID] += 2
		}
	}
	taken := func(r *record) bool { return r.same != nil || times[r.thing.ID] > 1 || r.thing.Title == "" }
	return slices.DeleteFunc(was, taken), slices.DeleteFunc(is, taken)
}

// pairByTitle pairs things that were renamed and have the same title in the same
// group, where no other has.
func (m *matcher) pairByTitle(w diag.Kind) {
	old, new := m.unmatched(w)
	is := groupBy(new, m.groupAndTitle)
	for k, a := range groupBy(old, m.groupAndTitle) {
		if b := is[k]; len(a) == 1 && len(b) == 1 {
			m.pair(a[0], b[0])
		}
	}
}

// targetID returns the id in the new version of the target of a link of the old
// one.
func (m *matcher) targetID(l *record) string {
	from := l.parent.same
	if from == nil {
		return m.newID(m.ends, l.thing.To)
	}
	return m.followID(m.ends, diag.KindElement, l.thing.To, l.parent.leadsTo, from.leadsTo)
}

// followID returns the new id for an id in a list of the old version: of a thing
// of the sort ref in this file, or of the sort other in another file. It follows
// other files only from an id that is no longer in the list to one that is new
// there, since an id that still stands in a file has not changed.
func (m *matcher) followID(ref, other diag.Kind, id string, was, is func(id string) bool) string {
	own := m.newID(ref, id)
	to, renamed := m.other[other][id]
	if own != id || !renamed || is(id) || was(to) || !is(to) {
		return own
	}
	return to
}

// isLevelAbove reports whether two groups are the same level of an extended
// framework, which has another id now.
func (m *matcher) isLevelAbove(old, new group) bool {
	to, renamed := m.other[diag.KindLevel][old.value]
	return old.ref == diag.KindLevel && renamed && to == new.value
}

// groupBy returns the items of a list by their keys.
func groupBy[T any, K comparable](list []T, key func(T) K) map[K][]T {
	by := map[K][]T{}
	for _, item := range list {
		by[key(item)] = append(by[key(item)], item)
	}
	return by
}

// pairByKey pairs the items of two lists that have the same key, in their order,
// and returns the rest of both.
func pairByKey[T any, K comparable](old, new []T, key func(T) K) (both [][2]T, oldLeft, newLeft []T) {
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
