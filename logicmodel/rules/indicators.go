package rules

import "github.com/resultschain/resultschain/outcomes"

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
