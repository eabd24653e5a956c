package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var badDate = &Rule{
	Code: "LM059", Name: "bad-date", Class: ClassStructural, Severity: diag.Error,
	On: Both,
	Doc: `A date is not of the form YYYY, YYYY-MM or YYYY-MM-DD, or is a day that there is not; or a target is set for a date before its baseline, so that the period between the two ends before it starts.

Write the year first: 2010, 2010-06 or 2010-06-30. These forms sort, and are read alike everywhere. A target lies after the baseline from which it is measured: correct one of the two dates.

A financial year is not a date: for 2012-13, 2018/19 or 2012/2013 write the month in which it ends, such as 2013-03. Take care with those from 2000-01 to 2011-12, which are also months and are read as such.

Source: IATI, result rules 8.x.`,
	Run: func(p *Pass) {
		bad := func(d outcomes.Date, at diag.Pos, e *logicmodel.Element) {
			if _, _, err := d.Span(); d != "" && err != nil {
				p.Reportf(at, e, "%v", err)
			}
		}
		if p.Model != nil {
			bad(p.Model.AsAt, p.Model.AsAtPos, nil)
		}
		for in := range p.Indicators() {
			if in.Element != nil { // else OF008 reports it
				figures(in.Indicator, func(f *figure, _ string) { bad(f.On, f.OnPos, in.Element) })
			}
			for i := range in.Targets {
				if t := &in.Targets[i]; t.On.Before(in.Baseline.On) {
					d := p.ReportMeasuref(t.OnPos, in, "the target of the indicator %s is set for %s, before its baseline of %s; correct one of the two dates", q(in.ID), t.On, in.Baseline.On)
					p.Relatedf(d, in.Baseline.OnPos, "the baseline is here")
				}
			}
		}
	},
}
