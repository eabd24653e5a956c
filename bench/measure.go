package main

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A page is a heading, a few lines and a table.
type page struct {
	title, text string
	head        []string
	rows        [][]string
	after       string
}

func (p *page) add(cells ...string) { p.rows = append(p.rows, cells) }

func (p *page) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n%s\n\n", p.title, strings.TrimSpace(p.text))
	line := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	line(p.head)
	b.WriteString("|---" + strings.Repeat("|---:", len(p.head)-1) + "|\n")
	for _, r := range p.rows {
		line(r)
	}
	if p.after != "" {
		b.WriteString("\n" + strings.TrimSpace(p.after) + "\n")
	}
	b.WriteString("\n")
	return b.String()
}

// A work is a function to time.
type work func()

// A ratio compares the time of one work with that of another, in several rounds.
type ratio struct {
	low, median, high float64       // quartiles of the ratios of the rounds
	time              time.Duration // of one run of the first: the median
}

func (r ratio) String() string {
	return fmt.Sprintf("%s (%s–%s)", figure(r.median), figure(r.low), figure(r.high))
}

// figure returns a number to two or three digits.
func figure(f float64) string {
	switch {
	case f >= 100:
		return fmt.Sprintf("%.0f", f)
	case f >= 10:
		return fmt.Sprintf("%.1f", f)
	case f >= 0.095:
		return fmt.Sprintf("%.2f", f)
	}
	return fmt.Sprintf("%.3f", f)
}

// must returns the value of a call that must not fail, or else ends the program.
func must[T any](v T, err error) T {
	try(err)
	return v
}

func try(err error) {
	if err != nil {
		panic(err)
	}
}

// minSample is how long one sample takes at least. Faster works are repeated
// until then, so that the collection of their garbage is timed as well.
const minSample = 50 * time.Millisecond

// A clock returns how much time has gone by, since any moment.
type clock func() time.Duration

// began is when the program began.
var began = time.Now()

// wallTime returns the time since the program began.
func wallTime() time.Duration { return time.Since(began) }

// processorTime returns the time that processors have worked for this program and for
// those that it has run to their end. What else the machine does is not in it.
func processorTime() time.Duration {
	var sum time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		try(syscall.Getrusage(who, &u))
		sum += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return sum
}

// compare times the works in turn and returns the ratio of each to the last.
func (c *config) compare(of clock, works ...work) []ratio {
	times := c.times(of, works...)
	var all []ratio
	for _, ts := range times {
		all = append(all, ratioOf(ts, times[len(times)-1]))
	}
	return all
}

// ratioOf returns the ratio of the times of one work to those of another, round by
// round.
func ratioOf(a, b []float64) ratio {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = a[i] / b[i]
	}
	return ratio{quantile(ratios, 0.25), quantile(ratios, 0.5), quantile(ratios, 0.75), time.Duration(quantile(a, 0.5))}
}

// maxComparison is how long the rounds of one comparison take at most, unless three
// take longer.
const maxComparison = 40 * time.Second

// times returns the time of one run of each work by the clock, in each round, in
// nanoseconds. In a round the works take turns. The garbage that a work leaves is
// collected before the next is timed.
func (c *config) times(of clock, works ...work) [][]float64 {
	repeat := make([]int, len(works))
	var round time.Duration
	for i, w := range works { // once to warm up, once to see how long it takes
		took := sample(of, w, 1)
		if took < time.Second {
			took = sample(of, w, 1)
		}
		repeat[i] = max(1, int(minSample/max(took, 1)))
		round += took * time.Duration(repeat[i])
	}
	times := make([][]float64, len(works))
	for range min(c.rounds, max(3, int(maxComparison/round))) {
		for i, w := range works {
			took := sample(of, w, repeat[i])
			times[i] = append(times[i], float64(took)/float64(repeat[i]))
		}
	}
	return times
}

func sample(of clock, w work, n int) time.Duration {
	runtime.GC()
	start := of()
	for range n {
		w()
	}
	return of() - start
}

func quantile(of []float64, q float64) float64 {
	s := slices.Sorted(slices.Values(of))
	return s[int(q*float64(len(s)-1)+0.5)]
}

// allocationsOf returns the bytes and the number of allocations of one run.
func allocationsOf(w work) (bytes, allocs float64) {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	w()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc), float64(after.Mallocs - before.Mallocs)
}

// onOneCore does the work on one core only.
func onOneCore(w work) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	w()
}

// exponent returns e in time = c·size^e, by least squares of the logarithms.
func exponent(sizes []int, times []time.Duration) float64 {
	var sx, sy, sxx, sxy float64
	n := float64(len(sizes))
	for i := range sizes {
		x, y := math.Log(float64(sizes[i])), math.Log(float64(times[i]))
		sx, sy, sxx, sxy = sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	return (n*sxy - sx*sy) / (n*sxx - sx*sx)
}

// count returns a number with commas.
func count(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
