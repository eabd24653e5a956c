package diff

import (
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// HasPhrase reports whether there are words for a change of the field.
func HasPhrase(c Change) bool {
	_, ok := phraseOf(c.What, c.Field)
	return ok
}

// ModelsUnder returns the changes where the frameworks that the models are written
// for have changed so.
func ModelsUnder(old, new *logicmodel.Model, frameworks []Change) []Change {
	return compare(Pair{Version{Model: old}, Version{Model: new}}, renamedIDs(frameworks)).Changes
}

// FrameworksUnder returns the changes where the frameworks that they extend have
// changed so.
func FrameworksUnder(old, new *outcomes.Framework, extended []Change) []Change {
	return compare(Pair{Version{Framework: old}, Version{Framework: new}}, renamedIDs(extended)).Changes
}
