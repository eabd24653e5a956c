package yamldoc

import (
	"bytes"
	"encoding/json"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
)

// extraPrefix begins the keys that belong to other programs.
const extraPrefix = "x-"

// isExtra reports whether a key belongs to another program.
func isExtra(key string) bool {
	return len(key) > len(extraPrefix) && strings.HasPrefix(key, extraPrefix)
}

// Extras returns the object as one that keeps keys of other programs, which begin
// with "x-". The Value of one is its content as JSON: plain numbers, true, false
// and null unchanged, and all other scalars as texts.
func Extras[T any, E ~struct{ Key, Value string }](o *Object[T], field func(*T) *[]E) *Object[T] {
	c, s := *o, *o.schema
	s.Extra = true
	c.schema = &s
	c.keepExtra = func(dst *T, key, value string) {
		*field(dst) = append(*field(dst), E{Key: key, Value: value})
	}
	c.extras = func(src *T) (all []struct{ Key, Value string }) {
		for _, e := range *field(src) {
			all = append(all, e)
		}
		return all
	}
	return &c
}

// readExtra reads the value of a key of another program.
func (r *reader) readExtra(n *node) (value string, ok bool) {
	var b bytes.Buffer
	ok = r.extraJSON(&b, n)
	return b.String(), ok
}

func (r *reader) extraJSON(b *bytes.Buffer, n *node) bool {
	if !r.checkPlain(n) {
		return false
	}
	switch n.Kind {
	case yaml.MappingNode:
		seen := map[string]*node{}
		b.WriteByte('{')
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if !r.isPlainKey(key) {
				return false
			}
			if seen[key.Value] != nil {
				r.reportRepeated(key, seen[key.Value], "map")
				return false
			}
			seen[key.Value] = key
			if i > 0 {
				b.WriteByte(',')
			}
			b.Write(jsonText(key.Value))
			b.WriteByte(':')
			if !r.extraJSON(b, n.Content[i+1]) {
				return false
			}
		}
		b.WriteByte('}')
	case yaml.SequenceNode:
		b.WriteByte('[')
		for i, c := range n.Content {
			if i > 0 {
				b.WriteByte(',')
			}
			if !r.extraJSON(b, c) {
				return false
			}
		}
		b.WriteByte(']')
	default:
		switch {
		case isNull(n):
			b.WriteString("null")
		case n.Style == 0 && isJSONScalar(n.Value):
			b.WriteString(n.Value)
		default:
			b.Write(jsonText(n.Value))
		}
	}
	return true
}

// isJSONScalar reports whether a plain scalar is written the same in JSON.
func isJSONScalar(s string) bool {
	return s != "" && s[0] != '"' && s[0] != '[' && s[0] != '{' && strings.TrimSpace(s) == s && json.Valid([]byte(s))
}

// jsonText returns a text in JSON. Any string can be written.
func jsonText(s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// extraNode returns the node for a value in JSON, which is valid.
func extraNode(value string) *yaml.Node {
	d := json.NewDecoder(strings.NewReader(value))
	d.UseNumber()
	return tokenNode(d)
}

func tokenNode(d *json.Decoder) *yaml.Node {
	token, err := d.Token()
	if err != nil {
		return nil
	}
	switch t := token.(type) {
	case json.Delim:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		if t == '{' {
			n.Kind = yaml.MappingNode
		}
		for d.More() {
			n.Content = append(n.Content, tokenNode(d))
		}
		_, _ = d.Token() // the closing bracket of what is valid
		if len(n.Content) == 0 {
			n.Style = yaml.FlowStyle
		}
		return n
	case string:
		return keyNode(t)
	case json.Number:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: t.String()}
	case bool:
		if !t {
			return &yaml.Node{Kind: yaml.ScalarNode, Value: "false"}
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Value: "true"}
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: "null"}
}

// checkExtras reports flaws of the keys of other programs.
func (w *flawCollector) checkExtras(all []struct{ Key, Value string }) {
	seen := map[string]bool{}
	for _, e := range all {
		w.enter(e.Key)
		switch {
		case !isExtra(e.Key):
			w.addf("the key %s of another program does not begin with %q; put that before it", diag.Quote(e.Key), extraPrefix)
		case seen[e.Key]:
			w.addf("the key %s is there twice; keep one", diag.Quote(e.Key))
		case !json.Valid([]byte(e.Value)):
			w.addf("the value %s is not JSON", diag.Quote(e.Value))
		default:
			n := extraNode(e.Value)
			if short := NodeJSON(n); short != e.Value {
				w.addf("the value %s is not JSON in its shortest form; write %s", diag.Quote(e.Value), short)
			}
			if key, ok := repeatedKey(n); ok {
				w.addf("the value holds the key %s twice; keep one", diag.Quote(key))
			}
		}
		w.checkText(e.Key)
		seen[e.Key] = true
		w.leave()
	}
}

// repeatedKey returns a key that a map in the node holds twice, and false where there
// is none.
func repeatedKey(n *yaml.Node) (string, bool) {
	seen := map[string]bool{}
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			if seen[c.Value] {
				return c.Value, true
			}
			seen[c.Value] = true
		} else if key, ok := repeatedKey(c); ok {
			return key, true
		}
	}
	return "", false
}
