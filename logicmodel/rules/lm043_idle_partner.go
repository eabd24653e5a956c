package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var idlePartner = &Rule{
	Code: "LM043", Name: "idle-partner", Class: ClassStructural, Severity: diag.Warning,
	Doc: `A partner is listed, and no element names it.

Say what the partner does, under "partners" of an element, or take it off the list.`,
	Run: func(p *Pass) {
		idle := idlePartners(p.Model)
		for _, partner := range p.Model.Partners {
			if idle[partner.ID] {
				p.Reportf(partner.Pos, nil, `the partner %s has no part in the model; name it under "partners" of what it does, or remove it`, q(partner.ID))
			}
		}
	},
}

// idlePartners returns the partners that no element names.
func idlePartners(m *logicmodel.Model) map[string]bool {
	idle := make(map[string]bool, len(m.Partners))
	for _, partner := range m.Partners {
		idle[partner.ID] = true
	}
	for i := 0; i < len(m.Elements) && len(idle) > 0; i++ {
		for _, ref := range m.Elements[i].Partners {
			delete(idle, ref.ID)
		}
	}
	return idle
}
