package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var activityAsOutcome = &Rule{
	Code: "LM080", Name: "activity-as-outcome", Class: ClassWording, Severity: diag.Info,
	Doc: `An outcome, or the end state, opens with what will be done: an order ("deliver", "provide", "train") or its -ing form ("running a lunch club").

What is done is in the partnership's hands and belongs under "activities". An outcome is the change that follows for people or places, and may or may not come about. Ask "so that what?" until the answer is a change, and write that.

The rule leaves alone what only begins like work: "training is easier to reach", "support staff are more confident", "housing", "increased take-up of training". It also leaves verbs of change alone: "reduce isolation" does say what changes, though "tackle isolation" does not. It advises on the wording only, is silent where LM093 speaks, and runs on English texts alone. Where it speaks, LM081, LM083, LM085, LM086 and LM087 are silent.

Source: NHS Health Scotland, key stages of a logic model; Evaluation Support Scotland, guide 1c.`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			if !t.SaysWork() || repeatedCause(p, i) >= 0 {
				continue
			}
			e := &p.Model.Elements[i]
			const format = "%s says what is done, not what changes; "
			if change, ok := t.ChangeAfterWork(); ok {
				p.Reportf(e.TitlePos, e, format+"keep the change, %s, and list the work under \"activities\"", q(e.Title), q(change))
			} else if people, ok := t.PeopleWorkedWith(); ok {
				p.Reportf(e.TitlePos, e, format+"say how %s will be different", q(e.Title), q(people))
			} else {
				p.Reportf(e.TitlePos, e, format+"say who will be different, and how", q(e.Title))
			}
		}
	},
}
