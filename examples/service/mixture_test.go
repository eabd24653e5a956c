package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples/service/client"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

// keptSamples keeps a model and returns requests about it and about several models.
func keptSamples(t *testing.T, s *running) []sample {
	t.Helper()
	text := example(t, "village-cafe.yaml")
	if _, err := (client.Client{Address: s.url}).Save(t.Context(), "cafe", []byte(text), ""); err != nil {
		t.Fatal(err)
	}
	c := checked(t, yamlType, text)
	var svg, changes, coverage bytes.Buffer
	drawing, err := render.Model(c.Model, &render.Options{Framework: c.Framework})
	if err != nil {
		t.Fatal(err)
	}
	of := func(name, text string) *rules.Result {
		report, err := rules.Check([]rules.Source{{Name: name, Text: []byte(text)}}, &rules.Options{FS: os.DirFS("..")})
		if err != nil {
			t.Fatal(err)
		}
		return report.Results[0]
	}
	kept, sent := of("cafe.yaml", text), of("new.yaml", lineOf(3))
	report := &rules.Report{Results: []*rules.Result{kept}}
	for _, err := range []error{
		drawing.Write(t.Context(), &svg, render.SVG),
		diff.WriteJSON(&changes, diff.Files([]diff.Pair{{Old: diff.Version{Name: kept.Name, Model: kept.Model, Framework: kept.Framework}, New: diff.Version{Name: sent.Name, Model: sent.Model}}})),
		portfolio.Cover(report, nil).Write(&coverage, "csv"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	format, err := exchange.Find("xlsx")
	if err != nil {
		t.Fatal(err)
	}
	workbook, _, err := format.Write(c.Model, exchange.Options{Framework: c.Framework})
	if err != nil {
		t.Fatal(err)
	}
	return []sample{
		{"/v1/models/cafe", "", "", 200, []byte(text)},
		{"/v1/models/cafe/picture.svg", "", "", 200, svg.Bytes()},
		{"/v1/diff", jsonType, encoded(t, map[string]any{"old": map[string]any{"id": "cafe"}, "new": map[string]any{"text": lineOf(3)}}), 200, changes.Bytes()},
		{"/v1/coverage?format=csv", jsonType, `{"models": [{"id": "cafe"}]}`, 200, coverage.Bytes()},
		{"/v1/convert?to=xlsx", yamlType, text, 200, workbook},
	}
}

// mixture is models good, faulty and hostile, to be checked and drawn, with the
// answers that the library gives. Of some kinds there are so many variants.
func mixture(t *testing.T, variants int) []sample {
	t.Helper()
	var models, types []string
	add := func(mediaType, model string) { models, types = append(models, model), append(types, mediaType) }
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".yaml") {
			add(yamlType, example(t, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(models) < 15 {
		t.Fatalf("only %d examples", len(models))
	}
	for i := range variants {
		text := fmt.Sprintf("%s# %d\n", lineOf(1+i%20), i)
		add(yamlType, strings.Replace(text, "title: Step 1", fmt.Sprintf("title: %s", strings.Repeat("Long ", 1+i/20)), 1))
		add(jsonType, fmt.Sprintf(`{"model": "m%d", "title": "A model", "activities": [{"id": "a", "title": "Courses", "leads-to": ["b", "x%d"]}], "outputs": [{"id": "b", "title": "Courses held"}]}`, i, i))
		add(yamlType, fmt.Sprintf("model: m%d\ntitle: A model\nframework: plan%d.yaml\n", i, i)) // a file that is not there
	}
	for _, hostile := range []string{
		"", "\x00", "\xff\xfe", "\ufeff", "model: [", "- model", "model: a\nmodel: b\n", "model: \x1b[31mred\ntitle: t\n",
		"a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
		"model: a\ntitle: A\nframework: ../../../../etc/passwd\n",
		"model: a\ntitle: A\nframework: service/main.go\n",
		"model: a\ntitle: A\nframework: partnership\n",
		"title: <script>alert(1)</script>\n",
		strings.Repeat("[", 100_000), strings.Repeat("{a: ", 20_000), strings.Repeat("a: b\n", 20_000), strings.Repeat("- ", 50_000),
		strings.Repeat("\"", 100_001), "model: " + strings.Repeat("a", 500_000),
		lineOf(1000),
	} {
		add(yamlType, hostile)
	}
	for _, malformed := range []string{`{`, `{"model": `, `{"model": "a" "title": "b"}`, `{"model": "\ud800"}`, `[1e999]`, `{"a":{"a":{"a":{}}}}`, `nul`} {
		add(jsonType, malformed)
	}

	var all []sample
	for i, model := range models {
		c := checked(t, types[i], model)
		all = append(all, sample{"/v1/check", types[i], model, http.StatusOK, jsonOf(t, c)})
		if c.Findings.Err() != nil {
			problem := unprocessable(t, "the model has errors; mend them first")
			answer := slices.Concat(problem[:len(problem)-2], []byte(","), jsonOf(t, c)[1:])
			all = append(all, sample{"/v1/render?format=png", types[i], model, http.StatusUnprocessableEntity, answer})
			continue
		}
		formats := []render.Format{render.SVG, render.DOT, render.Outline}
		if i%10 == 0 { // these take longer
			formats = append(formats, render.PDF, render.PNG)
		}
		for _, format := range formats {
			for _, view := range []render.View{render.ModelView, render.ChainView} {
				r := sample{fmt.Sprintf("/v1/render?view=%s&format=%s", view, format), types[i], model, http.StatusOK, nil}
				var b bytes.Buffer
				drawing, err := render.Model(c.Model, &render.Options{Framework: c.Framework, View: view})
				if err == nil {
					err = drawing.Write(t.Context(), &b, format)
				}
				var tooLarge *render.TooLargeError
				switch {
				case err == nil:
					r.answer = b.Bytes()
				case errors.As(err, &tooLarge):
					r.status, r.answer = http.StatusUnprocessableEntity, unprocessable(t, err.Error())
				default:
					t.Fatalf("%.80q: %v", model, err)
				}
				all = append(all, r)
			}
		}
	}
	return all
}

// unprocessable is the answer that a model cannot be drawn.
func unprocessable(t *testing.T, detail string) []byte {
	t.Helper()
	b, err := json.Marshal(struct {
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{"Unprocessable Entity", 422, detail})
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

// checked is what the library says of a model.
func checked(t *testing.T, mediaType, model string) *rules.Result {
	t.Helper()
	name := strings.Replace(mediaType, "application/", "model.", 1)
	report, err := rules.Check([]rules.Source{{Name: name, Text: []byte(model)}}, &rules.Options{FS: os.DirFS("..")})
	if err != nil {
		t.Fatal(err)
	}
	return report.Results[0]
}

func jsonOf(t *testing.T, r *rules.Result) []byte {
	t.Helper()
	b, err := json.Marshal(struct {
		Files       int       `json:"files"`
		Errors      int       `json:"errors"`
		Warnings    int       `json:"warnings"`
		Infos       int       `json:"infos"`
		Suppressed  int       `json:"suppressed"`
		Diagnostics diag.List `json:"diagnostics"`
	}{1, r.Findings.Count(diag.Error), r.Findings.Count(diag.Warning), r.Findings.Count(diag.Info), len(r.Suppressed), r.Findings})
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}
