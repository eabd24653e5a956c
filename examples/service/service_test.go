package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/render"
)

// A running service is one that was started as its command is.
type running struct {
	url    string
	client *http.Client
	stop   func()        // asks it to shut down
	ended  chan struct{} // closed when it has ended
	err    error         // of run, once it has ended

	mayFail bool // it may log errors
}

type logLine struct{ Level, Msg, Addr string }

// start starts the service with examples as its frameworks. When the test ends
// it is shut down, which must succeed and leave no goroutine, and must not have
// logged an error.
func start(t *testing.T, args ...string) *running {
	t.Helper()
	others := goleak.IgnoreCurrent()
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	r := &running{client: &http.Client{Transport: &describedTransport{t, http.Transport{MaxIdleConnsPerHost: 200}}}, stop: stop, ended: make(chan struct{})}
	go func() {
		defer close(r.ended)
		r.err = run(ctx, append([]string{"-addr", "127.0.0.1:0", "-frameworks", ".."}, args...), in)
		in.Close()
	}()
	address := make(chan string, 1)
	var failures []string
	var reading sync.WaitGroup
	reading.Go(func() {
		defer close(address)
		for s := bufio.NewScanner(out); s.Scan(); {
			var l logLine
			if err := json.Unmarshal(s.Bytes(), &l); err != nil || l.Level != "INFO" {
				failures = append(failures, s.Text())
			}
			if l.Msg == "listening" {
				address <- l.Addr
			}
		}
	})
	addr, ok := <-address
	if !ok {
		t.Fatalf("it does not listen: %v %s", r.err, failures)
	}
	r.url = "http://" + addr
	t.Cleanup(func() {
		stop()
		<-r.ended
		reading.Wait()
		r.client.CloseIdleConnections()
		if r.err != nil {
			t.Errorf("it ended with: %v", r.err)
		}
		for _, line := range failures {
			if !r.mayFail {
				t.Errorf("it logged %s", line)
			}
		}
		goleak.VerifyNone(t, others)
	})
	return r
}

// post posts a model and gives the response with its body read.
func (r *running) post(path, mediaType string, body io.Reader) (*http.Response, []byte, error) {
	return r.send(http.MethodPost, path, mediaType, body)
}

func (r *running) send(method, path, mediaType string, body io.Reader) (*http.Response, []byte, error) {
	request, err := http.NewRequest(method, r.url+path, body)
	if err != nil {
		return nil, nil, err
	}
	request.Header.Set("Content-Type", mediaType)
	response, err := r.client.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	return response, got, err
}

