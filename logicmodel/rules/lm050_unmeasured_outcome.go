package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var unmeasuredOutcome = &Rule{
	Code: "LM050", Name: "unmeasured-outcome", Class: ClassStructural, Severity: diag.Info,
	Doc: `An outcome or the end state has no indicator, nor has any outcome of the framework that it supports.

Without a measure nobody can tell whether it came about. Add one under "indicators", or support an outcome of the framework that is measured. A framework may make this a warning or an error.

Where no outcome of the model has an indicator of its own, this is one finding, at the model.

Source: Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		var unmeasured []*logicmodel.Element
		for _, e := range p.Elements() {
			if isResult(e) && len(e.Indicators) == 0 && !supportsMeasured(p, e) {
				unmeasured = append(unmeasured, e)
			}
		}
		asOne := !measuresResults(p) && len(unmeasured) > 1
		left := 0 // to be reported as one
		for _, e := range unmeasured {
			if _, aside := p.setsAside(e, p.rule.Code); asOne && !aside {
				left++
				continue
			}
			p.Reportf(e.Pos, e, `nothing measures the %s %s; add a measure under "indicators"`, p.Noun(e.Stage), q(e.ID))
		}
		if left > 0 {
			p.Reportf(p.Model.Pos, nil, `no outcome of the model %s has an indicator; add the measures that you have, under "indicators" of each outcome`, q(p.Model.ID))
		}
	},
}

// isResult reports whether the element is an outcome or an end state.
func isResult(e *logicmodel.Element) bool {
	return e.Stage.IsOutcome() || e.Stage == logicmodel.EndState
}

// measuresResults reports whether any outcome or end state has an indicator of its
// own.
func measuresResults(p *Pass) bool {
	for _, e := range p.Elements() {
		if isResult(e) && len(e.Indicators) > 0 {
			return true
		}
	}
	return false
}

func supportsMeasured(p *Pass, e *logicmodel.Element) bool {
	for _, ref := range e.Supports {
		if o := p.Outcome(ref.ID); o != nil && len(o.Indicators) > 0 {
			return true
		}
	}
	return false
}
