package rules

import "github.com/resultschain/resultschain/diag"

var isolated = &Rule{
	Code: "LM010", Name: "isolated", Class: ClassStructural, Severity: diag.Error,
	Doc: `An outcome stands alone: no link leads to it and none leads from it.

An outcome is part of the chain or it is a wish. Say what brings it about, by naming it under "leads-to" of an output or an earlier outcome, and what it leads to in turn; or remove it.

LM013 and LM014, which look for one missing side, are silent about it. In a model without any link LM015 speaks alone.`,
	Run: func(p *Pass) {
		if findGaps(p).noLinks {
			return
		}
		for i, e := range p.Elements() {
			if e.Stage.IsOutcome() && p.Graph.IsIsolated(i) {
				p.Reportf(e.Pos, e, "no link leads to or from the %s %s; say what brings it about and what it leads to, or remove it", p.Noun(e.Stage), q(e.ID))
			}
		}
	},
}
