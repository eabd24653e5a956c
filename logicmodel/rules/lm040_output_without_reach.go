package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var outputWithoutReach = &Rule{
	Code: "LM040", Name: "output-without-reach", Class: ClassStructural, Severity: diag.Off,
	Doc: `An output names nobody who uses or receives it.

Name the groups of people under "reach". The rule is off unless a framework or a flag turns it on.

Source: Montague's and Mayne's contribution analysis.`,
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			if e.Stage == logicmodel.Output && len(e.Reach) == 0 {
				p.Reportf(e.Pos, e, `the output %s does not say whom it reaches; name the groups under "reach"`, q(e.ID))
			}
		}
	},
}
