package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/lsp"
	"github.com/resultschain/resultschain/internal/traditions"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// subjectOf returns a document with the text.
func subjectOf(text string) *lsp.Subject {
	m, faults := logicmodel.ParsePartial("cafe.yaml", []byte(text))
	return &lsp.Subject{Name: "/work/cafe.yaml", Text: []byte(text), Model: m, Partial: len(faults) > 0}
}

// command runs a command, and returns its answer as the page gets it.
func command[T any](t *testing.T, d *Desk, name string, of *lsp.Subject, params string) (answer T, err error) {
	t.Helper()
	result, err := d.Commands()[name](context.Background(), of, []json.RawMessage{json.RawMessage(params)})
	if err == nil {
		var text []byte
		if text, err = json.Marshal(result); err == nil {
			err = json.Unmarshal(text, &answer)
		}
	}
	return answer, err
}

func mustCommand[T any](t *testing.T, d *Desk, name string, of *lsp.Subject, params string) T {
	t.Helper()
	answer, err := command[T](t, d, name, of, params)
	if err != nil {
		t.Fatalf("%s %s: %v", name, params, err)
	}
	return answer
}

func TestPicture(t *testing.T) {
	t.Parallel()
	d, of := New(""), subjectOf(traditions.Starter)
	if p := mustCommand[pictureResult](t, d, "picture", of, `{"show": ["partners"], "lang": "gd"}`); !strings.HasPrefix(p.SVG, "<svg") || !strings.Contains(p.SVG, "Gnìomhan") || p.Words == "" || p.Draft || p.Title != "The name of our project" {
		t.Errorf("the picture is %.300s, %+v", p.SVG, p.Title)
	}
	if p := mustCommand[pictureResult](t, d, "picture", of, `{"format": "png", "paper": "a4", "landscape": true, "theme": "print"}`); p.File.Name != "cafe.png" || p.File.Type != "image/png" || !bytes.HasPrefix(p.File.Data, []byte("\x89PNG")) {
		t.Errorf("the file is %s", p.File.Name)
	}
	for params, want := range map[string]string{
		`{"view": "circle"}`:   `There is no view "circle"; use one of model, chain, triangle, matrix.`,
		`{"view": "triangle"}`: "This view shows the outcomes of a framework, and there is none.",
		`{"sight": 1}`:         `the command cannot be read: json: unknown field "sight"`,
	} {
		if _, err := command[pictureResult](t, d, "picture", of, params); err == nil || err.Error() != want {
			t.Errorf("%s: %v", params, err)
		}
	}
	if _, err := command[pictureResult](t, d, "picture", subjectOf("model: m\ntitle: M\n"), `{}`); err == nil || err.Error() != "There is nothing to draw yet: write down the first step." {
		t.Errorf("an empty model: %v", err)
	}
	if _, err := command[pictureResult](t, d, "picture", subjectOf("model: m\ntitle: [M\n"), `{}`); err == nil || err.Error() != "The text cannot be read as it is: mend what is wrong, and the picture follows." {
		t.Errorf("a broken text: %v", err)
	}
	if _, err := command[pictureResult](t, d, "picture", nil, `{}`); err == nil {
		t.Error("there is a picture of no document")
	}
}

