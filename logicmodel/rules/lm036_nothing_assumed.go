package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var nothingAssumed = &Rule{
	Code: "LM036", Name: "nothing-assumed", Class: ClassMethod, Severity: diag.Info,
	Doc: `A model of three or more stages names no assumption, no risk and no external factor.

Every chain takes something for granted: that people come, that staff stay, that jobs are to be had. Say under "assumes" of a link what must hold for it to work, or list "risks" or "external-factors"; that is where a plan fails first.

Source: Vogel's review for DFID (2012); Davies (2018).`,
	Run: func(p *Pass) {
		m, stages := p.Model, 0
		for _, s := range outcomes.Stages() {
			if p.Graph.Count(s) > 0 {
				stages++
			}
		}
		if stages < 3 || len(m.Assumptions)+len(m.Risks)+len(m.Factors) > 0 {
			return
		}
		for _, e := range p.owners() {
			for i := range e.LeadsTo {
				if len(e.LeadsTo[i].Assumes) > 0 {
					return
				}
			}
		}
		p.Reportf(m.Pos, nil, `the model %s names no assumption, risk or external factor; say under "assumes" of a link what must hold for it to work`, q(m.ID))
	},
}
