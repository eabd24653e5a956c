package logicmodel

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var wrongTerm = &Rule{
	Code: "LM074", Name: "wrong-term", Class: Structural, Severity: diag.Warning,
	Doc: `An outcome supports an outcome of the framework that is expected at another term, such as a short-term outcome that supports a long-term one.

Either the outcome is listed under the wrong term, or it leads to what it claims only through others: then let a later outcome support it.`,
	local: true,
	Run: func(p *Pass) {
		for _, e := range p.elements() {
			term, ok := termOf(e.Stage)
			if !ok {
				continue
			}
			for _, ref := range e.Supports {
				if o := p.Outcome(ref.ID); o != nil && o.Term != 0 && o.Term != term {
					d := p.Reportf(ref.Pos, e, "%s is %s, and the framework expects %s in the %s term; let an outcome of that term support it, or move this one", q(e.ID), aStage(e.Stage), q(ref.ID), o.Term)
					related(d, o.Pos, "the framework's outcome is here")
				}
			}
		}
	},
}

func termOf(s Stage) (outcomes.Term, bool) {
	switch s {
	case ShortTerm:
		return outcomes.Short, true
	case MediumTerm:
		return outcomes.Medium, true
	case LongTerm:
		return outcomes.Long, true
	}
	return 0, false
}

// laterTerm is the stage for which LM074 says that the framework expects the
// outcome, if that is later than the element's; 0 where it says no such thing.
func laterTerm(p *Pass, e *Element, o *outcomes.Outcome) Stage {
	if _, ok := termOf(e.Stage); !ok || o.Term == 0 || p.run.severity(wrongTerm) == diag.Off {
		return 0
	}
	if s := ShortTerm + Stage(o.Term-outcomes.Short); s > e.Stage {
		return s
	}
	return 0
}
