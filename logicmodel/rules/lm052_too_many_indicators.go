package rules

import "github.com/resultschain/resultschain/diag"

// maxIndicators is the most indicators of one element that people still follow.
const maxIndicators = 5

var tooManyIndicators = &Rule{
	Code: "LM052", Name: "too-many-indicators", Class: ClassMethod, Severity: diag.Info,
	On: ScopeBoth,
	Doc: `An element has more than five indicators.

What is measured must be collected, year after year. Keep the few that you would act on.

Source: World Bank, Designing a Results Framework (Roberts and Khattri 2012).`,
	Run: func(p *Pass) {
		for i := 0; p.Model == nil && i < len(p.Framework.Outcomes); i++ {
			if o := &p.Framework.Outcomes[i]; len(o.Indicators) > maxIndicators {
				d := p.Reportf(o.Pos, nil, "%s has %d indicators; keep the few that you would act on", q(o.ID), len(o.Indicators))
				d.Subject = diag.Subject{Kind: diag.KindOutcome, ID: o.ID}
			}
		}
		for _, e := range p.Elements() {
			if len(e.Indicators) > maxIndicators {
				p.Reportf(e.Pos, e, "%s has %d indicators; keep the few that you would act on", q(e.ID), len(e.Indicators))
			}
		}
	},
}
