package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var wrongDirection = &Rule{
	Code: "LM060", Name: "wrong-direction", Class: ClassStructural, Severity: diag.Warning,
	On: ScopeBoth,
	Doc: `A target lies on the wrong side of the baseline for the direction that the indicator states: below it where it should increase, above it where it should decrease.

Correct the direction, the baseline or the target. An indicator whose direction is "maintain" may have targets on either side.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			from, ok := in.Baseline.Number()
			if !ok || len(in.Targets) == 0 || in.Direction == 0 || in.Direction == outcomes.DirectionMaintain {
				continue
			}
			scale := in.Scale()
			for i := range in.Targets {
				low, high, ok := scale.Range(in.Targets[i])
				if !ok || low > high {
					continue
				}
				side := ""
				switch {
				case in.Direction == outcomes.DirectionIncrease && high < from:
					side = "below"
				case in.Direction == outcomes.DirectionDecrease && low > from:
					side = "above"
				default:
					continue
				}
				p.ReportMeasuref(in.Targets[i].Pos, in, "the target %s of the indicator %s is %s its baseline %s, but it should %s; correct the target, the baseline or the direction", q(in.Targets[i].InWords()), q(in.ID), side, q(in.Baseline.Value), in.Direction)
			}
		}
	},
}
