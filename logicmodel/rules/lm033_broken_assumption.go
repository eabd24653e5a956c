package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var brokenAssumption = &Rule{
	Code: "LM033", Name: "broken-assumption", Class: ClassStructural, Severity: diag.Error,
	Doc: `An assumption is marked broken, and a link that rests on it is still in the model.

What does not hold cannot carry a link. Remove the link, or find another reason for it and take the assumption off; then the chain shows what is left.`,
	Run: func(p *Pass) {
		type use struct {
			e *logicmodel.Element
			l *logicmodel.Link
		}
		uses := map[string][]use{} // of each assumption that is broken
		for _, a := range p.Model.Assumptions {
			if a.Status == logicmodel.StatusBroken {
				uses[a.ID] = nil
			}
		}
		if len(uses) == 0 {
			return
		}
		for e, l := range p.Links() {
			for _, a := range l.Assumes {
				if before, ok := uses[a.ID]; ok && a.ID != "" {
					uses[a.ID] = append(before, use{e, l})
				}
			}
		}
		for _, a := range p.Model.Assumptions {
			links := uses[a.ID]
			if len(links) == 0 {
				continue
			}
			d := p.Reportf(a.StatusPos, nil, "the assumption %s is broken, and the link from %s to %s still rests on it; remove the link, or find another reason for it", q(a.ID), q(links[0].e.ID), q(links[0].l.To.ID))
			for _, u := range links {
				p.Relatedf(d, u.l.To.Pos, "this link rests on it")
			}
		}
	},
}