// TestTable makes a model in the table, whose comments stay.
func TestTable(t *testing.T) {
	t.Parallel()
	d := New("")
	of := subjectOf("# ours\nmodel: m\ntitle: M # for now\n\nactivities:\n  - id: talks # weekly\n    title: Talks\n")
	for _, changes := range []string{
		`{"do": "set", "path": ["title"], "text": " The  café "}`,
		`{"do": "set", "path": ["activities", "talks", "title"], "text": "Talks: in the hall"}`,
		`{"do": "add", "stage": "outputs", "text": "Talks held"}`,
		`{"do": "add", "stage": "outputs", "text": "Talks, held"}`,
		`{"do": "link", "path": ["activities", "talks", "leads-to"], "id": "talks-held"}, {"do": "link", "path": ["activities", "talks", "leads-to"], "id": "talks-held-2"}`,
		`{"do": "remove", "path": ["activities", "talks", "leads-to", "talks-held-2"]}`,
		`{"do": "set", "path": ["activities", "talks", "leads-to", "talks-held", "because"], "text": "They are well known"}`,
		`{"do": "assume", "path": ["activities", "talks", "leads-to", "talks-held", "assumes"], "text": "The hall is free"}`,
		`{"do": "assume", "path": ["activities", "talks", "leads-to", "talks-held", "assumes"], "text": "Peace"}`,
		`{"do": "partner", "path": ["activities", "talks", "partners"], "text": "The council"}`,
		`{"do": "partner", "path": ["outputs", "talks-held", "partners"], "text": "the COUNCIL"}`,
		`{"do": "reach", "path": ["outputs", "talks-held", "reach"], "text": "Reach"}`,
		`{"do": "measure", "path": ["outputs", "talks-held", "indicators"], "text": "Number of talks"}`,
		`{"do": "set", "path": ["outputs", "talks-held", "indicators", "number-of-talks", "source"], "text": "Diary"}`,
		`{"do": "figure", "path": ["outputs", "talks-held", "indicators", "number-of-talks", "baseline"], "text": "4", "on": "2025"}`,
		`{"do": "figure", "path": ["outputs", "talks-held", "indicators", "number-of-talks", "targets"], "text": "1,200", "on": "2026/27"}`,
		`{"do": "move", "id": "talks-held-2", "stage": "short"}`,
		`{"do": "link", "path": ["outcomes", "short", "talks-held-2", "leads-to"], "id": "talks", "feedback": true}`,
		`{"do": "add", "stage": "end-state", "text": "Outcomes"}`,
		`{"do": "set", "path": ["case-study", "lessons"], "text": "Begin small"}`,
	} {
		of = subjectOf(mustCommand[editResult](t, d, "edit", of, `{"changes": [`+changes+`]}`).Text)
	}
	const want = `# ours
model: m
title: The café # for now
partners:
  - id: the-council
    name: The council
reach:
  - id: reach-2
    title: Reach
assumptions:
  - id: peace
    text: Peace

activities:
  - id: talks # weekly
    title: "Talks: in the hall"
    partners: [the-council]
    leads-to: [{to: talks-held, because: They are well known, assumes: [The hall is free, peace]}]

outputs:
  - id: talks-held
    title: Talks held
    partners: [the-council]
    reach: [reach-2]
    indicators:
      - id: number-of-talks
        title: Number of talks
        baseline:
          value: 4
          on: 2025
        targets:
          - {value: "1,200", on: 2026/27}
        source: Diary

outcomes:
  short:
    - id: talks-held-2
      title: Talks, held
      leads-to:
        - {to: talks, feedback: true}

end-state:
  - id: outcomes-2
    title: Outcomes

case-study:
  lessons: Begin small
`
	if diff := cmp.Diff(want, string(of.Text)); diff != "" {
		t.Errorf("the text is another one (-want +got)\n%s", diff)
	}
	form := mustCommand[table](t, d, "form", of, `{}`)
	row, held := form.Stages[1].Steps[0], form.Stages[2].Steps[0]
	if form.Title != "The café" || len(form.Stages) != 7 || row.LeadsTo[0].Title != "Talks held" || row.LeadsTo[0].Assumes[0].Title != "The hall is free" || row.Partners[0].Title != "The council" {
		t.Errorf("the table is %+v", form)
	}
	if in := held.Indicators[0]; in.Source != "Diary" || in.Baseline != "4, 2025" || len(in.Targets) != 1 || in.Targets[0] != "1,200, 2026/27" {
		t.Errorf("the measure is %+v", in)
	}
	for changes, want := range map[string]string{
		`{"do": "set", "path": ["activities", "talks", "title"], "text": " "}`: "Write a few words first.",
		`{"do": "fly"}`:                  `There is no change "fly".`,
		`{"do": "link", "id": "nobody"}`: "It is not said what is to be changed.",
		`{"do": "link", "path": ["activities", "nobody", "leads-to"], "id": "talks-held"}`: `There is no "nobody" under "activities" in cafe.yaml.`,
	} {
		if _, err := command[editResult](t, d, "edit", of, `{"changes": [`+changes+`]}`); err == nil || err.Error() != want {
			t.Errorf("%s: %v", changes, err)
		}
	}
	if made := mustCommand[editResult](t, d, "edit", of, `{"changes": [{"do": "remove", "path": ["outputs", "talks-held"]}]}`); strings.Contains(made.Text, "to: talks-held\n") {
		t.Errorf("the text is\n%s", made.Text)
	}
}

