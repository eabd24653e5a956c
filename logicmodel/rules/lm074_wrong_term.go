package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var wrongTerm = &Rule{
	Code: "LM074", Name: "wrong-term", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An outcome supports an outcome of the framework that is expected at another term, such as a short-term outcome that supports a long-term one.

Either the outcome is listed under the wrong term, or it leads to what it claims only through others: then let a later outcome support it.`,
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			term, ok := termOf(e.Stage)
			if !ok {
				continue
			}
			for _, ref := range e.Supports {
				if o := p.Outcome(ref.ID); o != nil && o.Term != 0 && o.Term != term {
					d := p.Reportf(ref.Pos, e, "%s is %s, and the framework expects %s in the %s term; let an outcome of that term support it, or move this one", q(e.ID), p.aStage(e.Stage), q(ref.ID), o.Term)
					p.Relatedf(d, o.Pos, "the framework's outcome is here")
				}
			}
		}
	},
}

func termOf(s logicmodel.Stage) (outcomes.Term, bool) {
	switch s {
	case logicmodel.ShortTerm:
		return outcomes.TermShort, true
	case logicmodel.MediumTerm:
		return outcomes.TermMedium, true
	case logicmodel.LongTerm:
		return outcomes.TermLong, true
	}
	return 0, false
}

// laterTerm returns the stage at which the framework expects the outcome, if that
// is later than the element's and LM074 reports it; else 0.
func laterTerm(p *Pass, e *logicmodel.Element, o *outcomes.Outcome) logicmodel.Stage {
	if _, ok := termOf(e.Stage); !ok || o.Term == 0 || p.IsOff("LM074") {
		return 0
	}
	if s := logicmodel.ShortTerm + logicmodel.Stage(o.Term-outcomes.TermShort); s > e.Stage {
		return s
	}
	return 0
}
