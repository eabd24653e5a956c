package rules

import "github.com/resultschain/resultschain/diag"

var fractionOrPercentage = &Rule{
	Code: "LM067", Name: "fraction-or-percentage", Class: ClassStructural, Severity: diag.Warning,
	On: ScopeBoth,
	Doc: `A figure of an indicator in % lies between 0 and 1, and the other figures do not: 0.365 beside 40 may be 0.365%, or the 36.5% that a spreadsheet shows for it.

Write the percentage, 36.5. Where less than one per cent is meant, write the sign with the number: "0.365%". Until then progress is not judged by the figure.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			scale := in.Scale()
			eachNumber(in.Indicator, func(f figure, kind string) {
				if percent, ok := scale.Percentage(f); ok {
					p.ReportMeasuref(f.Pos, in, "the %s %s of the indicator %s, which is in %%, may be %s%% or %s%%; write %s, or %s%% with its sign", kind, q(f.Value), q(in.ID), f.Value, percent, percent, f.Value)
				}
			})
		}
	},
}
