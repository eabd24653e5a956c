package yamldoc

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// asRead is a node that yaml.v3 read as plain text gives it, which knows no
// comments and no tags but those that change what is read.
func asRead(n *node) *node {
	c := *n
	if y := n.yaml; y != nil && y.Anchor == "" && y.Tag != "!!null" && y.Tag != "!!merge" {
		c.yaml = nil
	}
	c.Content, c.End = nil, 0
	for _, child := range n.Content {
		c.Content = append(c.Content, asRead(child))
	}
	return &c
}

// sameAsYAML checks that what is read as plain of src, if anything, is what
// yaml.v3 reads, and reports whether it reads it.
func sameAsYAML(t *testing.T, src []byte) bool {
	t.Helper()
	if !(&reader{Source: &Source{src: string(src)}}).checkInput(string(src)) || isJSON(string(src)) { // see TestJSONLikeYAML
		return false
	}
	got := new(plainReader).read(string(src))
	if got == nil {
		return false
	}
	doc, _, err := unmarshal(src)
	if err != nil {
		t.Fatalf("yaml.v3 refuses what is read as plain: %v\n%s", err, src)
	}
	if diff := cmp.Diff(asRead(nodeOf(doc.Content[0], string(src))), asRead(got), cmp.AllowUnexported(node{})); diff != "" {
		t.Fatalf("read as plain (+) and by yaml.v3 (-):\n%s\n%s", diff, src)
	}
	return true
}

// TestPlainExamples checks that every file of ours is read without yaml.v3,
// and alike.
func TestPlainExamples(t *testing.T) {
	n := 0
	err := filepath.WalkDir("../../examples", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".yaml" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n++
		for name, src := range map[string]string{"LF": string(src), "CR LF": strings.ReplaceAll(string(src), "\n", "\r\n")} {
			if !sameAsYAML(t, []byte(src)) {
				t.Errorf("%s, lines that end with %s: not read as plain", path, name)
			}
		}
		return nil
	})
	if err != nil || n < 10 {
		t.Errorf("%d examples read: %v", n, err)
	}
}

// plainTexts are read without yaml.v3.
var plainTexts = []string{
	"a: b",
	"a: b\n",
	"# c\n\na: b # d\n\n# e\n",
	"a: b\nc:   d  \n",
	"a:\n  b: c\n  d:\n    e: f\ng: h\n",
	"a:\n- b\n- c\nd: e\n",
	"a:\n  - b: c\n    d: e\n  -   f: g\n      h: i\n",
	"a:\n  - - b\n    - c\n  -\n    d: e\n  - f\n",
	"a:\n  b\n",
	"a: b\n  c\n\n  d\n\n\n  e # f\ng: h\n",
	"a: b - c\n  - d\n  #x\n",
	"a: 'b'\n'c d': \"e\"\n\"f\" : g\n",
	"a: 'it''s'\nb: \"x \\\"y\\\" \\\\ \\n z\"\n",
	"a: 'b\n  c\n\n  d  e  '\ne: \"f  \n  g\"\n",
	"a: |\n  b\n   c\n\n  d\n\ne: f\n",
	"a: |-\n  b\n\n\nc: |+ # d\n  e\n\n\nf: >\n  g\n  h\n\n  i\n    j\n    k\n  l\n",
	"a: >-\n\n  b\n  c\n# d\ne: f",
	"a: |\n  b",
	"a:\n- |\n b\n- >\n  c\n",
	"a: [b, c d, 'e, f', \"g\", [h], {i: j, 'k': [l]}]\n",
	"a: []\nb: {}\nc: [d,]\n",
	"a: [\n  b, # c\n  d\n]\ne: {f: g,\n  h: i}\n",
	"a: b:c\nd: e#f\ng: [h:i, j#k]\n",
	"a: -1\nb: 1.10\nc: 2010-01-01\nd: yes\ne: [-f]\n",
	"£: ’é’ 日本 # x\nb: [’, {é: ü}]\n",
	"a-b_c.d: e\na (b): c?\n",
	"a: b\r\nc:\r\n  - d\r\n  - |\r\n    e\r\n    f\r\n",
}

