package rules

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var noChangeAsked = &Rule{
	Code: "LM061", Name: "no-change-asked", Class: ClassStructural, Severity: diag.Warning,
	On: ScopeBoth,
	Doc: `Every target of an indicator is equal to its baseline, and its direction is not "maintain".

An outcome is a change, and here none is asked for. Correct the target; or where things are to stay as they are, write "direction: maintain".

A first target that is equal to the baseline is fine where a later one is not. Where no direction is given, 0 and 100% are left alone: there is no better value to reach.

Source: IATI, result rules 8.x.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			scale := in.Scale()
			from, err := scale.Number(in.Baseline.Figure)
			if err != nil || in.Baseline.Value == "" || in.Direction == outcomes.DirectionMaintain || len(in.Targets) == 0 || in.Direction == 0 && (from == 0 || from == 100) {
				continue
			}
			if slices.ContainsFunc(in.Targets, func(t figure) bool {
				low, high, ok := scale.Range(t)
				return !ok || low != from || high != from || len(t.By) > 0
			}) {
				continue
			}
			t := &in.Targets[0]
			d := p.ReportMeasuref(t.Pos, in, `the target %s of the indicator %s is its baseline, so no change is asked for; correct it, or write "direction: maintain"`, q(t.InWords()), q(in.ID))
			p.Relatedf(d, in.Baseline.Pos, "the baseline is here")
		}
	},
}
