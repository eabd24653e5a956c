package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var whichYear = &Rule{
	Code: "LM066", Name: "which-year", Class: ClassStructural, Severity: diag.Warning,
	On: ScopeBoth,
	Doc: `A date such as 2010-11 is a month, November 2010, and looks like a year of two halves, 2010/11.

Write 2010/11 for the financial year. For the month write its last day, 2010-11-30, which is read the same; or set the rule aside. Those from 2000-01 to 2011-12 can be mistaken; 2012-13 is no month, and LM059 names 2012/13.`,
	Run: func(p *Pass) {
		if p.Model != nil {
			reportWhichYear(p, p.Model.AsAt, p.Model.AsAtPos, Measure{})
		} else {
			for i := range p.Framework.Outcomes {
				o := &p.Framework.Outcomes[i]
				reportWhichYear(p, o.Since, o.SincePos, Measure{Outcome: o})
				reportWhichYear(p, o.Until, o.UntilPos, Measure{Outcome: o})
			}
		}
		for in := range p.Indicators() {
			eachFigure(in.Indicator, func(f *figure, _ string) {
				reportWhichYear(p, f.From, f.FromPos, in)
				reportWhichYear(p, f.On, f.OnPos, in)
			})
		}
	},
}

// reportWhichYear reports a month whose number is also that of the next year,
// such as 2010-11.
func reportWhichYear(p *Pass, d outcomes.Date, at diag.Pos, of Measure) {
	if years, ok := d.Years(); ok {
		_, last, _ := d.Span()
		p.ReportMeasuref(at, of, "%s is read as %s; write %s for the financial year, or %s for the month", q(string(d)), d.InWords(), years, last.Format("2006-01-02"))
	}
}
