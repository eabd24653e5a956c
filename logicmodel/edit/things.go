package edit

import (
	"fmt"
	"path"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

// A Kind is the sort of a thing that has an id, in words.
type Kind string

// The kinds of things.
const (
	Model      Kind = "model"
	Framework  Kind = "framework"
	Element    Kind = "element"
	Group      Kind = "group"
	Partner    Kind = "partner"
	ReachGroup Kind = "reach group"
	Assumption Kind = "assumption"
	Risk       Kind = "risk"
	Factor     Kind = "external factor"
	Indicator  Kind = "indicator"
	Outcome    Kind = "outcome"
	Level      Kind = "level"
)

// Kinds returns all kinds.
func Kinds() []Kind {
	return []Kind{Model, Framework, Element, Group, Partner, ReachGroup, Assumption, Risk, Factor, Indicator, Outcome, Level}
}

// namespace returns the kind whose ids are distinct from those of this one: groups share
// theirs with elements.
func (k Kind) namespace() Kind {
	if k == Group {
		return Element
	}
	return k
}

// A Thing is what a file defines with an id.
type Thing struct {
	Kind Kind
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
	kind    Kind
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
			all = append(all, Thing{Kind(id.Defines), id.ID, id.Pos, id.Path})
		}
	}
	return all
}

// thing returns the first thing with the id, and false where there is none.
func (f *File) thing(id string) (Thing, bool) {
	for _, t := range f.Things() {
		if t.ID == id && t.Kind != Model && t.Kind != Framework {
			return t, true
		}
	}
	return Thing{}, false
}

// errUnknown is the error for an id of no thing; kind is what was wanted.
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
		u := use{kind: Kind(id.Names[0]), id: id.ID, outside: id.Outside, pos: id.Pos}
		if model, element, ok := logicmodel.Qualified(id.ID); ok && u.kind == Element {
			u.model, u.id = model, element
		}
		all = append(all, u)
	}
	return all
}

// defines reports whether the file defines an id of a namespace.
func (f *File) defines(kind Kind, id string) (Thing, bool) {
	for _, t := range f.Things() {
		if t.ID == id && t.Kind.namespace() == kind.namespace() {
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
