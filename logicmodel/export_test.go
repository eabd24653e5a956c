package logicmodel

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

// ValidateInBlocks is [Validate], with local rules at so many elements at a time.
func ValidateInBlocks(m *Model, f *outcomes.Framework, o *Options, elements int) diag.List {
	r := newRun(m, f, o, NewChain(m), &frameworkIndex{})
	r.blockSize = elements
	found, _ := r.validate()
	return found
}
