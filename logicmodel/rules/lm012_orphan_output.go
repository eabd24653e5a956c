package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var orphanOutput = &Rule{
	Code: "LM012", Name: "orphan-output", Class: ClassStructural, Severity: diag.Error,
	Doc: `An output leads to nothing.

Sessions, leaflets and meetings are not ends in themselves. Name the change that the output should bring about under its "leads-to"; if there is none, ask why it is produced. Feedback links do not count.

Where nothing leads to an outcome of the next stage, and this is the only output without a way on, the missing link is the same, and LM013 speaks of it. In a model without any link LM015 speaks alone.`,
	Run: func(p *Pass) {
		g := findGaps(p)
		for i, e := range p.Elements() {
			if e.Stage == logicmodel.Output && !p.Graph.IsCause(i) && !g.left[i] && !g.noLinks {
				p.Reportf(e.Pos, e, `the output %s leads to nothing; name the outcome that it should bring about under "leads-to"`, q(e.ID))
			}
		}
	},
}
