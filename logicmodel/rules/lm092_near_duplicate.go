package rules

import (
	"hash/maphash"

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
			folded uint64 // its hash
		}
		first := make(map[title]*logicmodel.Element, len(p.Model.Elements))
		seed := maphash.MakeSeed()
		var folded []byte
		for _, e := range p.Elements() {
			if folded = appendFold(folded[:0], e.Title); len(folded) == 0 {
				continue
			}
			t := title{e.Stage, maphash.Bytes(seed, folded)}
			f := first[t]
			if f == nil {
				first[t] = e
				continue
			}
			if fold(f.Title) != string(folded) {
				continue
			}
			d := p.Reportf(e.TitlePos, e, "the %s %s has the same title; keep one of the two, or say what is different", p.Noun(f.Stage), q(f.ID))
			p.Relatedf(d, f.TitlePos, "the first one is here")
		}
	},
}
