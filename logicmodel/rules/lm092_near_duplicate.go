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
		first := make(map[string]*logicmodel.Element, len(p.Model.Elements)) // by stage and title
		var key []byte
		for _, e := range p.Elements() {
			key = appendFolded(append(key[:0], byte(e.Stage)), e.Title)
			if len(key) == 1 {
				continue
			}
			f := first[string(key)]
			if f == nil {
				first[string(key)] = e
				continue
			}
			d := p.Reportf(e.TitlePos, e, "the %s %s has the same title; keep one of the two, or say what is different", p.Noun(f.Stage), q(f.ID))
			p.Relatedf(d, f.TitlePos, "the first one is here")
		}
	},
}
