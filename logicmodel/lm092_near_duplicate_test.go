package logicmodel

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestRepeats checks that no number that a list has twice is left out, and that
// few others are told with them.
func TestRepeats(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 92))
	others, all := 0, 0
	for range 300 {
		list := make([]uint64, r.IntN(400))
		times := map[uint64]int{}
		for i := range list {
			list[i] = r.Uint64()
			if i > 0 && r.IntN(10) == 0 {
				list[i] = list[r.IntN(i)]
			}
			if r.IntN(10) == 0 {
				list[i] = 0
			}
			times[list[i]]++
		}
		told := slices.Collect(repeats(list))
		for i, n := range list {
			switch is := slices.Contains(told, i); {
			case n == 0 && is:
				t.Fatalf("number %d of %v is 0, and told", i, list)
			case n != 0 && times[n] > 1 && !is:
				t.Fatalf("number %d of %v is there %d times, and not told", i, list, times[n])
			case is && times[n] == 1:
				others++
			}
		}
		all += len(list)
	}
	if others*5 > all {
		t.Errorf("%d of %d numbers are told that are there once", others, all)
	}
}
