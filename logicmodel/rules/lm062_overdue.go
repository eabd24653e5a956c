package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var overdue = &Rule{
	Code: "LM062", Name: "overdue", Class: ClassStructural, Severity: diag.Info,
	Doc: `The date of a target lies before the date that the model speaks of ("as-at"), and no value was measured on it or after it.

Was the target met? Add the value under "actuals", or say in a note why there is none. The clock is never read: a model without "as-at" has nothing overdue.

The rule is silent about a target that is set for a date before its baseline, of which LM059 speaks: one of the two dates is wrong. It is silent, too, about one for a month such as 2010-11, of which LM066 asks whether the year 2010/11 is meant.`,
	Run: func(p *Pass) {
		if !p.Model.AsAt.Valid() {
			return
		}
		c := p.Calendar()
		for in := range p.Indicators() {
			for i := range in.Targets {
				t := &in.Targets[i]
				if c.Before(t.On, in.Baseline.On) && !p.IsSilent("LM059", in.Element) {
					continue
				}
				if _, doubtful := t.On.Years(); doubtful && !p.IsSilent("LM066", in.Element) {
					continue
				}
				if c.Before(t.On, p.Model.AsAt) && !measuredSince(c, in.Indicator, t) {
					p.ReportMeasuref(t.Pos, in, `the target of %s for %s is past, and no value was measured since; add it under "actuals"`, q(in.ID), t.On)
				}
			}
		}
	},
}

// measuredSince reports whether a value was measured at the date of the target
// or after it.
func measuredSince(c outcomes.Calendar, in *indicator, target *figure) bool {
	for i := range in.Actuals {
		if on := in.Actuals[i].On; on.Valid() && !c.Before(on, target.On) {
			return true
		}
	}
	return false
}
