package rules

import "github.com/resultschain/resultschain/diag"

var selfLink = &Rule{
	Code: "LM004", Name: "self-link", Class: Structural, Severity: diag.Error,
	Doc: `An element leads to itself.

Nothing is its own cause. Where a change keeps itself going, name the step that it goes through and mark the link that comes back with "feedback: true"; otherwise name the element that was meant.`,
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			qualified := p.Model.ID + "/" + e.ID
			for l := range e.LeadsTo {
				if to := e.LeadsTo[l].To; to.ID == e.ID || to.ID == qualified {
					p.Reportf(to.Pos, e, "%s leads to itself; remove this link, or name the element that it should lead to", q(e.ID))
				}
			}
			for _, from := range e.DependsOn {
				if from.ID == qualified {
					p.Reportf(from.Pos, e, "%s depends on itself; remove this link, or name the element that leads to it", q(e.ID))
				}
			}
		}
	},
}
