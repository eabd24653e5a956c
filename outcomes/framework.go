package outcomes

import (
	"iter"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// A Framework is an outcomes framework: outcomes on ordered levels.
type Framework struct {
	ID        string
	Version   string
	Title     string
	Agreement string // what its community calls it, such as "Single Outcome Agreement"
	Source    string // the publication that it is taken from
	Summary   string
	Headings  []Heading // what models written for it call the stages, by stage

	YearStarts YearDay // the day on which its financial years begin

	Extends  []Ref         // the files of the frameworks that it extends, by paths relative to its own
	Levels   []Level       // the highest first
	Outcomes []Outcome     // in the file's order
	Expects  []Expectation // what a model written against it must show
	Rules    []RuleSetting // for models written against it

	Extra []Extra

	Parents []*Framework // the frameworks of Extends, in that order, once [Load] has read them; nil ones are passed over
	Pos     diag.Pos     // of the id

	YearStartsPos diag.Pos

	// Origin is the text that the framework was read from; nil where it was built
	// in Go. Any two are equal: frameworks are compared by what they hold.
	Origin *yamldoc.Source
}

// A Ref is a use of an id, or of a file's name, and its place.
type Ref struct {
	ID  string
	Pos diag.Pos
}

// A Level is a rank of outcomes, such as "National Outcome".
type Level struct {
	ID    string
	Title string
	Pos   diag.Pos // of the id
	Extra []Extra
}

// An Outcome is a single outcome of a framework.
type Outcome struct {
	ID            string
	Level         Ref // zero: on no level
	Title         string
	Description   string
	Group         string // a theme, or a logic model of the framework's own
	ContributesTo []Ref  // outcomes of this framework or of those it extends
	Term          Term
	Since, Until  Date // when it is part of the framework; Until is the last day
	ReplacedBy    Ref
	Indicators    []Indicator
	Links         []Link // known links to other outcomes
	Extra         []Extra

	Pos, SincePos, UntilPos diag.Pos // Pos: of the id
}

// A Term is how soon an outcome is expected. The zero Term means that none is
// given.
type Term int

// The terms.
const (
	TermShort Term = iota + 1
	TermMedium
	TermLong
)

var termNames = yamldoc.Words{"short", "medium", "long"}

// String returns short, medium or long; empty for the zero Term.
func (t Term) String() string { return termNames.Text(int(t)) }

// MarshalText returns [Term.String], or an error for a number without a name.
func (t Term) MarshalText() ([]byte, error) { return termNames.Marshal(int(t)) }

// UnmarshalText reads what [Term.MarshalText] writes.
func (t *Term) UnmarshalText(text []byte) error { return yamldoc.UnmarshalWord(termNames, text, t) }

// A Link is a known link from one outcome of a framework to another.
type Link struct {
	To       Ref
	Because  string // the rationale
	Evidence Evidence
	Extra    []Extra
}

// Evidence is how well a link is supported, and by what.
type Evidence struct {
	Grade  Grade
	Source string
	Pos    diag.Pos // of the grade
	Extra  []Extra
}

// A Grade is how strong evidence is. The zero Grade means that none is given.
// [GradeNone] means that evidence was looked for, and none was found.
type Grade int

// The grades, the strongest first.
const (
	GradeStrong Grade = iota + 1
	GradeModerate
	GradeWeak
	GradeNone
)

var gradeNames = yamldoc.Words{"strong", "moderate", "weak", "none"}

// String returns strong, moderate, weak or none; empty for the zero Grade.
func (g Grade) String() string { return gradeNames.Text(int(g)) }

// MarshalText returns [Grade.String], or an error for a number without a name.
func (g Grade) MarshalText() ([]byte, error) { return gradeNames.Marshal(int(g)) }

// UnmarshalText reads what [Grade.MarshalText] writes.
func (g *Grade) UnmarshalText(text []byte) error { return yamldoc.UnmarshalWord(gradeNames, text, g) }

// A RuleSetting sets the severity of a rule, or what its findings say, or both.
type RuleSetting struct {
	Code     string
	Severity diag.Severity // zero: its usual one
	Say      string        // in place of the messages of its findings; empty: these
	Pos      diag.Pos      // of the code
}

// Outcome returns the outcome with the id in the framework or in those that it
// extends, and nil where there is none.
func (f *Framework) Outcome(id string) *Outcome {
	for o := range f.All() {
		if o.ID == id {
			return o
		}
	}
	return nil
}

// All yields the outcomes of the framework, then those of the frameworks that it
// extends, each once.
func (f *Framework) All() iter.Seq[*Outcome] {
	return func(yield func(*Outcome) bool) {
		for _, g := range f.Lineage() {
			for i := range g.Outcomes {
				if !yield(&g.Outcomes[i]) {
					return
				}
			}
		}
	}
}

// Indicator returns the indicator that is defined with the id in the framework or in
// those that it extends, and nil where there is none.
func (f *Framework) Indicator(id string) *Indicator {
	for o := range f.All() {
		for i := range o.Indicators {
			if in := &o.Indicators[i]; in.ID == id && !in.IsReference() {
				return in
			}
		}
	}
	return nil
}

// Lineage returns the framework and all that it extends, directly or not, each
// once: every framework before those that it extends.
func (f *Framework) Lineage() []*Framework {
	if f != nil && len(f.Parents) == 0 { // as most
		return []*Framework{f}
	}
	var line []*Framework
	seen := map[*Framework]bool{}
	var visit func(g *Framework)
	visit = func(g *Framework) {
		if g == nil || seen[g] {
			return
		}
		seen[g] = true
		for _, p := range slices.Backward(g.Parents) {
			visit(p)
		}
		line = append(line, g)
	}
	visit(f)
	slices.Reverse(line)
	return line
}

// Level returns the level with the id in the framework or in those that it
// extends, and nil where there is none.
func (f *Framework) Level(id string) *Level {
	for _, g := range f.Lineage() {
		for i := range g.Levels {
			if g.Levels[i].ID == id {
				return &g.Levels[i]
			}
		}
	}
	return nil
}

// Calendar returns the calendar of the framework's financial years: its own, or
// else that of the nearest framework that it extends.
func (f *Framework) Calendar() Calendar {
	for _, g := range f.Lineage() {
		if c, err := g.YearStarts.Calendar(); err == nil && c != (Calendar{}) {
			return c
		}
	}
	return Calendar{}
}

// AllLevels returns the levels of the framework and of those that it extends, the
// highest first: a framework's own levels lie below those of what it extends.
func (f *Framework) AllLevels() []Level {
	var all []Level
	for _, g := range slices.Backward(f.Lineage()) {
		all = append(all, g.Levels...)
	}
	return all
}
