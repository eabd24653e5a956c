package rules

import "github.com/resultschain/resultschain/diag"

var outcomeWithoutReach = &Rule{
	Code: "LM041", Name: "outcome-without-reach", Class: ClassStructural, Severity: diag.Off,
	Doc: `An outcome names nobody who changes.

An outcome is a change in somebody. Name the groups of people under "reach". The rule is off unless a framework or a flag turns it on.

Source: Evaluation Support Scotland, guide 1c.`,
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			if e.Stage.IsOutcome() && len(e.Reach) == 0 {
				p.Reportf(e.Pos, e, `the %s %s does not say who changes; name the groups under "reach"`, p.Noun(e.Stage), q(e.ID))
			}
		}
	},
}
