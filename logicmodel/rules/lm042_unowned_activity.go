package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var unownedActivity = &Rule{
	Code: "LM042", Name: "unowned-activity", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An activity names no partner, in a model that lists partners.

What everybody is to do, nobody does. Name who does it under "partners".`,
	Run: func(p *Pass) {
		if len(p.Model.Partners) == 0 {
			return
		}
		for _, e := range p.Elements() {
			if e.Stage == logicmodel.Activity && len(e.Partners) == 0 {
				p.Reportf(e.Pos, e, `the activity %s does not say who does it; name the partners under "partners"`, q(e.ID))
			}
		}
	},
}
