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

The rule is silent about outcomes without any link, of which LM010 speaks, and in a model without any link, of which LM015 speaks.`,
	Run: func(p *Pass) {
		if findGaps(p).noLinks {
			return
		}
		first := firstOutcomeStage(p)
		for i, e := range p.Elements() {
			switch {
			case !lacksCause(p, i, first):
			case e.Stage == logicmodel.Output:
				p.Reportf(e.Pos, e, `nothing leads to the output %s; name it under "leads-to" of the activity that produces it`, q(e.ID))
			default:
				p.Reportf(e.Pos, e, `nothing leads to the %s %s; name it under "leads-to" of the output or outcome that brings it about`, p.Noun(e.Stage), q(e.ID))
			}
		}
	},
}

// lacksCause reports whether element i is an output, or an outcome that is linked
// to something, and nothing leads to it. The first stage of a model of outcomes
// only needs no cause.
func lacksCause(p *Pass, i int, first logicmodel.Stage) bool {
	switch s := p.Graph.Stage(i); {
	case s == first || p.Graph.IsCaused(i):
		return false
	case s == logicmodel.Output:
		return true
	default:
		return s.IsOutcome() && !p.Graph.IsIsolated(i)
	}
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
