package lsp

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/halfread"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
)

// files is the kind of things that are named by their paths, and codes that of rules.
const (
	files = "file"
	codes = "rule"
)

// ofFramework are the kinds of things that a framework defines for models.
var ofFramework = []string{"outcome", "level", "indicator"}

// lineage returns the frameworks that a file names, and those that these extend, each
// once, the nearest first.
func (s *server) lineage(f *file) []*file {
	var line []*file
	seen := map[string]bool{f.path: true}
	for next := []*file{f}; len(next) > 0; next = next[1:] {
		for _, u := range next[0].uses {
			if slices.Contains(u.Kinds, files) {
				path := filepath.Join(filepath.Dir(next[0].path), filepath.FromSlash(u.ID))
				if g := s.fileAt(path); g != nil && !seen[path] && g.kind == yamldoc.Framework {
					seen[path] = true
					line = append(line, g)
					next = append(next, g)
				}
			}
		}
	}
	return line
}

// scope returns the files in which things of the kinds that a use in a file may name
// are defined, the nearest first: not itself, if what is named lies outside.
func (s *server) scope(f *file, kinds []string, isOutside bool) []*file {
	var all []*file
	if !isOutside {
		all = append(all, f)
	}
	if slices.ContainsFunc(kinds, func(k string) bool { return slices.Contains(ofFramework, k) }) {
		all = append(all, s.lineage(f)...)
	}
	return all
}

// resolve returns the things that a use in a file names: mostly one, several where an
// id is repeated.
func (s *server) resolve(f *file, u halfread.Use) []thing {
	id := u.ID
	scope := s.scope(f, u.Kinds, u.Outside)
	if model, element, ok := logicmodel.Qualified(id); ok && f.kind == yamldoc.Model {
		id, scope = element, nil
		for _, g := range s.beside(f) {
			if g.kind == yamldoc.Model && g.id() == model {
				scope = append(scope, g)
			}
		}
	}
	for _, g := range scope {
		var all []thing
		for _, t := range g.things {
			if t.ID == id && slices.Contains(u.Kinds, t.Kind) {
				all = append(all, t)
			}
		}
		if all != nil {
			return all
		}
	}
	return nil
}

// id returns the id of the model or framework.
func (f *file) id() string {
	if e := f.tree.Entry(f.kind); e != nil {
		return e.Value
	}
	return ""
}

// useAt returns the use at an offset, and false where there is none.
func (f *file) useAt(offset int) (halfread.Use, bool) {
	for _, u := range f.uses {
		if u.From <= offset && offset <= u.To {
			return u, true
		}
	}
	return halfread.Use{}, false
}

// meant returns the things that an offset in a file means, by their definition or by
// a use.
func (s *server) meant(f *file, offset int) []thing {
	for _, t := range f.things {
		if t.Name.From <= offset && offset <= t.Name.To {
			return []thing{t}
		}
	}
	if u, ok := f.useAt(offset); ok {
		return s.resolve(f, u)
	}
	return nil
}

// usesOf returns the uses of a thing in a file and those beside it; of uses that name
// the model as well, the part after the slash.
func (s *server) usesOf(f *file, t thing) []location {
	var all []location
	for _, g := range s.beside(f) {
		for _, u := range g.uses {
			last := u.ID[strings.LastIndexByte(u.ID, '/')+1:]
			if u.ID != t.ID && last != t.ID || !slices.Contains(u.Kinds, t.Kind) && t.Kind != yamldoc.Model {
				continue
			}
			if slices.ContainsFunc(s.resolve(g, u), func(found thing) bool { return found.file.path == t.file.path && found.ID == t.ID }) {
				all = append(all, g.location(u.To-len(last), u.To))
			}
		}
	}
	return all
}

// definition returns the place of the id of a thing.
func (t thing) definition() location { return t.file.location(t.Name.Inner()) }

func (f *file) location(from, to int) location { return location{f.uri, f.span(from, to)} }
