package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestCoverageInBrowser opens the page of a partnership, and one with a model
// that is left out and texts that mean something to HTML.
func TestCoverageInBrowser(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it starts a browser")
	}
	hostile := t.TempDir()
	for name, text := range map[string]string{
		"plan.yaml": `framework: plan
title: <script src="https://example.org/x.js">alert(1)</script> plan & more
levels: [{id: top, title: Village outcome}]
outcomes:
  - {id: V1, level: top, title: "People are well <img src=https://example.org/x.png onerror=alert(1)>"}
  - {id: V2, level: top, title: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlung}
`,
		"a.yaml": `model: a
title: Work of A
framework: plan.yaml
partners: [{id: p, name: "\"A\" & <b>partner</b>"}]
activities: [{id: walks, title: Weekly walks, partners: [p], leads-to: [held]}]
outputs: [{id: held, title: Walks held, leads-to: [known]}]
outcomes: {short: [{id: known, title: More people know each other, leads-to: [well], supports: [V2]}]}
end-state: {id: well, title: People are well, supports: [V1]}
`,
		"b.yaml": "model: b\ntitle: B\nactivites: []\n",
	} {
		if err := os.WriteFile(filepath.Join(hostile, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var pages []string
	for _, c := range []struct {
		name, folder string
		exit         int
	}{
		{"partnership", "../examples/partnership", 0},
		{"hostile", hostile, exitFindings},
	} {
		var page, stderr bytes.Buffer
		if got := run([]string{"coverage", c.folder, "--format", "html"}, nil, &page, &stderr); got != c.exit {
			t.Fatalf("%s: exit status %d: %s", c.name, got, &stderr)
		}
		path := filepath.Join(t.TempDir(), c.name+".html")
		if err := os.WriteFile(path, page.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, path)
	}
	axe(t, pages...)
}
