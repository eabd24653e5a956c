package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var noEndState = &Rule{
	Code: "LM017", Name: "no-end-state", Class: ClassStructural, Severity: diag.Error,
	Doc: `The model has no end state.

A results chain ends in the final change that everything leads to, such as community wellbeing. Without it nobody can ask whether the work gets there. Add it under "end-state".

Where long-term outcomes end the chain, or outcomes without terms, this is only worth knowing: they stand for the end state in all rules. Where short- or medium-term outcomes do, the chain stops early, which is a warning.`,
	Run: func(p *Pass) {
		if p.Graph.Count(logicmodel.EndState) > 0 {
			return
		}
		d := p.Reportf(p.Model.Pos, nil, `the model %s has no end state; add under "end-state" the final change that everything leads to`, q(p.Model.ID))
		switch end := p.Graph.End(); {
		case end == 0:
		case end == logicmodel.LongTerm || p.Model.NoTerms:
			d.Severity = min(d.Severity, diag.Info)
		default:
			d.Severity = min(d.Severity, diag.Warning)
		}
	},
}
