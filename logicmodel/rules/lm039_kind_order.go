package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var kindOrder = &Rule{
	Code: "LM039", Name: "kind-order", Class: ClassStructural, Severity: diag.Warning,
	Doc: `A link runs backwards through the kinds of change: reach, awareness, capacity, practice, condition. It is not marked as feedback.

People are reached, become aware, become able, act, and so conditions change. A link the other way is turned round or one of its ends has the wrong kind. Where a later change really strengthens an earlier one, mark the link with "feedback: true".

A condition is how people or their surroundings are in the end. Surroundings that let people act, such as safe streets or lower prices, come before the change in practice: give such an element no kind.

Between models this is only worth knowing, whatever the severity of the rule: when the staff of one service work otherwise, another may reach people whom it did not know.

The rule is silent about links of which LM006 or LM007 speaks, and about links between models of which LM075 speaks.

Source: Montague's and Mayne's contribution analysis.`,
	Run: func(p *Pass) {
		for i, l := range p.Graph.Links {
			from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
			if l.Link.Feedback || !kindsRunBack(from, to) || to.Stage < from.Stage || p.Graph.InLoop(i) || p.Network.InLoop(l.Link) {
				continue
			}
			p.ReportLinkf(from, l.Link, `%s is a change of %s and leads back to %s, one of %s; turn the link round, correct a kind, or mark the link with "feedback: true"`,
				q(from.ID), from.Kind, q(to.ID), to.Kind)
		}
		for l := range p.forwardAcross() {
			if from, to := l.From.Element, l.To.Element; to.Stage >= from.Stage && kindsRunBack(from, to) {
				d := p.ReportCrossf(l, "%s is a change of %s and leads to %s, one of %s; leave it so if other people change there, else turn the link round or correct a kind",
					q(l.From.String()), from.Kind, q(l.To.String()), to.Kind)
				d.Severity = min(d.Severity, diag.Info)
				p.relateOther(d, l)
			}
		}
	},
}

func kindsRunBack(from, to *logicmodel.Element) bool {
	return from.Kind != 0 && to.Kind != 0 && to.Kind < from.Kind
}
