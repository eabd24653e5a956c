package logicmodel

import "github.com/resultschain/resultschain/diag"

var nearDuplicate = &Rule{
	Code: "LM092", Name: "near-duplicate", Class: Structural, Severity: diag.Warning,
	Doc: `Two elements of one stage have the same title, but for case, space and punctuation.

They are probably one element that was written twice. Keep one and lead both chains through it, or say in the titles what is different.`,
	Run: func(p *Pass) {
		type title struct {
			stage Stage
			text  string
		}
		first := make(map[title]*Element, len(p.Model.Elements))
		for i := range p.Model.Elements {
			e := &p.Model.Elements[i]
			k := title{e.Stage, fold(e.Title)}
			if k.text == "" {
				continue
			}
			f, ok := first[k]
			if !ok {
				first[k] = e
				continue
			}
			d := p.Reportf(e.TitlePos, e, "the %s %s has the same title; keep one of the two, or say what is different", f.Stage.Noun(), q(f.ID))
			related(d, f.TitlePos, "the first one is here")
		}
	},
}
