package logicmodel

import (
	"iter"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/outcomes"
)

// A Stage is a step of a results chain.
type Stage = outcomes.Stage

// The stages, in the order in which a chain runs. The zero Stage is invalid.
const (
	Input      = outcomes.Input
	Activity   = outcomes.Activity
	Output     = outcomes.Output
	ShortTerm  = outcomes.ShortTerm
	MediumTerm = outcomes.MediumTerm
	LongTerm   = outcomes.LongTerm
	EndState   = outcomes.EndState
)

// A Ref is a use of an id and its place.
type Ref = outcomes.Ref

// A Model is a logic model: how the work of a partnership leads, step by step,
// to the outcomes that it promises.
type Model struct {
	ID          string
	Title       string
	Framework   FrameworkRef // zero: written for no framework
	Lang        string       // of its texts, as in BCP 47; empty: English
	Partnership string
	Place       string
	Summary     string
	Situation   string // the need that the work answers
	Source      string // the publication that it is taken from
	AsAt        outcomes.Date
	Headings    []outcomes.Heading // what its authors call the stages, by stage
	Links       Linking
	NoTerms     bool             // its outcomes have no terms; they are of stage [MediumTerm]
	Ignore      []Suppression    // rules that are set aside for the whole model
	YearStarts  outcomes.YearDay // where its financial years begin on another day than the framework's

	Partners    []Partner
	Reach       []ReachGroup
	Assumptions []Assumption
	Risks       []Risk
	Groups      []Group
	Factors     []Factor
	Elements    []Element // by stage, those of one stage in the file's order
	CaseStudy   CaseStudy
	SameAs      []outcomes.ForeignID
	Extra       []outcomes.Extra

	Pos, AsAtPos, YearStartsPos diag.Pos // Pos: of the id

	// Origin is the text that the model was read from; nil where it was built in
	// Go. Any two are equal: models are compared by what they hold.
	Origin *yamldoc.Source
}

// Calendar returns the calendar of the model's financial years: its own, or else
// that of the framework, which may be nil.
func (m *Model) Calendar(f *outcomes.Framework) outcomes.Calendar {
	if c, err := m.YearStarts.Calendar(); err == nil && m.YearStarts != "" || f == nil {
		return c
	}
	return f.Calendar()
}

// At yields the elements of a stage, in the file's order.
func (m *Model) At(s Stage) iter.Seq[*Element] {
	return func(yield func(*Element) bool) {
		for i := range m.Elements {
			if m.Elements[i].Stage == s && !yield(&m.Elements[i]) {
				return
			}
		}
	}
}

// Element returns the element with the id, and nil where there is none.
func (m *Model) Element(id string) *Element {
	for i := range m.Elements {
		if m.Elements[i].ID == id {
			return &m.Elements[i]
		}
	}
	return nil
}

// ByID returns the elements by their ids, for programs that look for many: of those with
// one id the first.
func (m *Model) ByID() map[string]*Element {
	all := make(map[string]*Element, len(m.Elements))
	for i := range m.Elements {
		if e := &m.Elements[i]; all[e.ID] == nil {
			all[e.ID] = e
		}
	}
	return all
}

// Indicator returns the indicator that an id means in the model: the first that
// an element defines with it, or else that of the framework, which may be nil. It
// returns nil where there is none.
func (m *Model) Indicator(id string, f *outcomes.Framework) *outcomes.Indicator {
	for i := range m.Elements {
		for k := range m.Elements[i].Indicators {
			if in := &m.Elements[i].Indicators[k]; in.ID == id && !in.IsReference() {
				return in
			}
		}
	}
	if f == nil {
		return nil
	}
	return f.Indicator(id)
}

// A FrameworkRef names the framework that a model is written for.
type FrameworkRef struct {
	File    string // its path, relative to the model's file
	Version string // which version of it is meant; empty: any
	Extra   []outcomes.Extra
	Pos     diag.Pos
}

// A Partner is an organisation or group that takes part.
type Partner struct {
	ID     string
	Name   string
	Sector Sector
	Extra  []outcomes.Extra
	Pos    diag.Pos // of the id
}

// A Sector is the kind of a partner. The zero Sector means that none is given.
type Sector int

// The sectors.
const (
	SectorPublic Sector = iota + 1
	SectorThird
	SectorPrivate
	SectorCommunity
)

var sectorNames = yamldoc.Words{"public", "third", "private", "community"}

// String returns public, third, private or community; empty for the zero Sector.
func (s Sector) String() string { return sectorNames.Text(int(s)) }

// MarshalText returns [Sector.String], or an error for a number without a name.
func (s Sector) MarshalText() ([]byte, error) { return sectorNames.Marshal(int(s)) }

// UnmarshalText reads what [Sector.MarshalText] writes.
func (s *Sector) UnmarshalText(text []byte) error { return yamldoc.UnmarshalWord(sectorNames, text, s) }

// A ReachGroup is a group of people whom the work is to reach.
type ReachGroup struct {
	ID       string
	Title    string
	Priority bool // the work is to reach these people first
	Extra    []outcomes.Extra
	Pos      diag.Pos // of the id
}

// An Assumption is something that must hold for links to work. Links name it.
type Assumption struct {
	ID             string
	Text           string
	Status         Status
	Extra          []outcomes.Extra
	Pos, StatusPos diag.Pos // Pos: of the id
}

// A Status is what is known of an assumption. The zero Status means that none is
// given.
type Status int

