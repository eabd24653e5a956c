package outcomes

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// An Indicator is a measure that shows whether an outcome comes about. It is
// the same in frameworks and in models.
type Indicator struct {
	ID        string
	Title     string
	Measures  Ref // in a model: the framework's indicator that it is
	Unit      string
	Direction Direction
	Baseline  Baseline
	Targets   []Figure
	Actuals   []Figure
	Source    string // where its data comes from
	SameAs    []ForeignID
	Extra     []Extra
	Pos       diag.Pos // of the id
}

// IsNumeric reports whether the indicator is counted or measured, and has no
// words for values: it has a unit, or any of its figures is a number, however it
// is written.
func (in *Indicator) IsNumeric() bool {
	number := func(f Figure) bool { return numbers.IsNumber(f.Value) }
	return in.Unit != "" || number(in.Baseline.Figure) || slices.ContainsFunc(in.Targets, number) || slices.ContainsFunc(in.Actuals, number)
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

// A Figure is a value of an indicator at a date.
type Figure struct {
	Value      string // as written; [Figure.Number] and [Scale.Number] read it
	On         Date
	Pos, OnPos diag.Pos // of the value and of the date
}

// A Baseline is the figure from which change is measured.
type Baseline struct {
	Figure
	Unavailable bool // it was looked for and there is none
}
