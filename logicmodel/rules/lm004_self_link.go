package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var selfLink = &Rule{
	Code: "LM004", Name: "self-link", Class: ClassStructural, Severity: diag.Error,
	Doc: `An element leads to itself.

Nothing is its own cause. Where a change keeps itself going, name the step that it goes through and mark the link that comes back with "feedback: true"; otherwise name the element that was meant.`,
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			qualified := p.Model.ID + "/" + e.ID
			for l := range e.LeadsTo {
				if to := e.LeadsTo[l].To; to.ID == e.ID || to.ID == qualified {
					d := p.ReportLinkf(e, &e.LeadsTo[l], "%s leads to itself; remove this link, or name the element that it should lead to", q(e.ID))
					p.Offer(d, func(m *logicmodel.Model) []diag.Fix { return m.RemoveItem(to.Pos, "remove the link") })
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
