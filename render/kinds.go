package render

import (
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

// A look is how a box is drawn: stages by their numbers, then what a model
// has besides.
type look int

const (
	frameworkLook = look(logicmodel.EndState) + 1 + iota
	missingLook
	lookCount
)

// name returns the name of a box of the look where it stands alone.
func (l look) name() string {
	switch l {
	case frameworkLook:
		return "Framework outcome"
	case missingLook:
		return "Not defined"
	}
	return prose.UpperFirst(logicmodel.Stage(l).Noun())
}

// An arrowKind is what an arrow stands for.
type arrowKind int

const (
	leadsTo arrowKind = iota
	feedback
	supports
	contributes
	arrowKinds
)
