package lsp

import (
	"strings"

	"github.com/resultschain/resultschain/internal/halfread"
)

// symbols answers with the things of a document: the lists at the top, such as the
// stages, with what they hold.
func (s *server) symbols(_ documentParams, f *file, _ int) (any, error) {
	of := map[*halfread.Node]thing{}
	for _, t := range f.things {
		of[t.Of] = t
	}
	return s.symbolsIn(f, f.tree, of), nil
}

// symbolsIn returns the symbols in a node.
func (s *server) symbolsIn(f *file, n *halfread.Node, of map[*halfread.Node]thing) []documentSymbol {
	all := []documentSymbol{}
	for _, c := range n.Nodes {
		if c.Shape == halfread.Scalar || c.Shape == halfread.None {
			continue
		}
		inside := s.symbolsIn(f, c, of)
		made := documentSymbol{Kind: symbolStage, Name: c.Key, Range: f.span(c.Start(), c.End()), Children: inside}
		if c.IsEntry {
			made.SelectionRange = f.span(c.KeyFrom, c.KeyTo)
		}
		t, ok := of[c]
		switch {
		case ok:
			made.Kind, made.Name, made.Detail = symbolThing, t.Title, t.ID
			if t.Kind == "indicator" {
				made.Kind = symbolIndicator
			}
			if made.Name == "" {
				made.Name = "(" + t.ID + ")"
			}
			made.SelectionRange = t.definition().Range
			if c.IsEntry { // an end state that is no list
				made.Range = f.span(c.KeyFrom, c.End())
			}
		case !c.IsEntry || len(inside) == 0:
			all = append(all, inside...)
			continue
		case c.Parent != f.tree && c.Parent.Parent != f.tree: // such as the list of the indicators of an element
			all = append(all, inside...)
			continue
		}
		all = append(all, made)
	}
	return all
}

// folds answers with what can be folded: all that takes several lines, and comments.
func (s *server) folds(_ documentParams, f *file, _ int) (any, error) {
	all := []foldingRange{}
	var add func(n *halfread.Node)
	add = func(n *halfread.Node) {
		for _, c := range n.Nodes {
			first, last := f.position(c.Start()).Line, f.position(c.End()).Line
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
