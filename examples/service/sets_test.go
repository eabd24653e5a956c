package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/examples/service/client"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// partners returns the models of the partnership among the examples, by the names
// of their files.
func partners(t *testing.T) []map[string]string {
	t.Helper()
	files, err := fs.Glob(os.DirFS(".."), "partnership/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, file := range files {
		if text := example(t, file); strings.Contains(text, "\nactivities:") {
			all = append(all, map[string]string{"name": path.Base(file), "text": text})
		}
	}
	if len(all) < 5 {
		t.Fatalf("only %d models", len(all))
	}
	return all
}

func encoded(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const asJSON = "Content-Type: application/json"

// TestCoverage compares the coverage of a partnership, sent and kept, with that of
// the library.
func TestCoverage(t *testing.T) {
	s := start(t, "-frameworks", "../partnership", "-store", filepath.Join(t.TempDir(), "models.db"))
	models := partners(t)
	var sources []rules.Source
	for _, m := range models {
		sources = append(sources, rules.Source{Name: m["name"], Text: []byte(m["text"])})
	}
	report, err := rules.Check(sources, &rules.Options{FS: os.DirFS("../partnership")})
	if err != nil {
		t.Fatal(err)
	}
	c := portfolio.Cover(report, nil)
	if c.Framework == nil || len(c.SupportedRows()) == 0 {
		t.Fatal("the partnership covers nothing")
	}
	sent := encoded(t, map[string]any{"models": models})
	for _, m := range models {
		if _, err := (client.Client{Address: s.url}).Save(t.Context(), strings.TrimSuffix(m["name"], ".yaml"), []byte(m["text"]), ""); err != nil {
			t.Fatal(err)
		}
	}
	for _, format := range []string{"json", "text", "markdown", "csv", "html"} {
		var want bytes.Buffer
		if err := c.Write(&want, strings.Replace(format, "markdown", "md", 1)); err != nil {
			t.Fatal(err)
		}
		for name, body := range map[string]string{"sent": sent, "kept": "{}"} {
			response, got := s.do(t, "POST", "/v1/coverage?format="+format, body, asJSON)
			if response.StatusCode != 200 || got != want.String() {
				t.Errorf("%s, %s: %s %.300q, want %.300q", format, name, response.Status, got, want.String())
			}
		}
	}
	for format, begin := range map[string]string{"svg": "<svg ", "pdf": "%PDF-"} {
		if response, got := s.do(t, "POST", "/v1/coverage?format="+format, sent, asJSON); response.StatusCode != 200 || !strings.HasPrefix(got, begin) {
			t.Errorf("%s: %s %.300q", format, response.Status, got)
		}
	}
}

// TestSets sends requests about several models that are good, faulty and odd.
func TestSets(t *testing.T) {
	s := start(t, "-store", filepath.Join(t.TempDir(), "models.db"))
	c := client.Client{Address: s.url}
	etag := ""
	for _, text := range []string{lineOf(2), lineOf(3)} {
		var err error
		if etag, err = c.Save(t.Context(), "line", []byte(text), etag); err != nil {
			t.Fatal(err)
		}
	}
	text := func(model string) map[string]any { return map[string]any{"text": model} }
	pair := func(old, new any) string { return encoded(t, map[string]any{"old": old, "new": new}) }
	kept := map[string]any{"id": "line", "version": 1}
	for _, test := range []struct {
		name, path, body string
		status           int
		holds            string
	}{
		{"diff", "/v1/diff", pair(text(lineOf(2)), text(lineOf(3))), 200, `{"kind":"added","what":"element","old":null,"new":{"id":"s3"`},
		{"diff of kept versions", "/v1/diff?format=text", pair(kept, map[string]any{"id": "line"}), 200, "line.yaml: 1 change\n  added     activity"},
		{"diff in Markdown", "/v1/diff?format=markdown", pair(kept, text(lineOf(3))), 200, "1 change"},
		{"no difference", "/v1/diff?format=text", pair(kept, text(lineOf(2))), 200, ""},
		{"diff as a picture", "/v1/diff?format=svg&view=chain", pair(kept, text(lineOf(3))), 200, "<svg "},
		{"diff as a triangle", "/v1/diff?format=svg&view=triangle", pair(kept, text(lineOf(3))), 422, "triangle"},
		{"diff in no format", "/v1/diff?format=gif", pair(kept, kept), 400, `there is no format \"gif\" here; use one of json, text, markdown, svg`},
		{"diff of one", "/v1/diff", encoded(t, map[string]any{"old": kept}), 400, `new has to be {\"text\": …}`},
		{"diff of both in one", "/v1/diff", pair(map[string]any{"id": "a", "text": "b"}, kept), 400, `old has to be {\"text\": …}`},
		{"diff of a version of nothing", "/v1/diff", pair(map[string]any{"text": "a", "version": 1}, kept), 400, `old has a \"version\" but no \"id\"`},
		{"diff of what is not kept", "/v1/diff", pair(kept, map[string]any{"id": "line", "version": 3}), 404, `no such model \"line\" or version`},
		{"diff of what is no model", "/v1/diff", pair(text("model: ["), kept), 422, `"detail":"the old model cannot be read; mend it first","files":1,"errors":1`},
		{"an unknown key", "/v1/diff", `{"ald": {}}`, 400, `unknown field \"ald\"`},
		{"a wrong type", "/v1/diff", `{"old": 1}`, 400, "the JSON cannot be read"},
		{"more after it", "/v1/diff", pair(kept, kept) + "{}", 400, "there is more after the JSON"},
		{"no JSON", "/v1/coverage", `model: a`, 400, "the JSON cannot be read"},
		{"coverage of nothing", "/v1/coverage", `{"models": []}`, 200, `"framework":null,"outcomes":0`},
		{"coverage without a framework", "/v1/coverage", encoded(t, map[string]any{"models": []any{kept}}), 200, `"framework":null`},
		{"its matrix", "/v1/coverage?format=svg", encoded(t, map[string]any{"models": []any{kept}}), 422, `"detail":"`},
		{"coverage of a faulty model", "/v1/coverage", encoded(t, map[string]any{"models": []any{map[string]any{"name": "f.yaml", "text": "model: ["}}}), 200, `"left_out":[{"file":"f.yaml"`},
		{"two of a name", "/v1/coverage", encoded(t, map[string]any{"models": []any{kept, kept}}), 400, `two of the models have the name \"line.yaml\"`},
		{"null", "/v1/coverage", `{"models": [null]}`, 400, `each of models has to be`},
		{"coverage as DOT", "/v1/coverage?format=dot", "{}", 400, `there is no format \"dot\" here`},
	} {
		t.Run(test.name, func(t *testing.T) {
			response, body := s.do(t, "POST", test.path, test.body, asJSON)
			if response.StatusCode != test.status || !strings.Contains(body, test.holds) || test.holds == "" && body != "" {
				t.Errorf("%s %.500q; want %d with %q", response.Status, body, test.status, test.holds)
			}
		})
	}
}

// TestConvert converts a model to each format and back where that is possible, and
// compares it with what the library writes.
func TestConvert(t *testing.T) {
	s := start(t)
	const from = "village-cafe.yaml"
	text := example(t, from)
	model, framework, err := rules.Load(os.DirFS(".."), from)
	if err != nil {
		t.Fatal(err)
	}
	for to, format := range outputs() {
		want, mediaType, losses := []byte(text), yamlType, 0
		if format != nil {
			mediaType = cmp.Or(fileTypes[format.Endings[0]], "application/octet-stream")
			data, lost, err := format.Write(model, exchange.Options{Framework: framework})
			if err != nil {
				t.Fatal(err)
			}
			want, losses = data, len(lost)
		}
		response, got := s.do(t, "POST", "/v1/convert?to="+to, text)
		if response.StatusCode != 200 || response.Header.Get("Content-Type") != mediaType || response.Header.Get("Values-Lost") != fmt.Sprint(losses) || got != string(want) {
			t.Errorf("to %s: %s, %s, %s lost, %.200q", to, response.Status, response.Header.Get("Content-Type"), response.Header.Get("Values-Lost"), got)
		}
		response, strict := s.do(t, "POST", "/v1/convert?strict=true&to="+to, text)
		if wanted := map[bool]int{false: 200, true: 422}[losses > 0]; response.StatusCode != wanted || losses > 0 && !strings.Contains(strict, `"losses":["`) {
			t.Errorf("to %s, strict: %s %.300q", to, response.Status, strict)
		}
		if to != "xlsx" && to != "json" {
			continue
		}
		if response, back := s.do(t, "POST", "/v1/convert?to=yaml", got, "Content-Type: "+mediaType); response.StatusCode != 200 || !regexp.MustCompile(`"?model"?: "village-cafe"`).MatchString(back) {
			t.Errorf("from %s: %s %.300q", to, response.Status, back)
		}
	}
	for _, test := range []struct{ name, path, mediaType, body, want string }{
		{"no format", "", yamlType, text, `there is no format \"\" to convert to; use one of`},
		{"IATI, which needs settings", "?to=iati", yamlType, text, `there is no format \"iati\"`},
		{"a faulty model", "?to=xlsx", yamlType, example(t, "broken.yaml"), `the model has errors; mend them first","files":1,"errors":7`},
		{"no workbook", "?to=yaml", xlsxType, "PK\x03\x04", `"status":422`},
		{"no XML", "?to=yaml", "application/xml", "<a>", "it is no workbook, logframe or IATI file"},
		{"a form", "?to=yaml", "multipart/form-data", text, "send the file with the Content-Type"},
	} {
		if response, body := s.do(t, "POST", "/v1/convert"+test.path, test.body, "Content-Type: "+test.mediaType); response.StatusCode < 400 || !strings.Contains(body, test.want) {
			t.Errorf("%s: %s %.300q, want %q", test.name, response.Status, body, test.want)
		}
	}
}
