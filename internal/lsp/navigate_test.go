package lsp

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// find returns the position of a text in a file of the office, n characters into it.
func find(t *testing.T, name, text string, n int) position {
	t.Helper()
	i := strings.Index(office[name], text)
	if i < 0 {
		t.Fatalf("%q is not in %s", text, name)
	}
	return newText(office[name]).position(i + n)
}

// words returns places as the names of their files and the texts there.
func (c *client) words(all []location) (words []string) {
	for _, l := range all {
		name, _ := filepath.Rel(c.dir, pathOf(l.URI))
		name = filepath.ToSlash(name)
		src := newText(office[name])
		words = append(words, fmt.Sprintf("%s:%d %s", name, l.Range.Start.Line+1,
			src.src[src.offset(l.Range.Start):src.offset(l.Range.End)]))
	}
	return words
}

// TestNavigate looks for definitions and uses, across files that are not open.
func TestNavigate(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	for _, name := range []string{"models/cafe.yaml", "plan.yaml"} {
		c.open(name, "")
	}
	for _, tt := range []struct{ method, name, text, want string }{
		{"definition", "models/cafe.yaml", "hall]", "models/cafe.yaml:5 hall"},
		{"definition", "models/cafe.yaml", "contacts\n        because", "models/cafe.yaml:23 contacts"},
		{"definition", "models/cafe.yaml", "garden/growing", "models/garden.yaml:7 growing"},
		{"definition", "models/cafe.yaml", "P1]", "plan.yaml:5 P1"},
		{"definition", "models/cafe.yaml", "../plan", "plan.yaml:1 "},
		{"definition", "models/cafe.yaml", "Weekly", ""},
		{"references", "models/cafe.yaml", "contacts\n      title", "models/cafe.yaml:23 contacts, models/cafe.yaml:18 contacts, models/garden.yaml:7 contacts"},
		{"references", "plan.yaml", "P1, level", "plan.yaml:5 P1, plan.yaml:6 P1, models/cafe.yaml:25 P1"},
		{"references", "models/cafe.yaml", "warm]", "models/cafe.yaml:8 warm, models/cafe.yaml:20 warm"},
		{"references", "plan.yaml", "goal, title", "plan.yaml:3 goal, plan.yaml:5 goal, plan.yaml:6 goal"},
	} {
		at := find(t, tt.name, tt.text, 1)
		got := strings.Join(c.words(ask[[]location](c, tt.method, tt.name, at.Line, at.Character)), ", ")
		if got != tt.want {
			t.Errorf("%s of %q in %s: %s, want %s", tt.method, tt.text, tt.name, got, tt.want)
		}
	}
	at := find(t, "models/cafe.yaml", "contacts\n      title", 2)
	if got := ask[[]struct{ Range span }](c, "documentHighlight", "models/cafe.yaml", at.Line, at.Character); len(got) != 2 {
		t.Errorf("highlighted: %v", got)
	}
}

// TestHover looks at keys, things and rules.
func TestHover(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	for _, name := range []string{"models/cafe.yaml", "plan.yaml", "models/garden.yaml"} {
		c.open(name, "")
	}
	c.open("models/ignoring.yaml", "model: ignoring\ntitle: I\nignore: {LM069: none is agreed}\n")
	for _, tt := range []struct{ name, text, want string }{
		{"models/cafe.yaml", "sector", "**sector** – The sector that the partner belongs to.\n\nOne of: `public`, `third`, `private`, `community`"},
		{"models/cafe.yaml", "hall]", "**partner** `hall`: Village hall\n\nnamed in 1 place"},
		{"models/cafe.yaml", "P1]", "**outcome** `P1`: Nobody is lonely\n\nlevel: Goal\n\ndescription: By 2030\n\nin plan.yaml\n\nnamed in 2 places"},
		{"models/cafe.yaml", "garden/growing", "**output** `growing`: Vegetables grown\n\nin models/garden.yaml\n\nnamed in 2 places"},
		{"models/cafe.yaml", "Weekly", "**title** – The element in words. Required."},
	} {
		at := find(t, tt.name, tt.text, 1)
		got, _, _ := strings.Cut(ask[hover](c, "hover", tt.name, at.Line, at.Character).Contents.Value, "\n\n---\n\n")
		if got != tt.want {
			t.Errorf("hover over %q: %q, want %q", tt.text, got, tt.want)
		}
	}
	if got := ask[hover](c, "hover", "models/ignoring.yaml", 2, 10).Contents.Value; !strings.HasPrefix(got, "```text\nLM069 no-framework") {
		t.Errorf("hover over a rule: %s", got)
	}
	c.findings("models/garden.yaml")
	at := find(t, "models/garden.yaml", "growing, title", 1)
	if got := ask[hover](c, "hover", "models/garden.yaml", at.Line, at.Character).Contents.Value; !strings.Contains(got, "\n\n---\n\nLM012 ") {
		t.Errorf("hover over a finding: %s", got)
	}
	if got := c.call("textDocument/hover", documentParams{TextDocument: document{URI: c.uri("other.yaml")}}); string(got) != "null" {
		t.Errorf("hover in what is not open: %s", got)
	}
}

