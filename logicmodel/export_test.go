package logicmodel

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

// ValidateInParts is [Validate], with local rules at so many elements at a time.
func ValidateInParts(m *Model, f *outcomes.Framework, o *Options, elements int) diag.List {
	r := newRun(m, f, o, NewChain(m), &frameworkIndex{})
	r.partSize = elements
	found, _ := r.validate()
	return found
}
