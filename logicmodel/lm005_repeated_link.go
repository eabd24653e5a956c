package logicmodel

import "github.com/resultschain/resultschain/diag"

var repeatedLink = &Rule{
	Code: "LM005", Name: "repeated-link", Class: Structural, Severity: diag.Warning,
	Doc: `One element leads to another by two links.

Keep one of them. Where the two give different reasons, put both into its "because".

The rule is silent about links of an element to itself, of which LM004 speaks.`,
	Run: func(p *Pass) {
		c := p.Chain
		for i := range p.Model.Elements {
			out := c.Out(i)
			if len(out) < 2 {
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
				e := &p.Model.Elements[i]
				d := p.Reportf(c.Links[l].Link.To.Pos, e, "%s already leads to %s; remove one of the two links", q(e.ID), q(c.Links[l].Link.To.ID))
				related(d, c.Links[f].Link.To.Pos, "the first link is here")
			}
		}
	},
}
