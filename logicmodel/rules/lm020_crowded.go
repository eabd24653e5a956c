package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

// The most elements of a picture, and of one of its columns, that can be read
// on a page.
const (
	maxElements = 40
	maxInStage  = 12
)

var crowded = &Rule{
	Code: "LM020", Name: "crowded", Class: ClassMethod, Severity: diag.Info,
	Doc: `The model has more than 40 elements, or more than 12 in one stage: its picture no longer reads on one page.

A logic model is an outline, not an inventory. Put activities that always go together into one, or split the model by theme or partner.

Source: Vogel's review for DFID (2012).`,
	Run: func(p *Pass) {
		m := p.Model
		if n := len(m.Elements); n > maxElements {
			p.Reportf(m.Pos, nil, "the model %s has %d elements and no longer reads on one page; join some of them, or split the model", q(m.ID), n)
			return
		}
		for _, s := range outcomes.Stages() {
			if p.Graph.Count(s) > maxInStage {
				p.Reportf(m.Pos, nil, "the model %s has %d %s and no longer reads on one page; join some of them, or split the model", q(m.ID), p.Graph.Count(s), p.Plural(s))
			}
		}
	},
}
