package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var restatedOutcome = &Rule{
	Code: "LM025", Name: "restated-outcome", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An outcome, or the end state, says again what an outcome of another stage says: "greater confidence of carers" and "carers are more confident".

The chain takes a step and gets nowhere: no reader can tell which comes first, or how the one leads to the other. Say in the later one what changes because of the earlier, or make one of the two.

Two titles say the same if their words of weight are the same, whatever their order and endings: articles, "more", "improved" or "people" have no weight. A number or another group of people makes a difference, and so does "reduced" for "increased". The rule runs on English texts alone, and is silent about the framework's own wording.

Source: NHS Health Scotland, key stages of a logic model; Vogel's review for DFID (2012).`,
	Run: func(p *Pass) {
		said := map[string][]int{} // the outcomes before, by what they say
		for i := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			g := p.gist(i)
			for _, k := range said[g.key] {
				if p.Graph.Stage(k) == p.Graph.Stage(i) || !g.saysSame(p.gist(k)) {
					continue
				}
				e, before := &p.Model.Elements[i], &p.Model.Elements[k]
				d := p.Reportf(e.TitlePos, e, "this says again what the %s %s says, %s; say what changes because of it, or make one of the two", p.Noun(before.Stage), q(before.ID), q(before.Title))
				p.Relatedf(d, before.TitlePos, "it is said here first")
				break
			}
			if len(said[g.key]) < maxSaid {
				said[g.key] = append(said[g.key], i)
			}
		}
	},
}

// maxSaid is the most titles of one meaning with which others are compared.
const maxSaid = 8
