package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var nearTwin = &Rule{
	Code: "LM095", Name: "near-twin", Class: ClassWording, Severity: diag.Info,
	Doc: `Two titles of one stage differ by nothing but words without weight: "workshops for parents" and "parents' workshops".

They may be one element that was written twice. Keep one and lead both chains through it, or say in the titles what is different.

Two titles say the same as in LM025. The rule advises on the wording only and runs on English texts alone. Of titles that are the same but for case, space and punctuation LM092 speaks.`,
	Run: func(p *Pass) {
		type meaning struct {
			stage logicmodel.Stage
			key   string
		}
		said := map[meaning][]int{} // the elements before, by what they say
		for i := range ownTitles(p, logicmodel.Input, logicmodel.EndState) {
			g := p.gist(i)
			m := meaning{p.Graph.Stage(i), g.key}
			for _, k := range said[m] {
				e, before := &p.Model.Elements[i], &p.Model.Elements[k]
				if !g.saysSame(p.gist(k)) || fold(e.Title) == fold(before.Title) {
					continue
				}
				d := p.Reportf(e.TitlePos, e, "the %s %s says nearly the same, %s; keep one of the two, or say what is different", p.Noun(before.Stage), q(before.ID), q(before.Title))
				p.Relatedf(d, before.TitlePos, "the first one is here")
				break
			}
			if len(said[m]) < maxSaid {
				said[m] = append(said[m], i)
			}
		}
	},
}
