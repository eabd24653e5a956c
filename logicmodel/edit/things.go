package edit

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
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
	add := func(kind Kind, id string, at diag.Pos, path ...string) {
		if id != "" && at.IsValid() {
			all = append(all, Thing{kind, id, at, path})
		}
	}
	indicators := func(list []outcomes.Indicator, owner ...string) {
		for i := range list {
			if !list[i].IsReference() {
				add(Indicator, list[i].ID, list[i].Pos, append(owner, "indicators", list[i].ID)...)
			}
		}
	}
	if m := f.model; m != nil {
		add(Model, m.ID, m.Pos, "model")
		for _, p := range m.Partners {
			add(Partner, p.ID, p.Pos, "partners", p.ID)
		}
		for _, g := range m.Reach {
			add(ReachGroup, g.ID, g.Pos, "reach", g.ID)
		}
		for _, a := range m.Assumptions {
			add(Assumption, a.ID, a.Pos, "assumptions", a.ID)
		}
		for _, r := range m.Risks {
			add(Risk, r.ID, r.Pos, "risks", r.ID)
		}
		for _, x := range m.Factors {
			add(Factor, x.ID, x.Pos, "external-factors", x.ID)
		}
		for _, g := range m.Groups {
			add(Group, g.ID, g.Pos, "groups", g.ID)
		}
		for i := range m.Elements {
			e := &m.Elements[i]
			at := append(stagePath(e.Stage, m.NoTerms), e.ID)
			add(Element, e.ID, e.Pos, at...)
			indicators(e.Indicators, at...)
		}
	}
	if g := f.framework; g != nil {
		add(Framework, g.ID, g.Pos, "framework")
		for _, l := range g.Levels {
			add(Level, l.ID, l.Pos, "levels", l.ID)
		}
		for i := range g.Outcomes {
			o := &g.Outcomes[i]
			add(Outcome, o.ID, o.Pos, "outcomes", o.ID)
			indicators(o.Indicators, "outcomes", o.ID)
		}
	}
	slices.SortStableFunc(all, func(a, b Thing) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
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
func (f *File) errUnknown(id, kind string) error {
	var ids []string
	for _, t := range f.Things() {
		ids = append(ids, t.ID)
	}
	if like, ok := near.Find(id, ids); ok && like != id {
		return fmt.Errorf("there is no %s called %s in %s; did you mean %s?", kind, diag.Quote(id), f.name, diag.Quote(like))
	}
	return fmt.Errorf("there is no %s called %s in %s", kind, diag.Quote(id), f.name)
}

// usesByKey are the kinds of what is named under the keys of models.
var usesByKey = map[string]Kind{
	"group": Group, "partners": Partner, "reach": ReachGroup, "supports": Outcome, "measures": Indicator,
	"leads-to": Element, "assumes": Assumption, "risks": Risk, "depends-on": Element, "affects": Element,
}

// uses returns the uses of ids in the file.
func (f *File) uses() (all []use) {
	references := func(list []outcomes.Indicator) {
		for i := range list {
			if list[i].IsReference() {
				all = append(all, use{kind: Indicator, id: list[i].ID, pos: list[i].Pos})
			}
		}
	}
	if m := f.model; m != nil {
		for r := range m.Refs() {
			u := use{kind: usesByKey[r.Key], id: r.ID, pos: r.Pos, outside: r.Key == "supports" || r.Key == "measures"}
			if model, element, ok := logicmodel.Qualified(r.ID); ok && u.kind == Element {
				u.model, u.id = model, element
			}
			all = append(all, u)
		}
		for i := range m.Elements {
			references(m.Elements[i].Indicators)
		}
	}
	if g := f.framework; g != nil {
		add := func(kind Kind, refs ...outcomes.Ref) {
			for _, r := range refs {
				if r.ID != "" {
					all = append(all, use{kind: kind, id: r.ID, pos: r.Pos})
				}
			}
		}
		for i := range g.Outcomes {
			o := &g.Outcomes[i]
			add(Level, o.Level)
			add(Outcome, o.ContributesTo...)
			add(Outcome, o.ReplacedBy)
			for _, l := range o.Links {
				add(Outcome, l.To)
			}
			references(o.Indicators)
		}
		for _, e := range g.Expects {
			add(Level, e.Level)
		}
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
