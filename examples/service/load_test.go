package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/resultschain/resultschain/examples/service/client"
)

var requests = flag.Int("requests", 1000, "how many requests TestLoad sends")

// A sample is a request to post, and the answer that the library gives. Without a
// media type it is got, not posted.
type sample struct {
	path, mediaType, model string

	status int
	answer []byte
}

// TestLoad sends mixed requests from 200 clients and compares each answer with what
// the library gives; a tenth of them change one of 20 models that are kept, by the
// version that the client has read, and in the end each version that was saved is
// there. The service has its usual limits, and may turn none away. It prints what
// memory the process has, which is that of the service and of the test: at the
// start, when each kind was sent once, and at the end.
func TestLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a while")
	}
	const clients = 200
	s := start(t, "-store", filepath.Join(t.TempDir(), "models.db"))
	samples := append(mixture(t, max(*requests/300, 3)), keptSamples(t, s)...)
	cold := memory(t)

	saves := &saver{client: client.Client{Address: s.url}, texts: map[string]string{}}
	var sent atomic.Int64
	send := func(r *sample) {
		sent.Add(1)
		if r == nil {
			saves.save(t)
		} else if why := s.wrong(r); why != "" {
			t.Errorf("%s of %.80q: %s", r.path, r.model, why)
		}
	}
	// Each once, so that what the service keeps on purpose is not taken for a leak.
	atOnce(clients, send, func(yield func(*sample) bool) {
		for i := range samples {
			yield(&samples[i])
		}
	})
	warm := memory(t)
	sent.Store(0)
	s.client.CloseIdleConnections()
	s.client = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}} // which need not hold them all against openapi.yaml again

	begin := time.Now()
	pick := rand.New(rand.NewPCG(1, 2))
	statuses := map[int]int{}
	atOnce(clients, send, func(yield func(*sample) bool) {
		for i := range *requests {
			if i%10 == 0 {
				yield(nil) // which stands for a change of a model that is kept
				continue
			}
			r := &samples[pick.IntN(len(samples))]
			statuses[r.status]++
			yield(r)
		}
	})
	took := time.Since(begin)
	after := memory(t)
	saves.verify(t)

	t.Logf("%d requests of %d kinds from %d clients in %v: %.0f a second; by status %v, and %d changes saved, %d refused", sent.Load(), len(samples), clients,
		took.Round(time.Millisecond), float64(*requests)/took.Seconds(), statuses, len(saves.texts), saves.refused)
	t.Logf("at the start:   %v", cold)
	t.Logf("each kind once: %v", warm)
	t.Logf("at the end:     %v", after)
	if got := sent.Load(); got != int64(*requests) {
		t.Errorf("of %d requests %d were sent", *requests, got)
	}
	if grown := int64(after.heap) - int64(warm.heap); grown > 16<<20 {
		t.Errorf("the heap has grown by %d bytes", grown)
	}
}

// atOnce has so many clients send the requests.
func atOnce(clients int, send func(*sample), all iter.Seq[*sample]) {
	var wait sync.WaitGroup
	todo := make(chan *sample)
	for range clients {
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

// wrong sends a request, and returns what is wrong with its answer.
func (r *running) wrong(q *sample) string {
	method := http.MethodPost
	if q.mediaType == "" {
		method = http.MethodGet
	}
	response, got, err := r.send(method, q.path, q.mediaType, strings.NewReader(q.model))
	switch {
	case err != nil:
		return err.Error()
	case response.StatusCode != q.status:
		return fmt.Sprintf("the status is %d, want %d: %.300s", response.StatusCode, q.status, got)
	case !bytes.Equal(got, q.answer):
		return fmt.Sprintf("got %d bytes %.300q\nwant %d bytes %.300q", len(got), got, len(q.answer), q.answer)
	}
	return ""
}

// A saver changes models that are kept, and remembers what was saved.
type saver struct {
	client client.Client

	sync.Mutex
	n       int
	texts   map[string]string // by the path of the version
	refused int
}

// save reads a model, changes it, and saves it by the version that it has read.
func (v *saver) save(t *testing.T) {
	v.Lock()
	v.n++
	id, text := fmt.Sprintf("shared-%d", v.n%20), fmt.Sprintf("%s# change %d\n", lineOf(3), v.n)
	v.Unlock()
	var p *client.Problem
	_, etag, err := v.client.Do(t.Context(), "GET", "/v1/models/"+id, nil, "Accept", "*/*")
	if err != nil && !(errors.As(err, &p) && p.Status == http.StatusNotFound) {
		t.Errorf("reading %s: %v", id, err)
		return
	}
	etag, err = v.client.Save(t.Context(), id, []byte(text), etag)
	v.Lock()
	defer v.Unlock()
	switch {
	case err == nil:
		v.texts["/v1/models/"+id+"?version="+strings.Trim(etag, `"`)] = text
	case errors.As(err, &p) && p.Status == http.StatusPreconditionFailed:
		v.refused++
	default:
		t.Errorf("saving %s: %v", id, err)
	}
}

// verify checks that all that was saved is there, and nothing else.
func (v *saver) verify(t *testing.T) {
	t.Helper()
	for path, want := range v.texts {
		if got, _, err := v.client.Do(t.Context(), "GET", path, nil, "Accept", "*/*"); err != nil || string(got) != want {
			t.Errorf("%s is %.100q, %v; want %.100q", path, got, err, want)
		}
	}
	n := 0
	for i := range 20 {
		var list struct{ Versions []*keptModel }
		got, _, err := v.client.Do(t.Context(), "GET", fmt.Sprintf("/v1/models/shared-%d/versions", i), nil, "Accept", "*/*")
		if err != nil || json.Unmarshal(got, &list) != nil {
			t.Errorf("the versions are %.100q, %v", got, err)
		}
		n += len(list.Versions)
	}
	if n != len(v.texts) {
		t.Errorf("there are %d versions of which %d were saved", n, len(v.texts))
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
			response, body, err := s.post("/v1/render?format=png", yamlType, strings.NewReader(model))
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
