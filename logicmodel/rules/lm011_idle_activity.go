package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var idleActivity = &Rule{
	Code: "LM011", Name: "idle-activity", Class: ClassStructural, Severity: diag.Error,
	Doc: `An activity leads to nothing.

Work is done for the sake of what it produces. Name the outputs of the activity under its "leads-to", or leave the activity out of the model. Feedback links do not count.

Where nothing leads to an output or outcome of the next stage, and this is the only activity without a way on, the missing link is the same, and LM013 speaks of it. In a model without any link LM015 speaks alone.`,
	Run: func(p *Pass) {
		g := findGaps(p)
		for i, e := range p.Elements() {
			if e.Stage == logicmodel.Activity && !p.Graph.IsCause(i) && !g.left[i] && !g.noLinks {
				p.Reportf(e.Pos, e, `the activity %s leads to nothing; name what it produces under "leads-to"`, q(e.ID))
			}
		}
	},
}
