package halfread

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
)

var model = yamldoc.Shared[logicmodel.Model]().Schema

// check checks that the places of the nodes lie in the text.
func check(t *testing.T, src string, n *Node) {
	t.Helper()
	for _, c := range n.Nodes {
		if c.Parent != n || c.KeyFrom < 0 || c.KeyFrom > c.KeyTo || c.KeyTo > len(src) || c.From < 0 || c.To > len(src) || c.End() > len(src) || c.Start() > c.End() {
			t.Fatalf("%q: the node %q has the places %d, %d, %d, %d", src, c.Key, c.KeyFrom, c.KeyTo, c.From, c.To)
		}
		check(t, src, c)
	}
}

// TestHalf parses models that end anywhere, or in which anything is left out. Package
// lsp compares what is read of whole ones with what the strict reader reads.
func TestHalf(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../../examples/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		src := string(text)
		for end := 0; end < len(src); end += 1 + len(src)/100 {
			check(t, src[:end], Parse(src[:end], model))
			cut := src[:end] + src[min(end+5, len(src)):]
			check(t, cut, Parse(cut, model))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: [b, {c: d", "a:\n- b: 'c\n- d", "{\"a\": [1, {}]} x", "a: |\n  b\nc: >", "- - a: b\n  - c", "\ta: b\r\n\r c:", "a: b\n  c\n d: e", "a: {b\n c", "---\na: \"b\\", "[]\n- a", "{}\n a: b\n - c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) { check(t, src, Parse(src, model)) })
}
