package rules

import (
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/outcomes"
)

type (
	indicator = outcomes.Indicator
	figure    = outcomes.Figure
)

// figures calls do for the baseline, each target and each actual value of the
// indicator that is given, and what it is called.
func figures(in *indicator, do func(f *figure, kind string)) {
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

// isNumeric reports whether the indicator is counted or measured, not told in
// words: it has a unit, or any of its values is a number, also one with marks
// for thousands.
func isNumeric(in *indicator) bool {
	numeric := in.Unit != ""
	figures(in, func(f *figure, _ string) {
		if _, ok := f.Number(); ok || numbers.Is(f.Value) {
			numeric = true
		}
	})
	return numeric
}
