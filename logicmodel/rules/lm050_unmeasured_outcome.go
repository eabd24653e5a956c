package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var unmeasuredOutcome = &Rule{
	Code: "LM050", Name: "unmeasured-outcome", Class: ClassStructural, Severity: diag.Info,
	Doc: `An outcome or the end state has no indicator, nor has any outcome of the framework that it supports.

Without a measure nobody can tell whether it came about. Add one under "indicators", or support an outcome of the framework that is measured. A framework may make this a warning or an error.

Source: Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			if !e.Stage.IsOutcome() && e.Stage != logicmodel.EndState || len(e.Indicators) > 0 || supportsMeasured(p, e) {
				continue
			}
			p.Reportf(e.Pos, e, `nothing measures the %s %s; add a measure under "indicators"`, p.Noun(e.Stage), q(e.ID))
		}
	},
}

func supportsMeasured(p *Pass, e *logicmodel.Element) bool {
	for _, ref := range e.Supports {
		if o := p.Outcome(ref.ID); o != nil && len(o.Indicators) > 0 {
			return true
		}
	}
	return false
}
