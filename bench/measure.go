package main

import (
	"math"
	"runtime"
	"slices"
	"syscall"
	"time"
)

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

// A work is a function to time.
type work func()

const (
	minSample     = 50 * time.Millisecond   // how long a sample takes at least: faster works are repeated, so that the collection of their garbage is timed as well
	maxComparison = 1500 * time.Millisecond // how long the rounds of one comparison take at most, unless one takes longer
	maxRounds     = 4
)

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

// compare times the works in turn and returns the ratio of each to the last: the
// median of the rounds.
func (c *config) compare(of clock, works ...work) []float64 {
	times := c.times(of, works...)
	var all []float64
	for _, ts := range times {
		all = append(all, ratio(ts, times[len(times)-1]))
	}
	return all
}

// ratio returns the median ratio of the times of one work to those of another, round by
// round.
func ratio(a, b []float64) float64 {
	ratios := make([]float64, len(a))
	for i := range a {
		ratios[i] = a[i] / b[i]
	}
	return quantile(ratios, 0.5)
}

// times returns the time of one run of each work by the clock, in each round, in
// nanoseconds. In a round the works take turns. The garbage that a work leaves is
// collected before the next is timed. Where a round takes longer than maxComparison, there
// is one, and nothing is warmed up before it.
func (c *config) times(of clock, works ...work) [][]float64 {
	repeat := make([]int, len(works))
	times := make([][]float64, len(works))
	var round time.Duration
	for i, w := range works { // once to warm up, once to see how long it takes
		took := sample(of, w, 1)
		if took < time.Second/2 {
			took = sample(of, w, 1)
		}
		times[i] = []float64{float64(took)}
		repeat[i] = max(1, int(minSample/max(took, 1)))
		round += took * time.Duration(repeat[i])
	}
	if round > maxComparison {
		return times
	}
	for i := range times {
		times[i] = nil // it was too short
	}
	for range min(maxRounds, max(1, int(maxComparison/round))) {
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
func exponent(sizes []int, times []float64) float64 {
	var sx, sy, sxx, sxy float64
	n := float64(len(sizes))
	for i := range sizes {
		x, y := math.Log(float64(sizes[i])), math.Log(times[i])
		sx, sy, sxx, sxy = sx+x, sy+y, sxx+x*x, sxy+x*y
	}
	return (n*sxy - sx*sy) / (n*sxx - sx*sx)
}
