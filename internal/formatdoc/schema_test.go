package formatdoc

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// documents are the two kinds of files.
var documents = []struct {
	name, title string
	format      *yamldoc.Schema
	parse       func(src []byte) error
}{
	{"model", "A logic model for resultschain", yamldoc.Shared[logicmodel.Model]().Schema, func(src []byte) error {
		_, err := logicmodel.Parse("model.yaml", src)
		return err
	}},
	{"framework", "An outcomes framework for resultschain", yamldoc.Shared[outcomes.Framework]().Schema, func(src []byte) error {
		_, err := outcomes.Parse("framework.yaml", src)
		// What goes beyond the form, such as a date that there is not, no
		// schema is asked for.
		if list, ok := err.(diag.List); ok && !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == "OF001" }) {
			return nil
		}
		return err
	}},
}

// TestSchemas checks that the committed schemas are what the tables say.
func TestSchemas(t *testing.T) {
	for _, d := range documents {
		got, err := JSONSchema(d.format, d.title)
		if err != nil {
			t.Fatal(err)
		}
		file := "../../docs/schema/" + d.name + ".schema.json"
		if *update {
			if err := os.WriteFile(file, got, 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s is not up to date; run: go test ./internal/formatdoc -update (-want +got):\n%s", file, diff)
		}
	}
}

// TestIDPattern checks the pattern for ids against the reader, character by
// character. It never refuses what the reader accepts. The other way round it is
// exact up to U+00FF and for the marks that people meet, but not everywhere:
// emoji and the signs of some scripts pass here and are refused by the reader.
func TestIDPattern(t *testing.T) {
	pattern := regexp.MustCompile(idPattern)
	loose := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		switch schema, reader := pattern.MatchString(string(r)), yamldoc.IsID(string(r)); {
		case reader && !schema:
			t.Errorf("the schema refuses %U", r)
		case schema && !reader && r <= 0xff:
			t.Errorf("the schema accepts %U", r)
		case schema && !reader && r <= 0xffff:
			loose++
		}
	}
	t.Logf("up to U+FFFF the schema accepts %d characters that the reader refuses", loose)
	for _, id := range []string{"", "two words", "a/b", "a\u00a0b", "a\u2009b", "“a”", "a–b", "a→b", "a…", "€5", "a™", "½", "x²", "a\ufeffb", "a\n"} {
		if pattern.MatchString(id) || yamldoc.IsID(id) {
			t.Errorf("%q is an id", id)
		}
	}
	for _, id := range []string{"a", "1.10", "a_b-c", "café", "cafe\u0301", "здоровье", "健康", "स्वास्थ्य", "१२"} {
		if !pattern.MatchString(id) || !yamldoc.IsID(id) {
			t.Errorf("%q is no id", id)
		}
	}
	if !pattern.MatchString("😀") || yamldoc.IsID("😀") {
		t.Error("emoji are no longer where the schema and the reader differ; tell so in the $comment")
	}

	// What Python, JavaScript and Go read alike.
	for _, r := range idPattern {
		if r > 0xffff {
			t.Errorf("%U is two characters to JavaScript", r)
		}
	}
	if strings.Contains(idPattern, "(?") || regexp.MustCompile(`\\[^x\[^]`).MatchString(idPattern) {
		t.Error("the pattern has what not every regular expression knows")
	}
}

// TestSchemaAgrees checks that the schema and the reader accept and refuse the
// same documents. None has an id with the rarer signs of TestIDPattern, in which
// they differ.
func TestSchemaAgrees(t *testing.T) {
	for _, d := range documents {
		schema := compile(t, d.name)
		accepted, refused := 0, 0
		for name, src := range corpus(t, d.name) {
			var value any
			if err := yaml.Unmarshal(src, &value); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			schemaErr, readErr := schema.Validate(plain(value)), d.parse(src)
			if (schemaErr == nil) != (readErr == nil) {
				t.Errorf("%s %s: the schema says %v, the reader says %v", d.name, name, schemaErr, readErr)
			}
			if readErr == nil {
				accepted++
			} else {
				refused++
			}
		}
		t.Logf("%s: %d documents accepted by both, %d refused", d.name, accepted, refused)
		if accepted < 3 || refused < 20 {
			t.Errorf("%s: the corpus has %d good and %d bad documents, too few", d.name, accepted, refused)
		}
	}
}

