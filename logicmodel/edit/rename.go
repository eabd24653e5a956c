package edit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// Rename gives something another id, here and wherever the file uses it. Titles, texts
// and comments that have the same word stay. Where several things have the id, such as a
// partner and an element, use the function [Rename].
func (f *File) Rename(id, to string) error {
	t, err := Find([]*File{f}, "", id)
	if err != nil {
		return err
	}
	return Rename([]*File{f}, t, to)
}

// Find returns the thing that an id means in the files, an element or an indicator of a
// model also by both ids, as in moray/trained. The kind may be empty. It is an error if
// there is none, or more than one.
func Find(files []*File, kind diag.Kind, id string) (Thing, error) {
	var found []Thing
	first, hint := "", ""
	for _, f := range files {
		for _, t := range f.Things() {
			full := f.fullID(t)
			if t.ID != id && full != id || kind != "" && kind != t.Kind || slices.ContainsFunc(found, t.equal) {
				continue
			}
			if found = append(found, t); len(found) == 1 {
				first = full
			} else if full != first && full != id {
				hint = ", as in " + full
			}
		}
	}
	switch len(found) {
	case 0:
		if kind == "" {
			kind = "thing"
		}
		return Thing{}, errUnknown(files, id, string(kind))
	case 1:
		return found[0], nil
	}
	var list []string
	for _, t := range found {
		list = append(list, fmt.Sprintf("%s at %v", prose.A(string(t.Kind)), t.Pos))
	}
	return Thing{}, fmt.Errorf("%s is the id of %s; say which of them is meant%s", diag.Quote(id), prose.List(list), hint)
}

// fullID returns the id of a thing with that of its model, by which others name it.
func (f *File) fullID(t Thing) string {
	if f.model != nil && (namespace(t.Kind) == diag.KindElement || t.Kind == diag.KindIndicator) {
		return f.model.ID + "/" + t.ID
	}
	return t.ID
}

// equal reports whether two places define one thing twice.
func (t Thing) equal(other Thing) bool { return t.Pos == other.Pos }

// references returns the places of an id in the files: where it is defined, and where it is
// used, in models of a framework and in those that link to it too.
func references(files []*File, t Thing) (places []diag.Pos) {
	owner := fileOf(files, t)
	if owner == nil {
		return nil
	}
	for _, f := range files {
		for _, other := range f.Things() {
			if f == owner && other.ID == t.ID && namespace(other.Kind) == namespace(t.Kind) {
				places = append(places, other.Pos)
			}
		}
		for _, u := range f.uses() {
			if f.means(u, t, owner, files) {
				places = append(places, u.pos)
			}
		}
	}
	return places
}

// At returns the thing whose id is around a place, defined there or used, and false where
// no id of these files is.
func At(files []*File, at diag.Pos) (Thing, bool) {
	f := fileOf(files, Thing{Pos: at})
	if f == nil {
		return Thing{}, false
	}
	for _, t := range f.Things() {
		if f.editor.IsAround(t.Pos.Offset, at.Offset) {
			return t, true
		}
	}
	for _, u := range f.uses() {
		if !f.editor.IsAround(u.pos.Offset, at.Offset) {
			continue
		}
		for _, owner := range files {
			if t, ok := owner.defines(u.kind, u.id); ok && f.means(u, t, owner, files) {
				return t, true
			}
		}
	}
	return Thing{}, false
}

// fileOf returns the file that defines a thing; nil where none does.
func fileOf(files []*File, t Thing) *File {
	for _, f := range files {
		if f.name == t.Pos.File {
			return f
		}
	}
	return nil
}

