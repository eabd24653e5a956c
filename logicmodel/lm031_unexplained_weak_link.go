package logicmodel

import "github.com/resultschain/resultschain/diag"

var unexplainedWeakLink = &Rule{
	Code: "LM031", Name: "unexplained-weak-link", Class: Structural, Severity: diag.Warning,
	Doc: `The evidence for a link is graded weak or none, and the link states no assumption.

Where evidence is thin, the link rests on something that is taken for granted. Say what that is under "assumes", so that it can be watched.

Source: Montague's and Mayne's contribution analysis.`,
	local: true,
	Run: func(p *Pass) {
		for l := range p.allLinks() {
			if isWeak(l.Link) && len(l.Assumes) == 0 {
				e := &p.Model.Elements[l.From]
				p.Reportf(l.Evidence.Pos, e, `the evidence that %s leads to %s is %s; say under "assumes" what must hold for it`, q(e.ID), q(l.Link.To.ID), weakness(l.Link))
			}
		}
	},
}

// isWeak reports whether the evidence for a link was looked at and is thin.
func isWeak(l *Link) bool { return l.Evidence.Grade == Weak || l.Evidence.Grade == NoEvidence }

func weakness(l *Link) string {
	if l.Evidence.Grade == NoEvidence {
		return "missing"
	}
	return "weak"
}
