package lsp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// office holds two models and a framework.
var office = map[string]string{
	"models/cafe.yaml": `model: cafe
title: Village café
framework: ../plan.yaml
partners:
  - {id: hall, name: Village hall}
  - {id: council, name: The council, sector: public}
reach: [{id: lonely, title: Lonely people}]
assumptions: [{id: warm, text: The hall is warm}]
activities:
  - id: afternoons
    title: Weekly community café
    partners: [hall]
    leads-to: [meetings]
outputs:
  - id: meetings
    title: Café afternoons held
    leads-to:
      - to: contacts
        because: People who share a table get to know each other
        assumes: [warm]
outcomes:
  short:
    - id: contacts
      title: More people know their neighbours
      supports: [P1]
      leads-to: [wellbeing, garden/growing]
end-state:
  id: wellbeing
  title: Improved wellbeing
`,
	"models/garden.yaml": `model: garden
title: Garden
framework: ../plan.yaml
activities:
  - {id: digging, title: Digging together, leads-to: [growing]}
outputs:
  - {id: growing, title: Vegetables grown, depends-on: [cafe/contacts]}
`,
	"plan.yaml": `framework: plan
title: The plan
levels: [{id: goal, title: Goal}]
outcomes:
  - {id: P1, level: goal, title: Nobody is lonely, description: By 2030}
  - {id: P2, level: goal, title: All are well, contributes-to: [P1]}
`,
	"other.yaml": "kind: Deployment\nspec: [a, b\n",
}

// caret is where the cursor is in the texts of tests.
const caret = "‸"

// place returns a text without the caret, and its position.
func placeOf(t *testing.T, src string) (string, position) {
	t.Helper()
	before, rest, ok := strings.Cut(src, caret)
	if !ok {
		t.Fatalf("no caret in %q", src)
	}
	return before + rest, newText(before + rest).position(len(before))
}

