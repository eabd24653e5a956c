package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var outcomeAsOutput = &Rule{
	Code: "LM082", Name: "outcome-as-output", Class: ClassWording, Severity: diag.Info,
	Doc: `An output states a change in people or places, or how these are: "increased confidence", "carers better informed", "reduction in loneliness", "tenants know their rights".

An output is what the work produces and is sure to be there once the work is done: sessions held, people reached, a plan. A change depends on what people then do. Move it under "outcomes", and put in its place what the work produces, or join the activity to the outcome through an output that is there already.

Outputs that only contain such words are left alone: "report on improved services", "weight reduction classes", "more training places", "improved referral form". Without a verb the rule speaks only where what changes is a condition, skill, feeling or behaviour of people, or a place. It advises on the wording only and runs on English texts alone.

Source: NHS Health Scotland, key stages of a logic model; Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.Output, logicmodel.Output) {
			if t.StatesChange() {
				e := &p.Model.Elements[i]
				p.Reportf(e.TitlePos, e, "the output %s states a change, not what the work produces; list it under \"outcomes\", and say here what is produced", q(e.Title))
			}
		}
	},
}
