package yamldoc

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// readJSON reads src as JSON; nil where it is none. Nearly all JSON is YAML and
// yaml.v3 reads it, but for the escapes \/ and pairs of \u that programs write.
func readJSON(src string) *node {
	text := strings.TrimPrefix(src, "\ufeff")
	if !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") || !json.Valid([]byte(text)) {
		return nil
	}
	r := &jsonReader{src: text, decoder: json.NewDecoder(strings.NewReader(text)), bom: len(src) - len(text), line: 1, column: 1}
	r.decoder.UseNumber()
	root, err := r.node()
	if err != nil {
		return nil
	}
	return root
}

// A jsonReader makes nodes of the tokens of a JSON text.
type jsonReader struct {
	src          string
	decoder      *json.Decoder
	bom          int // bytes of the file before src
	offset       int // up to where line and column count
	line, column int
}

// null is what yaml.v3 says of a value that is left out.
var null = &yaml.Node{Tag: "!!null"}

// node reads the next value; nil at the end of a list or a map.
func (r *jsonReader) node() (*node, error) {
	r.next()
	n := &node{Kind: yaml.ScalarNode, Line: int32(r.line), Column: int32(r.column), Offset: int32(r.offset + r.bom)}
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token := token.(type) {
	case json.Delim:
		switch token {
		case '{':
			n.Kind = yaml.MappingNode
		case '[':
			n.Kind = yaml.SequenceNode
		default:
			return nil, nil
		}
		n.Style = yaml.FlowStyle
		for {
			c, err := r.node()
			if err != nil {
				return n, err
			}
			if c == nil {
				break
			}
			n.Content = append(n.Content, c)
		}
	case string:
		n.Value, n.Style = token, yaml.DoubleQuotedStyle
	case json.Number:
		n.Value = token.String()
	case bool:
		n.Value = strconv.FormatBool(token)
	case nil:
		n.Value, n.yaml = "null", null
	}
	n.End = int32(int(r.decoder.InputOffset()) + r.bom)
	return n, nil
}

// next moves line and column to the beginning of the next token.
func (r *jsonReader) next() {
	end := int(r.decoder.InputOffset())
	for end < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[end]) >= 0 {
		end++
	}
	for r.offset < end {
		c, size := utf8.DecodeRuneInString(r.src[r.offset:])
		r.offset += size
		r.column++
		if c == '\n' {
			r.line++
			r.column = 1
		}
	}
}
