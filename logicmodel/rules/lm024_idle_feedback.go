package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var idleFeedback = &Rule{
	Code: "LM024", Name: "idle-feedback", Class: ClassStructural, Severity: diag.Warning,
	Doc: `A link is marked "feedback: true", but it closes no loop: no path leads from its target back to its start.

Feedback means that a later change strengthens one that led to it. Where nothing leads round, the mark only hides the link from the checks. Remove the mark, or add the links that are missing.`,
	Run: func(p *Pass) {
		for l := range p.LinksAcross() {
			if l.Feedback() && !l.ClosesLoop {
				d := p.ReportCrossf(l, idleFeedbackMessage, q(l.To.String()), q(l.From.String()))
				p.relateOther(d, l)
			}
		}
		if !p.Graph.HasFeedback() {
			return
		}
		detour := p.Graph.Detours()
		for i, l := range p.Graph.Edges {
			if l.IsFeedback() && !p.Graph.ClosesLoop(i) && !detour(l.To, l.From) {
				e := p.Owner(l.From)
				d := p.ReportLinkf(e, l.Link, idleFeedbackMessage, q(l.Link.To.ID), q(e.ID))
				p.Offer(d, func(m *logicmodel.Model) []diag.Fix {
					first, _ := p.Graph.Span(l.From)
					if _, last := p.Graph.Span(l.To); last < first { // without the mark LM007 would report it
						return m.RemoveItem(l.Link.To.Pos, "remove the link")
					}
					return m.RemoveEntry(m.KeyPos(l.Link.To.Pos, "feedback"), "remove the mark")
				})
			}
		}
	},
}

const idleFeedbackMessage = "this link is marked as feedback but closes no loop, since nothing leads from %s back to %s; remove the mark, or add the missing link"
