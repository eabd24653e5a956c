package progress

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
)

// A State is how an indicator stands, by its latest value.
type State int

// The states, the gravest first. The zero State is StateNotKnown.
const (
	StateNotKnown State = iota
	StateWorse          // further from the target than the baseline is
	StateNotKept        // to be maintained, and it has crossed its target
	StateBehind         // short of the straight line, or of a target that is past
	StateOnTrack        // on the straight line or ahead of it
	StateKept           // to be maintained, and it is
	StateReached        // at the last target that is not past, or beyond it
)

var stateNames = [...]string{"not known", "worse", "not kept", "behind", "on track", "kept", "reached"}

// String returns the word for people: not known, worse, not kept, behind, on
// track, kept or reached.
func (s State) String() string {
	if s < 0 || int(s) >= len(stateNames) {
		return fmt.Sprintf("state(%d)", int(s))
	}
	return stateNames[s]
}

// MarshalText returns [State.String], or an error for a State without a name.
func (s State) MarshalText() ([]byte, error) {
	if s < 0 || int(s) >= len(stateNames) {
		return nil, fmt.Errorf("there is no %v", s)
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads what MarshalText returns.
func (s *State) UnmarshalText(text []byte) error {
	i := slices.Index(stateNames[:], string(text))
	if i < 0 {
		return fmt.Errorf("there is no state %s; use one of %s", diag.Quote(string(text)), strings.Join(stateNames[:], ", "))
	}
	*s = State(i)
	return nil
}

// The ways in which the needle has moved: see [Result.Needle].
const (
	needleNotKnown = "not known"
	needleImproved = "improved"
	needleWorsened = "worsened"
	needleUnmoved  = "unmoved"
	needleMoved    = "moved"
)

// A Tally is how many indicators are in each [State].
type Tally [len(stateNames)]int

// Total returns the number of indicators.
func (t Tally) Total() int {
	n := 0
	for _, k := range t {
		n += k
	}
	return n
}

// Word returns what can be said of all the indicators together: the gravest of
// their states, and good news only if it is true of all of them. One that is
// not known is graver than good news. Without indicators it is not known.
func (t Tally) Word() State {
	for _, s := range [...]State{StateWorse, StateNotKept, StateBehind, StateNotKnown, StateOnTrack, StateKept, StateReached} {
		if t[s] > 0 {
			return s
		}
	}
	return StateNotKnown
}

// Counts returns the states, the best first, as in "1 reached, 2 not known";
// empty without indicators.
func (t Tally) Counts() string {
	var parts []string
	for _, s := range [...]State{StateReached, StateKept, StateOnTrack, StateBehind, StateNotKept, StateWorse, StateNotKnown} {
		if t[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %v", t[s], s))
		}
	}
	return strings.Join(parts, ", ")
}

// String returns how many indicators there are and [Tally.Counts], as in
// "3 indicators: 1 reached, 2 not known".
func (t Tally) String() string { return t.phrase("") }

// phrase returns [Tally.String] with words after the number of indicators.
func (t Tally) phrase(after string) string {
	s := prose.Count(t.Total(), "indicator") + after
	if t.Total() > 0 {
		s += ": " + t.Counts()
	}
	return s
}
