package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var uncitedEvidence = &Rule{
	Code: "LM034", Name: "uncited-evidence", Class: ClassStructural, Severity: diag.Warning,
	Doc: `The evidence for a link is graded strong or moderate, and no source is named.

A grade without a source cannot be looked up. Name the publication under "source" beside the grade.`,
	Run: func(p *Pass) {
		for e, l := range p.Links() {
			if (l.Evidence.Grade == outcomes.GradeStrong || l.Evidence.Grade == outcomes.GradeModerate) && l.Evidence.Source == "" {
				p.Reportf(l.Evidence.Pos, e, `the evidence that %s leads to %s is called %s, but nothing is cited; name the publication under "source"`, q(e.ID), q(l.To.ID), l.Evidence.Grade)
			}
		}
	},
}
