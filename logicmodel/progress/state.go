package progress

import (
	"fmt"
	"strings"
)

// A State is how an indicator stands, by its latest value.
type State int

// The states, those to look at first first. The zero State is NotKnown.
const (
	NotKnown State = iota
	Worse          // further from the target than the baseline is
	NotKept        // to be maintained, and it has crossed its target
	Behind         // short of the straight line, or of a target that is past
	OnTrack        // on the straight line or ahead of it
	Kept           // to be maintained, and it is
	Reached        // at the last target that is not past, or beyond it
)

var stateNames = [...]string{"not known", "worse", "not kept", "behind", "on track", "kept", "reached"}

// String is the word for people: not known, worse, not kept, behind, on track,
// kept or reached.
func (s State) String() string {
	if s < NotKnown || s > Reached {
		return fmt.Sprintf("state(%d)", int(s))
	}
	return stateNames[s]
}

// A Needle says whether an indicator has moved from its baseline.
type Needle int

// The ways in which it has moved. The zero Needle: not known.
const (
	NeedleNotKnown Needle = iota
	Improved
	Worsened
	Unmoved
	Moved // nobody has said which way is better
)

var needleNames = [...]string{"not known", "improved", "worsened", "unmoved", "moved"}

// String is not known, improved, worsened, unmoved or moved.
func (n Needle) String() string {
	if n < NeedleNotKnown || n > Moved {
		return fmt.Sprintf("needle(%d)", int(n))
	}
	return needleNames[n]
}

// A Tally is how many indicators are in each [State].
type Tally [len(stateNames)]int

// Total is the number of indicators.
func (t Tally) Total() int {
	n := 0
	for _, k := range t {
		n += k
	}
	return n
}

// Word is what can be said of all the indicators together: the gravest of
// their states, and good news only if it is true of all of them. One that is
// not known is graver than good news. Without indicators it is not known.
func (t Tally) Word() State {
	for _, s := range [...]State{Worse, NotKept, Behind, NotKnown, OnTrack, Kept} {
		if t[s] > 0 {
			return s
		}
	}
	if t[Reached] > 0 {
		return Reached
	}
	return NotKnown
}

// Counts tells the states, the best first, as in "1 reached, 2 not known";
// empty without indicators.
func (t Tally) Counts() string {
	var parts []string
	for _, s := range [...]State{Reached, Kept, OnTrack, Behind, NotKept, Worse, NotKnown} {
		if t[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %v", t[s], s))
		}
	}
	return strings.Join(parts, ", ")
}

// String is how many indicators there are and [Tally.Counts], as in
// "3 indicators: 1 reached, 2 not known".
func (t Tally) String() string {
	switch n := t.Total(); n {
	case 0:
		return "no indicators"
	case 1:
		return "1 indicator: " + t.Counts()
	default:
		return fmt.Sprintf("%d indicators: %s", n, t.Counts())
	}
}
