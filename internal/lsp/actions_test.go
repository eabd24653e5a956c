package lsp

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// actions returns the actions at the finding with the code in a document.
func (c *client) actions(name, code string) []codeAction {
	c.t.Helper()
	for _, d := range c.findings(name) {
		if d.Code != code {
			continue
		}
		var all []codeAction
		p := documentParams{TextDocument: document{URI: c.uri(name)}, Range: d.Range}
		if err := json.Unmarshal(c.call("textDocument/codeAction", p), &all); err != nil {
			c.t.Fatal(err)
		}
		return all
	}
	c.t.Fatalf("there is no finding %s in %s: %v", code, name, c.findings(name))
	return nil
}

// TestActions mends findings, each in a model that the client has saved.
func TestActions(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	const head = "model: m\ntitle: M\nframework: plan.yaml\npartners:\n  - {id: p, name: P}\nactivities:\n  - id: a\n    title: A\n    partners: [p]\n    leads-to: [o]\noutputs:\n  - id: o\n    title: O\n    leads-to: [s]\noutcomes:\n  short:\n    - {id: s, title: Spring comes, leads-to: [e]}\nend-state: {id: e, title: E}\n"
	for _, tt := range []struct{ name, old, new, code, action, becomes string }{
		{"a slip of the pen", "partners: [p]", "partnes: [p]", "LM001", `write "partners"`, "partners: [p]"},
		{"an id that is nearly right", "leads-to: [o]", "leads-to: [oo]", "LM003", `add the output "oo"`, "- id: oo\n    title: Oo"},
		{"a missing partner", "partners: [p]", "partners: [p, city-council]", "LM003", `add the partner "city-council"`, "  - {id: p, name: P}\n  - {id: city-council, name: City council}\n"},
		{"a missing outcome", "leads-to: [s]", "leads-to: [s, t-x]", "LM003", `add the short-term outcome "t-x"`, "    - {id: s, title: Spring comes, leads-to: [e]}\n    - {id: t-x, title: T x}\n"},
		{"a rule for an element", "    leads-to: [s]\n", "", "LM013", `set LM013 aside for "s", with a reason`, "ignore: {LM013: write the reason here}"},
		{"a rule for the model", "framework: plan.yaml\n", "", "LM069", "set LM069 aside in this model, with a reason", "ignore:\n  LM069: write the reason here\n"},
	} {
		src := strings.Replace(head, tt.old, tt.new, 1)
		if src == head {
			t.Fatalf("%s: nothing is wrong", tt.name)
		}
		c.write("models.yaml", src)
		c.openURI(c.uri("models.yaml"), src)
		var titles []string
		done := false
		for _, a := range c.actions("models.yaml", tt.code) {
			titles = append(titles, a.Title)
			if a.Title != tt.action {
				continue
			}
			done = true
			if got := c.apply(a.Edit)["models.yaml"]; !strings.Contains(got, tt.becomes) {
				t.Errorf("%s: %s", tt.name, cmp.Diff(src, got))
			}
			if len(a.Diagnostics) != 1 || a.Diagnostics[0].Code != tt.code {
				t.Errorf("%s is about %v", tt.name, a.Diagnostics)
			}
		}
		if !done {
			t.Errorf("%s: offered are %q", tt.name, titles)
		}
	}
}

// TestSymbols lists what a model holds.
func TestSymbols(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	c.open("models/cafe.yaml", "")
	c.open("broken.yaml", "model: b\nactivities:\n  - id: a\n    indicators: [{id: i, title: I}]\noutputs: [{id: o\nend-state: [{id: e, title: E")
	show := func(name string) string {
		var b strings.Builder
		var write func(all []documentSymbol, indent string)
		write = func(all []documentSymbol, indent string) {
			for _, s := range all {
				b.WriteString(indent + strings.TrimSpace(s.Detail+" "+s.Name) + "\n")
				if after(s.Range.Start, s.SelectionRange.Start) || after(s.SelectionRange.End, s.Range.End) {
					t.Errorf("%s: the name of %s is at %v, and all of it at %v", name, s.Name, s.SelectionRange, s.Range)
				}
				write(s.Children, indent+"  ")
			}
		}
		write(ask[[]documentSymbol](c, "documentSymbol", name, 0, 0), "")
		return b.String()
	}
	if diff := cmp.Diff(`partners
  hall Village hall
  council The council
reach
  lonely Lonely people
assumptions
  warm The hall is warm
activities
  afternoons Weekly community café
outputs
  meetings Café afternoons held
outcomes
  short
    contacts More people know their neighbours
wellbeing Improved wellbeing
`, show("models/cafe.yaml")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff("activities\n  a (a)\n    i I\noutputs\n  o (o)\nend-state\n  e E\n", show("broken.yaml")); diff != "" {
		t.Errorf("broken (-want +got)\n%s", diff)
	}
	folds := ask[[]foldingRange](c, "foldingRange", "models/cafe.yaml", 0, 0)
	if len(folds) != 11 || folds[0] != (foldingRange{StartLine: 3, EndLine: 5}) {
		t.Errorf("folds: %v", folds)
	}
}

// TestFormat formats documents, with one edit of the lines that change.
func TestFormat(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	const good = "model: m\ntitle: M\n\npartners:\n  - {id: p, name: P}\n"
	for _, tt := range []struct {
		src         string
		first, last int // lines
	}{
		{good, 0, 0},
		{"model: m\ntitle:   'M'\n\npartners:\n  - {id: p, name: P}\n", 1, 2},
		{"model: m\ntitle: M\n\npartners:\n  - {id: p,   name: P}", 4, 4},
		{"title: M\nmodel: m\n\npartners:\n  - {id: p, name: P}\n", 0, 2},
	} {
		c.write("m.yaml", tt.src)
		c.open("m.yaml", "")
		edits := ask[[]textEdit](c, "formatting", "m.yaml", 0, 0)
		if tt.src == good && len(edits) == 0 {
			continue
		}
		got := c.apply(workspaceEdit{map[string][]textEdit{c.uri("m.yaml"): edits}})["m.yaml"]
		if len(edits) != 1 || got != good || edits[0].Range.Start.Line != tt.first || edits[0].Range.End.Line != tt.last {
			t.Errorf("%q becomes %q by %v", tt.src, got, edits)
		}
	}
	c.open("m.yaml", "model: [m\n")
	if _, err := c.try("textDocument/formatting", documentParams{TextDocument: document{URI: c.uri("m.yaml")}}); err == nil {
		t.Error("what is no YAML is formatted")
	}
}