// The statuses.
const (
	StatusUntested Status = iota + 1
	StatusHolds
	StatusBroken
)

var statusNames = yamldoc.Words{"untested", "holds", "broken"}

// String returns untested, holds or broken; empty for the zero Status.
func (s Status) String() string { return statusNames.Text(int(s)) }

// MarshalText returns [Status.String], or an error for a number without a name.
func (s Status) MarshalText() ([]byte, error) { return statusNames.Marshal(int(s)) }

// UnmarshalText reads what [Status.MarshalText] writes.
func (s *Status) UnmarshalText(text []byte) error { return yamldoc.UnmarshalWord(statusNames, text, s) }

// A Risk is something that may keep links from working. Links name it.
type Risk struct {
	ID          string
	Text        string
	Likelihood  Rating
	Consequence Rating
	Mitigation  string
	Extra       []outcomes.Extra
	Pos         diag.Pos // of the id
}

// A Rating is how likely or how grave a risk is. The zero Rating means that none
// is given.
type Rating int

// The ratings.
const (
	RatingLow Rating = iota + 1
	RatingMedium
	RatingHigh
)

var ratingNames = yamldoc.Words{"low", "medium", "high"}

// String returns low, medium or high; empty for the zero Rating.
func (r Rating) String() string { return ratingNames.Text(int(r)) }

// MarshalText returns [Rating.String], or an error for a number without a name.
func (r Rating) MarshalText() ([]byte, error) { return ratingNames.Marshal(int(r)) }

// UnmarshalText reads what [Rating.MarshalText] writes.
func (r *Rating) UnmarshalText(text []byte) error { return yamldoc.UnmarshalWord(ratingNames, text, r) }

// An Element is a single step of the chain: a box of its picture.
type Element struct {
	ID      string
	Title   string
	Label   string // shorter text for the picture; empty: the title
	Summary string
	Stage   Stage
	Kind    Kind
	Group   Ref // that it is a member of; zero: of none

	Partners   []Ref // who does it, or takes part
	Reach      []Ref // whom it reaches, or who changes
	Supports   []Ref // outcomes of the framework, or of those it extends
	Indicators []outcomes.Indicator
	LeadsTo    []Link
	DependsOn  []Ref      // elements of other models that lead to it, as in [Qualified]
	Status     *Judgement // nil: it is not judged
	Ignore     []Suppression

	Source       string // the publication that it is taken from
	Illustrative bool   // an example of ours, not a fact of the source
	Unintended   bool   // an effect that nobody wants
	Note         string
	SameAs       []outcomes.ForeignID
	Extra        []outcomes.Extra

	Pos, TitlePos diag.Pos // Pos: of the id
}

// Text returns what a picture shows of the element: its label, or else its title.
func (e *Element) Text() string {
	if e.Label != "" {
		return e.Label
	}
	return e.Title
}

// A Kind is the sort of change that an element is about, in the outcomes chain
// used in Scotland. The zero Kind means that none is given.
type Kind int

// The kinds, in the order in which change runs.
const (
	KindReach     Kind = iota + 1 // people are reached and take part
	KindAwareness                 // reactions and awareness
	KindCapacity                  // knowledge, skills, capacity
	KindPractice                  // practice and behaviour
	KindCondition                 // the condition of people and places
)

var kindNames = yamldoc.Words{"reach", "awareness", "capacity", "practice", "condition"}

// String returns reach, awareness, capacity, practice or condition; empty for the
// zero Kind.
func (k Kind) String() string { return kindNames.Text(int(k)) }

// MarshalText returns [Kind.String], or an error for a number without a name.
func (k Kind) MarshalText() ([]byte, error) { return kindNames.Marshal(int(k)) }

// UnmarshalText reads what [Kind.MarshalText] writes.
func (k *Kind) UnmarshalText(text []byte) error { return yamldoc.UnmarshalWord(kindNames, text, k) }

// A Link is a claim that an element or group leads to another, which may be an
// element of another model, as in [Qualified].
type Link struct {
	To           Ref
	Because      string // the rationale
	Evidence     outcomes.Evidence
	Assumes      []LinkAssumption
	Risks        []Ref
	Feedback     bool // it runs back to an earlier step, on purpose
	Illustrative bool // an example of ours, not a fact of the source
	Note         string
	Extra        []outcomes.Extra
}

// IsBare reports whether the link holds nothing but its target.
func (l *Link) IsBare() bool {
	return l.Because == "" && l.Evidence.Grade == 0 && l.Evidence.Source == "" && len(l.Assumes) == 0 &&
		len(l.Risks) == 0 && !l.Feedback && !l.Illustrative && l.Note == "" && len(l.Extra) == 0 && len(l.Evidence.Extra) == 0
}

// A LinkAssumption is something that a link takes for granted: the ID of an
// assumption of the model, or else a Text of its own.
type LinkAssumption struct {
	ID   string
	Text string
	Pos  diag.Pos
}

// A Suppression suppresses a rule for an element or the whole model, for a
// reason.
type Suppression struct {
	Code   string
	Reason string
	Pos    diag.Pos // of the code
}

// A CaseStudy holds the texts of a case-study report that are no part of the
// chain itself.
type CaseStudy struct {
	Outline    string
	Issues     []Issue
	Contact    string // an office or a role, and its address
	Activity   string
	Evidence   string
	AddedValue string
	Lessons    string
	Other      string
	Extra      []outcomes.Extra
}

// An Issue is a matter that a case study does or does not address.
type Issue struct {
	Title     string
	Addressed bool
}
