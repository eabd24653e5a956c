package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// MaxFindings is for the test of the limit.
const MaxFindings = maxFindings

// Validate returns what the rules find in a model, be it one that no file can
// hold.
func Validate(m *logicmodel.Model, f *outcomes.Framework, o *Options) diag.List {
	if o == nil {
		o = &Options{}
	}
	j := newJob(o, make([]Source, 1), []*logicmodel.Model{m})
	var index *outcomes.Index
	if f != nil && !namesAnother(m.Framework, f) {
		j.against[0], index = f, outcomes.NewIndex(f)
	}
	found, across, _ := j.checkModel(0, f, index)
	found = append(found, across...)
	found.Sort()
	return found
}

// Update is the flag by which golden files are written.
var Update = update
