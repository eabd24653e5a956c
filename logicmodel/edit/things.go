package edit

import (
	"fmt"
	"path"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

// Kinds returns the kinds of things that have an id.
func Kinds() []diag.Kind {
	return []diag.Kind{diag.KindModel, diag.KindFramework, diag.KindElement, diag.KindGroup, diag.KindPartner, diag.KindReachGroup, diag.KindAssumption, diag.KindRisk, diag.KindFactor, diag.KindIndicator, diag.KindOutcome, diag.KindLevel}
}

// namespace returns the kind whose ids are distinct from those of this one: groups share
// theirs with elements.
func namespace(k diag.Kind) diag.Kind {
	if k == diag.KindGroup {
		return diag.KindElement
	}
	return k
}

// A Thing is what a file defines with an id.
type Thing struct {
	Kind diag.Kind
	ID   string
	Pos  diag.Pos // of the id

	path []string
}

// Path returns the path of the thing from the top of its file, with further steps, for
// [File.Set] and its like.
func (t Thing) Path(steps ...string) []string {
	return append(t.path[:len(t.path):len(t.path)], steps...)
}

// A use is a place where an id stands without being defined there.
type use struct {
	kind    diag.Kind
	id      string
	model   string // whose element it is; empty: its own
	outside bool   // it is the framework's
	pos     diag.Pos
}

// Things returns what the file defines, in the order of its text.
func (f *File) Things() []Thing {
	var all []Thing
	for _, id := range f.editor.IDs() {
		if id.Defines != "" {
			all = append(all, Thing{diag.Kind(id.Defines), id.ID, id.Pos, id.Path})
		}
	}
	return all
}

// thing returns the first thing with the id, and false where there is none.
func (f *File) thing(id string) (Thing, bool) {
	for _, t := range f.Things() {
		if t.ID == id && t.Kind != diag.KindModel && t.Kind != diag.KindFramework {
			return t, true
		}
	}
	return Thing{}, false
}

// errUnknown returns the error for an id of no thing; kind is what was wanted.
func (f *File) errUnknown(id, kind string) error { return errUnknown([]*File{f}, id, kind) }

func errUnknown(files []*File, id, kind string) error {
	where := "these files"
	if len(files) == 1 {
		where = files[0].name
	}
	var ids []string
	for _, f := range files {
		for _, t := range f.Things() {
			ids = append(ids, t.ID)
		}
	}
	if like, ok := near.Find(id, ids); ok && like != id {
		return fmt.Errorf("there is no %s called %s in %s; did you mean %s?", kind, diag.Quote(id), where, diag.Quote(like))
	}
	return fmt.Errorf("there is no %s called %s in %s", kind, diag.Quote(id), where)
}

// uses returns the uses of ids in the file.
func (f *File) uses() (all []use) {
	for _, id := range f.editor.IDs() {
		if id.Names == nil {
			continue
		}
		u := use{kind: diag.Kind(id.Names[0]), id: id.ID, outside: id.Outside, pos: id.Pos}
		if model, element, ok := logicmodel.Qualified(id.ID); ok && u.kind == diag.KindElement {
			u.model, u.id = model, element
		}
		all = append(all, u)
	}
	return all
}

// defines reports whether the file defines an id of a namespace.
func (f *File) defines(kind diag.Kind, id string) (Thing, bool) {
	for _, t := range f.Things() {
		if t.ID == id && namespace(t.Kind) == namespace(kind) {
			return t, true
		}
	}
	return Thing{}, false
}

// lineage returns the files that hold the framework of a model, or a framework, with all that
// these extend.
func (f *File) lineage(files []*File) []*File {
	byName := map[string]*File{}
	for _, g := range files {
		byName[path.Clean(g.name)] = g
	}
	var all []*File
	var visit func(g *File)
	visit = func(g *File) {
		if g == nil || slices.Contains(all, g) {
			return
		}
		all = append(all, g)
		if g.model != nil && g.given != nil {
			visit(g.given)
			return
		}
		for _, name := range g.frameworkNames() {
			if next := byName[path.Join(path.Dir(g.name), name)]; next != nil && next.framework != nil {
				visit(next)
			}
		}
	}
	visit(f)
	if f.framework == nil {
		return all[1:]
	}
	return all
}

// frameworkNames returns the names of the frameworks that the file names.
func (f *File) frameworkNames() (names []string) {
	if f.model != nil {
		return []string{f.model.Framework.File}
	}
	for _, r := range f.framework.Extends {
		names = append(names, r.ID)
	}
	return names
}
