package rules

import "github.com/resultschain/resultschain/diag"

var unknownOutcome = &Rule{
	Code: "LM071", Name: "unknown-outcome", Class: ClassStructural, Severity: diag.Error,
	Doc: `An element supports an outcome that neither the framework nor those that it extends have.

Mostly this is a slip in the id, and the finding names the nearest one that there is. Outcomes of the model itself are not supported but led to: name them under "leads-to".`,
	Run: func(p *Pass) {
		if p.Framework == nil {
			return
		}
		for _, e := range p.Elements() {
			for _, ref := range e.Supports {
				if p.Outcome(ref.ID) != nil {
					continue
				}
				whose := "the framework " + q(p.Framework.ID)
				if len(p.Framework.Parents) > 0 {
					whose += " or those it extends"
				}
				hint := "correct the id, or add the outcome to the framework"
				meant, instead, certain := p.outcomeNames().Meant(ref.ID)
				if len(meant) > 0 {
					hint = instead
				} else if _, ok := p.Graph.Index(ref.ID); ok {
					hint = `it is an element of this model, so write it under "leads-to"`
				}
				d := p.Reportf(ref.Pos, e, "%s is not an outcome of %s; %s", q(ref.ID), whose, hint)
				p.offerInstead(d, certain, meant...)
			}
		}
	},
}
