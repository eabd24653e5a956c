// Package xmltree reads a file of XML as a tree with places, in which a reader marks
// what it uses, so that the rest can be named. It takes no document type definitions,
// by which a small file can grow without end or read others.
package xmltree

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
)

// The limits of a file: bytes, elements, and how deep they lie.
const (
	maxBytes = 32 << 20
	maxNodes = 1 << 20
	maxDepth = 64
)

// A Node is an element.
type Node struct {
	Name     string // without its namespace
	Children []*Node
	attrs    []*value
	text     value
	at       diag.Pos
}

// A value is an attribute or a text.
type value struct {
	name, text string
	used       bool
}

// Read reads the tree of a file. The error is text for the user.
func Read(file string, data []byte) (*Node, error) {
	if len(data) > maxBytes {
		return nil, fmt.Errorf("the file is larger than %d MB, the most that is read", maxBytes>>20)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	encoding := ""
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		encoding = charset
		return nil, errors.ErrUnsupported
	}
	top := &Node{}
	open := []*Node{top}
	for nodes := 0; ; {
		line, column := d.InputPos()
		token, err := d.Token()
		switch {
		case err == io.EOF && len(top.Children) == 0:
			return nil, errors.New("there is nothing in this file")
		case err == io.EOF:
			return top.Children[0], nil
		case encoding != "":
			return nil, fmt.Errorf("this file is in the encoding %s; save it in UTF-8", diag.Quote(encoding))
		case err != nil && !utf8.Valid(data):
			return nil, errors.New("this file is not in UTF-8; save it in UTF-8")
		case err != nil:
			return nil, fmt.Errorf("this is no XML that can be read: %s", strings.TrimPrefix(err.Error(), "xml: "))
		}
		parent := open[len(open)-1]
		switch t := token.(type) {
		case xml.Directive:
			return nil, errors.New("this file has a document type definition (DOCTYPE), which is not read; remove it")
		case xml.StartElement:
			if nodes++; nodes > maxNodes || len(open) > maxDepth {
				return nil, fmt.Errorf("this file has more than %d elements, or more than %d within each other", maxNodes, maxDepth)
			}
			n := &Node{Name: t.Name.Local, at: diag.Pos{File: file, Line: line, Column: column}}
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					n.attrs = append(n.attrs, &value{name: a.Name.Local, text: strings.TrimSpace(a.Value)})
				}
			}
			parent.Children = append(parent.Children, n)
			open = append(open, n)
		case xml.EndElement:
			parent.text.text = strings.Join(strings.Fields(parent.text.text), " ")
			open = open[:len(open)-1]
		case xml.CharData:
			parent.text.text += string(t)
		}
	}
}

// Place returns the place of an element; of nil, the zero place.
func (n *Node) Place() draft.Place {
	if n == nil {
		return draft.Place{}
	}
	return draft.Place{Pos: n.at}
}

// Attr returns the text of an attribute, and marks it as used.
func (n *Node) Attr(name string) string {
	if a := n.attr(name); a != nil {
		a.used = true
		return a.text
	}
	return ""
}

// Code returns what the code list has for an attribute, in lower case, and marks it as
// used; where the list has nothing, the empty text, and it is not used.
func (n *Node) Code(name string, list map[string]string) string {
	a := n.attr(name)
	if a == nil {
		return ""
	}
	meaning, ok := list[strings.ToLower(a.text)]
	a.used = a.used || ok
	return meaning
}

func (n *Node) attr(name string) *value {
	if n != nil {
		for _, a := range n.attrs {
			if a.name == name {
				return a
			}
		}
	}
	return nil
}

// Text returns the text of an element, and marks it as used.
func (n *Node) Text() string {
	if n == nil {
		return ""
	}
	n.text.used = true
	return n.text.text
}

// First returns the first element with the name below an element; nil where there is
// none.
func (n *Node) First(name string) *Node {
	if n != nil {
		for _, c := range n.Children {
			if c.Name == name {
				return c
			}
		}
	}
	return nil
}

// All returns the elements with the name below an element.
func (n *Node) All(name string) []*Node {
	if n == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(n.Children), func(c *Node) bool { return c.Name != name })
}

// Unused returns an info for each sort of value that was not used, at the first of
// them.
func (n *Node) Unused() diag.List {
	type sort struct {
		first draft.Place
		value string
		count int
	}
	sorts := map[string]*sort{}
	var names []string
	add := func(name, text string, at draft.Place) {
		if sorts[name] == nil {
			sorts[name] = &sort{first: at, value: text}
			names = append(names, name)
		}
		sorts[name].count++
	}
	var visit func(n *Node, path string, depth int)
	visit = func(n *Node, path string, depth int) {
		if depth != 2 { // below the top and its items
			path += "/"
		} else {
			path = ""
		}
		path += n.Name
		for _, a := range n.attrs {
			if !a.used && a.text != "" {
				add(path+"/@"+a.name, a.text, n.Place())
			}
		}
		if !n.text.used && n.text.text != "" {
			add(path, n.text.text, n.Place())
		}
		for _, c := range n.Children {
			visit(c, path, depth+1)
		}
	}
	visit(n, "", 0)
	var found diag.List
	for _, name := range names {
		s := sorts[name]
		what := fmt.Sprintf("“%s”", name)
		if s.count > 1 {
			what = fmt.Sprintf("“%s”, which is here %d times,", name, s.count)
		}
		d := s.first.Loss(what, s.value)
		d.Severity = diag.Info // such files say much that is no part of a model
		found = append(found, d)
	}
	return found
}