func compile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile("../../docs/schema/" + name + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plain is a decoded document as JSON would be: keys that are not texts turned
// into texts, and times, which an editor sees as texts, too.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for k, x := range v {
			m[k] = plain(x)
		}
		return m
	case map[any]any:
		m := map[string]any{}
		for k, x := range v {
			m[fmt.Sprint(k)] = plain(x)
		}
		return m
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
		return v
	case nil, bool, int, float64, string:
		return v
	}
	return fmt.Sprint(v)
}

// corpus is the example files of a kind, and for the richest of them every
// variant in which one value is taken out, emptied, or put in a wrong shape.
func corpus(t *testing.T, kind string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	names, err := fs.Glob(examples.FS, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		src, err := fs.ReadFile(examples.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(src), "\nmodel:") == (kind == "model") {
			all[name] = src
		}
	}
	files := []string{"testdata/" + kind + ".yaml"}
	if kind == "model" {
		files = append(files, "../../logicmodel/testdata/wide.yaml")
	}
	for _, file := range files {
		rich, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all[file] = rich
		for name, src := range variants(t, rich) {
			all[file+" "+name] = src
		}
	}
	return all
}

// variants are the document with one value changed, for each value and change.
func variants(t *testing.T, src []byte) map[string][]byte {
	t.Helper()
	changes := map[string]func(n *yaml.Node){
		"null": func(n *yaml.Node) { *n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"} },
		"empty": func(n *yaml.Node) {
			*n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "", Style: yaml.DoubleQuotedStyle}
		},
		"spaces": func(n *yaml.Node) {
			*n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "two words", Style: yaml.DoubleQuotedStyle}
		},
		"number": func(n *yaml.Node) { *n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!float", Value: "1.5"} },
		"bool":   func(n *yaml.Node) { *n = yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"} },
		"list":   func(n *yaml.Node) { *n = yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{copyOf(n)}} },
		"map": func(n *yaml.Node) {
			*n = yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: "unheard-of"}, copyOf(n)}}
		},
		"nothing": func(n *yaml.Node) { *n = yaml.Node{Kind: yaml.SequenceNode} },
	}
	out := map[string][]byte{}
	for change, apply := range changes {
		for i := 0; ; i++ {
			var doc yaml.Node
			if err := yaml.Unmarshal(src, &doc); err != nil {
				t.Fatal(err)
			}
			n, where := valueAt(&doc, i)
			if n == nil {
				break
			}
			apply(n)
			text, err := yaml.Marshal(&doc)
			if err != nil {
				t.Fatal(err)
			}
			out[where+" "+change] = text
		}
	}
	return out
}

func copyOf(n *yaml.Node) *yaml.Node { c := *n; return &c }

// valueAt is value i of the document in its order, keys not counted.
func valueAt(n *yaml.Node, i int) (*yaml.Node, string) {
	count := -1 // the document itself
	var find func(n *yaml.Node, path string) (*yaml.Node, string)
	find = func(n *yaml.Node, path string) (*yaml.Node, string) {
		if count == i {
			return n, path
		}
		count++
		for k, c := range n.Content {
			if n.Kind == yaml.MappingNode && k%2 == 0 {
				continue
			}
			step := fmt.Sprintf("%s[%d]", path, k)
			if n.Kind == yaml.MappingNode {
				step = path + "." + n.Content[k-1].Value
			}
			if found, where := find(c, step); found != nil {
				return found, where
			}
		}
		return nil, ""
	}
	return find(n, "")
}
