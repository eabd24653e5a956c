package rules

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
)

var undated = &Rule{
	Code: "LM055", Name: "undated", Class: ClassStructural, Severity: diag.Info,
	On: ScopeBoth,
	Doc: `A baseline, a target or a value that is a number has no date.

A target without a date is never missed, and a value without one cannot be put on a line. Give the date under "on": {value: 40, on: 2024}.

This is one finding an indicator, at the first such figure.

Source: IATI, result rules 8.x; Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			var first diag.Pos
			var kinds []string
			eachFigure(in.Indicator, func(f *figure, kind string) {
				if f.On != "" || !hasNumber(f) {
					return
				}
				if len(kinds) == 0 {
					first = f.Pos
				}
				if !slices.Contains(kinds, "a "+kind) {
					kinds = append(kinds, "a "+kind)
				}
			})
			if len(kinds) > 0 {
				p.ReportMeasuref(first, in, `the indicator %s has %s without a date; give it under "on"`, q(in.ID), prose.List(kinds))
			}
		}
	},
}

// hasNumber reports whether the value, or a limit of it, is a number.
func hasNumber(f *figure) bool {
	for _, limit := range f.Limits() {
		if _, ok := limit.Number(); ok {
			return true
		}
	}
	return false
}
