package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var criticalAssumption = &Rule{
	Code: "LM032", Name: "critical-assumption", Class: ClassStructural, Severity: diag.Warning,
	Doc: `A link with weak or no evidence rests on an assumption that is untested, and every path from an activity to the end state crosses this link.

If the assumption fails, the whole model fails. Test it first: find out whether it holds, then set its status; or lead to the end state by another way as well.

Source: Montague's and Mayne's contribution analysis; Vogel's review for DFID (2012).`,
	Run: func(p *Pass) {
		m, c := p.Model, p.Graph
		untested := map[string]bool{}
		for _, a := range m.Assumptions {
			untested[a.ID] = a.Status == logicmodel.StatusUntested
		}
		if len(untested) == 0 {
			return
		}
		reported := map[diag.Pos]bool{} // where it is so for another end state
		for _, i := range p.Ends() {
			for _, bridge := range c.Bridges(p.Starts(), i) {
				l := c.Edges[bridge]
				if !isWeak(l.Link) {
					continue
				}
				e := p.Owner(l.From)
				for _, a := range l.Link.Assumes {
					if untested[a.ID] && (!a.Pos.IsValid() || !reported[a.Pos]) {
						reported[a.Pos] = true
						d := p.Reportf(a.Pos, e, "every path to the %s rests on the untested assumption %s; find out whether it holds, or lead there by another way as well", p.Noun(p.Graph.End()), q(a.ID))
						p.Relatedf(d, l.Link.To.Pos, "every path crosses this link, from %s to %s, whose evidence is %s", q(e.ID), q(l.Link.To.ID), weakness(l.Link))
					}
				}
			}
		}
	},
}
