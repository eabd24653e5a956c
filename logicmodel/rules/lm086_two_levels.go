package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var twoLevels = &Rule{
	Code: "LM086", Name: "two-levels", Class: ClassWording, Severity: diag.Info,
	Doc: `An outcome, or the end state, holds a cause and its effect in one statement: "reduced isolation through befriending", "by sharing rooms", "so that", "in order to", "leading to", "homes are insulated, cutting bills", "firms use research to create jobs", "a network that enables trade", "clear rules reduce disputes", "trade is boosted by lower tariffs".

The words hide a link of the chain, so that its evidence and its assumptions have no place to stand. Keep one of the two here, make the other an element of its own, and draw the link between them.

Ways in and agents are left alone: "used by young people", "available through libraries", "progress through school"; and what people come to know: "awareness of how drinking leads to harm"; and what people are able, willing or helped to do: "skills to find work". It advises on the wording only and runs on English texts alone.

Source: Global Affairs Canada, results-based management tip sheets; Mayne, contribution analysis.`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			l, ok := t.TwoLevels()
			if !ok {
				continue
			}
			e := &p.Model.Elements[i]
			const format = "a cause and its effect are joined by %s here; keep %s, and "
			switch {
			case l.Before == "":
				p.Reportf(e.TitlePos, e, "a cause and its effect are joined by %s here; keep the effect, and make the cause an element that leads to it", q(l.Joint))
			case l.EffectLast:
				p.Reportf(e.TitlePos, e, format+"make %s an outcome that it leads to", q(l.Joint), q(l.Before), q(l.After))
			default:
				p.Reportf(e.TitlePos, e, format+"make %s an element that leads to it", q(l.Joint), q(l.Before), q(l.After))
			}
		}
	},
}