// TestTableHidesNothing checks that whatever a file holds is in its table, and can be removed
// by it: what has no column stands under More.
func TestTableHidesNothing(t *testing.T) {
	t.Parallel()
	src, err := examples.FS.ReadFile("village-cafe.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, of := New(""), subjectOf(string(src))
	form := mustCommand[table](t, d, "form", of, `{}`)
	shown, err := json.Marshal(form)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{
		"The school lends helpers from November to March", "Those who come once come again", "untested", "Attendance book", "moderate", "Village Partnership",
		"Families have the time to eat together", "Neighbours known by name", `"baseline":"4 people, 2024"`, `"targets":["6 people, 2027"]`, "household", "Teenagers",
	} {
		if !strings.Contains(string(shown), words) {
			t.Errorf("the table lacks %s", words)
		}
	}
	rest := func(all []extra) (paths [][]string) {
		for _, m := range all {
			paths = append(paths, m.Path)
			for _, i := range m.Items {
				paths = append(paths, i.Path)
			}
		}
		return paths
	}
	paths := rest(form.More)
	for _, s := range form.Stages {
		for _, row := range s.Steps {
			paths = append(paths, rest(row.More)...)
			for _, l := range row.LeadsTo {
				paths = append(append(paths, l.Path), rest(l.More)...)
			}
			for _, in := range row.Indicators {
				paths = append(append(paths, in.Path), rest(in.More)...)
			}
		}
	}
	if len(paths) < 60 {
		t.Fatalf("there are only %d paths", len(paths))
	}
	for _, p := range paths {
		text, err := json.Marshal(map[string]any{"changes": []change{{Do: "remove", Path: p}}})
		if err != nil {
			t.Fatal(err)
		}
		made := mustCommand[editResult](t, d, "edit", of, string(text))
		if made.Text == string(of.Text) {
			t.Errorf("%q is not removed", p)
		}
	}
}

func TestExchange(t *testing.T) {
	t.Parallel()
	d, of := New(""), subjectOf(traditions.Starter)
	book := mustCommand[exportResult](t, d, "export", of, `{"format": "xlsx"}`)
	params, err := json.Marshal(map[string]any{"name": book.File.Name, "data": book.File.Data})
	if err != nil {
		t.Fatal(err)
	}
	back := mustCommand[importResult](t, d, "import", nil, string(params))
	if len(back.Models) != 1 || back.Models[0].Name != "our-model.yaml" || !strings.Contains(back.Models[0].Text, "Weekly community café") || len(back.Findings) > 0 {
		t.Errorf("the import is %+v", back)
	}
	if _, err := command[importResult](t, d, "import", nil, `{"name": "a.png", "data": "iVBORw0KGgo="}`); err == nil || !strings.HasPrefix(err.Error(), `"a.png" is in no format that can be read: `) {
		t.Errorf("a picture: %v", err)
	}
	for format, start := range map[string]string{"html": "<!DOCTYPE html>", "docx": "PK"} {
		r := mustCommand[reportResult](t, d, "report", of, `{"format": "`+format+`", "form": "case-study", "date": "2026-11-28"}`)
		if !bytes.HasPrefix(r.File.Data, []byte(start)) || r.File.Name != "cafe-report."+format {
			t.Errorf("the report %s begins with %.20q", r.File.Name, r.File.Data)
		}
	}
	for params, want := range map[string]string{
		`{"format": "pdf"}`:                  "Open the report as a page, and print that into a PDF.",
		`{"format": "html", "date": "soon"}`: `"soon" is not a date; `,
	} {
		if _, err := command[reportResult](t, d, "report", of, params); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", params, err)
		}
	}
}

// TestCoverage adds up the models of a folder.
func TestCoverage(t *testing.T) {
	t.Parallel()
	d := New(t.TempDir())
	if _, err := command[coverageResult](t, d, "coverage", nil, `{}`); err == nil || err.Error() != "There is no logic model here yet." {
		t.Errorf("an empty folder: %v", err)
	}
	for _, s := range mustCommand[[]start](t, d, "starters", nil, `{}`) {
		if s.Name == "partnership" {
			for _, f := range s.Files {
				if err := os.WriteFile(filepath.Join(d.root, f.Name), []byte(f.Text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for params, want := range map[string]string{`{"of": "coverage"}`: `data-view="matrix"`, `{"of": "models"}`: "<svg"} {
		c := mustCommand[coverageResult](t, d, "coverage", nil, params)
		if !strings.Contains(c.SVG, want) || c.Summary == "" || len(c.Links) > 0 || c.Models+len(c.LeftOut) < 9 {
			t.Errorf("%s: %.200s %+v", params, c.SVG, c.LeftOut)
		}
	}
	if c := mustCommand[coverageResult](t, d, "coverage", nil, `{"format": "csv"}`); c.File.Name != "coverage.csv" {
		t.Errorf("the file is %+v", c.File)
	}
	if r := mustCommand[reportResult](t, d, "reports", nil, `{"format": "docx"}`); r.File.Name != "partnership-report.docx" {
		t.Errorf("the report is %s", r.File.Name)
	}
}

// TestStarters checks that nothing is found in any model that one may start from, and that
// none names commands.
func TestStarters(t *testing.T) {
	t.Parallel()
	all := mustCommand[[]start](t, New(""), "starters", nil, `{}`)
	if len(all) < 10 {
		t.Fatalf("there are %d", len(all))
	}
	for _, s := range all {
		found := false
		for _, f := range s.Files {
			found = found || f.Name == s.First
			if s.Kind == "starter" && strings.Contains(f.Text, "resultschain check") {
				t.Errorf("%s names a command", s.Name)
			}
			if s.Kind != "starter" {
				continue
			}
			r, err := rules.Check([]rules.Source{{Name: f.Name, Text: []byte(f.Text), Kind: rules.ScopeModels, FS: examples.FS}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range r.Results[0].All() {
				t.Errorf("%s: %v", s.Name, d)
			}
		}
		if !found || s.Title == "" {
			t.Errorf("%s has no file %s, or no title", s.Name, s.First)
		}
	}
	if doc := mustCommand[[]string](t, New(""), "rule", nil, `{"code": "LM011"}`); doc[0] != "An activity leads to nothing." {
		t.Errorf("LM011 is about %q", doc)
	}
	if _, err := command[[]string](t, New(""), "rule", nil, `{"code": "X1"}`); err == nil || err.Error() != `There is no rule "X1".` {
		t.Errorf("X1: %v", err)
	}
	if c := mustCommand[map[string]json.RawMessage](t, New(""), "choices", nil, `{}`); len(c) != 8 {
		t.Errorf("the choices are %v", c)
	}
}
