package rules

import "github.com/resultschain/resultschain/diag"

var inequalityBlind = &Rule{
	Code: "LM044", Name: "inequality-blind", Class: ClassMethod, Severity: diag.Off,
	Doc: `No reach group of the model is marked as a priority.

Work that reaches everybody alike often widens inequalities, since those who need it least take it up first. Mark the groups for whom the work is meant first with "priority: true". The rule is off unless a framework or a flag turns it on.

Source: NHS Health Scotland, outcomes frameworks.`,
	Run: func(p *Pass) {
		for _, g := range p.Model.Reach {
			if g.Priority {
				return
			}
		}
		p.Reportf(p.Model.Pos, nil, `the model %s puts no group of people first; mark those for whom the work is meant first under "reach" with "priority: true"`, q(p.Model.ID))
	},
}
