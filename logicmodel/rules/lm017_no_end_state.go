package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var noEndState = &Rule{
	Code: "LM017", Name: "no-end-state", Class: ClassStructural, Severity: diag.Error,
	Doc: `The model has no end state.

A results chain ends in the final change that everything leads to, such as community wellbeing. Without it nobody can ask whether the work gets there. Add it under "end-state".`,
	Run: func(p *Pass) {
		if p.Graph.Count(logicmodel.EndState) == 0 {
			p.Reportf(p.Model.Pos, nil, `the model %s has no end state; add under "end-state" the final change that everything leads to`, q(p.Model.ID))
		}
	},
}
