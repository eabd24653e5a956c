package yamldoc

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/resultschain/resultschain/diag"
)

// TestJSONLikeYAML checks that JSON gives the nodes that YAML gives for the
// same text, at the same places.
func TestJSONLikeYAML(t *testing.T) {
	for _, src := range []string{
		`{}`,
		`{"a": "b"}`,
		"\n  {\"a\":[1,2.50,true,false,null,\"x\"],\n\t\"é我\": {\"c\" : []}, \"d\":\"two\\nlines\"}\n",
	} {
		got := new(plainReader).read(src)
		if got == nil {
			t.Fatalf("%s is not read as JSON", src)
		}
		var want yaml.Node
		if err := yaml.Unmarshal([]byte(strings.ReplaceAll(src, "\t", " ")), &want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(outline(nodeOf(want.Content[0], src)), outline(got)); diff != "" {
			t.Errorf("%s (-yaml +json):\n%s", src, diff)
		}
	}
}

type line struct {
	Kind                 yaml.Kind
	Value                string
	Line, Column, Offset int32
	Content              []line
}

func outline(n *node) line {
	l := line{Kind: n.Kind, Value: n.Value, Line: n.Line, Column: n.Column, Offset: n.Offset}
	for _, c := range n.Content {
		l.Content = append(l.Content, outline(c))
	}
	return l
}

// TestJSONLines checks that the place of each node is that of its offset also where a
// line ends as it does in YAML and not in JSON, so that a finding and the excerpt
// under it are about one line.
func TestJSONLines(t *testing.T) {
	for _, src := range []string{
		"{\"a\":\r \"b\", \"c\": [\"d\"]}",
		"{\"a\": \"b\u2028c\", \"d\": [\"e\",\n \"f\"]}",
		"\ufeff{\"a\u2029\": \"b\u0085\", \"d\":\r\n [\"e\"]}\r\n",
	} {
		text := diag.NewText(src)
		var check func(n *node)
		check = func(n *node) {
			if want := text.Pos("", int(n.Offset)); int(n.Line) != want.Line || int(n.Column) != want.Column {
				t.Errorf("%q: %q is at %d:%d, want %s", src, n.Value, n.Line, n.Column, want)
			}
			for _, c := range n.Content {
				check(c)
			}
		}
		check(new(plainReader).read(src))
	}
}

// TestJSONEscapes checks the escapes that YAML does not know.
func TestJSONEscapes(t *testing.T) {
	n := new(plainReader).read(`{"a": "1\/2 \ud83d\ude42"}`)
	if n == nil {
		t.Fatal("it is not read as JSON")
	}
	if got := n.Content[1].Value; got != "1/2 🙂" {
		t.Errorf("the text is %q", got)
	}
}

// TestNotJSON checks that what is not JSON is left to YAML.
func TestNotJSON(t *testing.T) {
	for _, src := range []string{"", " ", "a: b", "[1]", "{a: b}", `{"a": }`, `{"a": 1} x`} {
		if isJSON(src) {
			t.Errorf("%q is taken for JSON", src)
		}
	}
}
