package logicmodel

import "github.com/resultschain/resultschain/diag"

var idlePartner = &Rule{
	Code: "LM043", Name: "idle-partner", Class: Structural, Severity: diag.Warning,
	Doc: `A partner is listed, and no element names it.

Say what the partner does, under "partners" of an element, or take it off the list.`,
	Run: func(p *Pass) {
		idle := p.run.idlePartners()
		for _, partner := range p.Model.Partners {
			if idle[partner.ID] {
				p.Reportf(partner.Pos, nil, `the partner %s has no part in the model; name it under "partners" of what it does, or remove it`, q(partner.ID))
			}
		}
	},
}

// idlePartners are the partners that no element names. They are found once.
func (r *run) idlePartners() map[string]bool {
	if r.idle == nil {
		r.idle = make(map[string]bool, len(r.model.Partners))
		for i := range r.model.Partners {
			r.idle[r.model.Partners[i].ID] = true
		}
		for i := 0; i < len(r.model.Elements) && len(r.idle) > 0; i++ {
			for _, ref := range r.model.Elements[i].Partners {
				delete(r.idle, ref.ID)
			}
		}
	}
	return r.idle
}
