package yamldoc

import (
	"cmp"
	"slices"
	"sync"

	"github.com/resultschain/resultschain/diag"
)

// A Source is the text that a document was read from. It looks for places in the
// text only on demand, so that a document costs no more than its text until then.
// A nil Source is that of a document built in Go, which has no places.
// It is safe for concurrent use.
type Source struct {
	file string
	src  string

	linesOnce sync.Once
	lines     *diag.Text
	rootOnce  sync.Once
	root      *node // of the document, read again; nil where it cannot be
}

// Equal returns true for any two sources, so that packages that compare
// documents field by field compare what they hold.
func (s *Source) Equal(*Source) bool { return true }

// Text returns the text cut into lines.
func (s *Source) Text() *diag.Text {
	s.linesOnce.Do(func() { s.lines = diag.NewText(s.src) })
	return s.lines
}

// Ends sets the ends of findings in the file that have none.
func (s *Source) Ends(list diag.List) {
	for i := range list {
		if d := &list[i]; s != nil && d.Pos.Column > 0 && d.Pos.File == s.file && d.End == (diag.Pos{}) {
			d.End = s.Text().End(d.Pos)
		}
	}
}

func (s *Source) pos(n *node) diag.Pos {
	return diag.Pos{File: s.file, Line: int(n.Line), Column: int(n.Column), Offset: int(n.Offset)}
}

// document returns the root of the document, read again; nil where it cannot be
// read.
func (s *Source) document() *node {
	s.rootOnce.Do(func() {
		r := &reader{Source: s, plain: new(plainReader)}
		s.root = r.decode()
	})
	return s.root
}

// path returns the nodes from the root to the scalar at the place; nil where there
// is none.
func (s *Source) path(at diag.Pos) []*node {
	if s == nil || !at.IsValid() || at.File != s.file {
		return nil
	}
	return pathTo(s.document(), at.Offset)
}

// pathTo returns the nodes from the root to the scalar at an offset; nil where there is
// none.
func pathTo(root *node, at int) []*node {
	var path []*node
	for n := root; n != nil; {
		path = append(path, n)
		i, found := slices.BinarySearchFunc(n.Content, int32(at), func(c *node, offset int32) int { return cmp.Compare(c.Offset, offset) })
		if !found {
			i--
		}
		if i < 0 {
			break
		}
		n = n.Content[i]
	}
	if len(path) < 2 || path[len(path)-1].Offset != int32(at) {
		return nil
	}
	return path
}

// Beside returns the place of the value of a key in the map in which the value at
// the place stands; zero where there is none.
func (s *Source) Beside(at diag.Pos, key string) diag.Pos {
	path := s.path(at)
	if path == nil {
		return diag.Pos{}
	}
	if value := path[len(path)-2].get(key); value != nil {
		return s.pos(value)
	}
	return diag.Pos{}
}
