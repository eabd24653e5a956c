package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

var doubleBarrelled = &Rule{
	Code: "LM085", Name: "double-barrelled", Class: ClassWording, Severity: diag.Info,
	Doc: `An outcome, or the end state, joins two or more changes in one statement: "increased trust and reduced isolation", "waiting times are cut and staff feel supported", "farmers grow more crops and earn more".

One may come about without the other, by other causes, and each needs indicators of its own. Make each an outcome of its own, linked to what leads to it.

Nouns that share one change are fine: "improved physical and mental wellbeing", "increased knowledge and skills"; and so are words of change that share one noun or one subject: "more and better jobs", "children are healthier and happier"; and verbs that share what they act on: "non-compliance is detected and addressed". The rule quotes the changes where it is certain where each ends. It advises on the wording only and runs on English texts alone.

Source: Evaluation Support Scotland, guide 1c; Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			n, changes := t.Changes()
			if n < 2 {
				continue
			}
			for k := range changes {
				changes[k] = q(changes[k])
			}
			which := ""
			if len(changes) > 0 {
				which = ", " + prose.List(changes)
			}
			e := &p.Model.Elements[i]
			p.Reportf(e.TitlePos, e, "%s are joined here%s; make each an outcome of its own", prose.CountInWords(n, "change"), which)
		}
	},
}
