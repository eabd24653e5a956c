package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
	if p := mustCommand[drawn](t, d, "picture", of, `{"show": ["partners"], "lang": "gd"}`); !strings.HasPrefix(p.SVG, "<svg") || !strings.Contains(p.SVG, "Gnìomhan") || p.Words == "" || p.Draft || p.Title != "The name of our project" {
		t.Errorf("the picture is %.300s, %+v", p.SVG, p.Title)
	}
	if p := mustCommand[drawn](t, d, "picture", of, `{"format": "png", "paper": "a4", "landscape": true, "theme": "print"}`); p.File.Name != "cafe.png" || p.File.Type != "image/png" || !bytes.HasPrefix(p.File.Data, []byte("\x89PNG")) {
		t.Errorf("the file is %s", p.File.Name)
	}
	for params, want := range map[string]string{
		`{"view": "circle"}`:   `There is no view "circle"; use one of model, chain, triangle, matrix.`,
		`{"view": "triangle"}`: "This view shows the outcomes of a framework, and there is none.",
		`{"sight": 1}`:         `the command cannot be read: json: unknown field "sight"`,
	} {
		if _, err := command[drawn](t, d, "picture", of, params); err == nil || err.Error() != want {
			t.Errorf("%s: %v", params, err)
		}
	}
	if _, err := command[drawn](t, d, "picture", subjectOf("model: m\ntitle: M\n"), `{}`); err == nil || err.Error() != "There is nothing to draw yet: write down the first step." {
		t.Errorf("an empty model: %v", err)
	}
	if _, err := command[drawn](t, d, "picture", subjectOf("model: m\ntitle: [M\n"), `{}`); err == nil || err.Error() != "The text cannot be read as it is: mend what is wrong, and the picture follows." {
		t.Errorf("a broken text: %v", err)
	}
	if _, err := command[drawn](t, d, "picture", nil, `{}`); err == nil {
		t.Error("there is a picture of no document")
	}
}

// TestTable makes a model in the table, whose comments stay.
func TestTable(t *testing.T) {
	t.Parallel()
	d := New("")
	of := subjectOf("# ours\nmodel: m\ntitle: M # for now\n\nactivities:\n  - id: talks # weekly\n    title: Talks\n")
	for _, step := range []struct{ changes, id string }{
		{`{"do": "title", "text": " The  café "}`, ""},
		{`{"do": "title", "id": "talks", "text": "Talks: in the hall"}`, "talks"},
		{`{"do": "add", "stage": "outputs", "text": "Talks held"}`, "talks-held"},
		{`{"do": "add", "stage": "outputs", "text": "Talks, held"}`, "talks-held-2"},
		{`{"do": "link", "id": "talks", "to": "talks-held"}, {"do": "link", "id": "talks", "to": "talks-held-2"}`, "talks"},
		{`{"do": "unlink", "id": "talks", "to": "talks-held-2"}`, "talks"},
		{`{"do": "partner", "id": "talks", "text": "The council"}`, "talks"},
		{`{"do": "partner", "id": "talks-held", "text": "the COUNCIL"}`, "talks-held"},
		{`{"do": "indicator", "id": "talks-held", "text": "Number of talks"}`, "talks-held"},
		{`{"do": "move", "id": "talks-held-2", "stage": "short"}`, "talks-held-2"},
		{`{"do": "add", "stage": "end-state", "text": "All are well"}`, "all-are-well"},
	} {
		made := mustCommand[edited](t, d, "edit", of, `{"changes": [`+step.changes+`]}`)
		if made.ID != step.id {
			t.Errorf("%s is of %q", step.changes, made.ID)
		}
		of = subjectOf(made.Text)
	}
	const want = `# ours
model: m
title: The café # for now
partners:
  - id: the-council
    name: The council

activities:
  - id: talks # weekly
    title: "Talks: in the hall"
    partners: [the-council]
    leads-to: [talks-held]

outputs:
  - id: talks-held
    title: Talks held
    partners: [the-council]
    indicators:
      - id: number-of-talks
        title: Number of talks

outcomes:
  short:
    - id: talks-held-2
      title: Talks, held

end-state:
  - id: all-are-well
    title: All are well
`
	if got := string(of.Text); got != want {
		t.Errorf("the text is\n%s", got)
	}
	form := mustCommand[table](t, d, "form", of, `{}`)
	row := form.Stages[1].Steps[0]
	if form.Title != "The café" || len(form.Stages) != 7 || row.LeadsTo[0] != (named{"talks-held", "Talks held"}) || row.Partners[0].Title != "The council" {
		t.Errorf("the table is %+v", form)
	}
	for changes, want := range map[string]string{
		`{"do": "title", "id": "talks", "text": " "}`: "Write a few words first.",
		`{"do": "fly"}`: `There is no change "fly".`,
		`{"do": "link", "id": "nobody", "to": "talks"}`: `There is no thing called "nobody" in cafe.yaml.`,
	} {
		if _, err := command[edited](t, d, "edit", of, `{"changes": [`+changes+`]}`); err == nil || err.Error() != want {
			t.Errorf("%s: %v", changes, err)
		}
	}
	if made := mustCommand[edited](t, d, "edit", of, `{"changes": [{"do": "remove", "id": "talks-held"}]}`); strings.Contains(made.Text, "[talks-held]") {
		t.Errorf("the text is\n%s", made.Text)
	}
}

