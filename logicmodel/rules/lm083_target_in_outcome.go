package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var targetInOutcome = &Rule{
	Code: "LM083", Name: "target-in-outcome", Class: ClassWording, Severity: diag.Info,
	Doc: `An outcome, or the end state, holds a figure, a proportion or a date to be met: "crime falls by 10%", "a third fewer", "halved", "by 2014".

An outcome says what is to change; an indicator says how much of it, from where and by when. Apart from each other, a target can be missed or raised without the outcome being another, and one outcome can have several. Move the figure to a target of an indicator under the outcome.

Figures that are names are left alone: "SOA 5", "Pillar 2", "16-24 year olds", "people over 65", "COVID-19", "the Highland 2030 forum", "the third sector". The rule advises on the wording only, is silent where LM081 speaks, and runs on English texts alone. Where it speaks, LM087 is silent.

Source: Global Affairs Canada, results-based management tip sheets; Roberts & Khattri, Designing a Results Framework (World Bank, 2012).`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			figure, rest, ok := t.Target()
			if !ok || t.CountsDelivery() {
				continue
			}
			e := &p.Model.Elements[i]
			if rest != "" {
				p.Reportf(e.TitlePos, e, "%s in an outcome is a target; move it to an indicator, and leave %s", q(figure), q(rest))
			} else {
				p.Reportf(e.TitlePos, e, "%s in an outcome is a target; move it to an indicator, and say here only what changes", q(figure))
			}
		}
	},
}
