package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
)

var repeatedLink = &Rule{
	Code: "LM005", Name: "repeated-link", Class: ClassStructural, Severity: diag.Warning,
	Doc: `One element leads to another by two links.

Keep one of them. Where the two give different reasons, put both into its "because".

The rule is silent about links of an element to itself, of which LM004 speaks.`,
	Run: func(p *Pass) {
		g := p.Graph
		first := map[int]*logicmodel.Link{} // to each node
		for node, e := range p.owners() {
			if len(e.LeadsTo) < 2 {
				continue
			}
			clear(first)
			for _, k := range g.EdgesFrom(node) {
				edge := &g.Edges[k]
				l, f := edge.Link, first[edge.To]
				switch {
				case l == nil || edge.To == node:
					continue
				case f == nil:
					first[edge.To] = l
					continue
				}
				d := p.ReportLinkf(e, l, "%s already leads to %s; remove one of the two links", q(e.ID), q(l.To.ID))
				p.Relatedf(d, f.To.Pos, "the first link is here")
				for _, bare := range []*logicmodel.Link{l, f} {
					if bare.IsBare() { // nothing that the file holds of the link is lost
						p.Offer(d, func(m *logicmodel.Model) []diag.Fix {
							fixes := m.RemoveItem(bare.To.Pos, "remove the link that says nothing more")
							if !l.Feedback && !f.Feedback {
								yamldoc.Certain(fixes)
							}
							return fixes
						})
						break
					}
				}
			}
		}
		for l := range p.LinksAcross() {
			if f := l.Repeats; f != nil {
				d := p.ReportCrossf(l, "%s already leads to %s; remove one of the two links", q(l.From.String()), q(l.To.String()))
				p.RelatedAcrossf(d, f.Writer, f.Pos, "the first link is here")
			}
		}
	},
}
