package progress

import (
	"cmp"
	"math"

	"github.com/resultschain/resultschain/outcomes"
)

// limits returns the numbers between which a target lies: its own number twice
// where it has no limits.
func (s *series) limits(t *Point) (low, high float64) {
	if low, high, ok := s.scale.Range(t.Figure); ok {
		return low, high
	}
	return t.Number, t.Number
}

func hasLimits(t *Point) bool { return t.AtLeast != "" || t.AtMost != "" }

// sideOf returns the side of a target on which a number lies: -1 below, 1 above,
// 0 within its limits or on it.
func (s *series) sideOf(x float64, t *Point) int {
	switch low, high := s.limits(t); {
	case x < low:
		return -1
	case x > high:
		return 1
	}
	return 0
}

// impliedDirection returns the direction that follows from the limits of the
// targets; zero where none does.
func (s *series) impliedDirection() outcomes.Direction {
	t := s.Target
	switch {
	case t == nil || !hasLimits(t):
		return 0
	case s.Baseline != nil:
		return [...]outcomes.Direction{outcomes.DirectionIncrease, outcomes.DirectionMaintain, outcomes.DirectionDecrease}[s.sideOf(s.Baseline.Number, t)+1]
	case t.AtMost == "":
		return outcomes.DirectionIncrease
	case t.AtLeast == "":
		return outcomes.DirectionDecrease
	}
	return outcomes.DirectionMaintain
}

// setAims sets the number of each target with limits to the limit that is reached
// first.
func (s *series) setAims() {
	for i := range s.Targets {
		t := &s.Targets[i]
		if !hasLimits(t) {
			continue
		}
		low, high := s.limits(t)
		first, second := low, high
		if s.Direction == outcomes.DirectionDecrease {
			first, second = high, low
		}
		if t.Number = first; math.IsInf(first, 0) {
			t.Number = second
		}
	}
}

// overshoots reports whether the latest value lies beyond a range.
func (s *series) overshoots() bool {
	way := map[outcomes.Direction]int{outcomes.DirectionIncrease: 1, outcomes.DirectionDecrease: -1}[s.Direction]
	return s.Target != nil && hasLimits(s.Target) && way != 0 && s.sideOf(s.Latest.Number, s.Target) == way
}

// hasTargetOn reports whether some target lies on a side of the baseline: 1 above it, -1 below.
func (s *series) hasTargetOn(side int) bool {
	for i := range s.Targets {
		if s.Baseline != nil && cmp.Compare(0, s.sideOf(s.Baseline.Number, &s.Targets[i])) == side {
			return true
		}
	}
	return false
}
