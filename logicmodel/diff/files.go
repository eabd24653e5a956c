package diff

import (
	"maps"
	"path"

	"github.com/resultschain/resultschain/diag"
)

// Files compares several files of one folder, each with its Path, and returns a
// Diff of each pair. A model or a framework that only uses the new id of
// something that another file of the folder has renamed has not changed: an
// outcome, an indicator or a level of the frameworks that its Path leads to,
// directly or not, and an element of another model, as in moray/trained. An id
// that two things had, or have, is followed for neither.
func Files(pairs []Pair) []*Diff {
	f := &folder{pairs: pairs, diffs: make([]*Diff, len(pairs)), old: map[string]int{}, new: map[string]int{}}
	for i := range pairs {
		if p := &pairs[i]; p.Old.isFramework() && p.New.isFramework() && p.Old.Path != "" {
			f.old[p.Old.Path], f.new[p.New.Path] = i, i
		}
	}
	for i := range pairs {
		f.compareFramework(i)
	}
	f.compareModels()
	return f.diffs
}

// A folder holds the files that are compared together.
type folder struct {
	pairs    []Pair
	diffs    []*Diff
	old, new map[string]int // the pairs of frameworks, by the paths of either version
}

// compareFramework compares a pair of frameworks, and before it those that they extend.
func (f *folder) compareFramework(i int) {
	p := &f.pairs[i]
	if f.diffs[i] != nil || !p.Old.isFramework() && !p.New.isFramework() {
		return
	}
	f.diffs[i] = &Diff{} // frameworks may extend each other in a circle
	f.diffs[i] = compare(*p, f.renamesAbove(p))
}

// renamesAbove returns the renamed ids of the frameworks that both versions of a
// file are written for, or extend, directly or not.
func (f *folder) renamesAbove(p *Pair) map[diag.Kind]map[string]string {
	before := f.namedFrameworks(p, f.old, func(p *Pair) *Version { return &p.Old })
	after := f.namedFrameworks(p, f.new, func(p *Pair) *Version { return &p.New })
	var changes []Change
	for i := range f.pairs {
		if before[i] && after[i] {
			f.compareFramework(i)
			changes = append(changes, f.diffs[i].Changes...)
		}
	}
	return renamedIDs(changes)
}

// namedFrameworks returns the pairs of frameworks that a version of a file names, directly
// or not.
func (f *folder) namedFrameworks(p *Pair, at map[string]int, version func(*Pair) *Version) map[int]bool {
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

// compareModels compares the pairs of models in rounds, each of which uses the
// renamed elements that the last one found.
func (f *folder) compareModels() {
	var beside map[string]string // elements of all models that were renamed, by their qualified ids
	for range maxRounds {
		var names [][2]string
		for i := range f.pairs {
			if p := &f.pairs[i]; !p.Old.isFramework() && !p.New.isFramework() {
				elsewhere := f.renamesAbove(p)
				elsewhere[diag.KindElement] = beside
				f.diffs[i] = compare(*p, elsewhere)
				names = append(names, f.diffs[i].elementNames()...)
			}
		}
		renamed := renames(names)
		if maps.Equal(renamed, beside) {
			return
		}
		beside = renamed
	}
}

// elementNames returns the old and new names of each element in other models: see
// [logicmodel.Qualified].
func (d *Diff) elementNames() [][2]string {
	var names [][2]string
	for _, e := range d.old.allOf(diag.KindElement) {
		name := [2]string{d.Old.Model.ID + "/" + e.thing.ID}
		if e.same != nil {
			name[1] = d.New.Model.ID + "/" + e.same.thing.ID
		}
		names = append(names, name)
	}
	for _, e := range d.new.allOf(diag.KindElement) {
		if e.same == nil {
			names = append(names, [2]string{"", d.New.Model.ID + "/" + e.thing.ID})
		}
	}
	return names
}

// renames returns the new names by the old ones, where they differ. It leaves out
// names that two things had or have, and things that only one version has, one of
// whose names is empty.
func renames(names [][2]string) map[string]string {
	had, has, all := map[string]int{}, map[string]int{}, map[string]string{}
	for _, n := range names {
		had[n[0]]++
		has[n[1]]++
	}
	for _, n := range names {
		if n[0] != n[1] && n[0] != "" && n[1] != "" && had[n[0]] == 1 && has[n[1]] == 1 {
			all[n[0]] = n[1]
		}
	}
	return all
}

// renamedIDs returns the new ids of things that the changes call renamed, by sort
// and old id.
func renamedIDs(changes []Change) map[diag.Kind]map[string]string {
	names := map[diag.Kind][][2]string{}
	for _, c := range changes {
		if c.Kind == KindRenamed {
			names[c.What] = append(names[c.What], [2]string{c.Old.ID, c.New.ID})
		}
	}
	all := map[diag.Kind]map[string]string{}
	for w := range names {
		all[w] = renames(names[w])
	}
	return all
}