func TestPlain(t *testing.T) {
	for _, src := range plainTexts {
		if !sameAsYAML(t, []byte(src)) {
			t.Errorf("not read as plain:\n%s", src)
		}
	}
}

// notPlainTexts are left to yaml.v3.
var notPlainTexts = []string{
	"", "a", "- a", "{a: b}", "[a]", "# a", "a:", "a: b\na", "a: b\n c: d", "a: b: c", "a: b c\n  d: e",
	" a: b", "a: ~", "a: null", "a: [null]", "a: {b}", "a: {b: }", "<<: a", "a: &b c", "a: *b", "a: !b c", "? a\n: b",
	"---\na: b", "a: b\n---\nc: d", "a: b\n...", "%YAML 1.1\n---\na: b", "a:\tb", "a: b\rc: d", "\ufeffa: b",
	"a: [b", "a: [b: c]", "a: [b]: c", "a: 'b", "a: 'b' c", "a: \"\\x41\"", "a: \"b\\\n  c\"", "a: |2\n   b", "a: |\n", "a: |\nb: c",
	"a:\n  - b\n c: d", "a:\n  b: c\n d: e", "a:\n  -\n  - b", "a: - b", "a: @b", "a: `b`", "a: %b", "a: # b\nc: d", "a: [b\n  c]", "a: [?b]",
	"a: b # c\n  d", "a: \"b\"#c", "a: b\u0085c", "a: b\u2028c",
	// A key and the spaces before its colon are at most 1024 characters.
	"a" + spaces + ": b", "'a'" + spaces + ": b", "\"a\"" + spaces + ": b", "a: b\nc" + spaces + ": d", "a:\n- b" + spaces + ": c",
	"a: {b" + spaces + ": c}", "a: {'b'" + spaces + ": c}", "a: {\"b\"" + spaces + ": c}",
}

var spaces = strings.Repeat(" ", 1024)

func TestNotPlain(t *testing.T) {
	for _, src := range notPlainTexts {
		if new(plainReader).read(src) != nil {
			t.Errorf("read as plain:\n%s", src)
		}
	}
}

// A reader that is put aside keeps no text, no nodes and little memory.
func TestForget(t *testing.T) {
	for _, n := range []int{1, 100_000} {
		for _, end := range []string{"", "b: c: d\n"} {
			p := new(plainReader)
			p.read(strings.Repeat("a: b\n", n) + end)
			p.forget()
			if p.s != "" {
				t.Errorf("%d lines and %q: the text is kept", n, end)
			}
			if got := max(len(p.blocks)*blockSize, cap(p.links), cap(p.open)); got > maxKept {
				t.Errorf("%d lines and %q: room for %d is kept", n, end, got)
			}
			for _, block := range p.blocks {
				if slices.ContainsFunc(block, func(n node) bool { return n.Value != "" || n.Content != nil }) {
					t.Errorf("%d lines and %q: nodes are kept", n, end)
				}
			}
			for _, links := range [][]*node{p.links[:cap(p.links)], p.open[:cap(p.open)]} {
				if slices.ContainsFunc(links, func(n *node) bool { return n != nil }) {
					t.Errorf("%d lines and %q: nodes are kept", n, end)
				}
			}
		}
	}
}

// Of a text that yaml.v3 reads after all, nothing that was read of it before is kept.
func TestForgetNotPlain(t *testing.T) {
	src := strings.Repeat("a: b\n", 100_000) + "c: ~\n"
	r := &reader{Source: &Source{src: src}, plain: new(plainReader)}
	if r.decode() == nil {
		t.Fatalf("findings are %v", r.list)
	}
	if r.plain.s != "" || r.plain.open != nil {
		t.Errorf("the text or %d nodes are kept", len(r.plain.open))
	}
}

// FuzzPlain checks that a text is read alike with yaml.v3 and without.
func FuzzPlain(f *testing.F) {
	for _, src := range append(plainTexts, notPlainTexts...) {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) { sameAsYAML(t, []byte(src)) })
}
