package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var changeInActivity = &Rule{
	Code: "LM096", Name: "change-in-activity", Class: ClassWording, Severity: diag.Info,
	Doc: `An activity states a change ("increased confidence", "girls are safe on their way to school"), or an output states what will be done ("train mediators", "organising field days").

An activity is what somebody does, an output is what is there when it is done, and an outcome is what is then different. A statement in the wrong place hides the step before or after it. Move it to where it belongs, and say in its place what the activity does, or what the output is.

The rule leaves alone what is done and what is delivered, and names of work under outputs: "delivery of advice". It advises on the wording only and runs on English texts alone.

Source: NHS Health Scotland, key stages of a logic model; Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.Activity, logicmodel.Output) {
			e := &p.Model.Elements[i]
			switch {
			case p.Graph.Stage(i) == logicmodel.Activity && t.StatesChange():
				p.Reportf(e.TitlePos, e, "the activity %s states a change, not what is done; list the change under \"outcomes\", and say here who does what", q(e.Title))
			case p.Graph.Stage(i) == logicmodel.Output && t.GivesOrder():
				p.Reportf(e.TitlePos, e, "the output %s says what will be done, not what is there when it is done; list the work under \"activities\", and say here what it produces", q(e.Title))
			}
		}
	},
}
