package yamldoc

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
)

// An Editor changes the text of a document. What it does not change stays byte
// for byte.
//
// A path leads from the top to a value. A step in a map is a key. A step in a list is the
// id of an item, or its number from 0.
type Editor struct {
	*Source
	schema *Schema
	root   *node   // with ends
	first  *Source // the text that it began with
	parts  []part
	ids    []IDPlace // nil until they are asked for
	form
}

// A part is a piece of the text: one of the original, or a new one.
type part struct {
	from, to int // of the original; of a new one, where it stands
	text     string
	isNew    bool
}

// NewEditor returns an editor of a document by its table; nil where the text is no map in
// YAML or JSON.
func NewEditor(file string, src []byte, schema *Schema) *Editor {
	e := &Editor{schema: schema}
	if !e.read(file, string(src)) {
		return nil
	}
	e.first, e.parts = e.Source, []part{{to: len(src), text: e.src}}
	return e
}

// read reads a text as that of the document, and returns false where it is none.
func (e *Editor) read(file, src string) bool {
	s := &Source{file: file, src: src}
	root := (&reader{Source: s, plain: new(plainReader)}).decode()
	if root == nil || root.Kind != yaml.MappingNode {
		return false
	}
	setEnds(root, src)
	e.Source, e.root, e.ids = s, root, nil
	e.form = formOf(root, src)
	return true
}

// Bytes returns the text.
func (e *Editor) Bytes() []byte { return []byte(e.src) }

// A Mark is a state of an editor to which it can go back.
type Mark struct{ e Editor }

// Mark returns the state of the editor.
func (e *Editor) Mark() Mark { return Mark{*e} }

// Reset brings the editor back to a state that it had.
func (e *Editor) Reset(m Mark) { *e = m.e }

// Edits returns the edits that turn the text that the editor began with into the text as
// it is now. Their places are in the first.
func (e *Editor) Edits() []diag.Edit {
	var edits []diag.Edit
	done := 0 // of the original
	for _, p := range e.parts {
		if p.isNew || p.from > done {
			if n := len(edits); n == 0 || edits[n-1].End.Offset < done {
				edits = append(edits, e.edit(done, done, ""))
			}
			last := &edits[len(edits)-1]
			last.End.Offset = max(last.End.Offset, p.from)
			if p.isNew {
				last.Text += p.text
			}
		}
		done = max(done, p.to)
	}
	if done < len(e.first.src) {
		edits = append(edits, e.edit(done, len(e.first.src), ""))
	}
	var last diag.Pos
	place := func(at *diag.Pos) {
		src, line := e.first.src, last.Line
		if last.IsValid() && at.Offset >= last.Offset && !strings.ContainsAny(src[last.Offset:at.Offset], "\r\n\u0085\u2028\u2029") {
			// a line may be long, and have many edits
			last = diag.Pos{File: e.file, Line: line, Column: last.Column + utf8.RuneCountInString(src[last.Offset:at.Offset]), Offset: at.Offset}
		} else {
			last = e.first.Text().Pos(e.file, at.Offset)
		}
		*at = last
	}
	for i := range edits {
		place(&edits[i].Pos)
		place(&edits[i].End)
	}
	return edits
}

// Apply makes edits of the text as it is now. It is an error if they overlap, or if
// the text would then be no document.
func (e *Editor) Apply(edits ...diag.Edit) error {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b diag.Edit) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	src, err := diag.Fix{Edits: edits}.Apply([]byte(e.src))
	if err != nil {
		return err
	}
	if !e.read(e.file, string(src)) {
		return errors.New("the file could not be read any more after this change; make it by hand")
	}
	e.parts = spliced(e.parts, edits)
	return nil
}

// spliced returns the parts with the edits made, which are in the order of the text.
func spliced(parts []part, edits []diag.Edit) (all []part) {
	i, off, at := 0, 0, 0 // the part, the place in it, and that in the text
	advance := func(to int, keep bool) {
		for ; at < to && i < len(parts); i, off = i+1, 0 {
			p := parts[i]
			n := min(len(p.text)-off, to-at)
			if keep && n > 0 {
				kept := part{p.from, p.to, p.text[off : off+n], p.isNew}
				if !p.isNew {
					kept.from, kept.to = p.from+off, p.from+off+n
				}
				all = append(all, kept)
			}
			if at += n; off+n < len(p.text) {
				off += n
				return
			}
		}
	}
	for _, e := range edits {
		advance(e.Pos.Offset, true)
		original := 0
		switch {
		case i < len(parts) && parts[i].isNew:
			original = parts[i].from
		case i < len(parts):
			original = parts[i].from + off
		case len(parts) > 0:
			original = parts[len(parts)-1].to
		}
		advance(e.End.Offset, false)
		if e.Text != "" {
			all = append(all, part{original, original, e.Text, true})
		}
	}
	advance(int(^uint(0)>>1), true)
	return all
}

