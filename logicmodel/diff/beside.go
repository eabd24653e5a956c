package diff

import (
	"maps"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
)

// Versions are two versions of a model, either of which may be nil, and what
// changed in the frameworks that it is written for.
type Versions struct {
	Old, New   *logicmodel.Model
	Frameworks []Change
}

// ModelsTogether are the changes of each of several models, as [ModelsUnder] gives
// them, where one may name elements of another, as in moray/trained: a model that
// follows another in calling an element, or that model, by another id has not
// changed. Of models that share an id none is followed.
func ModelsTogether(models []Versions) [][]Change {
	all := make([][]Change, len(models))
	renamed := make([]map[string]string, len(models)) // elements of each, by their qualified ids
	var beside map[string]string
	for round := range maxRounds { // each may know an element by those that the last one found
		for i, v := range models {
			if round > 0 && !namesOthers(v.Old) && !namesOthers(v.New) {
				continue
			}
			old, new := modelRecord(v.Old), modelRecord(v.New)
			elsewhere := renames(v.Frameworks)
			elsewhere[Element] = beside
			all[i] = compare(old, new, elsewhere)
			renamed[i] = renamedElements(old, new)
		}
		known := certainNames(models, renamed)
		if maps.Equal(known, beside) {
			break
		}
		beside = known
	}
	return all
}

// namesOthers reports whether the model names elements of another one.
func namesOthers(m *logicmodel.Model) bool {
	if m == nil {
		return false
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		if len(e.DependsOn) > 0 {
			return true
		}
		for j := range e.LeadsTo {
			if strings.Contains(e.LeadsTo[j].To.ID, "/") {
				return true
			}
		}
	}
	return false
}

// renamedElements are the elements of a model, compared already, that others have
// to call by another name, because their id is another or the model's.
func renamedElements(old, new *record) map[string]string {
	if old == nil || new == nil {
		return nil
	}
	var names map[string]string
	for _, e := range old.all(Element) {
		if e.same == nil {
			continue
		}
		was, is := qualified(old.thing.ID, e.thing.ID), qualified(new.thing.ID, e.same.thing.ID)
		if was != is {
			if names == nil {
				names = map[string]string{}
			}
			names[was] = is
		}
	}
	return names
}

// qualified is what other models call the element: see [logicmodel.Qualified].
func qualified(model, element string) string { return model + "/" + element }

// certainNames are all the names that were renamed, without those that two
// elements had, or have.
func certainNames(models []Versions, renamed []map[string]string) map[string]string {
	all := map[string]string{}
	for _, names := range renamed {
		maps.Copy(all, names)
	}
	if len(all) == 0 {
		return nil
	}
	had, has := map[string]int{}, map[string]int{}
	count := func(names map[string]int, m *logicmodel.Model) {
		if m != nil {
			for i := range m.Elements {
				names[qualified(m.ID, m.Elements[i].ID)]++
			}
		}
	}
	for _, v := range models {
		count(had, v.Old)
		count(has, v.New)
	}
	maps.DeleteFunc(all, func(was, is string) bool { return had[was] > 1 || has[is] > 1 })
	return all
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
