package rules_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

// fixedCodes counts the fixes by the code of the rule that offers them.
type fixedCodes map[string]int

// check makes each fix of a text apart and checks the text again: the finding is
// gone, and there is no error that was not there.
func (n fixedCodes) check(t *testing.T, name string, src []byte) {
	t.Helper()
	find := func(src []byte) diag.List {
		return checkText(t, os.DirFS("examples"), name, string(src), nil, nil).Findings
	}
	before := find(src)
	for _, d := range before {
		alone := d.Code == "LM001" || d.Code == "LM003" // the other rules are heard once it is mended
		for _, fix := range d.Fixes {
			n[d.Code]++
			mended, err := fix.Apply(src)
			if err != nil {
				t.Errorf("%s: %v: %v", name, d, err)
				continue
			}
			for _, found := range find(mended) {
				was := slices.ContainsFunc(before, func(b diag.Diagnostic) bool { return b.Code == found.Code && b.Message == found.Message })
				same := found.Code == d.Code && found.Message == d.Message && found.Pos.Line == d.Pos.Line && found.Pos.Column == d.Pos.Column
				if same || found.Severity == diag.Error && !was && !alone {
					t.Errorf("%s: the fix %q of %v leaves %v:\n%s", name, fix.Message, d, found, mended)
				}
			}
		}
	}
}

// TestFixesOfExamples makes the fixes of every example of a rule, and of the same
// model as JSON and as [logicmodel.Model.Marshal] writes it.
func TestFixesOfExamples(t *testing.T) {
	n := fixedCodes{}
	names, err := fs.Glob(os.DirFS("examples"), "LM*.yaml")
	if err != nil || len(names) < 50 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		src, err := os.ReadFile("examples/" + name)
		if err != nil {
			t.Fatal(err)
		}
		n.check(t, name, src)
		m, err := logicmodel.Parse(name, src)
		if err != nil {
			continue
		}
		block, err := m.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		n.check(t, name, block)
		inJSON, err := m.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		n.check(t, name, inJSON)
	}
	for _, code := range []string{"LM001", "LM003", "LM004", "LM005", "LM006", "LM024", "LM071", "LM099"} {
		if n[code] == 0 {
			t.Errorf("no fix of %s was made", code)
		}
	}
	t.Logf("fixes made: %v", n)
}

