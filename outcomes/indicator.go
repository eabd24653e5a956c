package outcomes

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// An Indicator is a measure that shows whether an outcome comes about. It is
// the same in frameworks and in models.
type Indicator struct {
	ID              string
	Title           string
	Definition      string // what exactly is counted
	Measures        Ref    // in a model: the framework's indicator that it is
	Type            IndicatorType
	Unit            string
	Direction       Direction
	Cumulative      bool  // the values of periods add up to the target
	DisaggregatedBy []Ref // by what its values are given apart, such as sex and age
	Baseline        Baseline
	Targets         []Figure
	Actuals         []Figure
	Method          string // how it is measured
	Source          string // where its data comes from
	Frequency       string // how often it is measured
	Responsible     string // who measures it
	SameAs          []ForeignID
	Extra           []Extra
	Pos             diag.Pos // of the id
}

// IsReference reports whether the indicator has an id and nothing else: it names one
// that is defined elsewhere in the model or framework.
func (in *Indicator) IsReference() bool {
	b := &in.Baseline
	return in.Title == "" && in.Definition == "" && in.Measures.ID == "" && in.Type == 0 && in.Unit == "" && in.Direction == 0 && !in.Cumulative &&
		len(in.DisaggregatedBy) == 0 && !b.Unavailable && b.isEmpty() && len(in.Targets) == 0 && len(in.Actuals) == 0 &&
		in.Method == "" && in.Source == "" && in.Frequency == "" && in.Responsible == "" && len(in.SameAs) == 0 && len(in.Extra) == 0
}

// IsNumeric reports whether the indicator is counted or measured, and has no words
// for values: its type says so, or else it has a unit, or any of its figures is a
// number, however it is written.
func (in *Indicator) IsNumeric() bool {
	if in.Type != 0 {
		return in.Type != TypeText
	}
	number := in.Unit != ""
	for f := range in.figures {
		number = number || numbers.IsNumber(f.Value)
	}
	return number
}

// An IndicatorType is the sort of an indicator's values. The zero IndicatorType means
// that none is given, so that the values show it.
type IndicatorType int

// The types.
const (
	TypeNumber IndicatorType = iota + 1
	TypePercentage
	TypeRank
	TypeText
)

var typeNames = yamldoc.Words{"number", "percentage", "rank", "text"}

// String returns number, percentage, rank or text; empty for the zero IndicatorType.
func (t IndicatorType) String() string { return typeNames.Text(int(t)) }

// MarshalText returns [IndicatorType.String], or an error for a number without a
// name.
func (t IndicatorType) MarshalText() ([]byte, error) { return typeNames.Marshal(int(t)) }

// UnmarshalText reads what [IndicatorType.MarshalText] writes.
func (t *IndicatorType) UnmarshalText(text []byte) error {
	return yamldoc.UnmarshalWord(typeNames, text, t)
}

// A Direction is the way in which an indicator should move. The zero Direction
// means that none is given.
type Direction int

// The directions.
const (
	DirectionIncrease Direction = iota + 1
	DirectionDecrease
	DirectionMaintain
)

var directionNames = yamldoc.Words{"increase", "decrease", "maintain"}

// String returns increase, decrease or maintain; empty for the zero Direction.
func (d Direction) String() string { return directionNames.Text(int(d)) }

// MarshalText returns [Direction.String], or an error for a number without a
// name.
func (d Direction) MarshalText() ([]byte, error) { return directionNames.Marshal(int(d)) }

// UnmarshalText reads what [Direction.MarshalText] writes.
func (d *Direction) UnmarshalText(text []byte) error {
	return yamldoc.UnmarshalWord(directionNames, text, d)
}

// A Figure is a value of an indicator at a date. A target may have limits in place of
// a value: 80 or more, 5 or less, or both for a range.
type Figure struct {
	Value           string // as written; [Figure.Number] and [Scale.Number] read it
	AtLeast, AtMost string // of a target: as written
	From, On        Date   // On is also the last day of a period; From, where it begins
	By              []Category
	Note            string

	Pos, OnPos         diag.Pos // of the value or the first limit, and of the date
	AtMostPos, FromPos diag.Pos
}

// A Category is the part of the people or things that a value is about, as in
// by: {sex: female}.
type Category struct {
	Of  string   // what it divides, such as sex
	Is  string   // such as female
	Pos diag.Pos // of what it divides
}

// isEmpty reports whether the figure has no content.
func (f *Figure) isEmpty() bool {
	return f.Value == "" && f.AtLeast == "" && f.AtMost == "" && f.isShort()
}

// isShort reports whether the figure holds only a value.
func (f *Figure) isShort() bool {
	return f.AtLeast == "" && f.AtMost == "" && f.From == "" && f.On == "" && len(f.By) == 0 && f.Note == ""
}

// InWords returns the value as it is written, or the limits, as in "at least 80" and
// "between 90 and 100".
func (f Figure) InWords() string {
	switch {
	case f.AtLeast != "" && f.AtMost != "":
		return "between " + f.AtLeast + " and " + f.AtMost
	case f.AtLeast != "":
		return "at least " + f.AtLeast
	case f.AtMost != "":
		return "at most " + f.AtMost
	}
	return f.Value
}

// Show returns the value as people write it, in the unit: £1,200, "at least 80%" or
// "90% to 100%".
func (f Figure) Show(unit string) string {
	switch {
	case f.AtLeast != "" && f.AtMost != "":
		return numbers.Show(f.AtLeast, numbers.Sign(unit)) + " to " + numbers.Show(f.AtMost, unit)
	case f.AtLeast != "":
		return "at least " + numbers.Show(f.AtLeast, unit)
	case f.AtMost != "":
		return "at most " + numbers.Show(f.AtMost, unit)
	}
	return numbers.Show(f.Value, unit)
}

// Group returns the categories in words, as in "sex: female, age: 16-24", in a
// fixed order; empty for a figure of all.
func (f Figure) Group() string {
	var all []string
	for _, c := range f.By {
		all = append(all, c.Of+": "+c.Is)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// A Baseline is the figure from which change is measured.
type Baseline struct {
	Figure
	Unavailable bool // it was looked for and there is none
}
