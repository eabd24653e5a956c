package outcomes

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// An Expectation is a condition that a framework sets for models written for it,
// one of three: elements of a Stage support outcomes of a Level, at least one of
// that stage and none of an earlier one; every element of a Stage has what Has
// lists; or every link between the stages of Link has it.
type Expectation struct {
	Stage Stage   // zero: it is about links
	Level Ref     // zero: it is about what elements or links have
	Link  []Stage // from and to; else empty
	Has   []Requirement
	Extra []Extra
	Pos   diag.Pos // of the stage, or of the first one of Link
}

// A Requirement is what an element or link must have. The zero Requirement is
// invalid.
type Requirement int

// The requirements: those of elements, then those of links.
const (
	RequireIndicator Requirement = iota + 1
	RequireBaseline              // of an indicator
	RequireTarget                // of an indicator
	RequireSource                // of an indicator: where its data comes from
	RequirePartner
	RequireReach
	RequireSupports
	RequireBecause
	RequireEvidence
	RequireAssumption
	RequireRisk
)

var requirementNames = yamldoc.Words{"indicator", "baseline", "target", "source", "partner", "reach", "supports", "because", "evidence", "assumption", "risk"}

// String returns the word for the requirement in files, such as indicator; empty for
// the zero Requirement.
func (r Requirement) String() string { return requirementNames.Text(int(r)) }

// MarshalText returns [Requirement.String], or an error for a number without a
// name.
func (r Requirement) MarshalText() ([]byte, error) { return requirementNames.Marshal(int(r)) }

// UnmarshalText reads what [Requirement.MarshalText] writes.
func (r *Requirement) UnmarshalText(text []byte) error {
	return yamldoc.UnmarshalWord(requirementNames, text, r)
}

// IsOfLink reports whether the requirement is one of links and not of elements.
func (r Requirement) IsOfLink() bool { return r >= RequireBecause && r <= RequireRisk }

// stageWords holds the words for stages: first those for one element, then those
// for all.
var stageWords = func() []string {
	words := slices.Clone(stageNames)
	for _, s := range Stages() {
		key, _ := s.Key()
		words = append(words, key)
	}
	return words
}()

// stageFormat reads the words for one element of a stage and for all of them.
var stageFormat = yamldoc.Convert(yamldoc.Enum[Stage](stageWords...),
	func(s Stage, at diag.Pos) stageAt {
		if s > EndState {
			s -= EndState
		}
		return stageAt{s, at}
	},
	func(s *stageAt) Stage { return s.stage })

// A stageAt is a stage with its place.
type stageAt struct {
	stage Stage
	pos   diag.Pos
}

var expectationFormat = yamldoc.Extras(yamldoc.NewObject("expectation", "What a stage supports, or what each of its elements or links has.",
	yamldoc.Prop("stage", "A stage of the model.", stageFormat,
		func(e *Expectation) stageAt { return stageAt{e.Stage, e.Pos} },
		func(e *Expectation, s stageAt) { e.Stage, e.Pos = s.stage, s.pos }),
	yamldoc.Prop("link", "Two stages, in place of one: those that links lead from and to.", yamldoc.FlowList(stageFormat),
		func(e *Expectation) (list []stageAt) {
			for _, s := range e.Link {
				list = append(list, stageAt{s, e.Pos})
			}
			return list
		},
		func(e *Expectation, list []stageAt) {
			for _, s := range list {
				e.Link = append(e.Link, s.stage)
			}
			if len(list) > 0 && !e.Pos.IsValid() {
				e.Pos = list[0].pos
			}
		}),
	yamldoc.Field("level", "The id of a level of this framework or of one that it extends: elements of the stage support outcomes of it.", ref, func(e *Expectation) *Ref { return &e.Level }).Names("level"),
	yamldoc.Field("has", "What every element of the stage has, or every such link.", yamldoc.FlowList(yamldoc.Enum[Requirement](requirementNames...)), func(e *Expectation) *[]Requirement { return &e.Has }),
), func(e *Expectation) *[]Extra { return &e.Extra })

// checkExpectations reports expectations with nothing that could be checked.
func (c *checker) checkExpectations() {
	for _, e := range c.Expects {
		at := e.Pos
		if !at.IsValid() {
			at = c.Pos
		}
		isLink := len(e.Link) > 0
		switch {
		case (e.Stage != 0) == isLink:
			c.errorf("OF001", at, `an expectation names a stage or a link; write one of them, as in {stage: long, has: [indicator]} or {link: [output, short], has: [because]}`)
		case isLink && len(e.Link) != 2:
			c.errorf("OF001", at, "a link runs between two stages, and this names %d; write the one that it leads from and the one that it leads to", len(e.Link))
		case isLink && e.Level.ID != "":
			c.errorf("OF001", e.Level.Pos, `links support nothing; remove "level", or name a stage in place of the link`)
		case (e.Level.ID != "") == (len(e.Has) > 0):
			c.errorf("OF001", at, `an expectation says what a stage supports or what it has; write either "level" or "has"`)
		}
		for _, h := range e.Has {
			if e.Stage != 0 != isLink && h.IsOfLink() != isLink {
				var fitting []string
				for i, word := range requirementNames {
					if Requirement(i+1).IsOfLink() == isLink {
						fitting = append(fitting, word)
					}
				}
				c.errorf("OF001", at, "%s is nothing that %s; use any of: %s", diag.Quote(h.String()),
					map[bool]string{true: "links have", false: "elements have"}[isLink], strings.Join(fitting, ", "))
			}
		}
		if e.Level.ID != "" {
			c.checkLevel(e.Level)
		}
	}
}
