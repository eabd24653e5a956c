package diff

import (
	"cmp"
	"slices"
	"strings"
)

// A matcher finds the records of two versions that are the same thing.
type matcher struct {
	old, new *record
	renamed  map[What]map[string]string // ids of now by those of then
	taken    map[What]map[string]bool   // ids of now of things that had another
	other    map[What]map[string]string // ids of now of things in other files, by those of then
}

// match finds which things of the two versions are the same, and sets
// record.same of both. Elsewhere is as for [compare].
func match(old, new *record, elsewhere map[What]map[string]string) *matcher {
	m := &matcher{old, new, map[What]map[string]string{}, map[What]map[string]bool{}, elsewhere}
	m.pair(old, new)
	for _, w := range []What{Partner, ReachGroup, Assumption, Risk, Level, Element, Outcome, Indicator} { // each after what its group is
		m.byID(w)
		m.byTitle(w)
		m.byLikeness(w)
	}
	m.byID(Link)
	return m
}

// pair notes that the two are the same.
func (m *matcher) pair(old, new *record) {
	old.same, new.same = new, old
	if new.what == Link || old.thing.ID == new.thing.ID {
		return
	}
	if m.renamed[new.what] == nil {
		m.renamed[new.what], m.taken[new.what] = map[string]string{}, map[string]bool{}
	}
	m.renamed[new.what][old.thing.ID], m.taken[new.what][new.thing.ID] = new.thing.ID, true
}

// now is what the new version calls the thing that the old one calls id. An id
// of nothing that another thing has since been given is not that thing's.
func (m *matcher) now(w What, id string) string {
	if to, ok := m.renamed[w][id]; ok {
		return to
	}
	if m.taken[w][id] {
		return "\x00" + id
	}
	return id
}

// byID pairs the things of a sort with the same id, or links with the same
// ends. Of those that share one, which is a fault, the likeliest are paired.
func (m *matcher) byID(w What) {
	ends, ledTo := m.ends(), m.ledTo()
	byKey := map[[2]string][]*record{}
	for _, r := range m.new.all(w) {
		k := [2]string{r.thing.ID, r.thing.To}
		byKey[k] = append(byKey[k], r)
	}
	same := map[[2]string][]*record{}
	var keys [][2]string
	for _, r := range m.old.all(w) {
		k := [2]string{r.thing.ID, r.thing.To}
		if w == Link {
			k = [2]string{m.now(ends, k[0]), ledTo(r)}
		}
		if same[k] == nil {
			keys = append(keys, k)
		}
		same[k] = append(same[k], r)
	}
	for _, k := range keys {
		m.likeliest(same[k], byKey[k])
	}
}

// ends is what links join.
func (m *matcher) ends() What {
	if m.new.what == Framework {
		return Outcome
	}
	return Element
}

// likeliest pairs as many as there are of both: those of which all is equal,
// then those with the same title in the same group, then the rest in the order
// of what is said of them, since the order of the files does not count.
func (m *matcher) likeliest(old, new []*record) {
	if len(old) == 1 && len(new) == 1 {
		m.pair(old[0], new[0])
		return
	}
	if len(old) == 0 || len(new) == 0 {
		return
	}
	old, new = byContent(old), byContent(new)
	m.pairEqual(old, new, func(r *record) string { return r.content(m.nower(r)) })
	m.pairEqual(old, new, func(r *record) string { return m.grouped(r) })
	m.pairEqual(old, new, func(*record) string { return "" })
}

func byContent(list []*record) []*record {
	content := map[*record]string{}
	for _, r := range list {
		content[r] = r.content(asWritten)
	}
	return slices.SortedStableFunc(slices.Values(list), func(a, b *record) int { return cmp.Compare(content[a], content[b]) })
}

// pairEqual pairs those that are left with equal keys, in their order.
func (m *matcher) pairEqual(old, new []*record, key func(*record) string) {
	byKey := map[string][]*record{}
	for _, r := range new {
		if r.same == nil {
			byKey[key(r)] = append(byKey[key(r)], r)
		}
	}
	for _, r := range old {
		if r.same != nil {
			continue
		}
		if k := key(r); len(byKey[k]) > 0 {
			m.pair(r, byKey[k][0])
			byKey[k] = byKey[k][1:]
		}
	}
}

// nower turns the ids in a record into those of the new version.
func (m *matcher) nower(r *record) func(What, string) string {
	if r.root() == m.old {
		return m.now
	}
	return asWritten
}

func (r *record) root() *record {
	for r.parent != nil {
		r = r.parent
	}
	return r
}

// grouped is the group and the title of a record; only those of records that
// are the same title in the same group are equal.
func (m *matcher) grouped(r *record) string {
	return m.nower(r)(r.group.ref, r.group.value) + "\x00" + strings.ToLower(oneLine(r.thing.Title))
}

// free are the records of the sort whose ids are theirs alone, and not in the
// other version.
func (m *matcher) free(w What) (old, new []*record) {
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
func (m *matcher) byTitle(w What) {
	old, new := m.free(w)
	was, is := map[string][]*record{}, map[string][]*record{}
	for _, r := range old {
		was[m.grouped(r)] = append(was[m.grouped(r)], r)
	}
	for _, r := range new {
		is[m.grouped(r)] = append(is[m.grouped(r)], r)
	}
	for k, a := range was {
		if b := is[k]; len(a) == 1 && len(b) == 1 {
			m.pair(a[0], b[0])
		}
	}
}

// ledTo gives what the new version calls the end of a link of the old one. An
// element of another model is followed as [comparison.followed] does: only from a
// name that the links of the element no longer have to one that is new there.
func (m *matcher) ledTo() func(*record) string {
	ends := m.ends()
	all := map[*record]map[string]bool{} // of each element what it leads to, once it is asked for
	leads := func(from *record, to string) bool {
		if all[from] == nil {
			all[from] = map[string]bool{}
			for _, p := range from.parts {
				if p.what == Link {
					all[from][p.thing.To] = true
				}
			}
		}
		return all[from][to]
	}
	return func(l *record) string {
		own := m.now(ends, l.thing.To)
		to, renamed := m.other[Element][l.thing.To]
		from := l.parent.same
		if own != l.thing.To || !renamed || from == nil || leads(from, own) || leads(l.parent, to) || !leads(from, to) {
			return own
		}
		return to
	}
}