func TestAnswers(t *testing.T) {
	s := start(t, "-max-body", "100000", "-timeout", "1m")
	good := example(t, "stobswellbeing.yaml")
	tests := []struct {
		name, path, mediaType, body string
		status                      int
		gives, holds                string // the Content-Type, and a part of the body
	}{
		{"check", "/v1/check", yamlType, example(t, "broken.yaml"), 200, jsonType, `"errors":7,"warnings":4`},
		{"check a clean model", "/v1/check", yamlType + "; charset=utf-8", good, 200, jsonType, `"errors":0,"warnings":0,"infos":0,"suppressed":2,"diagnostics":[]`},
		{"check JSON", "/v1/check", jsonType, `{"model":"a","title":"A"}`, 200, jsonType, `"file":"model.json","line":1,"column":10`},
		{"nothing", "/v1/check", yamlType, "", 200, jsonType, "the file is empty"},
		{"a framework from outside", "/v1/check", yamlType, "model: a\ntitle: A\nframework: ../../../etc/passwd\n", 200, jsonType, "lies outside the folder"},
		{"SVG", "/v1/render", yamlType, good, 200, "image/svg+xml", "<svg "},
		{"chain", "/v1/render?view=chain&format=svg", yamlType, good, 200, "image/svg+xml", `data-view="chain"`},
		{"triangle", "/v1/render?view=triangle", yamlType, good, 200, "image/svg+xml", `data-view="triangle"`},
		{"PNG", "/v1/render?format=png", yamlType, lineOf(3), 200, "image/png", "\x89PNG"},
		{"PDF", "/v1/render?format=pdf", yamlType, good, 200, "application/pdf", "%PDF-"},
		{"DOT", "/v1/render?format=dot", yamlType, good, 200, "text/vnd.graphviz; charset=utf-8", "digraph"},
		{"outline", "/v1/render?format=outline", yamlType, good, 200, "text/plain; charset=utf-8", "StobsWELLbeing"},
		{"picture of a broken model", "/v1/render", yamlType, example(t, "broken.yaml"), 422, problemType, `"status":422,"detail":"the model has errors; mend them first","files":1,"errors":7`},
		{"triangle without a framework", "/v1/render?view=triangle", yamlType, lineOf(3), 422, problemType, "there is none"},
		{"too large for a picture", "/v1/render", yamlType, lineOf(501), 422, problemType, "too large to draw"},
		{"letters that no font has", "/v1/render?format=png", yamlType, strings.Replace(lineOf(3), "Step 1", "歩 1", 1), 422, problemType, "the built-in font lacks"},
		{"unknown view", "/v1/render?view=no", yamlType, good, 400, problemType, `there is no view \"no\"; use one of model, chain, triangle`},
		{"unknown format", "/v1/render?format=gif", yamlType, good, 400, problemType, `there is no format \"gif\"`},
		{"no type", "/v1/check", "", good, 415, problemType, "application/yaml or application/json"},
		{"form", "/v1/check", "application/x-www-form-urlencoded", good, 415, problemType, "application/yaml or application/json"},
		{"UTF-8 in capitals", "/v1/check", yamlType + "; charset=\"UTF-8\"", good, 200, jsonType, `"errors":0`},
		{"UTF-16", "/v1/check", yamlType + "; charset=utf-16", good, 415, problemType, "in UTF-8, and with the Content-Type application/yaml alone or followed by ; charset=utf-8"},
		{"Latin-1 JSON", "/v1/check", jsonType + "; charset=iso-8859-1", "{}", 415, problemType, "in UTF-8, and with the Content-Type application/json alone"},
		{"half a charset", "/v1/check", yamlType + "; charset", good, 415, problemType, "in UTF-8"},
		{"two charsets", "/v1/check", yamlType + "; charset=utf-8; charset=utf-16", good, 415, problemType, "application/yaml or application/json"},
		{"too large", "/v1/check", yamlType, strings.Repeat("#", 100_001), 413, problemType, "a request may have 100000 bytes"},
		{"empty view and format", "/v1/render?view=&format=", yamlType, good, 200, "image/svg+xml", `data-view="model"`},
		{"empty format", "/v1/render?view=chain&format=", yamlType, good, 200, "image/svg+xml", `data-view="chain"`},
		{"misspelt parameter", "/v1/render?fromat=png", yamlType, good, 400, problemType, `/v1/render takes no \"fromat\"; use one of view, format`},
		{"parameter of another", "/v1/check?format=json", yamlType, good, 400, problemType, `/v1/check takes no \"format\"; leave out the question mark and what follows it`},
		{"repeated parameter", "/v1/render?format=svg&format=png", yamlType, good, 400, problemType, `\"format\" is there more than once; write it once`},
		{"wrongly parted parameters", "/v1/render?format=png;view=chain", yamlType, good, 400, problemType, "cannot be read; write it as in /v1/render?view=chain"},
		{"nowhere", "/draw", yamlType, good, 404, problemType, `there is nothing at \"/draw\"; /v1/openapi.yaml describes what there is`},
		{"two slashes", "//v1/check", yamlType, good, 404, problemType, `there is nothing at \"//v1/check\"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			response, body, err := s.post(test.path, test.mediaType, strings.NewReader(test.body))
			if err != nil {
				t.Fatal(err)
			}
			if response.StatusCode != test.status || response.Header.Get("Content-Type") != test.gives || !bytes.Contains(body, []byte(test.holds)) {
				t.Errorf("%s, %s: %.300q\nwant %d, %s with %q", response.Status, response.Header.Get("Content-Type"), body, test.status, test.gives, test.holds)
			}
		})
	}
}

const problemType = "application/problem+json"

func TestOtherRequests(t *testing.T) {
	s := start(t)
	tests := []struct {
		name, method, path, header, value string
		status                            int
		body                              string // a part
		allow                             string
	}{
		{"health", "GET", "/healthz", "", "", 200, "ok\n", ""},
		{"head of health", "HEAD", "/healthz", "", "", 200, "", ""},
		{"health posted", "POST", "/healthz", "", "", 405, `"detail":"/healthz answers GET and HEAD, not POST"`, "GET, HEAD"},
		{"wrong method", "GET", "/v1/check", "", "", 405, `"title":"Method Not Allowed","status":405,"detail":"/v1/check answers POST, not GET"`, "POST"},
		{"nowhere", "GET", "/nothing", "", "", 404, `"title":"Not Found","status":404,`, ""},
		{"packed", "POST", "/v1/check", "Content-Encoding", "gzip", 415, "without a Content-Encoding", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			request, err := http.NewRequestWithContext(t.Context(), test.method, s.url+test.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			if test.header != "" {
				request.Header.Set(test.header, test.value)
			}
			response, err := s.client.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			body, err := io.ReadAll(response.Body)
			if err != nil || response.StatusCode != test.status || !strings.Contains(string(body), test.body) {
				t.Errorf("%s %q, %v; want %d with %q", response.Status, body, err, test.status, test.body)
			}
			if got := response.Header.Get("Content-Type"); test.status >= 400 && got != problemType {
				t.Errorf("the Content-Type is %q, want %q", got, problemType)
			}
			if got := response.Header.Get("Allow"); got != test.allow {
				t.Errorf("it allows %q, want %q", got, test.allow)
			}
		})
	}
}

// TestLog checks that each request is logged, also one that is refused, and
// that what models say is not.
func TestLog(t *testing.T) {
	var log bytes.Buffer
	s := newService(time.Minute, time.Minute)
	s.log = slog.New(slog.NewJSONHandler(&log, nil))
	for _, test := range []struct {
		method, path string
		status       int
	}{
		{"POST", "/v1/check", 200}, {"GET", "/healthz", 200}, {"GET", "/v1/check", 405}, {"GET", "/nothing", 404}, {"POST", "/v1/render?fromat=png", 400}, {"POST", "/v1/render", 200},
	} {
		log.Reset()
		r := httptest.NewRequestWithContext(t.Context(), test.method, test.path, strings.NewReader(lineOf(3)))
		r.Header.Set("Content-Type", yamlType)
		s.ServeHTTP(httptest.NewRecorder(), r)
		var got struct {
			Msg, Method, Path string
			Status            int
		}
		if err := json.Unmarshal(log.Bytes(), &got); err != nil {
			t.Errorf("%s %s: %v in the log %q", test.method, test.path, err, log.String())
		}
		path, _, _ := strings.Cut(test.path, "?")
		if got.Msg != "answered" || got.Method != test.method || got.Path != path || got.Status != test.status || strings.Contains(log.String(), "Sessions") {
			t.Errorf("%s %s, want %d: the log has %s", test.method, test.path, test.status, log.String())
		}
	}
}

// TestMalformedJSON checks that what is wrong with the form is a finding with
// its line and column.
func TestMalformedJSON(t *testing.T) {
	s := start(t)
	type place struct{ Line, Column int }
	tests := []struct {
		name, body string
		want       []place
	}{
		{"open bracket", "{\n  \"model\": \"a\",\n  \"title\": \"A\",\n  \"activities\": [\n", []place{{1, 1}}},
		{"no value", "{\n \"model\": \"a\",\n \"title\": }", []place{{3, 2}}},
		{"one bracket too many", "{\"model\": \"a\",\n \"title\": \"A\"}\n}", []place{{3, 1}}},
		{"wrong types", `{"model": "a", "title": ["A"], "activities": {"id": "x"}}`, []place{{1, 25}, {1, 46}}},
		{"a list", "[]", []place{{1, 1}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, body, err := s.post("/v1/check", jsonType, strings.NewReader(test.body))
			if err != nil {
				t.Fatal(err)
			}
			var answer struct {
				Diagnostics []struct {
					place
					File, Code string
				}
			}
			if err := json.Unmarshal(body, &answer); err != nil {
				t.Fatal(err)
			}
			var got []place
			for _, d := range answer.Diagnostics {
				got = append(got, d.place)
				if d.File != "model.json" || d.Code != "LM001" {
					t.Errorf("a finding is %+v", d)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("places (-want +got):\n%s\n%s", diff, body)
			}
		})
	}
}

// TestLargeHead sends more before the model than a request has there: it is
// refused before it is taken into memory.
func TestLargeHead(t *testing.T) {
	s := start(t)
	for _, size := range []int{8 << 10, 64 << 10, 1 << 20} {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		go fmt.Fprintf(conn, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Large: %s\r\n\r\n", strings.Repeat("x", size))
		response, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Errorf("a head of %d bytes: %v", size, err)
			continue
		}
		response.Body.Close()
		want := http.StatusOK
		if size > 16<<10 {
			want = http.StatusRequestHeaderFieldsTooLarge
		}
		if response.StatusCode != want {
			t.Errorf("a head of %d bytes: %s, want %d", size, response.Status, want)
		}
	}
}

// zeros are so many bytes that are made as they are read.
type zeros struct{ left int }

func (z *zeros) Read(p []byte) (int, error) {
	if z.left == 0 {
		return 0, io.EOF
	}
	n := min(len(p), z.left)
	clear(p[:n])
	z.left -= n
	return n, nil
}

// TestTooLarge posts 100 MB, which are refused and not taken into memory,
// whether the client says how much it will send or not.
func TestTooLarge(t *testing.T) {
	s := start(t)
	const size = 100 << 20
	for _, declared := range []bool{true, false} {
		t.Run(fmt.Sprintf("declared %v", declared), func(t *testing.T) {
			conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			length := "Transfer-Encoding: chunked"
			if declared {
				length = fmt.Sprintf("Content-Length: %d", size)
			}
			fmt.Fprintf(conn, "POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/yaml\r\n%s\r\n\r\n", length)
			sending := make(chan int64, 1)
			go func() {
				if !declared {
					fmt.Fprintf(conn, "%x\r\n", size)
				}
				n, _ := io.Copy(conn, &zeros{size}) // fails when the service hangs up
				sending <- n
			}()
			response, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			if response.StatusCode != http.StatusRequestEntityTooLarge || !response.Close {
				t.Errorf("%s, hangs up: %v", response.Status, response.Close)
			}
			sent := <-sending
			runtime.ReadMemStats(&after)
			taken := after.TotalAlloc - before.TotalAlloc
			t.Logf("%d of %d bytes were sent, and %d bytes allocated", sent, size, taken)
			if sent == size {
				t.Error("the service has read it all")
			}
			if taken > 8<<20 {
				t.Errorf("%d bytes were allocated", taken)
			}
		})
	}
}

// TestSlowClient sends a model in drops, and no more than the head of another
// request: both are cut off.
func TestSlowClient(t *testing.T) {
	s := start(t, "-timeout", "300ms")
	tests := []struct {
		name, head string
		want       string // how the response begins
	}{
		{"slow body", "POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/yaml\r\nContent-Length: 1000\r\n\r\nmodel: a", "HTTP/1.1 408 Request Timeout\r\n"},
		{"slow head", "POST /v1/check HTTP/1.1\r\nHost: x\r\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			begin := time.Now()
			conn.SetDeadline(begin.Add(10 * time.Second))
			if _, err := io.WriteString(conn, test.head); err != nil {
				t.Fatal(err)
			}
			dripping := make(chan struct{})
			go func() {
				defer close(dripping)
				for {
					if _, err := io.WriteString(conn, "#"); err != nil {
						return
					}
					time.Sleep(20 * time.Millisecond)
				}
			}()
			got, _ := io.ReadAll(conn) // ends with an error where drops came after the end
			if took := time.Since(begin); took < 250*time.Millisecond || took > 9*time.Second {
				t.Errorf("it was cut off after %v, want about 300ms", took)
			}
			if !strings.HasPrefix(string(got), test.want) || test.want == "" && len(got) > 0 && !strings.HasPrefix(string(got), "HTTP/1.1 4") {
				t.Errorf("got %.200q, want %q", got, test.want)
			}
			conn.Close()
			<-dripping
		})
	}
}

// TestShutdown asks the service to shut down while a model is on its way, which
// must be answered.
func TestShutdown(t *testing.T) {
	s := start(t)
	body, model := io.Pipe()
	type result struct {
		status int
		body   []byte
		err    error
	}
	answered := make(chan result, 1)
	go func() {
		response, got, err := s.post("/v1/check", yamlType, body)
		if err != nil {
			answered <- result{err: err}
			return
		}
		answered <- result{response.StatusCode, got, nil}
	}()
	text := example(t, "broken.yaml")
	io.WriteString(model, text[:100]) // returns when it is on its way
	time.Sleep(100 * time.Millisecond)
	s.stop()
	for refused := false; !refused; time.Sleep(10 * time.Millisecond) {
		conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
		if refused = err != nil; !refused {
			conn.Close()
		}
	}
	select {
	case <-s.ended:
		t.Error("it has ended with a request in flight")
	default:
	}
	io.WriteString(model, text[100:])
	model.Close()
	r := <-answered
	if r.err != nil || r.status != http.StatusOK || !bytes.Contains(r.body, []byte(`"errors":7`)) {
		t.Errorf("the request in flight: %d %s %v", r.status, r.body, r.err)
	}
	select {
	case <-s.ended:
	case <-time.After(10 * time.Second):
		t.Error("it has not ended")
	}
}

// newService is a service with room for one model at a time, which has read no
// frameworks.
func newService(wait, timeout time.Duration) *service {
	return (&service{
		log:     slog.New(slog.DiscardHandler),
		checker: &rules.Checker{},
		engine:  render.EmbeddedEngine(),
		layouts: render.NewCache(10, 1<<20),
		slots:   make(chan struct{}, 1),
		maxBody: 1000,
		wait:    wait,
		timeout: timeout,
	}).init()
}

// postTo posts a model to the service without a network.
func postTo(ctx context.Context, s *service, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(ctx, "POST", path, strings.NewReader(lineOf(3)))
	r.Header.Set("Content-Type", yamlType)
	s.ServeHTTP(w, r)
	return w
}

// TestBusy asks for more than the service has room for.
func TestBusy(t *testing.T) {
	s := newService(10*time.Millisecond, 19100*time.Millisecond)
	s.slots <- struct{}{}
	w := postTo(t.Context(), s, "/v1/render")
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "20" || !strings.Contains(w.Body.String(), "this one waited 10ms; try again later") {
		t.Errorf("%d, to try again after %q: %s", w.Code, w.Header().Get("Retry-After"), w.Body)
	}
	s.wait = time.Minute
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if w := postTo(gone, s, "/v1/render"); w.Code != clientGone {
		t.Errorf("for a client that has gone %d: %s", w.Code, w.Body)
	}
	<-s.slots
	if w := postTo(t.Context(), s, "/v1/render"); w.Code != http.StatusOK {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
}

// TestWaiting has a model wait for longer than may be worked on it: only the
// work counts.
func TestWaiting(t *testing.T) {
	s := newService(time.Minute, 2*time.Second)
	s.slots <- struct{}{}
	time.AfterFunc(2100*time.Millisecond, func() { <-s.slots })
	if w := postTo(t.Context(), s, "/v1/render"); w.Code != http.StatusOK {
		t.Errorf("%d: %s", w.Code, w.Body)
	}
}

// TestTooLong gives a model no time to be drawn.
func TestTooLong(t *testing.T) {
	s := newService(time.Minute, time.Nanosecond)
	if w := postTo(t.Context(), s, "/v1/render"); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "1" || !strings.Contains(w.Body.String(), "it was not done within 1ns") {
		t.Errorf("%d, to try again after %q: %s", w.Code, w.Header().Get("Retry-After"), w.Body)
	}
}

func TestArguments(t *testing.T) {
	for _, args := range [][]string{{"more"}, {"-at-once", "0"}, {"-timeout", "0s"}, {"-wait", "0s"}, {"-max-body", "0"}, {"-max-store", "0"}, {"-store", "nowhere/models.db"}, {"-frameworks", "nowhere"}, {"-addr", "nowhere"}, {"-no-flag"}} {
		if err := run(t.Context(), args, io.Discard); err == nil {
			t.Errorf("%s: no error", args)
		}
	}
}

// example is the text of a file of the examples.
func example(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// lineOf is a model of n activities, with an output and an outcome.
func lineOf(n int) string {
	var b strings.Builder
	b.WriteString("model: line\ntitle: Line\nactivities:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {id: s%d, title: Step %d, leads-to: [out]}\n", i+1, i+1)
	}
	b.WriteString("outputs: [{id: out, title: Sessions held, leads-to: [know]}]\n")
	b.WriteString("outcomes: {short: [{id: know, title: People know more, leads-to: [end]}]}\n")
	b.WriteString("end-state: {id: end, title: Improved wellbeing}\n")
	return b.String()
}
