package outcomes

import "github.com/resultschain/resultschain/internal/yamldoc"

// A Stage is a step of a results chain. It is defined here since a framework
// holds what it expects of each; package logicmodel calls it by the same names.
type Stage int

// The stages, in the order in which a chain runs. The zero Stage is invalid.
const (
	Input Stage = iota + 1
	Activity
	Output
	ShortTerm
	MediumTerm
	LongTerm
	EndState
)

// stages holds what each stage is called. A further stage is a constant and a
// row here, a name in package logicmodel, and a row of looks in package render.
var stages = [EndState + 1]struct {
	word    string // in files, for one of the stage
	noun    string // in sentences
	plural  string
	heading string // over all of the stage
	key     string // of all of the stage in the file of a model
	doc     string // of that key
}{
	Input:      {"input", "input", "inputs", "Inputs", "inputs", "What is put in: money, people, places. Those without links feed the activities as a whole."},
	Activity:   {"activity", "activity", "activities", "Activities", "activities", "What is done."},
	Output:     {"output", "output", "outputs", "Outputs", "outputs", "What the activities produce."},
	ShortTerm:  {"short", "short-term outcome", "short-term outcomes", "Short-term outcomes", "short", "Outcomes expected soon, such as awareness and knowledge."},
	MediumTerm: {"medium", "medium-term outcome", "medium-term outcomes", "Medium-term outcomes", "medium", "Outcomes expected later, such as changed practice and behaviour."},
	LongTerm:   {"long", "long-term outcome", "long-term outcomes", "Long-term outcomes", "long", "Outcomes expected last, such as changed conditions."},
	EndState:   {"end-state", "end state", "end states", "End state", "end-state", "The final change that everything leads to."},
}

var stageNames = func() (words yamldoc.Words) {
	for _, s := range stages[1:] {
		words = append(words, s.word)
	}
	return words
}()

// Stages returns all stages in order.
func Stages() []Stage {
	all := make([]Stage, EndState)
	for i := range all {
		all[i] = Stage(i + 1)
	}
	return all
}

// IsValid reports whether s is one of the stages.
func (s Stage) IsValid() bool { return s >= 1 && s <= EndState }

// IsOutcome reports whether s is a short-, medium- or long-term outcome.
func (s Stage) IsOutcome() bool { return s >= ShortTerm && s <= LongTerm }

// String returns the word for the stage in files: input, activity, output, short,
// medium, long or end-state; empty for the zero Stage.
func (s Stage) String() string { return stageNames.Text(int(s)) }

// MarshalText returns [Stage.String], or an error for a number without a name.
func (s Stage) MarshalText() ([]byte, error) { return stageNames.Marshal(int(s)) }

// UnmarshalText reads what [Stage.MarshalText] writes.
func (s *Stage) UnmarshalText(text []byte) error { return yamldoc.UnmarshalWord(stageNames, text, s) }

// Noun returns the stage in a sentence, such as "short-term outcome"; empty for
// an invalid stage, as [Stage.Plural] and [Stage.Heading] are.
func (s Stage) Noun() string { return stages[s.row()].noun }

// Plural returns several of the stage in a sentence, such as "activities".
func (s Stage) Plural() string { return stages[s.row()].plural }

// Heading returns the words over all of the stage, such as "Activities".
func (s Stage) Heading() string { return stages[s.row()].heading }

// Key returns the key that holds all of the stage in the file of a model, and its
// text in the documentation of the file.
func (s Stage) Key() (key, doc string) { return stages[s.row()].key, stages[s.row()].doc }

func (s Stage) row() Stage {
	if !s.IsValid() {
		return 0
	}
	return s
}
