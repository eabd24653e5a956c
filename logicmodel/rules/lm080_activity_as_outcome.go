package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var activityAsOutcome = &Rule{
	Code: "LM080", Name: "activity-as-outcome", Class: ClassWording, Severity: diag.Info,
	Doc: `An outcome, or the end state, says what is done, not what changes: as an order ("deliver training", "reduce crime"), in its -ing form ("running a lunch club"), as a name of work ("delivery of advice"), as what is done to cases and services ("claims are assessed in time"), or as what the staff, partners or programme do ("the department supports farmers").

What is done is in the partnership's hands and belongs under "activities". An outcome is the change that follows for people or places, and may or may not come about. Ask "so that what?" until the answer is a change, and write that.

The rule leaves alone what only begins like work: "training is easier to reach", "support staff are more confident", "housing", "increased take-up of training". It also leaves alone what people outside the programme do, what becomes of people and places ("crime is reduced", "forests are protected"), and a change in its -ing form: "reducing isolation". It advises on the wording only, is silent where LM093 speaks, and runs on English texts alone. Where it speaks, LM081 and LM087 are silent.

Source: NHS Health Scotland, key stages of a logic model; Evaluation Support Scotland, guide 1c.`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			if !t.SaysWork() || repeatedCause(p, i) >= 0 {
				continue
			}
			e := &p.Model.Elements[i]
			p.Reportf(e.TitlePos, e, "%s says what is done, not what changes; say who will be different, and how", q(e.Title))
		}
	},
}
