package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"math/rand/v2"
	"net/http"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

// A request is one to send, and the answer that the library gives.
type request struct {
	path, mediaType, model string

	status int
	answer []byte
}

// TestLoad sends 10,000 mixed requests, 50 at once, and compares each answer
// with what the library gives. The service has its usual limits, and may turn
// none away. It prints what memory the process has, which is that of the service and
// of the test: at the start, when each kind was sent once, and at the end.
func TestLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a while")
	}
	const n, variants, atOnce = 10_000, 60, 50
	requests := mixture(t, variants)
	s := start(t)
	cold := memory(t)

	var sent, wrong atomic.Int64
	send := func(r *request) {
		response, got, err := s.post(r.path, r.mediaType, strings.NewReader(r.model))
		sent.Add(1)
		var why string
		switch {
		case err != nil:
			why = err.Error()
		case response.StatusCode != r.status:
			why = fmt.Sprintf("the status is %d, want %d: %.300s", response.StatusCode, r.status, got)
		case !bytes.Equal(got, r.answer):
			why = fmt.Sprintf("got %d bytes %.300q\nwant %d bytes %.300q", len(got), got, len(r.answer), r.answer)
		default:
			return
		}
		if wrong.Add(1) <= 10 {
			t.Errorf("POST %s of %.80q: %s", r.path, r.model, why)
		}
	}
	sendAll := func(all iter.Seq[*request]) {
		var wait sync.WaitGroup
		todo := make(chan *request)
		for range atOnce {
			wait.Go(func() {
				for r := range todo {
					send(r)
				}
			})
		}
		for r := range all {
			todo <- r
		}
		close(todo)
		wait.Wait()
	}
	// Each once, so that what the service keeps on purpose is not taken for a leak.
	sendAll(func(yield func(*request) bool) {
		for i := range requests {
			yield(&requests[i])
		}
	})
	warm := memory(t)
	sent.Store(0)

	begin := time.Now()
	pick := rand.New(rand.NewPCG(1, 2))
	statuses := map[int]int{}
	sendAll(func(yield func(*request) bool) {
		for range n {
			r := &requests[pick.IntN(len(requests))]
			statuses[r.status]++
			yield(r)
		}
	})
	took := time.Since(begin)
	after := memory(t)

	t.Logf("%d requests of %d kinds, %d at once, in %v: %.0f a second; by status %v", sent.Load(), len(requests), atOnce, took.Round(time.Millisecond), float64(n)/took.Seconds(), statuses)
	t.Logf("at the start:   %v", cold)
	t.Logf("each kind once: %v", warm)
	t.Logf("at the end:     %v", after)
	if got := sent.Load(); got != int64(n) || wrong.Load() > 0 {
		t.Errorf("of %d requests %d were sent, and %d had a wrong answer or none", n, got, wrong.Load())
	}
	if grown := int64(after.heap) - int64(warm.heap); grown > 16<<20 {
		t.Errorf("the heap has grown by %d bytes", grown)
	}
}

// TestCrowd asks for 50 PNGs at once, which take longest, with the usual limits:
// all are drawn, however long the last ones wait.
func TestCrowd(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a while")
	}
	s := start(t)
	model := example(t, "village-cafe.yaml")
	var crowd sync.WaitGroup
	begin := time.Now()
	for range 50 {
		crowd.Go(func() {
			response, body, err := s.post("/render?format=png", yamlType, strings.NewReader(model))
			if err != nil || response.StatusCode != http.StatusOK {
				t.Errorf("%v %.300q, %v", response, body, err)
			}
		})
	}
	crowd.Wait()
	t.Logf("in %v", time.Since(begin).Round(time.Millisecond))
}

// usage is what memory the process has, in bytes.
type usage struct{ resident, heap uint64 }

func (u usage) String() string {
	resident := "unknown"
	if u.resident > 0 {
		resident = fmt.Sprintf("%.1f MB", float64(u.resident)/1e6)
	}
	return fmt.Sprintf("resident %s, heap %.1f MB", resident, float64(u.heap)/1e6)
}

// memory is what is in use once garbage was given back to the system. What is resident is only
// known on Linux.
func memory(t *testing.T) usage {
	t.Helper()
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	u := usage{heap: m.HeapAlloc}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return u
	}
	for line := range strings.Lines(string(status)) {
		if _, err := fmt.Sscanf(line, "VmRSS: %d kB", &u.resident); err == nil {
			u.resident *= 1024
		}
	}
	return u
}

// mixture is models good, faulty and hostile, to be checked and drawn, with the
// answers that the library gives. Of some kinds there are so many variants.
func mixture(t *testing.T, variants int) []request {
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

	var all []request
	for i, model := range models {
		c := checked(t, types[i], model)
		all = append(all, request{"/check", types[i], model, http.StatusOK, jsonOf(t, c)})
		if c.Findings.Err() != nil {
			problem := unprocessable(t, "the model has errors; mend them first")
			answer := slices.Concat(problem[:len(problem)-2], []byte(","), jsonOf(t, c)[1:])
			all = append(all, request{"/render?format=png", types[i], model, http.StatusUnprocessableEntity, answer})
			continue
		}
		formats := []render.Format{render.SVG, render.DOT, render.Outline}
		if i%10 == 0 { // these take longer
			formats = append(formats, render.PDF, render.PNG)
		}
		for _, format := range formats {
			for _, view := range []render.View{render.ModelView, render.ChainView} {
				r := request{fmt.Sprintf("/render?view=%s&format=%s", view, format), types[i], model, http.StatusOK, nil}
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
