package logicmodel

import (
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/outcomes"
)

type (
	indicator = outcomes.Indicator
	figure    = outcomes.Figure
)

// indicators calls do for every indicator of the elements of the pass.
func indicators(p *Pass, do func(e *Element, in *indicator)) {
	for _, e := range p.elements() {
		for k := range e.Indicators {
			do(e, &e.Indicators[k])
		}
	}
}

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

// measured is the framework's indicator that in measures; an empty one where
// there is none.
func (r *run) measured(in *indicator) *indicator {
	if in.Measures.ID == "" || r.framework == nil {
		return &indicator{}
	}
	if r.indicators == nil {
		r.indicators = map[string]*indicator{}
		for o := range r.framework.All() {
			for i := range o.Indicators {
				if of := &o.Indicators[i]; r.indicators[of.ID] == nil {
					r.indicators[of.ID] = of
				}
			}
		}
	}
	if of := r.indicators[in.Measures.ID]; of != nil {
		return of
	}
	return &indicator{}
}
