// Package edit changes the text of models and frameworks: it renames an id wherever
// it stands, and sets, adds, moves and removes what a file holds. What a change does not
// touch stays byte for byte: comments, order, quotes and line ends. What is new is
// written as its neighbours are.
//
//	f, err := edit.Open("our-model.yaml", src)
//	err = f.Rename("cafe", "community-cafe")
//	err = f.Set("A warm café, open to all", "community-cafe", "title")
//	err = f.Add(logicmodel.Link{To: logicmodel.Ref{ID: "confidence"}}, "community-cafe", "leads-to")
//	os.WriteFile("our-model.yaml", f.Bytes(), 0o666)
//
// Files in JSON are changed as well, and such as have faults elsewhere. A change after which
// a file would have a fault of form is not made, and the error names the fault.
// Whether the ids that it names exist is for package rules, as in any file.
//
// To write a model that was built in Go, use [logicmodel.Model.Marshal].
package edit

import (
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A File is the text of a model or framework, with the changes made to it.
type File struct {
	editor *yamldoc.Editor
	name   string
	given  *File // see [File.UseFramework]
	content
}

// A content is what the text of a file holds, as far as it can be read.
type content struct {
	model     *logicmodel.Model // nil: it is a framework
	framework *outcomes.Framework
	faults    diag.List
}

// Open reads the text of a model or a framework, in YAML or JSON; name is that of its
// file. The error is that it is neither, or a [diag.List] of faults where it is no
// YAML at all.
func Open(name string, src []byte) (*File, error) {
	f := &File{name: name}
	schema := yamldoc.Shared[logicmodel.Model]().Schema
	switch kind := yamldoc.KindOf(src); {
	case string(yamldoc.UTF8(src)) != string(src):
		return nil, fmt.Errorf("%s is in UTF-16; save it as UTF-8, and change it then", diag.Quote(name))
	case kind == "":
		return nil, fmt.Errorf("%s is neither a logic model nor a framework", diag.Quote(name))
	case kind == yamldoc.Framework:
		schema = yamldoc.Shared[outcomes.Framework]().Schema
		f.framework = &outcomes.Framework{}
	}
	f.content = f.parse(src)
	if f.editor = yamldoc.NewEditor(name, src, schema); f.editor == nil {
		return nil, fmt.Errorf("%s cannot be changed before its faults are mended: %w", diag.Quote(name), f.faults)
	}
	return f, nil
}

// parse reads a text of the kind of the file.
func (f *File) parse(src []byte) (c content) {
	if f.framework != nil {
		c.framework, c.faults = outcomes.ParsePartial(f.name, src)
	} else {
		c.model, c.faults = logicmodel.ParsePartial(f.name, src)
	}
	return c
}

// Name returns the name of the file.
func (f *File) Name() string { return f.name }

// Bytes returns the text as it is now.
func (f *File) Bytes() []byte { return f.editor.Bytes() }

// Edits returns the changes made so far as edits of the text that was opened, in
// its order.
func (f *File) Edits() []diag.Edit { return f.editor.Edits() }

// Model returns the model as it is now, as far as it can be read; nil where the file is a
// framework.
func (f *File) Model() *logicmodel.Model { return f.model }

// Framework returns the framework as it is now, as far as it can be read; nil where the file
// is a model.
func (f *File) Framework() *outcomes.Framework { return f.framework }

// UseFramework makes another file the framework of a model, in place of the one that the
// model names, or where it names none.
func (f *File) UseFramework(framework *File) { f.given = framework }

// change makes a change, or none where it fails or leaves the file with a new fault.
func (f *File) change(do func() error) error {
	restore := f.snapshot()
	err := do()
	if err == nil {
		now := f.parse(f.editor.Bytes())
		if err = newFault(f.faults, now.faults); err == nil {
			f.content = now
			return nil
		}
	}
	restore()
	return err
}

// newFault returns the first fault that was not there before; nil where there is none.
func newFault(before, now diag.List) error {
	count := map[string]int{}
	for _, d := range before {
		count[d.Message]++
	}
	for _, d := range now {
		if count[d.Message]--; count[d.Message] < 0 {
			return diag.List{d}
		}
	}
	return nil
}

// Set writes a value at a path, in place of the one that is there or as a new key. The path
// begins with a key of the file, or with the id of anything in it: ("title"), or
// ("cafe", "title"), or ("cafe", "leads-to", "confidence", "because"). Of lists it
// names an item by its id, or by its number from 0.
//
// The value is a text, a bool, a number, a list of these, or a part of a model or
// framework, such as a [logicmodel.Link] or an [outcomes.Indicator].
func (f *File) Set(value any, path ...string) error {
	return f.change(func() error {
		v, err := yamldoc.Encode(value)
		switch {
		case err != nil:
			return err
		case len(path) == 0:
			return fmt.Errorf("there is no path to what is to be set")
		case v == nil:
			return fmt.Errorf("there is nothing to write under %s; use Remove to remove what is there", diag.Quote(path[len(path)-1]))
		}
		path, err = f.path(path)
		if err != nil {
			return err
		}
		return f.editor.Set(v, path...)
	})
}

// Add adds an item, or each item of a slice, at the end of the list at a path, as in
// ("partners"), ("outcomes", "short"), or ("cafe", "indicators"). A list that is not
// there is made.
func (f *File) Add(value any, path ...string) error {
	return f.change(func() error {
		items, err := yamldoc.EncodeItems(value)
		if err != nil {
			return err
		}
		if path, err = f.path(path); err != nil {
			return err
		}
		return f.editor.Add(items, path...)
	})
}

// Remove removes what is at a path: a key with its value, or an item of a list; with the
// last item the list. Of something with an id, it removes all uses of that as well.
func (f *File) Remove(path ...string) error {
	return f.change(func() error {
		full, err := f.path(path)
		if err != nil {
			return err
		}
		for _, t := range f.Things() {
			if slices.Equal(t.path, full) && t.Kind != diag.KindModel && t.Kind != diag.KindFramework {
				if err := f.removeUses(t); err != nil {
					return err
				}
				break
			}
		}
		return f.editor.Remove(full...)
	})
}

// removeUses removes the uses of a thing, the last in the file first.
func (f *File) removeUses(t Thing) error {
	var offsets []int
	for _, u := range f.uses() {
		if f.means(u, t, f, []*File{f}) {
			offsets = append(offsets, u.pos.Offset)
		}
	}
	slices.Sort(offsets)
	for _, at := range slices.Backward(offsets) {
		if err := f.editor.RemoveUse(at); err != nil {
			return err
		}
	}
	return nil
}

// Move moves an element to the end of another stage.
func (f *File) Move(id string, to logicmodel.Stage) error {
	return f.change(func() error {
		if f.model == nil {
			return fmt.Errorf("%s is a framework, which has no elements", diag.Quote(f.name))
		}
		e := f.model.Element(id)
		if e == nil {
			return f.errUnknown(id, "element")
		}
		if e.Stage == to {
			return nil
		}
		if to.IsOutcome() && f.model.NoTerms {
			return fmt.Errorf("the outcomes of %s have no terms, so that %s cannot be moved to one; list them under \"short\", \"medium\" and \"long\" first", diag.Quote(f.model.ID), diag.Quote(id))
		}
		return f.editor.Move(append(stagePath(e.Stage, f.model.NoTerms), id), stagePath(to, false))
	})
}

// stagePath returns the path of the list of the elements of a stage.
func stagePath(s logicmodel.Stage, noTerms bool) []string {
	key, _ := s.Key()
	switch {
	case s.IsOutcome() && noTerms:
		return []string{"outcomes"}
	case s.IsOutcome():
		return []string{"outcomes", key}
	}
	return []string{key}
}

// path returns a path from the top for one that may begin with an id.
func (f *File) path(path []string) ([]string, error) {
	if len(path) == 0 {
		return nil, fmt.Errorf("the path is empty; begin it with a key of the file, or with an id")
	}
	if f.editor.HasKey(path[0]) {
		return path, nil
	}
	t, ok := f.thing(path[0])
	if !ok {
		return nil, f.errUnknown(path[0], "thing")
	}
	return t.Path(path[1:]...), nil
}

// Format returns the text of a model or framework in YAML in the one form that
// “resultschain fmt” writes: what it holds and its comments are the same. The error is that
// the file is in JSON or has faults of form, the latter a [diag.List].
func Format(name string, src []byte) ([]byte, error) {
	f, err := Open(name, src)
	if err != nil {
		return nil, err
	}
	if len(f.faults) > 0 {
		return nil, f.faults
	}
	text, err := f.editor.Format()
	if err != nil {
		return nil, fmt.Errorf("%s was not formatted: %w", diag.Quote(name), err)
	}
	return text, nil
}
