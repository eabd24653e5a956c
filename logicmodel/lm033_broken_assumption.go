package logicmodel

import "github.com/resultschain/resultschain/diag"

var brokenAssumption = &Rule{
	Code: "LM033", Name: "broken-assumption", Class: Structural, Severity: diag.Error,
	Doc: `An assumption is marked broken, and a link that rests on it is still in the model.

What does not hold cannot carry a link. Remove the link, or find another reason for it and take the assumption off; then the chain shows what is left.`,
	Run: func(p *Pass) {
		m := p.Model
		uses := map[string][]ChainLink{}
		for i := range m.Assumptions {
			if m.Assumptions[i].Status == Broken {
				uses[m.Assumptions[i].ID] = nil
			}
		}
		if len(uses) == 0 {
			return
		}
		for l := range p.allLinks() {
			for _, a := range l.Assumes {
				if links, ok := uses[a.ID]; ok && a.ID != "" {
					uses[a.ID] = append(links, l)
				}
			}
		}
		for _, a := range m.Assumptions {
			links := uses[a.ID]
			if len(links) == 0 {
				continue
			}
			first := links[0]
			d := p.Reportf(a.StatusPos, nil, "the assumption %s is broken, and the link from %s to %s still rests on it; remove the link, or find another reason for it", q(a.ID), q(m.Elements[first.From].ID), q(first.Link.To.ID))
			for _, l := range links {
				related(d, l.Link.To.Pos, "this link rests on it")
			}
		}
	},
}
