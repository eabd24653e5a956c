package logicmodel

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
)

var repeatedLink = &Rule{
	Code: "LM005", Name: "repeated-link", Class: Structural, Severity: diag.Warning,
	Doc: `One element leads to another by two links.

Keep one of them. Where the two give different reasons, put both into its "because".

The rule is silent about links of an element to itself, of which LM004 speaks.`,
	local: true,
	Run: func(p *Pass) {
		c := p.Chain
		for i, e := range p.elements() {
			out := c.Out(i)
			if fewAndDifferent(c.out.Next(i)) {
				continue
			}
			first := make(map[int]int32, len(out))
			for _, l := range out {
				to := c.Links[l].To
				if to == i {
					continue
				}
				f, ok := first[to]
				if !ok {
					first[to] = l
					continue
				}
				d := p.Reportf(c.Links[l].Link.To.Pos, e, "%s already leads to %s; remove one of the two links", q(e.ID), q(c.Links[l].Link.To.ID))
				related(d, c.Links[f].Link.To.Pos, "the first link is here")
			}
		}
	},
}

// fewAndDifferent reports whether the numbers are few, and all different.
func fewAndDifferent(few []int32) bool {
	if len(few) > 8 {
		return false
	}
	for i, n := range few {
		if slices.Contains(few[:i], n) {
			return false
		}
	}
	return true
}
