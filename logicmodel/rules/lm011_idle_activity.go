package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var idleActivity = &Rule{
	Code: "LM011", Name: "idle-activity", Class: ClassStructural, Severity: diag.Error,
	Doc: `An activity leads to nothing.

Work is done for the sake of what it produces. Name the outputs of the activity under its "leads-to", or leave the activity out of the model. Feedback links do not count.`,
	Run: func(p *Pass) {
		for i, e := range p.Elements() {
			if e.Stage == logicmodel.Activity && !p.Graph.IsCause(i) {
				p.Reportf(e.Pos, e, `the activity %s leads to nothing; name what it produces under "leads-to"`, q(e.ID))
			}
		}
	},
}
