package logicmodel

import "github.com/resultschain/resultschain/diag"

var idlePartner = &Rule{
	Code: "LM043", Name: "idle-partner", Class: Structural, Severity: diag.Warning,
	Doc: `A partner is listed, and no element names it.

Say what the partner does, under "partners" of an element, or take it off the list.`,
	Run: func(p *Pass) {
		if len(p.Model.Partners) == 0 {
			return
		}
		named := namedPartners(p.Model)
		for _, partner := range p.Model.Partners {
			if !named[partner.ID] {
				p.Reportf(partner.Pos, nil, `the partner %s has no part in the model; name it under "partners" of what it does, or remove it`, q(partner.ID))
			}
		}
	},
}

// namedPartners are the partners that an element names.
func namedPartners(m *Model) map[string]bool {
	named := map[string]bool{}
	for i := range m.Elements {
		for _, ref := range m.Elements[i].Partners {
			named[ref.ID] = true
		}
	}
	return named
}
