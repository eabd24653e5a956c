package rules

import "github.com/resultschain/resultschain/diag"

var noBaseline = &Rule{
	Code: "LM054", Name: "no-baseline", Class: ClassStructural, Severity: diag.Info,
	On: ScopeBoth,
	Doc: `A numeric indicator has targets and neither a baseline nor "baseline: unavailable".

A target says how far to go only if one knows from where. Give the baseline; where there is none, say "baseline: unavailable", so that readers need not look for it.

An indicator is numeric if it has a unit or any of its values is a number. One that measures an indicator of the framework that has its baseline there needs none.

Source: Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			if len(in.Targets) > 0 && !hasBaseline(in.Indicator) && !hasBaseline(p.Measured(in.Indicator)) && in.IsNumeric() {
				p.ReportMeasuref(in.Pos, in, `the indicator %s has targets and no baseline; add one, or write "baseline: unavailable"`, q(in.ID))
			}
		}
	},
}

func hasBaseline(in *indicator) bool { return in.Baseline.Value != "" || in.Baseline.Unavailable }
