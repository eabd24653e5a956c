package diff

import (
	"maps"
	"path"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
)

// Files compares several files of one folder, each with its Path, and returns a
// Diff of each pair. A model or a framework that only follows another file of
// the folder in calling something by another id has not changed: an outcome, an
// indicator or a level of the frameworks that its Path leads to, directly or
// not, and an element of another model, as in moray/trained. An id that two
// things had, or have, is followed for neither.
func Files(pairs []Pair) []*Diff {
	f := &folder{pairs: pairs, diffs: make([]*Diff, len(pairs)), old: map[string]int{}, new: map[string]int{}}
	for i := range pairs {
		if p := &pairs[i]; p.Old.isFramework() && p.New.isFramework() && p.Old.Path != "" {
			f.old[p.Old.Path], f.new[p.New.Path] = i, i
		}
	}
	for i := range pairs {
		f.framework(i)
	}
	f.models()
	return f.diffs
}

// A folder is the files that are compared together.
type folder struct {
	pairs    []Pair
	diffs    []*Diff
	old, new map[string]int // the pairs of frameworks, by the paths of either version
}

// framework compares a pair of frameworks, and before it those that they extend.
func (f *folder) framework(i int) {
	p := &f.pairs[i]
	if f.diffs[i] != nil || !p.Old.isFramework() && !p.New.isFramework() {
		return
	}
	f.diffs[i] = &Diff{} // frameworks may extend each other in a circle
	f.diffs[i] = compare(*p, f.above(p))
}

// above returns what the frameworks renamed for which both versions of a file are
// written, or which they extend, directly or not.
func (f *folder) above(p *Pair) map[What]map[string]string {
	before := f.reach(p, f.old, func(p *Pair) *Version { return &p.Old })
	after := f.reach(p, f.new, func(p *Pair) *Version { return &p.New })
	var changes []Change
	for i := range f.pairs {
		if before[i] && after[i] {
			f.framework(i)
			changes = append(changes, f.diffs[i].Changes...)
		}
	}
	return renames(changes)
}

// reach returns the pairs of frameworks that a version of a file names, directly
// or not.
func (f *folder) reach(p *Pair, at map[string]int, version func(*Pair) *Version) map[int]bool {
	found := map[int]bool{}
	var add func(v *Version)
	name := func(v *Version, file string) {
		i, ok := at[path.Join(path.Dir(v.Path), file)]
		if ok && file != "" && &f.pairs[i] != p && !found[i] {
			found[i] = true
			add(version(&f.pairs[i]))
		}
	}
	add = func(v *Version) {
		switch {
		case v.Model != nil:
			name(v, v.Model.Framework.File)
		case v.Framework != nil:
			for _, e := range v.Framework.Extends {
				name(v, e.ID)
			}
		}
	}
	add(version(p))
	return found
}

// models compares the pairs of models, in rounds: each may know an element of
// another model by what the last round found.
func (f *folder) models() {
	var beside map[string]string // elements of all models that were renamed, by their qualified ids
	for round := range maxRounds {
		renamed := map[string]string{}
		for i := range f.pairs {
			p := &f.pairs[i]
			if p.Old.isFramework() || p.New.isFramework() {
				continue
			}
			if round == 0 || namesOthers(p.Old.Model) || namesOthers(p.New.Model) {
				elsewhere := f.above(p)
				elsewhere[Element] = beside
				f.diffs[i] = compare(*p, elsewhere)
			}
			maps.Copy(renamed, f.diffs[i].renamedElements())
		}
		f.dropDoubtful(renamed)
		if maps.Equal(renamed, beside) {
			return
		}
		beside = renamed
	}
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

// qualified is what other models call an element: see [logicmodel.Qualified].
func qualified(model, element string) string { return model + "/" + element }

// renamedElements returns the elements that other models have to call by another
// name, because the id of the element or of the model is another.
func (d *Diff) renamedElements() map[string]string {
	names := map[string]string{}
	if d.match == nil {
		return names
	}
	for _, e := range d.match.old.all(Element) {
		if e.same == nil {
			continue
		}
		was, is := qualified(d.Old.Model.ID, e.thing.ID), qualified(d.New.Model.ID, e.same.thing.ID)
		if was != is {
			names[was] = is
		}
	}
	return names
}

// dropDoubtful takes away the names that two elements had, or have.
func (f *folder) dropDoubtful(renamed map[string]string) {
	if len(renamed) == 0 {
		return
	}
	had, has := map[string]int{}, map[string]int{}
	count := func(names map[string]int, m *logicmodel.Model) {
		if m != nil {
			for i := range m.Elements {
				names[qualified(m.ID, m.Elements[i].ID)]++
			}
		}
	}
	for i := range f.pairs {
		count(had, f.pairs[i].Old.Model)
		count(has, f.pairs[i].New.Model)
	}
	maps.DeleteFunc(renamed, func(was, is string) bool { return had[was] > 1 || has[is] > 1 })
}

// renames returns the ids of now of what the changes call renamed, by sort and by
// the ids of then.
func renames(changes []Change) map[What]map[string]string {
	type key struct {
		what What
		id   string
	}
	had, has := map[key]int{}, map[key]int{}
	for _, c := range changes {
		if c.Kind == Renamed {
			had[key{c.What, c.Old.ID}]++
			has[key{c.What, c.New.ID}]++
		}
	}
	all := map[What]map[string]string{}
	for _, c := range changes {
		if c.Kind != Renamed || had[key{c.What, c.Old.ID}] > 1 || has[key{c.What, c.New.ID}] > 1 {
			continue
		}
		if all[c.What] == nil {
			all[c.What] = map[string]string{}
		}
		all[c.What][c.Old.ID] = c.New.ID
	}
	return all
}
