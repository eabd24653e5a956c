package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

type (
	indicator = outcomes.Indicator
	figure    = outcomes.Figure
)

// eachNumber calls do for the baseline, each target and each actual value that the
// indicator has, with the name of its kind; of a target with limits for each of them.
func eachNumber(in *indicator, do func(f figure, kind string)) {
	eachFigure(in, func(f *figure, kind string) {
		for _, limit := range f.Limits() {
			do(limit, kind)
		}
	})
}

// eachFigure calls do for the baseline, each target and each actual value that
// the indicator has, with the name of its kind.
func eachFigure(in *indicator, do func(f *figure, kind string)) {
	if in.Baseline.Value != "" || in.Baseline.On != "" {
		do(&in.Baseline.Figure, "baseline")
	}
	for i := range in.Targets {
		do(&in.Targets[i], "target")
	}
	for i := range in.Actuals {
		do(&in.Actuals[i], "value")
	}
}

// keyPos returns the place of the value of a key beside a place in the file of the
// model or framework, or that place where there is no such key.
func (p *Pass) keyPos(beside diag.Pos, key string) diag.Pos {
	at := diag.Pos{}
	if p.Model != nil {
		at = p.Model.KeyPos(beside, key)
	} else if p.Framework.Origin != nil {
		at = p.Framework.Origin.Beside(beside, key)
	}
	if !at.IsValid() {
		return beside
	}
	return at
}

// reportKeyf does the same as [Pass.ReportMeasuref] at the value of a key of the
// indicator.
func (p *Pass) reportKeyf(in Measure, key, format string, args ...any) *diag.Diagnostic {
	d := p.ReportMeasuref(p.keyPos(in.Pos, key), in, format, args...)
	if in.Element != nil {
		for i := range in.Element.Indicators {
			if &in.Element.Indicators[i] == in.Indicator {
				d.Subject = diag.Subject{Kind: diag.KindIndicator, ID: in.Element.ID, Field: key, Index: i}
			}
		}
	}
	return d
}
