package logicmodel

import "github.com/resultschain/resultschain/diag"

var isolated = &Rule{
	Code: "LM010", Name: "isolated", Class: Structural, Severity: diag.Error,
	Doc: `An outcome stands alone: no link leads to it and none leads from it.

An outcome is part of the chain or it is a wish. Say what brings it about, by naming it under "leads-to" of an output or an earlier outcome, and what it leads to in turn; or remove it.

LM013 and LM014, which look for one missing side, are silent about it.`,
	local: true,
	Run: func(p *Pass) {
		for i, e := range p.elements() {
			if e.Stage.IsOutcome() && isIsolated(p.Chain, i) {
				p.Reportf(e.Pos, e, "no link leads to or from the %s %s; say what brings it about and what it leads to, or remove it", e.Stage.Noun(), q(e.ID))
			}
		}
	},
}

// isIsolated reports whether element i has no link but to itself.
func isIsolated(c *Chain, i int) bool {
	if c.is(i, joined) {
		return false
	}
	for _, links := range [][]int32{c.In(i), c.Out(i)} {
		for _, l := range links {
			if c.Links[l].From != c.Links[l].To {
				return false
			}
		}
	}
	return true
}
