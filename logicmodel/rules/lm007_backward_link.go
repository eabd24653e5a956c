package rules

import "github.com/resultschain/resultschain/diag"

var backwardLink = &Rule{
	Code: "LM007", Name: "backward-link", Class: ClassStructural, Severity: diag.Error,
	Doc: `A link leads to an earlier stage, such as from a long-term outcome to an output, and is not marked as feedback.

Causes come before effects. Either the link is the wrong way round, or one of its ends is listed under the wrong stage. Where a later change really strengthens an earlier one, mark the link with "feedback: true".

Between models this is only worth knowing, whatever the severity of the rule: what one partner changes in the long term may well be what another's work begins with. Such a link need not be marked.

The rule is silent about links that close a loop, of which LM006 speaks, and about links between models of which LM075 speaks.`,
	Run: func(p *Pass) {
		for i, l := range p.Graph.Links {
			if p.Graph.Stage(l.To) >= p.Graph.Stage(l.From) || l.Link.Feedback || p.Graph.InLoop(i) || p.Network.InLoop(l.Link) {
				continue
			}
			from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
			p.ReportLinkf(from, l.Link, `%s is %s and leads back to %s, %s; turn the link round, correct a stage, or mark the link with "feedback: true"`,
				q(from.ID), p.aStage(from.Stage), q(to.ID), p.aStage(to.Stage))
		}
		for i, l := range p.Graph.Wide {
			first, _ := p.Graph.Span(l.From)
			if _, last := p.Graph.Span(l.To); last < first && !l.Link.Feedback && !p.Graph.InLoop(len(p.Graph.Links)+i) {
				from := p.Owner(l.From)
				p.ReportLinkf(from, l.Link, `%s leads back to %s, all of which comes before it; turn the link round, correct a stage, or mark the link with "feedback: true"`, q(from.ID), q(l.Link.To.ID))
			}
		}
		for l := range p.forwardAcross() {
			if from, to := l.From.Element.Stage, l.To.Element.Stage; to < from {
				d := p.ReportCrossf(l, "%s is %s and leads to %s, %s; leave it so if the work of one partner begins with what another brings about, else turn the link round or correct a stage",
					q(l.From.String()), p.aStage(from), q(l.To.String()), p.aStage(to))
				d.Severity = min(d.Severity, diag.Info)
				p.relateOther(d, l)
			}
		}
	},
}
