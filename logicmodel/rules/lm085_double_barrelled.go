package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var doubleBarrelled = &Rule{
	Code: "LM085", Name: "double-barrelled", Class: ClassWording, Severity: diag.Info,
	Doc: `An outcome, or the end state, joins two changes in one statement: "increased trust and reduced isolation", "waiting times are cut and staff feel supported".

One may come about without the other, by other causes, and each needs indicators of its own. Make each an outcome of its own, linked to what leads to it.

Nouns that share one change are fine: "improved physical and mental wellbeing", "increased knowledge and skills"; and so are words of change that share one noun or one subject: "more and better jobs", "children are healthier and happier". The rule advises on the wording only, is silent where LM080 speaks, and runs on English texts alone.

Source: Evaluation Support Scotland, guide 1c; Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			if first, second, ok := t.TwoChanges(); ok && !t.SaysWork() {
				e := &p.Model.Elements[i]
				p.Reportf(e.TitlePos, e, "two changes are joined here, %s and %s; make each an outcome of its own", q(first), q(second))
			}
		}
	},
}
