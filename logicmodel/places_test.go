package logicmodel_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestKeyPos finds the places of keys that the model itself does not keep, in
// each form in which a file may be written, and none in a model built in Go.
func TestKeyPos(t *testing.T) {
	const block = `model: m
title: M
activities:
  - id: a
    title: A
    summary: >-
      It is
      long.
    leads-to:
      - e
      - {to: e, because: "it must", note: n}
    indicators:
      - {id: i, title: Visits, unit: "%"}
end-state: {id: e, title: E}
`
	inJSON := `{"model": "m", "title": "M", "activities": [{"id": "a", "title": "A", "summary": "It", "leads-to": ["e", {"to": "e", "because": "\ud83d\ude42"}],
	"indicators": [{"id": "i", "title": "Visits"}]}], "end-state": {"id": "e", "title": "E"}}`
	for _, test := range []struct {
		name, src                      string
		summary, because, title, short string // what stands at the places
	}{
		{"by lines", block, ">-", `"it must"`, "Visits", ""},
		{"with a byte order mark", "\ufeff" + block, ">-", `"it must"`, "Visits", ""},
		{"in lines of Windows", strings.ReplaceAll(block, "\n", "\r\n"), ">-", `"it must"`, "Visits", ""},
		{"with what only yaml.v3 reads", strings.Replace(block, "title: M", "title: !x M", 1), "", "", "", ""},
		{"with a tab", strings.Replace(block, "title: M", "title: M\t", 1), ">-", `"it must"`, "Visits", ""},
		{"as JSON", inJSON, `"It"`, `"\ud83d\ude42"`, `"Visits"`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			m, list := logicmodel.ParsePartial("m.yaml", []byte(test.src))
			if test.summary == "" {
				if len(list) == 0 {
					t.Fatal("it has no fault")
				}
				return
			}
			if len(list) > 0 {
				t.Fatal(list)
			}
			text := diag.NewText(test.src)
			e := m.Elements[0]
			for _, c := range []struct {
				beside diag.Pos
				key    string
				want   string
			}{
				{e.Pos, "summary", test.summary},
				{e.LeadsTo[1].To.Pos, "because", test.because},
				{e.LeadsTo[0].To.Pos, "because", ""},
				{e.Indicators[0].Pos, "title", test.title},
				{e.Pos, "note", ""},
			} {
				got := ""
				if at := m.KeyPos(c.beside, c.key); at.IsValid() {
					end := text.End(at)
					got = test.src[at.Offset:end.Offset]
				}
				if got != c.want {
					t.Errorf("%s beside %v: got %q, want %q", c.key, c.beside, got, c.want)
				}
			}
		})
	}
	m := builtInGo()
	if at := m.KeyPos(m.Elements[0].Pos, "title"); at != (diag.Pos{}) {
		t.Errorf("built in Go, it is at %+v", at)
	}
}

// TestParsePartial gives what could be read beside the faults.
func TestParsePartial(t *testing.T) {
	m, list := logicmodel.ParsePartial("m.yaml", []byte("model: m\ntitel: M\nactivities: [{id: a, title: A, kind: nonsense, leads-to: [e]}]\n"))
	if len(list) != 2 || m.ID != "m" || len(m.Elements) != 1 || m.Elements[0].LeadsTo[0].To.ID != "e" {
		t.Errorf("%d faults beside %+v", len(list), m)
	}
	if m, list := logicmodel.ParsePartial("m.yaml", []byte("a: b: c")); len(list) != 1 || m == nil || m.ID != "" {
		t.Errorf("%v beside %+v", list, m)
	}
}

// TestRefs walks every reference, and changes them.
func TestRefs(t *testing.T) {
	m, _ := fullModel(t)
	seen := map[string]bool{}
	for ref := range m.Refs() {
		seen[ref.Key] = true
		if ref.ID == "" || !ref.Pos.IsValid() || ref.From == nil || (ref.Link != nil) != (ref.Key == "leads-to" || ref.Key == "assumes" || ref.Key == "risks") {
			t.Errorf("%+v", ref)
		}
		if ref.Key == "leads-to" {
			ref.ID += "-2"
		}
	}
	if len(seen) != 8 {
		t.Errorf("only these are found: %v", seen)
	}
	for _, e := range m.Elements {
		for _, l := range e.LeadsTo {
			if !strings.HasSuffix(l.To.ID, "-2") {
				t.Errorf("%s still leads to %s", e.ID, l.To.ID)
			}
		}
	}
	n := 0
	for range m.Refs() {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("it stops after %d", n)
	}
}

// TestSubjectAt looks at what the places of a model are about.
func TestSubjectAt(t *testing.T) {
	m := builtInGo()
	e := &m.Elements[0]
	e.Pos, e.TitlePos = diag.Pos{Line: 1, Column: 1}, diag.Pos{Line: 2, Column: 1}
	e.Supports = []logicmodel.Ref{{ID: "x", Pos: diag.Pos{Line: 3, Column: 1}}, {ID: "y", Pos: diag.Pos{Line: 4, Column: 1}}}
	l := &e.LeadsTo[0]
	l.To.Pos, l.Risks = diag.Pos{Line: 5, Column: 1}, []logicmodel.Ref{{ID: "r", Pos: diag.Pos{Line: 6, Column: 1}}}
	e.Indicators[0].Pos = diag.Pos{Line: 7, Column: 1}
	e.Indicators[0].Baseline.Pos = diag.Pos{Line: 8, Column: 1}
	e.Ignore = []logicmodel.Suppression{{Code: "LM050", Pos: diag.Pos{Line: 9, Column: 1}}}
	var got []string
	for line := range 10 {
		got = append(got, fmt.Sprint(e.SubjectAt(diag.Pos{Line: line, Column: 1}, 3)))
	}
	want := []string{
		"{element a   3}", "{element a   3}", "{element a  title 3}", "{element a  supports 0}", "{element a  supports 1}",
		"{link a e  0}", "{link a e risks 0}", "{indicator a   0}", "{indicator a  baseline 0}", "{element a  ignore 0}",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
