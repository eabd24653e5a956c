package yamldoc

import "gopkg.in/yaml.v3"

// A node is what the tables look at of a yaml.Node, in less than half its
// memory.
type node struct {
	Kind         yaml.Kind
	Style        yaml.Style
	Line, Column int32
	Value        string // of a scalar; of an alias: its name
	Content      []*node
	yaml         *yaml.Node // which it was made of; nil for plain text
}

// nodeOf is n and what is in it as nodes.
func nodeOf(n *yaml.Node) *node {
	c := &node{Kind: n.Kind, Style: n.Style, Line: int32(n.Line), Column: int32(n.Column), Value: n.Value, yaml: n}
	if len(n.Content) > 0 {
		c.Content = make([]*node, len(n.Content))
		for i, child := range n.Content {
			c.Content[i] = nodeOf(child)
		}
	}
	return c
}

// isNull reports whether n is left out, or null in one of its spellings.
func isNull(n *node) bool {
	return n.Kind == yaml.ScalarNode && n.yaml != nil && n.yaml.Tag == "!!null"
}

// lineComment reports whether a comment ends the line of n.
func (n *node) lineComment() bool { return n.yaml != nil && n.yaml.LineComment != "" }
