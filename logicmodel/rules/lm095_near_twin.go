package rules

import "github.com/resultschain/resultschain/diag"

var nearTwin = &Rule{
	Code: "LM095", Name: "near-twin", Class: ClassWording, Severity: diag.Info,
	Doc: `Two titles of one stage differ by nothing but words without weight: "workshops for parents" and "parents' workshops".

They may be one element that was written twice. Keep one and lead both chains through it, or say in the titles what is different.

Two titles say the same as in LM025. The rule advises on the wording only and runs on English texts alone. Of titles that are the same but for case, space and punctuation LM092 speaks.`,
	Run: func(p *Pass) {
		for _, all := range p.sayingSame() {
			for _, i := range all {
				e := &p.Model.Elements[i]
				k, ok := p.saidBefore(all, i, func(before int) bool {
					b := &p.Model.Elements[before]
					return b.Stage == e.Stage && fold(b.Title) != fold(e.Title)
				})
				if !ok {
					continue
				}
				before := &p.Model.Elements[k]
				d := p.Reportf(e.TitlePos, e, "the %s %s says nearly the same, %s; keep one of the two, or say what is different", p.Noun(before.Stage), q(before.ID), q(before.Title))
				p.Relatedf(d, before.TitlePos, "the first one is here")
			}
		}
	},
}
