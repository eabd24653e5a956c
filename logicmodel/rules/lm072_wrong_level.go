package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var wrongLevel = &Rule{
	Code: "LM072", Name: "wrong-level", Class: ClassMethod, Severity: diag.Warning,
	Doc: `An element supports an outcome of a level that the framework expects later stages to support.

A session does not bring about a national outcome by itself: the claim jumps over all that must happen between. Support an outcome of a lower level, or move the claim to a later element. The framework says under "expects" which stages support which level.

The rule is silent where LM074 says that the outcome belongs to a later term, and that term would do.`,
	Run: func(p *Pass) {
		if p.Framework == nil || len(p.Framework.Expects) == 0 {
			return
		}
		for _, e := range p.Elements() {
			for _, ref := range e.Supports {
				o := p.Outcome(ref.ID)
				if o == nil {
					continue
				}
				first, ok := firstStage(p.Framework, o.Level.ID)
				if ok && e.Stage < first && laterTerm(p, e, o) < first {
					p.Reportf(ref.Pos, e, "%s is %s, and the framework expects only %s to support %s; support an outcome of a lower level, or let a later element support this one",
						q(e.ID), p.aStage(e.Stage), fromStage(first), q(ref.ID))
				}
			}
		}
	},
}

// firstStage returns the earliest stage that the framework expects to support
// outcomes of the level, and false where it names none.
func firstStage(f *outcomes.Framework, level string) (first logicmodel.Stage, ok bool) {
	for _, x := range f.Expects {
		if level != "" && x.Level.ID == level && (!ok || x.Stage < first) {
			first, ok = x.Stage, true
		}
	}
	return first, ok
}

// fromStage returns the words for what belongs to the stage or a later one.
func fromStage(s logicmodel.Stage) string {
	if s == logicmodel.EndState {
		return "the end state"
	}
	return s.Plural() + " and what follows them"
}
