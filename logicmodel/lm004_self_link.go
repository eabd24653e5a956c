package logicmodel

import "github.com/resultschain/resultschain/diag"

var selfLink = &Rule{
	Code: "LM004", Name: "self-link", Class: Structural, Severity: diag.Error,
	Doc: `An element leads to itself.

Nothing is its own cause. Where a change keeps itself going, name the step that it goes through and mark the link that comes back with "feedback: true"; otherwise name the element that was meant.`,
	local: true,
	Run: func(p *Pass) {
		for _, l := range p.links() {
			if l.From == l.To {
				e := &p.Model.Elements[l.From]
				p.Reportf(l.Link.To.Pos, e, "%s leads to itself; remove this link, or name the element that it should lead to", q(e.ID))
			}
		}
		for _, l := range p.away() { // named by the model as well
			if e := &p.Model.Elements[l.From]; l.Link.To.ID == p.Model.ID+"/"+e.ID {
				p.Reportf(l.Link.To.Pos, e, "%s leads to itself; remove this link, or name the element that it should lead to", q(e.ID))
			}
		}
		if !p.last() || p.Chain.beyond == nil { // nothing joins other models
			return
		}
		for i := range p.Model.Elements {
			e := &p.Model.Elements[i]
			for _, from := range e.DependsOn {
				if from.ID == p.Model.ID+"/"+e.ID {
					p.Reportf(from.Pos, e, "%s depends on itself; remove this link, or name the element that leads to it", q(e.ID))
				}
			}
		}
	},
}
