package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// do sends a request with lines of its head, and gives the response with its body
// read.
func (r *running) do(t *testing.T, method, path, body string, head ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, r.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		request.Header.Set("Content-Type", yamlType)
	}
	for _, line := range head {
		key, value, _ := strings.Cut(line, ": ")
		request.Header.Set(key, value)
	}
	response, err := r.client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(got)
}

// TestModels keeps models, changes and deletes them, step by step.
func TestModels(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a? %b#.db") // which has all that means something in an address
	s := start(t, "-store", file)
	first, second := example(t, "stobswellbeing.yaml"), lineOf(3)
	const path = "/v1/models/stobs"
	const oneJSON = `{"model":"one","title":"One"}`
	for i, step := range []struct {
		method, path, body, head string
		status                   int
		etag, holds              string // holds: a part of the body
	}{
		{"GET", "/v1/models", "", "", 200, "", `{"models":[]}`},
		{"GET", path, "", "", 404, "", `no such model \"stobs\"`},
		{"GET", path + "/versions", "", "", 404, "", `no such model`},
		{"GET", path + "/picture.svg", "", "", 404, "", `no such model`},
		{"PUT", path, first, "", 428, "", "send If-Match with the ETag"},
		{"PUT", path, first, "If-Match: \"1\"", 412, "", `there is no model \"stobs\"`},
		{"PUT", path, first, "If-None-Match: \"1\"", 400, "", "can only be *"},
		{"PUT", path, first, "If-None-Match: *", 201, `"1"`, `{"id":"stobs","version":1,"media_type":"application/yaml","bytes":` + fmt.Sprint(len(first))},
		{"PUT", path, second, "If-None-Match: *", 412, `"1"`, "there is such a model, and its newest version is 1"},
		{"GET", path, "", "", 200, `"1"`, first},
		{"GET", path, "", `If-None-Match: "0", W/"1"`, 304, `"1"`, ""},
		{"GET", path, "", `If-None-Match: "2"`, 200, `"1"`, first},
		{"PUT", path, second, `If-Match: "1", "7"`, 200, `"2"`, `"version":2`},
		{"PUT", path, first, `If-Match: "1"`, 412, `"2"`, "somebody has changed the model since: its newest version is 2"},
		{"PUT", path, first, `If-Match: W/"2"`, 412, `"2"`, "somebody has changed"},
		{"PUT", path, first, `If-Match: 2`, 412, `"2"`, "somebody has changed"},
		{"GET", path, "", "", 200, `"2"`, second},
		{"GET", path + "?version=1", "", "", 200, `"1"`, first},
		{"GET", path + "?version=3", "", "", 404, "", "no such model"},
		{"GET", path + "?version=0", "", "", 400, "", "not the number of a version"},
		{"GET", path + "/picture.svg?version=1&view=chain", "", "", 200, "*", `data-view="chain"`},
		{"GET", path + "/picture.svg", "", "", 200, "*", "<svg "},
		{"GET", path + "/picture.svg?view=no", "", "", 400, "", "there is no view"},
		{"GET", path + "/versions", "", "", 200, "", `{"versions":[{"id":"stobs","version":2,`},
		{"PUT", "/v1/models/one", oneJSON, "If-None-Match: *\nContent-Type: application/json", 201, `"1"`, jsonType},
		{"GET", "/v1/models/one/picture.svg", "", "", 422, "", `"detail":"the model has errors; mend them first","files":1`},
		{"GET", "/v1/models", "", "", 200, "", `{"models":[{"id":"one","version":1,`},
		{"GET", "/v1/models?after=one", "", "", 200, "", `{"models":[{"id":"stobs","version":2,`},
		{"DELETE", path, "", "", 428, "", "send If-Match"},
		{"DELETE", path, "", "If-None-Match: *", 400, "", "to delete, send If-Match"},
		{"DELETE", path, "", `If-Match: "1"`, 412, `"2"`, "somebody has changed"},
		{"DELETE", path, "", `If-Match: "2"`, 204, "", ""},
		{"DELETE", path, "", `If-Match: "3"`, 412, "", "there is no model"},
		{"GET", path, "", "", 404, "", "no such model"},
		{"GET", path + "?version=3", "", "", 404, "", "no such model"},
		{"GET", path + "?version=2", "", "", 200, `"2"`, second},
		{"GET", "/v1/models", "", "", 200, "", `{"models":[{"id":"one",`},
		{"PUT", path, first, `If-Match: *`, 412, "", "there is no model"},
		{"PUT", path, first, "If-None-Match: *", 201, `"4"`, `"version":4`},
		{"PUT", path, second, "If-Match: *", 200, `"5"`, `"version":5`},
		{"PUT", path, second, "If-Match: *\nIf-None-Match: *", 400, "", "not both"},
		{"PUT", path, "\xff", "If-Match: *", 400, "", "no text in UTF-8"},
		{"PUT", path, "", "If-Match: *\nContent-Type: application/yaml", 400, "", "it is empty"},
		{"PUT", "/v1/models/" + strings.Repeat("a", 65), first, "If-None-Match: *", 400, "", "is no id for a model"},
		{"PUT", "/v1/models/..%2f..%2fetc", first, "If-None-Match: *", 404, "", "nothing at"},
		{"PUT", "/v1/models/Caf%C3%A9", first, "If-None-Match: *", 400, "", "is no id for a model"},
		{"POST", path, first, "", 405, "", "answers GET, HEAD, PUT and DELETE, not POST"},
	} {
		var head []string
		if step.head != "" {
			head = strings.Split(step.head, "\n")
		}
		response, body := s.do(t, step.method, step.path, step.body, head...)
		etag := response.Header.Get("ETag")
		if response.StatusCode != step.status || !strings.Contains(body, step.holds) || etag != step.etag && (step.etag != "*" || etag == "") {
			t.Fatalf("step %d: %s %s gives %s, %s, %.300q; want %d, %s, %.300q", i+1, step.method, step.path, response.Status, etag, body, step.status, step.etag, step.holds)
		}
	}

	s.stop()
	<-s.ended
	again := start(t, "-store", file)
	if response, body := again.do(t, "GET", path, ""); response.Header.Get("ETag") != `"5"` || body != second {
		t.Errorf("started again, it has %s, %q", response.Header.Get("ETag"), body)
	}
	_, body := again.do(t, "GET", path+"/versions", "")
	var list struct{ Versions []*keptModel }
	if err := json.Unmarshal([]byte(body), &list); err != nil {
		t.Fatal(err)
	}
	var deleted []bool
	for _, k := range list.Versions {
		deleted = append(deleted, k.Deleted)
	}
	if diff := cmp.Diff([]bool{false, false, true, false, false}, deleted); diff != "" {
		t.Errorf("which versions are deletions (-want +got):\n%s", diff)
	}
}

