package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var unexplainedWeakLink = &Rule{
	Code: "LM031", Name: "unexplained-weak-link", Class: ClassStructural, Severity: diag.Warning,
	Doc: `The evidence for a link is graded weak or none, and the link states no assumption.

Where evidence is thin, the link rests on something that is taken for granted. Say what that is under "assumes", so that it can be watched.

Source: Montague's and Mayne's contribution analysis.`,
	Run: func(p *Pass) {
		for e, l := range p.Links() {
			if isWeak(l) && len(l.Assumes) == 0 {
				p.Reportf(l.Evidence.Pos, e, `the evidence that %s leads to %s is %s; say under "assumes" what must hold for it`, q(e.ID), q(l.To.ID), weakness(l))
			}
		}
	},
}

// isWeak reports whether the evidence for a link is graded weak or none.
func isWeak(l *logicmodel.Link) bool {
	return l.Evidence.Grade == outcomes.GradeWeak || l.Evidence.Grade == outcomes.GradeNone
}

func weakness(l *logicmodel.Link) string {
	if l.Evidence.Grade == outcomes.GradeNone {
		return "missing"
	}
	return "weak"
}
