package main

import (
	"path"

	"github.com/resultschain/resultschain/logicmodel/diff"
)

// compareTogether compares all pairs of two folders. A file is compared after the
// frameworks in the folders that both of its versions are written for, so that an
// outcome which has another id there is known by it; so are elements of other
// models.
func compareTogether(pairs []compared) {
	was, is := map[string]*revision{}, map[string]*revision{} // frameworks, by path
	var frameworks []int                                      // pairs of them
	for i, p := range pairs {
		if p.old != nil && p.old.framework != nil && p.new != nil {
			was[p.old.within], is[p.new.within] = p.old, p.new
			frameworks = append(frameworks, i)
		}
	}
	done := make([]bool, len(pairs))
	var compare func(i int)
	above := func(p *compared) []diff.Change {
		before, after := p.old.above(was), p.new.above(is)
		var all []diff.Change
		for _, j := range frameworks {
			if f := &pairs[j]; before[f.old] && after[f.new] {
				compare(j)
				all = append(all, f.changes...)
			}
		}
		return all
	}
	compare = func(i int) {
		if !done[i] {
			done[i] = true // before the frameworks, which may extend each other in a circle
			pairs[i].compare(above(&pairs[i]))
		}
	}
	var models []diff.Versions
	var of []int // the pair of each
	for i := range pairs {
		p := &pairs[i]
		if p.isOfFrameworks() {
			compare(i)
			continue
		}
		v := diff.Versions{Frameworks: above(p)}
		if p.old != nil {
			v.Old = p.old.model
		}
		if p.new != nil {
			v.New = p.new.model
		}
		models, of = append(models, v), append(of, i)
	}
	for k, changes := range diff.ModelsTogether(models) {
		pairs[of[k]].changes = changes
	}
}

// above are the frameworks that the file is written for, or extends, directly or
// not. Those that are not in the folder are not known.
func (r *revision) above(frameworks map[string]*revision) map[*revision]bool {
	found := map[*revision]bool{}
	var add func(from *revision)
	name := func(from *revision, file string) {
		if f := frameworks[path.Join(path.Dir(from.within), file)]; f != nil && f != r && !found[f] {
			found[f] = true
			add(f)
		}
	}
	add = func(from *revision) {
		switch {
		case from == nil:
		case from.model != nil && from.model.Framework.File != "":
			name(from, from.model.Framework.File)
		case from.framework != nil:
			for _, e := range from.framework.Extends {
				name(from, e.ID)
			}
		}
	}
	add(r)
	return found
}
