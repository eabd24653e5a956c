package yamldoc

import (
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// A node holds what the tables look at of a yaml.Node, in less than half its
// memory.
type node struct {
	Kind         yaml.Kind
	Style        yaml.Style
	Line, Column int32
	Offset, End  int32  // in bytes of the file; End: 0 where it is not known
	Value        string // of a scalar; of an alias: its name
	Content      []*node
	yaml         *yaml.Node // that it was made from; nil for plain text
}

// nodeOf returns n and its contents as nodes. The text that it was read from is
// src.
func nodeOf(n *yaml.Node, src string) *node {
	c := converter{src: src, starts: plaintext.LineStarts(src)}
	return c.convert(n)
}

// A converter makes nodes of those of yaml.v3, which have no offsets. It counts these from
// one node to the next, since a line may be long.
type converter struct {
	src    string
	starts []int // of its lines

	line, column, offset int // of the last node
}

func (c *converter) convert(n *yaml.Node) *node {
	if n.Line != c.line || n.Column < c.column {
		c.line, c.column, c.offset = n.Line, 1, c.starts[min(n.Line, len(c.starts))-1]
	}
	for ; c.column < n.Column; c.column++ {
		_, size := utf8.DecodeRuneInString(c.src[c.offset:])
		c.offset += size
	}
	made := &node{Kind: n.Kind, Style: n.Style, Line: int32(n.Line), Column: int32(n.Column), Offset: int32(c.offset), Value: n.Value, yaml: n}
	if len(n.Content) > 0 {
		made.Content = make([]*node, len(n.Content))
		for i, child := range n.Content {
			made.Content[i] = c.convert(child)
		}
	}
	return made
}

// countLines sets the lines and columns of n and of its contents by their offsets in src.
// Lines end at all that ends them in YAML, while a reader of JSON counts only line feeds.
func (n *node) countLines(src string) {
	starts := plaintext.LineStarts(src)
	line, at, column := 1, starts[0], 1 // of the last node
	var count func(n *node)
	count = func(n *node) {
		for ; line < len(starts) && starts[line] <= int(n.Offset); line++ {
			at, column = starts[line], 1
		}
		column += utf8.RuneCountInString(src[at:n.Offset])
		at = int(n.Offset)
		n.Line, n.Column = int32(line), int32(column)
		for _, c := range n.Content {
			count(c)
		}
	}
	count(n)
}

// isNull reports whether n is left out, or null in one of its spellings.
func isNull(n *node) bool {
	return n.Kind == yaml.ScalarNode && n.yaml != nil && n.yaml.Tag == "!!null"
}

// hasLineComment reports whether a comment ends the line of n.
func (n *node) hasLineComment() bool { return n.yaml != nil && n.yaml.LineComment != "" }

// count returns the length of the list under a path of keys, and 0 where none is
// there.
func (n *node) count(path ...string) int {
	for _, key := range path {
		if n = n.get(key); n == nil {
			return 0
		}
	}
	if n.Kind != yaml.SequenceNode {
		return 0
	}
	return len(n.Content)
}

// get returns the value of a key in the map n, and nil where it has none.
func (n *node) get(key string) *node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
