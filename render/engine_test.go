package render

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
)

// dotProgram returns the path of an installed dot. Without it the test is skipped,
// but fails in CI, which installs it.
func dotProgram(t testing.TB) string {
	t.Helper()
	dot, err := exec.LookPath("dot")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	return dot
}

// TestDotEngine draws with an installed dot: the same boxes and arrows, and no
// arrow crosses a box.
func TestDotEngine(t *testing.T) {
	dotProgram(t)
	stobs, f := picturetest.Example(t, "stobswellbeing.yaml")
	ours := parseSVG(t, svgOf(t, stobs, &Options{Framework: f}))
	theirs := parseSVG(t, svgOf(t, stobs, &Options{Framework: f, Engine: DotEngine(DotLimits{})}))
	if len(ours.boxes) != len(theirs.boxes) || len(ours.arrows) != len(theirs.arrows) || ours.desc != theirs.desc {
		t.Errorf("dot draws %d boxes and %d arrows, want %d and %d", len(theirs.boxes), len(theirs.arrows), len(ours.boxes), len(ours.arrows))
	}
	for seed := range uint64(20) {
		g, err := content.Model(picturetest.Random(30, seed), &content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{Engine: DotEngine(DotLimits{})}).layOut)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range crossings(p) {
			t.Errorf("seed %d: %s", seed, c)
		}
	}
}

// TestDotEngineTakesMore draws with dot what the embedded engine refuses.
func TestDotEngineTakesMore(t *testing.T) {
	dotProgram(t)
	m := picturetest.Random(620, 1)
	if _, err := drawn(t.Context(), m, nil); !errors.As(err, new(*TooLargeError)) {
		t.Fatalf("the embedded engine: %v", err)
	}
	if _, err := drawn(t.Context(), m, &Options{Engine: DotEngine(DotLimits{})}); err != nil {
		t.Error(err)
	}
}

// TestEngineErrors checks that a missing program, a time that is up and a
// caller who has gone are told.
func TestEngineErrors(t *testing.T) {
	m := picturetest.Random(60, 1)
	_, err := drawn(t.Context(), m, &Options{Engine: DotEngine(DotLimits{Program: "no-such-dot"})})
	if !errors.Is(err, exec.ErrNotFound) || !strings.Contains(err.Error(), "not installed") {
		t.Errorf("a missing program: %v", err)
	}
	dotProgram(t)
	if _, err = drawn(t.Context(), m, &Options{Engine: DotEngine(DotLimits{Time: time.Nanosecond})}); !errors.As(err, new(*TooLargeError)) {
		t.Errorf("no time: %v", err)
	}
	for _, o := range []*Options{{}, {Engine: DotEngine(DotLimits{})}, {Cache: NewCache(3, 1<<20)}} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		_, err := drawn(ctx, picturetest.Random(300, 5), o)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a caller who has gone: %v", err)
		}
		if _, err := drawn(t.Context(), m, o); err != nil {
			t.Errorf("the next caller: %v", err)
		}
	}
}

// TestManyCallers draws from a hundred goroutines at once, with and without a
// cache, some of whom do not wait: every picture is the right one.
func TestManyCallers(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	want := svgOf(t, m, &Options{Framework: f})
	cached := NewCache(10, 1<<20)
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Go(func() {
			o := &Options{Framework: f}
			if i%2 == 0 {
				o.Cache = cached
			}
			ctx := t.Context()
			if i%5 == 0 {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, time.Duration(i)*100*time.Microsecond)
				defer cancel()
			}
			var b bytes.Buffer
			switch err := write(ctx, &b, m, SVG, o); {
			case err != nil && (i%5 != 0 || !errors.Is(err, context.DeadlineExceeded)):
				t.Error(err)
			case err == nil && !bytes.Equal(b.Bytes(), want):
				t.Error("a picture drawn beside others differs")
			}
		})
	}
	wg.Wait()
}

// TestCachedIsSame checks that a cached picture is the same, and that texts
// which do not matter for the layout do not come from the cache.
func TestCachedIsSame(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	o := &Options{Framework: f, Cache: NewCache(10, 1<<20)}
	first, second := svgOf(t, m, o), svgOf(t, m, o)
	if !bytes.Equal(first, second) || !bytes.Equal(first, svgOf(t, m, &Options{Framework: f})) {
		t.Error("the cached picture differs")
	}
	m.Title = "Another title"
	if d := parseSVG(t, svgOf(t, m, o)); d.title != m.Title {
		t.Errorf("the title is %q", d.title)
	}
}

// BenchmarkPicture compares the layout and SVG of the example, warm, with
// starting dot on its DOT text, in turns: the ratio is printed.
func BenchmarkPicture(b *testing.B) {
	dot := dotProgram(b)
	m, f := picturetest.Example(b, "stobswellbeing.yaml")
	o := &Options{Framework: f}
	text := dotOf(b, m, o)
	svgOf(b, m, o) // compiles Graphviz
	var ours, cached, theirs time.Duration
	withCache := &Options{Framework: f, Cache: NewCache(10, 1<<20)}
	svgOf(b, m, withCache)
	for b.Loop() {
		at := time.Now()
		svgOf(b, m, o)
		ours += time.Since(at)
		at = time.Now()
		svgOf(b, m, withCache)
		cached += time.Since(at)
		at = time.Now()
		cmd := exec.Command(dot, "-Tsvg")
		cmd.Stdin = bytes.NewReader(text)
		if out, err := cmd.Output(); err != nil || len(out) == 0 {
			b.Fatal(err)
		}
		theirs += time.Since(at)
	}
	b.ReportMetric(float64(ours)/float64(theirs), "ours/dot")
	if ratio := float64(ours) / float64(theirs); ratio > 0.4 {
		b.Errorf("layout and SVG take %.2f of starting dot, want at most 0.4", ratio)
	}
	b.ReportMetric(float64(cached)/float64(theirs), "cached/dot")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkKept draws 1,000 pictures and reports how much the process has
// grown for each, on Linux.
func BenchmarkKept(b *testing.B) {
	m, f := picturetest.Example(b, "stobswellbeing.yaml")
	draw := func(n int) {
		for range n {
			svgOf(b, m, &Options{Framework: f})
		}
		runtime.GC()
	}
	draw(200)
	before := resident(b)
	for b.Loop() {
		draw(1000)
	}
	after := resident(b)
	b.ReportMetric(float64(before)/(1<<20), "MB-before")
	b.ReportMetric(float64(after)/(1<<20), "MB-after")
	b.ReportMetric(float64(after-before)/float64(1000*b.N), "B/picture")
}

// resident returns the memory of the process that is in use, in bytes.
func resident(b *testing.B) int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip(err)
	}
	for line := range strings.Lines(string(status)) {
		if words := strings.Fields(line); len(words) == 3 && words[0] == "VmRSS:" {
			n, err := strconv.Atoi(words[1])
			if err != nil {
				b.Fatal(err)
			}
			return n * 1024
		}
	}
	b.Skip("the system does not say")
	return 0
}