// TestPictureTag asks again for a picture that has not changed, and for one that has.
func TestPictureTag(t *testing.T) {
	s := start(t, "-store", filepath.Join(t.TempDir(), "models.db"))
	s.do(t, "PUT", "/v1/models/line", lineOf(2), "If-None-Match: *")
	first, _ := s.do(t, "GET", "/v1/models/line/picture.svg", "")
	etag := first.Header.Get("ETag")
	if response, body := s.do(t, "GET", "/v1/models/line/picture.svg", "", "If-None-Match: "+etag); response.StatusCode != 304 || body != "" || response.Header.Get("ETag") != etag {
		t.Errorf("the same picture: %s %.100q", response.Status, body)
	}
	s.do(t, "PUT", "/v1/models/line", lineOf(3), `If-Match: "1"`)
	if response, _ := s.do(t, "GET", "/v1/models/line/picture.svg", "", "If-None-Match: "+etag); response.StatusCode != 200 {
		t.Errorf("another picture: %s", response.Status)
	}
}

// TestNoStore asks a service for models that keeps none.
func TestNoStore(t *testing.T) {
	s := start(t)
	for _, path := range []string{"/v1/models", "/v1/models/a", "/v1/models/a/versions", "/v1/models/a/picture.svg"} {
		if response, body := s.do(t, "GET", path, ""); response.StatusCode != 404 || !strings.Contains(body, "it does if it is started with -store") {
			t.Errorf("%s: %s %s", path, response.Status, body)
		}
	}
}