// apply returns the files on the disk after an edit.
func (c *client) apply(e workspaceEdit) map[string]string {
	c.t.Helper()
	all := map[string]string{}
	for uri, edits := range e.Changes {
		name, _ := filepath.Rel(c.dir, pathOf(uri))
		src, err := os.ReadFile(pathOf(uri))
		if err != nil {
			c.t.Fatal(err)
		}
		t := newText(string(src))
		slices.SortFunc(edits, func(a, b textEdit) int { return t.offset(b.Range.Start) - t.offset(a.Range.Start) })
		for _, e := range edits {
			t = t.replace(&e.Range, e.NewText)
		}
		all[filepath.ToSlash(name)] = t.src
	}
	return all
}

// TestRename renames ids in all files.
func TestRename(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	for _, name := range []string{"models/cafe.yaml", "plan.yaml"} {
		c.open(name, "")
	}
	for _, tt := range []struct {
		name, text string
		at         int
		to, want   string
	}{
		{"models/cafe.yaml", "contacts\n      title", 0, "friends", "models/cafe.yaml models/garden.yaml"},
		{"models/cafe.yaml", "garden/growing", 8, "harvest", "models/cafe.yaml models/garden.yaml"},
		{"plan.yaml", "P1, level", 2, "company", "models/cafe.yaml plan.yaml"},
		{"models/cafe.yaml", "hall]", 1, "townhouse", "models/cafe.yaml"},
	} {
		at := find(t, tt.name, tt.text, tt.at)
		before := ask[struct{ Placeholder string }](c, "prepareRename", tt.name, at.Line, at.Character).Placeholder
		p := documentParams{TextDocument: document{URI: c.uri(tt.name)}, Position: at, NewName: tt.to}
		var e workspaceEdit
		if err := json.Unmarshal(c.call("textDocument/rename", p), &e); err != nil {
			t.Fatal(err)
		}
		got := c.apply(e)
		if names := strings.Join(slices.Sorted(maps.Keys(got)), " "); names != tt.want {
			t.Errorf("%s: %s change, want %s", tt.text, names, tt.want)
		}
		for name, src := range got {
			if src == office[name] || strings.ReplaceAll(src, tt.to, before) != office[name] {
				t.Errorf("%s, renamed to %s: (-before +after)\n%s", tt.text, tt.to, cmp.Diff(office[name], src))
			}
		}
	}
	for name, want := range map[string]string{
		"meetings": `"meetings" is the id of an element already`,
		"a b":      `"a b" cannot be an id`,
	} {
		at := find(t, "models/cafe.yaml", "contacts\n      title", 2)
		_, err := c.try("textDocument/rename", documentParams{TextDocument: document{URI: c.uri("models/cafe.yaml")}, Position: at, NewName: name})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("rename to %q: %v", name, err)
		}
	}
	for text, refused := range map[string]bool{"model: broken\ntitle: [x\n": false, "model: broken\ntitle: [contacts\n": true} {
		c.open("models/broken.yaml", text)
		at := find(t, "models/cafe.yaml", "contacts\n      title", 2)
		_, err := c.try("textDocument/rename", documentParams{TextDocument: document{URI: c.uri("models/cafe.yaml")}, Position: at, NewName: "friends"})
		if refused != (err != nil && strings.Contains(err.Error(), "models/broken.yaml cannot be read as it is, and may use the id; mend it first")) {
			t.Errorf("beside %q: %v", text, err)
		}
	}
}
