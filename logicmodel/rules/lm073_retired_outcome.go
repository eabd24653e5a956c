package rules

import "github.com/resultschain/resultschain/diag"

var retiredOutcome = &Rule{
	Code: "LM073", Name: "retired-outcome", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An element supports an outcome that is no longer part of the framework at the date that the model speaks of ("as-at"), or that another outcome has replaced.

Frameworks change. Support the outcome that took its place, or the one that is nearest to what you mean.`,
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			for _, ref := range e.Supports {
				o := p.Outcome(ref.ID)
				switch {
				case o == nil:
				case o.ReplacedBy.ID != "":
					d := p.Reportf(ref.Pos, e, "the outcome %s was replaced by %s; support that one", q(ref.ID), q(o.ReplacedBy.ID))
					p.Relatedf(d, o.ReplacedBy.Pos, "the framework says so here")
					p.offerInstead(d, false, o.ReplacedBy.ID)
				case p.Calendar().Before(o.Until, p.Model.AsAt):
					d := p.Reportf(ref.Pos, e, "the outcome %s was part of the framework until %s, and the model speaks of %s; support one that is in force", q(ref.ID), o.Until, p.Model.AsAt)
					p.Relatedf(d, o.UntilPos, "the framework says so here")
				}
			}
		}
	},
}
