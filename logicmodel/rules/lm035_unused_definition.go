package rules

import "github.com/resultschain/resultschain/diag"

var unusedDefinition = &Rule{
	Code: "LM035", Name: "unused-definition", Class: ClassStructural, Severity: diag.Info,
	Doc: `An assumption, a risk, a reach group or a group is defined, and nothing in the model names it; or a heading is given for a stage that the model does not have.

Name it where it belongs, under "assumes" or "risks" of a link or "reach" of an element, or remove it.`,
	Run: func(p *Pass) {
		m := p.Model
		assumptions, risks, reach := map[string]bool{}, map[string]bool{}, map[string]bool{} // those that nothing has named yet
		for i := range m.Assumptions {
			assumptions[m.Assumptions[i].ID] = true
		}
		for i := range m.Risks {
			risks[m.Risks[i].ID] = true
		}
		for i := range m.Reach {
			reach[m.Reach[i].ID] = true
		}
		for _, e := range p.owners() {
			for _, ref := range e.Reach {
				delete(reach, ref.ID)
			}
			if len(assumptions)+len(risks) == 0 {
				continue
			}
			for _, l := range e.LeadsTo {
				for _, a := range l.Assumes {
					delete(assumptions, a.ID)
				}
				for _, ref := range l.Risks {
					delete(risks, ref.ID)
				}
			}
		}
		for i, g := range m.Groups {
			if first, _ := p.Graph.GroupSpan(i); first == 0 {
				p.Reportf(g.Pos, nil, `nothing is in the group %s; name it under "group" of an element, or remove it`, q(g.ID))
			}
		}
		for _, h := range m.Headings {
			if p.Graph.Count(h.Stage) == 0 {
				p.Reportf(h.Pos, nil, "the heading %s is that of the %s, and the model has none; remove it, or write it for another stage", q(h.Text), h.Stage.Plural())
			}
		}
		for _, a := range m.Assumptions {
			if assumptions[a.ID] {
				p.Reportf(a.Pos, nil, `no link rests on the assumption %s; name it under "assumes" of a link, or remove it`, q(a.ID))
			}
		}
		for _, r := range m.Risks {
			if risks[r.ID] {
				p.Reportf(r.Pos, nil, `no link names the risk %s; name it under "risks" of a link, or remove it`, q(r.ID))
			}
		}
		for _, g := range m.Reach {
			if reach[g.ID] {
				p.Reportf(g.Pos, nil, `no element reaches the group %s; name it under "reach" of an element, or remove it`, q(g.ID))
			}
		}
	},
}
