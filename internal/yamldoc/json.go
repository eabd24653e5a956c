package yamldoc

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// unmarshalJSON reads src as JSON, and false where that is none. Nearly all
// JSON is YAML and yaml.v3 reads it, but for the escapes \/ and pairs of \u
// that programs write.
func unmarshalJSON(src []byte) (*yaml.Node, bool) {
	text := bytes.TrimPrefix(src, []byte("\ufeff"))
	if begin := bytes.TrimLeft(text, " \t\r\n"); len(begin) == 0 || begin[0] != '{' || !json.Valid(text) {
		return nil, false
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	r := &jsonReader{src: text, decoder: d, line: 1, column: 1}
	root, err := r.node()
	if err != nil {
		return nil, false
	}
	return &yaml.Node{Kind: yaml.DocumentNode, Line: 1, Column: 1, Content: []*yaml.Node{root}}, true
}

// A jsonReader makes nodes of the tokens of a JSON text.
type jsonReader struct {
	src          []byte
	decoder      *json.Decoder
	offset       int // up to where line and column count
	line, column int
}

// node reads the next value; nil at the end of a list or a map.
func (r *jsonReader) node() (*yaml.Node, error) {
	r.next()
	n := &yaml.Node{Kind: yaml.ScalarNode, Line: r.line, Column: r.column}
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case json.Delim:
		switch token {
		case '{':
			n.Kind, n.Tag = yaml.MappingNode, "!!map"
		case '[':
			n.Kind, n.Tag = yaml.SequenceNode, "!!seq"
		default:
			return nil, nil
		}
		n.Style = yaml.FlowStyle
		for {
			c, err := r.node()
			if c == nil || err != nil {
				return n, err
			}
			n.Content = append(n.Content, c)
		}
	case string:
		n.Tag, n.Value, n.Style = "!!str", token, yaml.DoubleQuotedStyle
	case json.Number:
		n.Tag, n.Value = "!!float", token.String()
	case bool:
		n.Tag, n.Value = "!!bool", "false"
		if token {
			n.Value = "true"
		}
	case nil:
		n.Tag, n.Value = "!!null", "null"
	}
	return n, nil
}

// next moves line and column to the beginning of the next token.
func (r *jsonReader) next() {
	end := int(r.decoder.InputOffset())
	for end < len(r.src) && bytes.IndexByte([]byte(" \t\r\n,:"), r.src[end]) >= 0 {
		end++
	}
	for r.offset < end {
		c, size := utf8.DecodeRune(r.src[r.offset:])
		r.offset += size
		r.column++
		if c == '\n' {
			r.line++
			r.column = 1
		}
	}
}
