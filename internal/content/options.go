package content

import (
	"errors"
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/outcomes"
)

// Options are choices of what a picture shows. The zero value is the default.
type Options struct {
	Framework *outcomes.Framework // nil: its outcomes are shown by their ids alone
	View      View

	Focus, Partner, Outcome string // ids; what they choose
	Only                    bool   // leave out what is not chosen; otherwise it is faded

	ShowPartners, ShowReach, ShowKinds, ShowIndicators, ShowStatus bool // in boxes
	ShowContext                                                    bool // beneath the picture

	Notes     map[string]string // in boxes, by the ids of elements and outcomes
	NoteKey   string            // what they are
	NoteMarks []portfolio.Mark  // in them

	HideSupports bool  // leave the framework out of a model's picture
	Fold         bool  // a model by stage, see [Fold]
	TitlesOnly   bool  // call outcomes by their titles, without the ids that people quote
	Depth        Depth // of several models
	Columns      Columns
	GroupBy      Grouping
	NumberLinks  bool // and list them
	Draft        bool // the model has errors
}

// ErrEmpty is the error where there is nothing to draw: a model without elements, or a
// framework without outcomes.
var ErrEmpty = errors.New("there is nothing to draw: it has no elements or outcomes")

// ErrNoFramework is the error for a triangle or a matrix without a framework.
var ErrNoFramework = errors.New("this view shows the outcomes of a framework, and there is none")

// An OptionError is the error for options that name something unknown, such as an id,
// or that cannot be drawn.
type OptionError struct {
	Option string // the field of the options
	Reason string // for people
}

func (e *OptionError) Error() string { return e.Reason }

// NewOptionError returns an OptionError with the reason that the format makes.
func NewOptionError(option, format string, args ...any) error {
	return &OptionError{option, fmt.Sprintf(format, args...)}
}

// ParseName returns the value of an option that has the name, in any case.
func ParseName[T ~string](option, name string, all []T) (T, error) {
	var names []string
	for _, v := range all {
		if strings.EqualFold(name, string(v)) {
			return v, nil
		}
		names = append(names, string(v))
	}
	return "", NewOptionError(option, "there is no %s %q; use one of %s", strings.ToLower(option), name, strings.Join(names, ", "))
}
