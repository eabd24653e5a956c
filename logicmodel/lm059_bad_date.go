package logicmodel

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var badDate = &Rule{
	Code: "LM059", Name: "bad-date", Class: Structural, Severity: diag.Error,
	Doc: `A date is not of the form YYYY, YYYY-MM or YYYY-MM-DD, or is a day that there is not; or a target is set for a date before its baseline, so that the period between the two ends before it starts.

Write the year first: 2010, 2010-06 or 2010-06-30. These forms sort, and are read alike everywhere. A target lies after the baseline from which it is measured: correct one of the two dates.

Source: IATI, result rules 8.x.`,
	Run: func(p *Pass) {
		bad := func(d outcomes.Date, at diag.Pos, e *Element) {
			if d != "" && !d.Valid() {
				p.Reportf(at, e, "%s is not a date; write the year first, as in 2024, 2024-06 or 2024-06-30", q(string(d)))
			}
		}
		bad(p.Model.AsAt, p.Model.AsAtPos, nil)
		indicators(p, func(e *Element, in *indicator) {
			figures(in, func(f *figure, _ string) { bad(f.On, f.OnPos, e) })
			for i := range in.Targets {
				if t := &in.Targets[i]; t.On.Before(in.Baseline.On) {
					d := p.Reportf(t.OnPos, e, "the target of the indicator %s is set for %s, before its baseline of %s; correct one of the two dates", q(in.ID), t.On, in.Baseline.On)
					related(d, in.Baseline.OnPos, "the baseline is here")
				}
			}
		})
	},
}
