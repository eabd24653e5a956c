package logicmodel

import "github.com/resultschain/resultschain/diag"

var unusedDefinition = &Rule{
	Code: "LM035", Name: "unused-definition", Class: Structural, Severity: diag.Info,
	Doc: `An assumption, a risk or a reach group is defined, and nothing in the model names it.

Name it where it belongs, under "assumes" or "risks" of a link or "reach" of an element, or remove it.`,
	Run: func(p *Pass) {
		m := p.Model
		if len(m.Assumptions)+len(m.Risks)+len(m.Reach) == 0 {
			return
		}
		assumptions, risks, reach := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for i := range m.Elements {
			for _, ref := range m.Elements[i].Reach {
				reach[ref.ID] = true
			}
			for _, l := range m.Elements[i].LeadsTo {
				for _, a := range l.Assumes {
					assumptions[a.ID] = true
				}
				for _, ref := range l.Risks {
					risks[ref.ID] = true
				}
			}
		}
		for _, a := range m.Assumptions {
			if !assumptions[a.ID] {
				p.Reportf(a.Pos, nil, `no link rests on the assumption %s; name it under "assumes" of a link, or remove it`, q(a.ID))
			}
		}
		for _, r := range m.Risks {
			if !risks[r.ID] {
				p.Reportf(r.Pos, nil, `no link names the risk %s; name it under "risks" of a link, or remove it`, q(r.ID))
			}
		}
		for _, g := range m.Reach {
			if !reach[g.ID] {
				p.Reportf(g.Pos, nil, `no element reaches the group %s; name it under "reach" of an element, or remove it`, q(g.ID))
			}
		}
	},
}