// means reports whether a use of an id in the file means a thing of the owner.
func (f *File) means(u use, t Thing, owner *File, files []*File) bool {
	switch {
	case t.Kind == diag.KindModel:
		return u.model != "" && u.model == t.ID
	case u.id != t.ID || namespace(u.kind) != namespace(t.Kind):
		return false
	case u.model != "":
		return owner.model != nil && owner.model.ID == u.model
	case owner.framework == nil:
		return f == owner && !u.outside
	case f == owner:
		return true
	case u.kind == diag.KindIndicator && !u.outside:
		if _, own := f.defines(diag.KindIndicator, u.id); own {
			return false
		}
	}
	return slices.Contains(f.lineage(files), owner)
}

// Rename gives a thing another id, in all the files that use it: of a model, links from
// other models; of a framework, those that extend it and the models that are written for
// it. It changes all or none of them.
func Rename(files []*File, t Thing, to string) error {
	owner := fileOf(files, t)
	if owner == nil {
		return fmt.Errorf("the file %s is not among these", diag.Quote(t.Pos.File))
	}
	if wrong := yamldoc.WrongID(to); wrong != "" {
		return errors.New(wrong)
	}
	if to == t.ID {
		return nil
	}
	places := references(files, t)
	if err := checkFree(files, places, t, to); err != nil {
		return err
	}
	if err := checkTwin(files, places, t, owner); err != nil {
		return err
	}
	var undo []func()
	for _, f := range files {
		undo = append(undo, f.snapshot())
		if err := f.rename(places, t, to); err != nil {
			for _, u := range undo {
				u()
			}
			return fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return nil
}

// snapshot returns a function that brings the file back to what it is now.
func (f *File) snapshot() (restore func()) {
	mark, was := f.editor.Mark(), f.content
	return func() {
		f.editor.Reset(mark)
		f.content = was
	}
}

// rename writes an id in place of another at those of the places that are in the file.
func (f *File) rename(places []diag.Pos, t Thing, to string) error {
	texts := map[int]string{} // by the offsets of the places
	for _, at := range places {
		if at.File == f.name {
			texts[at.Offset] = to
		}
	}
	if len(texts) == 0 {
		return nil
	}
	for _, u := range f.uses() {
		if _, ok := texts[u.pos.Offset]; ok && u.model != "" {
			texts[u.pos.Offset] = u.model + "/" + to
			if t.Kind == diag.KindModel {
				texts[u.pos.Offset] = to + "/" + u.id
			}
		}
	}
	return f.change(func() error { return f.editor.ReplaceTexts(texts) })
}

// checkFree returns an error where an id is taken in a file that defines the thing, or uses
// it.
func checkFree(files []*File, places []diag.Pos, t Thing, to string) error {
	for _, f := range files {
		concerned := t.Kind == diag.KindModel && f.model != nil || f.name == t.Pos.File
		if !concerned && slices.Contains([]diag.Kind{diag.KindOutcome, diag.KindLevel, diag.KindIndicator}, t.Kind) {
			owner := fileOf(files, t)
			concerned = owner.framework != nil && (slices.Contains(f.lineage(files), owner) || slices.Contains(owner.lineage(files), f))
			concerned = concerned && (f.framework != nil || slices.ContainsFunc(places, func(p diag.Pos) bool { return p.File == f.name }))
		}
		if other, taken := f.defines(t.Kind, to); concerned && taken {
			return fmt.Errorf("%s is the id of %s already, at %v; choose another", diag.Quote(to), prose.A(string(other.Kind)), other.Pos)
		}
	}
	return nil
}

// checkTwin returns an error where another model has the id of the owner, so that it is not
// certain which of the two a name such as moray/trained means.
func checkTwin(files []*File, places []diag.Pos, t Thing, owner *File) error {
	if owner.model == nil || !slices.ContainsFunc(places, func(p diag.Pos) bool { return p.File != owner.name }) {
		return nil
	}
	for _, f := range files {
		if f != owner && f.model != nil && f.model.ID == owner.model.ID {
			return fmt.Errorf("there are two models called %s, in %s and %s, so that it is not certain which one others name; give one another id first, in its own file", diag.Quote(f.model.ID), owner.name, f.name)
		}
	}
	return nil
}
