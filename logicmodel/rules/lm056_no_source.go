package rules

import "github.com/resultschain/resultschain/diag"

var noSource = &Rule{
	Code: "LM056", Name: "no-source", Class: ClassStructural, Severity: diag.Info,
	On: ScopeBoth,
	Doc: `An indicator does not say where its data comes from.

Without a source nobody can collect the next value or check the last. Name the survey, register or record under "source". An indicator that measures one of the framework's that names its source needs none.

Source: Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			if in.Source != "" || p.Measured(in.Indicator).Source != "" {
				continue
			}
			p.ReportMeasuref(in.Pos, in, `the indicator %s does not say where its data comes from; name it under "source"`, q(in.ID))
		}
	},
}
