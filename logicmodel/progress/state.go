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

// The states, those to look at first first. The zero State is StateNotKnown.
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
func (s State) String() string { return nameOf("state", stateNames[:], int(s)) }

// MarshalText returns [State.String], or an error for a State that is none.
func (s State) MarshalText() ([]byte, error) { return marshal("state", stateNames[:], int(s)) }

// UnmarshalText reads what MarshalText returns.
func (s *State) UnmarshalText(text []byte) error {
	return unmarshal("state", stateNames[:], text, (*int)(s))
}

// A Needle is whether an indicator has moved from its baseline.
type Needle int

// The ways in which it has moved. The zero Needle is NeedleNotKnown.
const (
	NeedleNotKnown Needle = iota
	NeedleImproved
	NeedleWorsened
	NeedleUnmoved
	NeedleMoved // which way is better is not known
)

var needleNames = [...]string{"not known", "improved", "worsened", "unmoved", "moved"}

// String returns not known, improved, worsened, unmoved or moved.
func (n Needle) String() string { return nameOf("needle", needleNames[:], int(n)) }

// MarshalText returns [Needle.String], or an error for a Needle that is none.
func (n Needle) MarshalText() ([]byte, error) { return marshal("needle", needleNames[:], int(n)) }

// UnmarshalText reads what MarshalText returns.
func (n *Needle) UnmarshalText(text []byte) error {
	return unmarshal("needle", needleNames[:], text, (*int)(n))
}

func nameOf(kind string, names []string, i int) string {
	if i < 0 || i >= len(names) {
		return fmt.Sprintf("%s(%d)", kind, i)
	}
	return names[i]
}

func marshal(kind string, names []string, i int) ([]byte, error) {
	if i < 0 || i >= len(names) {
		return nil, fmt.Errorf("there is no %s", nameOf(kind, names, i))
	}
	return []byte(names[i]), nil
}

func unmarshal(kind string, names []string, text []byte, to *int) error {
	i := slices.Index(names, string(text))
	if i < 0 {
		return fmt.Errorf("there is no %s %s; use one of %s", kind, diag.Quote(string(text)), strings.Join(names, ", "))
	}
	*to = i
	return nil
}

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

// phrase is the string with words after the number of indicators.
func (t Tally) phrase(after string) string {
	s := prose.Count(t.Total(), "indicator") + after
	if t.Total() > 0 {
		s += ": " + t.Counts()
	}
	return s
}
