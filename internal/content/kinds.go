package content

import (
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

// A Look is what a box shows, after which its look is chosen: an element of a stage, by
// the number of the stage, or something besides.
type Look int

// The looks besides those of stages.
const (
	FrameworkLook = Look(logicmodel.EndState) + 1 + iota // an outcome of the framework
	MissingLook                                          // what is named and not defined
	Looks                                                // how many there are
)

// Name returns the name of a box of the look where it stands alone.
func (l Look) Name() string {
	switch l {
	case FrameworkLook:
		return "Framework outcome"
	case MissingLook:
		return "Not defined"
	}
	return prose.UpperFirst(logicmodel.Stage(l).Noun())
}

// An ArrowKind is what an arrow stands for.
type ArrowKind int

// The kinds of arrows.
const (
	LeadsTo     ArrowKind = iota // a link
	Feedback                     // a link back
	Supports                     // from an element to an outcome of the framework
	Contributes                  // from one outcome of the framework to another
	ArrowKinds                   // how many there are
)