// TestCompletion completes half-written models. Want is what is offered, as far as it is
// listed, and then the text with the first item.
func TestCompletion(t *testing.T) {
	t.Parallel()
	c := start(t, office)
	for _, tt := range []struct{ name, src, want, becomes string }{
		{"keys of an element", "activities:\n  - id: a\n    le‸\n", "leads-to, title", "activities:\n  - id: a\n    leads-to: \n"},
		{"keys that are there already", "activities:\n  - id: a\n    ‸\n    title: A\n    label: B\n", "summary, group, kind, partners", ""},
		{"a key before its colon", "activities:\n  - id: a\n    tit‸: A\n", "title", "activities:\n  - id: a\n    title: A\n"},
		{"the first key of an item", "activities:\n  - ‸\n", "id, title, label", "activities:\n  - id: \n"},
		{"keys at the top", "model: m\nacti‸", "activities", "model: m\nactivities:"},
		{"a word", "activities:\n  - id: a\n    kind: ‸\n", "reach, awareness, capacity, practice, condition", "activities:\n  - id: a\n    kind: reach\n"},
		{"partners by their names", "partners: [{id: x, name: The council}, {id: y, name: Hall}]\nactivities:\n  - id: a\n    partners: [coun‸\n", "x", "partners: [{id: x, name: The council}, {id: y, name: Hall}]\nactivities:\n  - id: a\n    partners: [x\n"},
		{"in the middle of a list", "partners: [{id: x, name: X}, {id: y, name: Y}]\nactivities:\n  - id: a\n    partners: [x, ‸]\n", "y", ""},
		{"a list without brackets", "partners: [{id: x, name: X}]\nactivities:\n  - id: a\n    partners: ‸\n", "x", "partners: [{id: x, name: X}]\nactivities:\n  - id: a\n    partners: [x]\n"},
		{"a list by lines", "partners: [{id: x, name: X}]\nactivities:\n  - id: a\n    partners:\n      ‸\n", "x", "partners: [{id: x, name: X}]\nactivities:\n  - id: a\n    partners:\n      - x\n"},
		{"elements, but itself, here and elsewhere", "activities:\n  - {id: a, title: A}\n  - id: b\n    leads-to: [‸\n", "a, cafe/afternoons, cafe/meetings, cafe/contacts", ""},
		{"the target of a link", "activities:\n  - {id: a, title: A}\n  - id: b\n    leads-to:\n      - to: ‸\n        because: Why\n", "a, cafe/afternoons", ""},
		{"keys of a link", "activities:\n  - id: b\n    leads-to:\n      - to: a\n        ‸\n", "because, evidence, assumes", ""},
		{"keys of a link in braces", "activities:\n  - id: b\n    leads-to: [{to: a, bec‸}]\n", "because", "activities:\n  - id: b\n    leads-to: [{to: a, because: }]\n"},
		{"outcomes of the framework", "framework: ../plan.yaml\noutcomes:\n  short:\n    - id: b\n      supports: [‸]\n", "P1, P2", ""},
		{"outcomes by their titles", "framework: ../plan.yaml\noutcomes:\n  short:\n    - id: b\n      supports: [well‸]\n", "P2", ""},
		{"without a framework", "outcomes:\n  short:\n    - id: b\n      supports: [‸]\n", "", ""},
		{"elements of other models", "activities:\n  - id: b\n    depends-on: [garden/‸\n", "garden/digging, garden/growing", ""},
		{"rules", "ignore:\n  LM06‸\n", "LM060", "ignore:\n  LM060: \n"},
		{"frameworks", "framework: ‸\n", "../plan.yaml", "framework: ../plan.yaml\n"},
		{"in quotes", "partners: [{id: x, name: X}]\nactivities:\n  - id: a\n    partners: [\"‸\"]\n", "x", "partners: [{id: x, name: X}]\nactivities:\n  - id: a\n    partners: [\"x\"]\n"},
		{"in a text", "activities:\n  - id: a\n    title: Some ‸words\n", "", ""},
		{"in a long text", "summary: >\n  Some ‸words\ntitle: T\n", "", ""},
		{"in a comment", "activities: # le‸\n  - id: a\n", "", ""},
		{"an id that is a number", "partners: [{id: '2024', name: X}]\nactivities:\n  - id: a\n    partners: [‸]\n", "2024", "partners: [{id: '2024', name: X}]\nactivities:\n  - id: a\n    partners: [\"2024\"]\n"},
		{"an id in JSON", `{"model": "m", "partners": [{"id": "x", "name": "X"}], "activities": [{"id": "a", "partners": [‸]}]}`, "x", `{"model": "m", "partners": [{"id": "x", "name": "X"}], "activities": [{"id": "a", "partners": ["x"]}]}`},
		{"JSON", `{"model": "m", "activities": [{"id": "a", "‸"}]}`, "title, label", `{"model": "m", "activities": [{"id": "a", "title": }]}`},
		{"after what cannot be shown twice", "activities:\n  - id: a\n    title: 👩‍🌾 é\n    kind: cap‸\n", "capacity", "activities:\n  - id: a\n    title: 👩‍🌾 é\n    kind: capacity\n"},
	} {
		src := tt.src
		if !strings.HasPrefix(src, "{") && !strings.HasPrefix(src, "model:") {
			src = "model: m\n" + src
		}
		src, at := placeOf(t, src)
		c.open("models/new.yaml", src)
		list := ask[completionList](c, "completion", "models/new.yaml", at.Line, at.Character)
		var labels []string
		for _, i := range list.Items {
			labels = append(labels, i.Label)
		}
		var want []string
		if tt.want != "" {
			want = strings.Split(tt.want, ", ")
		}
		if diff := cmp.Diff(want, labels[:min(len(labels), max(len(want), 1))]); diff != "" && (want != nil || labels != nil) {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
			continue
		}
		if tt.becomes == "" {
			continue
		}
		e := list.Items[0].TextEdit
		got := newText(src).replace(&e.Range, e.NewText).src
		if diff := cmp.Diff(tt.becomes, strings.TrimPrefix(got, "model: m\n")); diff != "" && got != tt.becomes {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
	}
}

// TestSnippets completes keys for an editor that takes snippets.
func TestSnippets(t *testing.T) {
	t.Parallel()
	c := newClient(t, office)
	var p initializeParams
	p.Capabilities.TextDocument.Completion.CompletionItem.SnippetSupport = true
	c.call("initialize", p)
	for _, tt := range []struct{ src, want string }{
		{"model: m\nacti‸", "model: m\nactivities:\n  - id: $1\n    title: $2"},
		{"model: m\nactivities:\n  - id: a\n    indi‸", "model: m\nactivities:\n  - id: a\n    indicators: [$0]"},
		{"model: m\nactivities:\n  - part‸", "model: m\nactivities:\n  - partners: [$0]"},
		{"model: m\nend‸", "model: m\nend-state:\n  id: $1\n  title: $2"},
		{"model: m\nactivities:\n  - stat‸", "model: m\nactivities:\n  - status:\n    is: $1"}, // the editor adds the indentation of the line
	} {
		src, at := placeOf(t, tt.src)
		c.open("models/new.yaml", src)
		list := ask[completionList](c, "completion", "models/new.yaml", at.Line, at.Character)
		if len(list.Items) == 0 {
			t.Errorf("%q: nothing is offered", tt.src)
			continue
		}
		i := list.Items[0]
		if got := newText(src).replace(&i.TextEdit.Range, i.TextEdit.NewText).src; got != tt.want || i.InsertTextFormat != snippetFormat {
			t.Errorf("%q becomes %q, want %q", tt.src, got, tt.want)
		}
	}
}
