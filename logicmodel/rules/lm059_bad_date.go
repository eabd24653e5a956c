package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var badDate = &Rule{
	Code: "LM059", Name: "bad-date", Class: ClassStructural, Severity: diag.Error,
	On: ScopeBoth,
	Doc: `A date is in none of the forms that are read, or is a day that there is not; or a target is set for a date before its baseline, so that the period between the two ends before it starts.

Write the year first: 2010, 2010-06 or 2010-06-30; 2010-Q4 or 2010-H2 for a quarter or a half of a calendar year; 2010/11 for a financial year. These forms sort, and are read alike everywhere. The finding names the date where it is plain which one is meant. A target lies after the baseline from which it is measured: correct one of the two dates.

A financial year begins on 1 April, unless the framework or the model says otherwise under "year-starts", and has a slash: 2012/13, not 2012-13 or 2012/2013. LM066 asks about those from 2000-01 to 2011-12, which are also months.

Source: IATI, result rules 8.x.`,
	Run: func(p *Pass) {
		bad := func(d outcomes.Date, at diag.Pos, e *logicmodel.Element) {
			if d == "" {
				return
			}
			if _, _, err := d.Span(); err != nil {
				found := p.Reportf(at, e, "%v", err)
				if meant := d.Meant(); len(meant) == 1 {
					p.offerInstead(found, true, string(meant[0]))
				}
			}
		}
		if p.Model != nil {
			bad(p.Model.AsAt, p.Model.AsAtPos, nil)
			if _, err := p.Model.YearStarts.Calendar(); err != nil {
				p.Reportf(p.Model.YearStartsPos, nil, "%v", err)
			}
		}
		for _, e := range p.Elements() {
			if s := e.Status; s != nil {
				bad(s.On, s.OnPos, e)
			}
		}
		c := p.Calendar()
		for in := range p.Indicators() {
			if in.Element != nil { // else OF008 reports it
				eachFigure(in.Indicator, func(f *figure, _ string) {
					bad(f.From, f.FromPos, in.Element)
					bad(f.On, f.OnPos, in.Element)
				})
			}
			eachFigure(in.Indicator, func(f *figure, _ string) {
				if c.Before(f.On, f.From) {
					p.ReportMeasuref(f.FromPos, in, "this period of the indicator %s begins in %s, after it ends in %s; correct one of the two dates", q(in.ID), f.From, f.On)
				}
			})
			for i := range in.Targets {
				if t := &in.Targets[i]; c.Before(t.On, in.Baseline.On) {
					d := p.ReportMeasuref(t.OnPos, in, "the target of the indicator %s is set for %s, before its baseline of %s; correct one of the two dates", q(in.ID), t.On, in.Baseline.On)
					p.Relatedf(d, in.Baseline.OnPos, "the baseline is here")
				}
			}
		}
	},
}
