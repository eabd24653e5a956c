package main

import (
	"math"
	"runtime"
	"slices"
	"syscall"
	"time"
)

// must returns the value of a call, or panics with its error.
func must[T any](v T, err error) T {
	try(err)
	return v
}

// try panics with an error, if there is one.
func try(err error) {
	if err != nil {
		panic(err)
	}
}

// A work is a function to time.
type work func()

const (
	minSample     = 50 * time.Millisecond   // of a sample: faster works are repeated, so that the collection of their garbage is timed as well
	maxComparison = 1500 * time.Millisecond // of the rounds of one comparison, unless one round takes longer
	maxRounds     = 4
)

// A clock returns the time since some moment that is always the same.
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
func (c *config) compare(now clock, works ...work) []float64 {
	times := c.times(now, works...)
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
// is one, and nothing is warmed up before it; so it is where all is only to be run.
func (c *config) times(now clock, works ...work) [][]float64 {
	repeat := make([]int, len(works))
	times := make([][]float64, len(works))
	var round time.Duration
	for i, w := range works { // once to warm up, once to see how long it takes
		took := sample(now, w, 1)
		if took < time.Second/2 && !c.quick {
			took = sample(now, w, 1)
		}
		times[i] = []float64{float64(took)}
		repeat[i] = max(1, int(minSample/max(took, 1)))
		round += took * time.Duration(repeat[i])
	}
	if round > maxComparison || c.quick {
		return times
	}
	for i := range times {
		times[i] = nil // it was too short
	}
	for range min(maxRounds, max(1, int(maxComparison/round))) {
		for i, w := range works {
			took := sample(now, w, repeat[i])
			times[i] = append(times[i], float64(took)/float64(repeat[i]))
		}
	}
	return times
}

// sample returns the time that n runs of the work take by the clock, after a collection of
// garbage.
func sample(now clock, w work, n int) time.Duration {
	runtime.GC()
	start := now()
	for range n {
		w()
	}
	return now() - start
}

// quantile returns the value nearest to the quantile q, from 0 to 1, of the values.
func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[int(q*float64(len(sorted)-1)+0.5)]
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