// TestMany lists more models than one answer has.
func TestMany(t *testing.T) {
	t.Parallel()
	store, err := openStore(t.Context(), filepath.Join(t.TempDir(), "models.db"), 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	defer store.close()
	if _, err := store.write.Exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 1001)
		INSERT INTO versions SELECT printf('m%04d', i), 1, 'application/yaml', 0, x'78' FROM n`); err != nil {
		t.Fatal(err)
	}
	s := newService(1, 1e9)
	s.store = store
	for query, want := range map[string]struct {
		n    int
		next string
	}{"": {1000, "m1000"}, "m1000": {1, ""}, "m1001": {0, ""}} {
		a, err := s.listModels(t.Context(), &request{query: map[string][]string{"after": {query}}})
		if err != nil {
			t.Fatal(err)
		}
		var list struct {
			Models []*keptModel
			Next   string
		}
		if err := json.Unmarshal(a.body, &list); err != nil || len(list.Models) != want.n || list.Next != want.next {
			t.Errorf("after %q: %d models, then %q, %v; want %v", query, len(list.Models), list.Next, err, want)
		}
	}
}

// TestFullStore saves until there is no room: then nothing is lost, and it is
// refused with what to do. Where there is room again, it is saved.
func TestFullStore(t *testing.T) {
	file := filepath.Join(t.TempDir(), "models.db")
	s := start(t, "-store", file, "-max-store", "200000")
	s.mayFail = true
	text := func(i int) string { return strings.Repeat(fmt.Sprintf("# %d\n", i), 4000) }
	var saved []string
	for i := range 100 {
		response, body := s.do(t, "PUT", fmt.Sprintf("/v1/models/m%d", i), text(i), "If-None-Match: *")
		if response.StatusCode == http.StatusInsufficientStorage {
			if !strings.Contains(body, "nothing was changed") {
				t.Errorf("it is refused with %s", body)
			}
			break
		}
		saved = append(saved, text(i))
	}
	if n := len(saved); n < 2 || n > 20 {
		t.Fatalf("%d models had room", n)
	}
	for i, want := range saved {
		if _, got := s.do(t, "GET", fmt.Sprintf("/v1/models/m%d", i), ""); got != want {
			t.Errorf("model %d is %.100q", i, got)
		}
	}
	s.stop()
	<-s.ended
	larger := start(t, "-store", file)
	if response, body := larger.do(t, "PUT", fmt.Sprintf("/v1/models/m%d", len(saved)), text(0), "If-None-Match: *"); response.StatusCode != http.StatusCreated {
		t.Errorf("with more room: %s %s", response.Status, body)
	}
}

// TestBrokenStore opens files that are no store.
func TestBrokenStore(t *testing.T) {
	t.Parallel()
	newer := filepath.Join(t.TempDir(), "newer.db")
	store, err := openStore(t.Context(), newer, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.write.Exec("PRAGMA user_version = 2"); err != nil {
		t.Fatal(err)
	}
	if err := store.close(); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{newer: "a newer service has written it", "README.md": "not a database", t.TempDir(): "unable to open"} {
		if store, err := openStore(t.Context(), file, 1<<20); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v; want %q", file, store, err, want)
		}
	}
}

// TestMetrics checks that answers are counted, and that made-up paths are counted
// together.
func TestMetrics(t *testing.T) {
	s := start(t)
	s.do(t, "GET", "/healthz", "")
	s.do(t, "POST", "/v1/check", lineOf(2))
	s.do(t, "POST", "/v1/check", lineOf(3))
	s.do(t, "POST", "/v1/render", "model: [")
	s.do(t, "BREW", "/coffee", "")
	s.do(t, "GET", "/tea", "")
	_, body := s.do(t, "GET", "/metrics", "")
	lines := strings.Split(body, "\n")
	for _, want := range []string{
		`resultschain_answers_total{method="GET",route="/healthz",status="200"} 1`,
		`resultschain_answers_total{method="POST",route="/v1/check",status="200"} 2`,
		`resultschain_answers_total{method="POST",route="/v1/render",status="422"} 1`,
		`resultschain_answers_total{method="other",route="none",status="404"} 2`,
		`resultschain_answer_seconds_count{route="/v1/check"} 2`,
		`resultschain_waiting 0`,
		`resultschain_working 0`,
	} {
		if !slices.Contains(lines, want) {
			t.Errorf("it does not count %s", want)
		}
	}
	if !strings.Contains(body, "go_goroutines ") {
		t.Error("it has no metrics of Go")
	}
}