// TestExchange writes a model as a workbook, and reads that.
func TestExchange(t *testing.T) {
	t.Parallel()
	d, of := New(""), subjectOf(traditions.Starter)
	book := mustCommand[exported](t, d, "export", of, `{"format": "xlsx"}`)
	params, err := json.Marshal(map[string]any{"name": book.File.Name, "data": book.File.Data})
	if err != nil {
		t.Fatal(err)
	}
	back := mustCommand[imported](t, d, "import", nil, string(params))
	if len(back.Models) != 1 || back.Models[0].Name != "our-model.yaml" || !strings.Contains(back.Models[0].Text, "Weekly community café") || len(back.Findings) > 0 {
		t.Errorf("the import is %+v", back)
	}
	if _, err := command[imported](t, d, "import", nil, `{"name": "a.png", "data": "iVBORw0KGgo="}`); err == nil || !strings.HasPrefix(err.Error(), `"a.png" is in no format that can be read: `) {
		t.Errorf("a picture: %v", err)
	}
	for format, start := range map[string]string{"html": "<!DOCTYPE html>", "docx": "PK"} {
		r := mustCommand[reported](t, d, "report", of, `{"format": "`+format+`", "form": "case-study", "date": "2026-11-28"}`)
		if !bytes.HasPrefix(r.File.Data, []byte(start)) || r.File.Name != "cafe-report."+format {
			t.Errorf("the report %s begins with %.20q", r.File.Name, r.File.Data)
		}
	}
	for params, want := range map[string]string{
		`{"format": "pdf"}`:                  "Open the report as a page, and print that into a PDF.",
		`{"format": "html", "date": "soon"}`: `"soon" is not a date; `,
	} {
		if _, err := command[reported](t, d, "report", of, params); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", params, err)
		}
	}
}

// TestCoverage adds up the models of a folder.
func TestCoverage(t *testing.T) {
	t.Parallel()
	d := New(t.TempDir())
	if _, err := command[covered](t, d, "coverage", nil, `{}`); err == nil || err.Error() != "There is no logic model here yet." {
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
		c := mustCommand[covered](t, d, "coverage", nil, params)
		if !strings.Contains(c.SVG, want) || c.Summary == "" || len(c.Links) > 0 || c.Models+len(c.LeftOut) < 9 {
			t.Errorf("%s: %.200s %+v", params, c.SVG, c.LeftOut)
		}
	}
	if c := mustCommand[covered](t, d, "coverage", nil, `{"format": "csv"}`); c.File.Name != "coverage.csv" {
		t.Errorf("the file is %+v", c.File)
	}
	if r := mustCommand[reported](t, d, "reports", nil, `{"format": "docx"}`); r.File.Name != "partnership-report.docx" {
		t.Errorf("the report is %s", r.File.Name)
	}
}

// TestStarters checks that what one may begin with is without errors, but for the
// example of mistakes, and names no commands.
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
			if err != nil || r.Results[0].All().Err() != nil {
				t.Errorf("%s: %v %v", s.Name, err, r.Results[0].All())
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