// find returns the nodes along a path as far as it leads, from the root on, and the schema
// of each, nil where that is not known.
func (e *Editor) find(path []string) (nodes []*node, schemas []*Schema) {
	n, s := e.root, e.schema
	nodes, schemas = []*node{n}, []*Schema{s}
	for _, step := range path {
		if n, s = child(n, s, step); n == nil {
			break
		}
		nodes, schemas = append(nodes, n), append(schemas, s)
	}
	return nodes, schemas
}

// child returns what a step of a path leads to; nil where that is not there.
func child(n *node, s *Schema, step string) (*node, *Schema) {
	switch n.Kind {
	case yaml.MappingNode:
		if v := n.get(step); v != nil {
			return v, s.under(step)
		}
		if n.name(s) == step { // one item in place of a list
			return n, s
		}
	case yaml.SequenceNode:
		items := s.item()
		for _, c := range n.Content {
			if c.name(items) == step {
				return c, items
			}
		}
		if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < len(n.Content) {
			return n.Content[i], items
		}
	}
	return nil, nil
}

// name returns the id of an item of a list.
func (n *node) name(s *Schema) string {
	if n.Kind == yaml.ScalarNode {
		return n.Value
	}
	key := "id"
	if s != nil && s.Kind == KindObject && s.firstRequired() != "" {
		key = s.firstRequired()
	}
	if v := n.get(key); v != nil {
		return v.Value
	}
	return ""
}

// under returns the schema of the value of a key; nil where it is not known.
func (s *Schema) under(key string) *Schema {
	switch {
	case s == nil:
	case s.Kind == KindMap:
		return s.Items
	case s.key(key) != nil:
		return s.key(key).Schema
	}
	return nil
}

// item returns the schema of an item of a list; nil where it is not known.
func (s *Schema) item() *Schema {
	switch {
	case s == nil:
	case s.Kind == KindList:
		return s.Items
	case s.Short != nil && s.Short.Kind == KindList:
		return s.Short.Items
	}
	return nil
}

// Has reports whether there is something at a path.
func (e *Editor) Has(path ...string) bool {
	nodes, _ := e.find(path)
	return len(nodes) > len(path)
}

// errMissing returns the error for a path that leads no further than to the nodes.
func (e *Editor) errMissing(path []string, nodes []*node) error {
	step := diag.Quote(path[len(nodes)-1])
	if len(nodes) == 1 {
		return fmt.Errorf("there is nothing called %s in %s", step, e.file)
	}
	return fmt.Errorf("there is no %s under %s in %s", step, diag.Quote(strings.Join(path[:len(nodes)-1], ", ")), e.file)
}

// HasKey reports whether the table has a key at the top.
func (e *Editor) HasKey(key string) bool { return e.schema.hasKey(key) || isExtra(key) }

// ReplaceTexts writes texts in place of the scalars at some offsets, in the same quotes
// where they have any.
func (e *Editor) ReplaceTexts(texts map[int]string) error {
	var edits []diag.Edit
	for at, text := range texts {
		path := pathTo(e.root, at)
		if path == nil {
			return fmt.Errorf("there is no text at byte %d", at)
		}
		edits = append(edits, e.scalarEdit(path, text))
	}
	return e.Apply(edits...)
}

// IsAround reports whether offset is in the scalar that begins at the offset at, or at its
// end.
func (e *Editor) IsAround(at, offset int) bool {
	path := pathTo(e.root, at)
	return path != nil && at <= offset && offset <= int(path[len(path)-1].End)
}

// scalarEdit returns the edit that writes a text in place of the scalar at the end of a path.
func (e *Editor) scalarEdit(path []*node, text string) diag.Edit {
	n := path[len(path)-1]
	inFlow := slices.ContainsFunc(path, func(n *node) bool { return n.isFlow(e.src) })
	quote := byte(0)
	if c := e.src[n.Offset]; c == '"' || c == '\'' {
		quote = c
	}
	return e.edit(int(n.Offset), int(n.End), e.text(text, quote, inFlow, false))
}

// edit returns the edit that puts a text in place of what stands between two offsets.
func (e *Editor) edit(from, to int, text string) diag.Edit {
	return diag.Edit{Pos: diag.Pos{Offset: from}, End: diag.Pos{Offset: to}, Text: text}
}

// isFlow reports whether a list or map is in brackets.
func (n *node) isFlow(src string) bool {
	at := skipProperties(src, int(n.Offset))
	return n.Kind != yaml.ScalarNode && at < len(src) && (src[at] == '[' || src[at] == '{')
}
