package lsp

import (
	"strings"

	"github.com/resultschain/resultschain/internal/halfread"
)

// symbols answers with the things of a document: the lists at the top, such as the
// stages, with what they hold.
func (s *server) symbols(get func(any)) (any, error) {
	_, f, _ := s.locate(get)
	if f == nil {
		return nil, nil
	}
	of := map[*halfread.Node]*thing{}
	for _, t := range f.things {
		of[t.of] = t
	}
	return s.symbolsIn(f, f.tree, of), nil
}

// symbolsIn returns the symbols in a node.
func (s *server) symbolsIn(f *file, n *halfread.Node, of map[*halfread.Node]*thing) []documentSymbol {
	all := []documentSymbol{}
	for _, c := range n.Nodes {
		if c.Shape == halfread.Scalar || c.Shape == halfread.None {
			continue
		}
		inside := s.symbolsIn(f, c, of)
		made := documentSymbol{Kind: symbolStage, Name: c.Key, Range: f.span(c.Start(), c.End(), s.encoding), Children: inside}
		if c.IsEntry {
			made.SelectionRange = f.span(c.KeyFrom, c.KeyTo, s.encoding)
		}
		t := of[c]
		switch {
		case t != nil:
			made.Kind, made.Name, made.Detail = symbolThing, t.title, t.id
			if t.kind == "indicator" {
				made.Kind = symbolIndicator
			}
			if made.Name == "" {
				made.Name = "(" + t.id + ")"
			}
			at := definitionOf(t)
			made.SelectionRange = f.span(at.from, at.to, s.encoding)
			if c.IsEntry { // an end state that is no list
				made.Range = f.span(c.KeyFrom, c.End(), s.encoding)
			}
		case !c.IsEntry || len(inside) == 0:
			all = append(all, inside...)
			continue
		case t == nil && c.Parent != f.tree && c.Parent.Parent != f.tree: // such as the list of the indicators of an element
			all = append(all, inside...)
			continue
		}
		all = append(all, made)
	}
	return all
}

// folds answers with what can be folded: all that takes several lines, and comments.
func (s *server) folds(get func(any)) (any, error) {
	_, f, _ := s.locate(get)
	if f == nil {
		return nil, nil
	}
	all := []foldingRange{}
	var add func(n *halfread.Node)
	add = func(n *halfread.Node) {
		for _, c := range n.Nodes {
			first, last := f.position(c.Start(), utf8Encoding).Line, f.position(c.End(), utf8Encoding).Line
			if last > first {
				all = append(all, foldingRange{StartLine: first, EndLine: last})
			}
			add(c)
		}
	}
	add(f.tree)
	for n := 0; n < len(f.starts); n++ {
		first := n
		for n < len(f.starts) && strings.HasPrefix(strings.TrimSpace(f.line(n)), "#") {
			n++
		}
		if n-1 > first {
			all = append(all, foldingRange{first, n - 1, "comment"})
		}
	}
	return all, nil
}
