package logicmodel

import "github.com/resultschain/resultschain/diag"

var uncitedEvidence = &Rule{
	Code: "LM034", Name: "uncited-evidence", Class: Structural, Severity: diag.Warning,
	Doc: `The evidence for a link is graded strong or moderate, and no source is named.

A grade without a source cannot be looked up. Name the publication under "source" beside the grade.`,
	local: true,
	Run: func(p *Pass) {
		for l := range p.allLinks() {
			if (l.Evidence.Grade == Strong || l.Evidence.Grade == Moderate) && l.Evidence.Source == "" {
				e := &p.Model.Elements[l.From]
				p.Reportf(l.Evidence.Pos, e, `the evidence that %s leads to %s is called %s, but nothing is cited; name the publication under "source"`, q(e.ID), q(l.Link.To.ID), l.Evidence.Grade)
			}
		}
	},
}
