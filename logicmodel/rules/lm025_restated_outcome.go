package rules

import "github.com/resultschain/resultschain/diag"

var restatedOutcome = &Rule{
	Code: "LM025", Name: "restated-outcome", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An outcome, or the end state, says again what an outcome of another stage says: "greater confidence of carers" and "carers are more confident".

The chain takes a step and gets nowhere: no reader can tell which comes first, or how the one leads to the other. Say in the later one what changes because of the earlier, or make one of the two.

Two titles say the same if their words of weight are the same, whatever their order and endings: articles, "more", "improved" or "people" have no weight. A number or another group of people makes a difference, and so does "reduced" for "increased". The rule runs on English texts alone, and is silent about the framework's own wording.

Source: NHS Health Scotland, key stages of a logic model; Vogel's review for DFID (2012).`,
	Run: func(p *Pass) {
		for _, all := range p.sayingSame() {
			for _, i := range all {
				e := &p.Model.Elements[i]
				k, ok := p.saidBefore(all, i, func(before int) bool {
					b := &p.Model.Elements[before]
					return isResult(e) && isResult(b) && b.Stage != e.Stage
				})
				if !ok {
					continue
				}
				before := &p.Model.Elements[k]
				d := p.Reportf(e.TitlePos, e, "this says again what the %s %s says, %s; say what changes because of it, or make one of the two", p.Noun(before.Stage), q(before.ID), q(before.Title))
				p.Relatedf(d, before.TitlePos, "it is said here first")
			}
		}
	},
}
