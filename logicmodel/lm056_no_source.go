package logicmodel

import "github.com/resultschain/resultschain/diag"

var noSource = &Rule{
	Code: "LM056", Name: "no-source", Class: Structural, Severity: diag.Info,
	Doc: `An indicator does not say where its data comes from.

Without a source nobody can collect the next value or check the last. Name the survey, register or record under "source". An indicator that measures one of the framework's that names its source needs none.

Source: Global Affairs Canada, results-based management tip sheets.`,
	local: true,
	Run: func(p *Pass) {
		indicators(p, func(e *Element, in *indicator) {
			if in.Source != "" || p.run.measured(in).Source != "" {
				return
			}
			p.Reportf(in.Pos, e, `the indicator %s does not say where its data comes from; name it under "source"`, q(in.ID))
		})
	},
}
