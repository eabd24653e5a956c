package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var noCause = &Rule{
	Code: "LM013", Name: "no-cause", Class: ClassStructural, Severity: diag.Error,
	Doc: `Nothing leads to an output or an outcome.

An output comes of an activity, and an outcome of an output or of an earlier outcome. Without a cause it is a hope. Name it under "leads-to" of what brings it about. Feedback links do not count, since they come after it.

A model of outcomes only, without activities and outputs, begins with its first outcomes, and these need no cause.

The rule is silent about outcomes without any link, of which LM010 speaks.`,
	Run: func(p *Pass) {
		from := firstOutcomeStage(p)
		for i, e := range p.Elements() {
			if e.Stage == from || e.Stage != logicmodel.Output && !e.Stage.IsOutcome() || p.Graph.IsCaused(i) {
				continue
			}
			if e.Stage.IsOutcome() {
				if !p.Graph.IsIsolated(i) {
					p.Reportf(e.Pos, e, `nothing leads to the %s %s; name it under "leads-to" of the output or outcome that brings it about`, p.Noun(e.Stage), q(e.ID))
				}
				continue
			}
			p.Reportf(e.Pos, e, `nothing leads to the output %s; name it under "leads-to" of the activity that produces it`, q(e.ID))
		}
	},
}

// firstOutcomeStage returns the stage of the first outcomes of a model that has neither
// activities nor outputs; else none.
func firstOutcomeStage(p *Pass) logicmodel.Stage {
	if p.Graph.Count(logicmodel.Activity) > 0 || p.Graph.Count(logicmodel.Output) > 0 {
		return 0
	}
	for s := logicmodel.ShortTerm; s <= logicmodel.LongTerm; s++ {
		if p.Graph.Count(s) > 0 {
			return s
		}
	}
	return 0
}