// TestFixes looks at what fixes write, in the forms in which people write lists.
func TestFixes(t *testing.T) {
	const head = "model: m\ntitle: M\n"
	const tail = "end-state: {id: end, title: E}\n"
	for _, test := range []struct{ name, code, src, want string }{
		{"near id", "LM003", "activities: [{id: a, title: A, leads-to: [ned, end]}]\n", "activities: [{id: a, title: A, leads-to: [end, end]}]\n"},
		{"near id in quotes", "LM003", "activities: [{id: a, title: A, leads-to: ['ned']}]\n", "activities: [{id: a, title: A, leads-to: ['end']}]\n"},
		{"near id of a partner", "LM003", "partners: [{id: \"1.0\", name: P}]\nactivities: [{id: a, title: A, partners: [1.O], leads-to: [end]}]\n",
			"partners: [{id: \"1.0\", name: P}]\nactivities: [{id: a, title: A, partners: [1.0], leads-to: [end]}]\n"},
		{"only link", "LM004", "activities:\n  - id: a\n    title: A\n    leads-to: [a]\n", "activities:\n  - id: a\n    title: A\n"},
		{"only link, in one line", "LM004", "activities: [{id: a, title: A, leads-to: [a]}]\n", "activities: [{id: a, title: A}]\n"},
		{"one of a list by lines", "LM004", "activities:\n  - id: a\n    leads-to:\n      - a # oh\n      - end\n    title: A\n", "activities:\n  - id: a\n    leads-to:\n      - end\n    title: A\n"},
		{"last of a list by lines", "LM004", "activities:\n  - id: a\n    title: A\n    leads-to:\n      - end\n      - to: a\n        because: |\n          it\n          is\n", "activities:\n  - id: a\n    title: A\n    leads-to:\n      - end\n"},
		{"first of a list in one line", "LM004", "activities: [{id: a, title: A, leads-to: [a, end]}]\n", "activities: [{id: a, title: A, leads-to: [end]}]\n"},
		{"second link", "LM005", "activities: [{id: a, title: A, leads-to: [end, end]}]\n", "activities: [{id: a, title: A, leads-to: [end]}]\n"},
		{"first link, which says less", "LM005", "activities: [{id: a, title: A, leads-to: [end, {to: end, because: b}]}]\n", "activities: [{id: a, title: A, leads-to: [{to: end, because: b}]}]\n"},
		{"two links that both say something", "LM005", "activities: [{id: a, title: A, leads-to: [{to: end, because: c}, {to: end, because: b}]}]\n", ""},
		{"mark in one line", "LM024", "activities: [{id: a, title: A, leads-to: [end]}, {id: b, title: B, leads-to: [end, {to: a, feedback: yes}]}]\n", "activities: [{id: a, title: A, leads-to: [end]}, {id: b, title: B, leads-to: [end, {to: a}]}]\n"},
		{"mark by lines", "LM024", "activities:\n  - {id: a, title: A, leads-to: [end]}\n  - id: b\n    title: B\n    leads-to:\n      - end\n      - to: a\n        feedback: true\n        note: n\n",
			"activities:\n  - {id: a, title: A, leads-to: [end]}\n  - id: b\n    title: B\n    leads-to:\n      - end\n      - to: a\n        note: n\n"},
		{"mark that comes first", "LM024", "activities:\n  - {id: a, title: A, leads-to: [end]}\n  - id: b\n    title: B\n    leads-to:\n      - end\n      - feedback: true\n        to: a\n",
			"activities:\n  - {id: a, title: A, leads-to: [end]}\n  - id: b\n    title: B\n    leads-to:\n      - end\n      - to: a\n"},
		{"only rule set aside", "LM099", "activities:\n  - id: a\n    title: A\n    leads-to: [end]\n    ignore:\n      LM013: no reason\n    note: n\n", "activities:\n  - id: a\n    title: A\n    leads-to: [end]\n    note: n\n"},
		{"one of two", "LM099", "activities: [{id: a, title: A, leads-to: [end], ignore: {LM013: no reason, LM099: here}}]\n", ""},
		{"key", "LM001", "activites: [{id: a, title: A, leads-to: [end]}]\n", "activities: [{id: a, title: A, leads-to: [end]}]\n"},
		{"key that is there", "LM001", "activities: [{id: a, title: A, titel: B, leads-to: [end]}]\n", ""},
		{"word of a list", "LM001", "activities: [{id: a, title: A, kind: 'practise', leads-to: [end]}]\n", "activities: [{id: a, title: A, kind: 'practice', leads-to: [end]}]\n"},
		{"list of one", "LM001", "activities: [{id: a, title: A, leads-to: end}]\n", "activities: [{id: a, title: A, leads-to: [end]}]\n"},
		{"colon in a text", "LM001", "summary: Aim: \"better\" # c\n", "summary: \"Aim: \\\"better\\\"\" # c\n"},
		{"text that begins with a mark", "LM001", "place: @home\n", "place: \"@home\"\n"},
		{"open quotation mark", "LM001", "place: \"home\nsource: here\n", "place: \"home\"\nsource: here\n"},
		{"no space after a colon", "LM001", "place:home\nsource: here\n", "place: home\nsource: here\n"},
		{"no space after a dash", "LM001", "partners:\n  -id: p\n    name: P\n", "partners:\n  - id: p\n    name: P\n"},
		{"feedback to be marked", "LM006", "activities: [{id: a, title: A, leads-to: [b]}]\noutputs: [{id: b, title: B, leads-to: [end, a]}]\n", "activities: [{id: a, title: A, leads-to: [b]}]\noutputs: [{id: b, title: B, leads-to: [end, {to: a, feedback: true}]}]\n"},
		{"feedback to be marked by lines", "LM006", "activities: [{id: a, title: A, leads-to: [b]}]\noutputs:\n  - id: b\n    title: B\n    leads-to:\n      - end\n      - to: a # why\n        because: c\n",
			"activities: [{id: a, title: A, leads-to: [b]}]\noutputs:\n  - id: b\n    title: B\n    leads-to:\n      - end\n      - to: a\n        feedback: true # why\n        because: c\n"},
	} {
		for _, br := range []string{"\n", "\r\n"} {
			t.Run(fmt.Sprintf("%s %q", test.name, br), func(t *testing.T) {
				breaks := func(s string) []byte { return []byte(withBreaks(s, br)) }
				src := breaks(head + test.src + tail)
				fixedCodes{}.check(t, "m.yaml", src)
				got := ""
				for _, d := range checkText(t, nil, "m.yaml", string(src), nil, nil).Findings {
					if d.Code == test.code && len(d.Fixes) > 0 && got == "" {
						mended, err := d.Fixes[0].Apply(src)
						if err != nil {
							t.Fatal(err)
						}
						got = string(mended)
					}
				}
				want := ""
				if test.want != "" {
					want = string(breaks(head + test.want + tail))
				}
				if got != want {
					t.Errorf("got  %q\nwant %q", got, want)
				}
			})
		}
	}
}

func withBreaks(s, br string) string { return strings.ReplaceAll(s, "\n", br) }
