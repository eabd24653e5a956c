package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var leap = &Rule{
	Code: "LM026", Name: "leap", Class: ClassMethod, Severity: diag.Warning,
	Doc: `An output or activity leads straight to a long-term outcome or the end state, in a model that has no short- or medium-term outcome at all.

From leaflets to the end of poverty is too far for one step. Say what changes first, for whom, under "short" or "medium" of "outcomes", and lead through it. If the outcome does come soon, list it under "short".

This is one finding a model, at the first such link. In a model without any outcome LM018 speaks; of a link that jumps over a stage which has elements, LM008.

Source: NHS Health Scotland, key stages of a logic model; World Bank, Designing a Results Framework (Roberts and Khattri 2012).`,
	Run: func(p *Pass) {
		c := p.Graph
		if c.Count(logicmodel.ShortTerm)+c.Count(logicmodel.MediumTerm) > 0 || c.Count(logicmodel.LongTerm) == 0 {
			return
		}
		for _, l := range c.Links {
			from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
			if from.Stage != logicmodel.Activity && from.Stage != logicmodel.Output || to.Stage < logicmodel.LongTerm || l.Link.Feedback {
				continue
			}
			if _, skips := firstSkipped(c, l); skips && !p.IsSilent("LM008", from) {
				continue
			}
			p.ReportLinkf(from, l.Link, "%s is %s and leads straight to %s, %s; say what changes first, as a short- or medium-term outcome between them", q(from.ID), p.aStage(from.Stage), q(to.ID), p.aStage(to.Stage))
			if !p.IsSilent(p.rule.Code, from) {
				return
			}
		}
	},
}
