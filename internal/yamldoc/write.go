package yamldoc

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// Write returns the document src as YAML by the table obj, with the keys in the
// order of the table. What [Read] reads from it equals src but for places.
func Write[T any](obj *Object[T], src *T) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := errors.Join(e.Encode(obj.document(src)), e.Close()); err != nil {
		return nil, fmt.Errorf("writing YAML: %w", err)
	}
	return b.Bytes(), nil
}

// document returns the node of src, an empty map where there is nothing to write.
func (o *Object[T]) document(src *T) *yaml.Node {
	if n := o.write(src); n != nil {
		return n
	}
	return &yaml.Node{Kind: yaml.MappingNode}
}

// WriteJSON returns the document src as JSON by the table obj, in the same form
// and with the same order of keys as [Write]. [Read] reads it as well.
func WriteJSON[T any](obj *Object[T], src *T) []byte { return []byte(NodeJSON(obj.document(src))) }

// NodeJSON returns a node as JSON.
func NodeJSON(n *yaml.Node) string {
	var b bytes.Buffer
	writeJSON(&b, n)
	return b.String()
}

func writeJSON(b *bytes.Buffer, n *yaml.Node) {
	marks := "[]"
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag != "" && n.Tag != "!!str" || n.Tag == "" && n.Style == 0 { // the second is one of [extraNode]
			b.WriteString(n.Value)
			return
		}
		b.Write(jsonText(n.Value))
		return
	case yaml.MappingNode:
		marks = "{}"
	}
	b.WriteByte(marks[0])
	for i, c := range n.Content {
		switch {
		case i == 0:
		case n.Kind == yaml.MappingNode && i%2 == 1:
			b.WriteByte(':')
		default:
			b.WriteByte(',')
		}
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			b.Write(jsonText(c.Value))
			continue
		}
		writeJSON(b, c)
	}
	b.WriteByte(marks[1])
}

// textNode returns a scalar that reads back as exactly s; nil for the empty text.
func textNode(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return keyNode(s)
}

func keyNode(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	// Plain and block styles lose white space at the ends of lines and
	// trip over rare characters; a quoted scalar keeps all. A plain "<<" would
	// be a merge key.
	if s == "<<" || strings.TrimSpace(s) != s || strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' || r > 0x7e && !unicode.IsPrint(r) || r == 0xfeff
	}) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}
