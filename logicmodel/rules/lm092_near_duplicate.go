package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var nearDuplicate = &Rule{
	Code: "LM092", Name: "near-duplicate", Class: ClassStructural, Severity: diag.Warning,
	Doc: `Two elements of one stage have the same title, but for case, space and punctuation.

They are probably one element that was written twice. Keep one and lead both chains through it, or say in the titles what is different.`,
	Run: func(p *Pass) {
		type title struct {
			stage  logicmodel.Stage
			folded string
		}
		first := make(map[title]*logicmodel.Element, len(p.Model.Elements))
		for _, e := range p.Elements() {
			t := title{e.Stage, fold(e.Title)}
			if t.folded == "" {
				continue
			}
			f := first[t]
			if f == nil {
				first[t] = e
				continue
			}
			d := p.Reportf(e.TitlePos, e, "the %s %s has the same title; keep one of the two, or say what is different", p.Noun(f.Stage), q(f.ID))
			p.Relatedf(d, f.TitlePos, "the first one is here")
		}
	},
}
