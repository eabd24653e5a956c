package logicmodel

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/outcomes"
)

// A Group is a set of elements that belong together, such as a strand or a row,
// drawn in a frame. The elements and groups that name it under "group" are its
// members. Its id is one of the ids of elements.
type Group struct {
	ID      string
	Title   string
	Group   Ref    // that it belongs to; zero: to none
	LeadsTo []Link // each stands for a link from every member
	Note    string
	Extra   []outcomes.Extra
	Pos     diag.Pos // of the id
}

// A Factor is something outside the control of the partners that affects the
// work.
type Factor struct {
	ID      string
	Title   string
	Affects []Ref // elements and groups
	Note    string
	Extra   []outcomes.Extra
	Pos     diag.Pos // of the id
}

// Linking sets what the links of a model join.
type Linking int

// The ways of linking. The zero Linking means elements.
const (
	LinkingElements Linking = iota // each element names what it leads to
	LinkingStages                  // in addition, each stage leads as a whole to the next that has elements
)

var linkingNames = yamldoc.Words{"stages"}

// String returns elements or stages.
func (l Linking) String() string {
	if l == LinkingElements {
		return "elements"
	}
	return linkingNames.Text(int(l))
}

// MarshalText returns [Linking.String], or an error for a number without a name.
func (l Linking) MarshalText() ([]byte, error) {
	if l == LinkingElements {
		return []byte(l.String()), nil
	}
	return linkingNames.Marshal(int(l))
}

// UnmarshalText reads what [Linking.MarshalText] writes.
func (l *Linking) UnmarshalText(text []byte) error {
	if string(text) == LinkingElements.String() {
		*l = LinkingElements
		return nil
	}
	return yamldoc.UnmarshalWord(linkingNames, text, l)
}

// A Judgement is the author's judgement of how an element stands at a date.
type Judgement struct {
	Is         Standing
	On         outcomes.Date
	Note       string
	Extra      []outcomes.Extra
	Pos, OnPos diag.Pos // Pos: of the word
}

// A Standing is how far something has come. The zero Standing means that none is
// given.
type Standing int

// The standings.
const (
	StandingNotStarted Standing = iota + 1
	StandingOnTrack
	StandingBehind
	StandingAchieved
	StandingNotAchieved
	StandingNotKnown
)

var standingNames = yamldoc.Words{"not-started", "on-track", "behind", "achieved", "not-achieved", "not-known"}

// String returns not-started, on-track, behind, achieved, not-achieved or
// not-known; empty for the zero Standing.
func (s Standing) String() string { return standingNames.Text(int(s)) }

// MarshalText returns [Standing.String], or an error for a number without a name.
func (s Standing) MarshalText() ([]byte, error) { return standingNames.Marshal(int(s)) }

// UnmarshalText reads what [Standing.MarshalText] writes.
func (s *Standing) UnmarshalText(text []byte) error {
	return yamldoc.UnmarshalWord(standingNames, text, s)
}

// Group returns the group with the id, and nil where there is none.
func (m *Model) Group(id string) *Group {
	for i := range m.Groups {
		if m.Groups[i].ID == id {
			return &m.Groups[i]
		}
	}
	return nil
}

// End returns the stage that ends the chain: the end states, or in a model without
// these its last outcomes; the zero Stage where it has neither.
func (m *Model) End() Stage {
	end := Stage(0)
	for i := range m.Elements {
		if s := m.Elements[i].Stage; s > end && (s.IsOutcome() || s == EndState) {
			end = s
		}
	}
	return end
}

// Heading returns the heading of a stage: that of the model, or else that of the
// framework that it is written for, which may be nil, or else the one in the
// model's language.
func (m *Model) Heading(s Stage, f *outcomes.Framework) string {
	if text, ok := m.ownHeading(s, f); ok {
		return text
	}
	if m.NoTerms && s == MediumTerm {
		return outcomes.OutcomesIn(m.Lang)
	}
	return outcomes.HeadingIn(m.Lang, s)
}

// ownHeading returns the heading that the model or its framework gives the stage.
func (m *Model) ownHeading(s Stage, f *outcomes.Framework) (string, bool) {
	text, ok := outcomes.HeadingOf(m.Headings, s)
	if !ok && f != nil {
		text, ok = outcomes.HeadingOf(f.Headings, s)
	}
	return text, ok
}

// Noun returns the noun for one element of the stage in an English sentence about
// the model, such as "immediate outcome" where that is its heading. Where the
// heading is in another language, or is no noun, such as "What we do", it returns
// the usual noun of the stage.
func (m *Model) Noun(s Stage, f *outcomes.Framework) string {
	noun, _ := m.nouns(s, f)
	return noun
}

// Plural returns the noun for several elements of the stage, as [Model.Noun] does
// for one.
func (m *Model) Plural(s Stage, f *outcomes.Framework) string {
	_, plural := m.nouns(s, f)
	return plural
}

func (m *Model) nouns(s Stage, f *outcomes.Framework) (one, several string) {
	if text, ok := m.ownHeading(s, f); ok && outcomes.IsEnglish(m.Lang) {
		several = prose.LowerFirst(strings.Join(strings.Fields(text), " "))
		one = prose.Singular(several)
		if one == several {
			several = prose.Plural(one)
		}
		if slices.ContainsFunc(strings.Fields(one), func(word string) bool { return slices.Contains(stageNouns, word) }) {
			return one, several
		}
	}
	if m.NoTerms && s == MediumTerm {
		return "outcome", "outcomes"
	}
	return s.Noun(), s.Plural()
}

// stageNouns holds the nouns from which headings of stages are made.
var stageNouns = []string{"input", "resource", "activity", "action", "task", "output", "deliverable", "product", "outcome",
	"result", "effect", "change", "benefit", "objective", "aim", "purpose", "goal", "impact", "vision", "state"}
