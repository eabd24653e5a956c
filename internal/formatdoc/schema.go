package formatdoc

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/yamldoc"
)

// JSONSchema returns a JSON Schema (draft 2020-12) of the documents that the table
// describes, for editors. What it accepts, the reader accepts, but for what no
// schema can express: repeated keys, ids that are not there, a second document, and
// ids with some of the rarer signs (see idPattern).
func JSONSchema(s *yamldoc.Schema, title string) ([]byte, error) {
	g := &generator{refs: map[string]string{}, defs: orderedObject{}}
	root := g.object(s)
	doc := orderedObject{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", title},
		{"$comment", "Ids have letters, digits, marks, \"-\", \"_\" and \".\". The pattern for them also lets rarer signs pass, such as emoji, which resultschain refuses: Python, and JavaScript without the flag u, know no classes of letters."},
	}
	doc = append(doc, root...)
	doc = append(doc, field{"$defs", g.defs})
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// An orderedObject is a JSON object that keeps the order of its fields.
type orderedObject []field

type field struct {
	name  string
	value any
}

// MarshalJSON writes the fields in their order.
func (o orderedObject) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, f := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(f.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(f.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

type generator struct {
	refs map[string]string // the name of the definition of an object, by its keys
	defs orderedObject
}

// idPattern matches texts of characters that may be part of an id. It excludes
// all others: one by one up to U+00FF, then by blocks of punctuation, symbols and
// arrows. It uses nothing in which regular expressions differ, and no character
// beyond U+FFFF, which is two in JavaScript.
const idPattern = "^[^" +
	`\x00-,/:-@\[-\^` + "`" + "{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7" +
	"\u2000-\u2070\u2072-\u207e\u2080-\u208f\u20a0-\u20cf" + // punctuation, small digits, currencies
	"\u2122\u2190-\u2bff" + // trade mark, arrows, mathematics, boxes, symbols
	"\u2e00-\u2e2e\u2e30-\u3004\u3008-\u3020\u3030\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65" + // punctuation of other scripts
	"\ue000-\uf8ff\ufeff\ufff0-\uffff" + // of nobody, and no characters
	"]+$"

// An asciiText is a text that JSON writes with \u for all but ASCII, since some
// of its characters are invisible.
type asciiText string

// MarshalJSON writes the text in quotes.
func (s asciiText) MarshalJSON() ([]byte, error) { return []byte(strconv.QuoteToASCII(string(s))), nil }

// schema returns the schema of a value.
func (g *generator) schema(s *yamldoc.Schema) orderedObject {
	switch s.Kind {
	case yamldoc.KindID:
		// A number or a word such as true is taken literally.
		return orderedObject{{"type", []string{"string", "number", "boolean"}}, {"pattern", asciiText(idPattern)}}
	case yamldoc.KindQualified:
		id := strings.TrimSuffix(strings.TrimPrefix(idPattern, "^"), "$")
		return orderedObject{{"type", "string"}, {"pattern", asciiText("^" + id + "/" + id + "$")}}
	case yamldoc.KindBool:
		return orderedObject{{"anyOf", []orderedObject{
			{{"enum", []bool{true, false}}},
			{{"type", "string"}, {"pattern", "^([yY][eE][sS]|[nN][oO]|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$"}},
		}}}
	case yamldoc.KindEnum:
		return orderedObject{{"enum", s.Allowed}}
	case yamldoc.KindList:
		list := orderedObject{{"type", "array"}, {"items", g.schema(s.Items)}}
		if s.Length > 0 {
			list = append(list, field{"minItems", s.Length}, field{"maxItems", s.Length})
		}
		return list
	case yamldoc.KindMap:
		return orderedObject{{"type", "object"}, {"additionalProperties", g.schema(s.Items)}}
	case yamldoc.KindObject:
		ref := orderedObject{{"$ref", "#/$defs/" + g.define(s)}}
		if s.Short != nil {
			return orderedObject{{"anyOf", []orderedObject{g.schema(s.Short), ref}}}
		}
		return ref
	}
	return orderedObject{{"type", []string{"string", "number", "boolean"}}, {"pattern", `\S`}}
}

// define adds a definition of the object, once for all with the same keys, and
// returns its name.
func (g *generator) define(s *yamldoc.Schema) string {
	k := keySignature(s)
	if name, ok := g.refs[k]; ok {
		return name
	}
	name := strings.ReplaceAll(s.Name, " ", "-")
	if s.Name == "input" {
		name = "element" // inputs stand for the elements of all stages
	}
	g.refs[k] = name
	at := len(g.defs)
	g.defs = append(g.defs, field{name, nil})
	g.defs[at].value = g.object(s)
	return name
}

func (g *generator) object(s *yamldoc.Schema) orderedObject {
	properties := orderedObject{}
	var required []string
	for _, k := range s.Keys {
		properties = append(properties, field{k.Name, append(orderedObject{{"description", k.Doc}}, g.schema(k.Schema)...)})
		if k.Required {
			required = append(required, k.Name)
		}
	}
	o := orderedObject{{"description", s.Doc}, {"type", "object"}, {"properties", properties}}
	if len(required) > 0 {
		o = append(o, field{"required", required})
	}
	if len(s.OneOf) > 0 {
		var each []orderedObject
		for _, name := range s.OneOf {
			each = append(each, orderedObject{{"required", []string{name}}})
		}
		o = append(o, field{"oneOf", each})
	}
	if s.Extra {
		o = append(o, field{"patternProperties", orderedObject{{"^x-.", true}}})
	}
	return append(o, field{"additionalProperties", false})
}
