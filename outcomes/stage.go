package outcomes

import "github.com/resultschain/resultschain/internal/yamldoc"

// A Stage is a step of a results chain. It is defined here since a framework
// says what it expects of each; package logicmodel calls it by the same names.
type Stage int

// The stages, in the order in which a chain runs. The zero Stage is invalid.
const (
	Activity Stage = iota + 1
	Output
	ShortTerm
	MediumTerm
	LongTerm
	EndState
)

var stageNames = yamldoc.Words{"activity", "output", "short", "medium", "long", "end-state"}

// Stages are all stages in order.
func Stages() []Stage {
	return []Stage{Activity, Output, ShortTerm, MediumTerm, LongTerm, EndState}
}

// String is the word for the stage in files: activity, output, short, medium,
// long or end-state; empty for the zero Stage.
func (s Stage) String() string { return stageNames.Text(int(s)) }

// MarshalText is [Stage.String]; an error for a number that is none.
func (s Stage) MarshalText() ([]byte, error) { return stageNames.Marshal(int(s)) }

// UnmarshalText reads what [Stage.MarshalText] writes.
func (s *Stage) UnmarshalText(text []byte) error { return yamldoc.UnmarshalWord(stageNames, text, s) }

// Noun is the stage in a sentence, such as "short-term outcome".
func (s Stage) Noun() string {
	switch s {
	case ShortTerm, MediumTerm, LongTerm:
		return s.String() + "-term outcome"
	case EndState:
		return "end state"
	}
	return s.String()
}

// IsOutcome reports whether s is a short-, medium- or long-term outcome.
func (s Stage) IsOutcome() bool { return s >= ShortTerm && s <= LongTerm }
