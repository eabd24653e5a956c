package logicmodel

import "github.com/resultschain/resultschain/diag"

var emptyStage = &Rule{
	Code: "LM018", Name: "empty-stage", Class: Method, Severity: diag.Warning,
	Doc: `The model has no activities, no outputs, or no outcomes at all.

A logic model shows what is done, what that produces and what changes. A model without one of the three jumps over a step that readers will ask about. Outcomes may be short-, medium- or long-term; one of these is enough.`,
	Run: func(p *Pass) {
		m, c := p.Model, p.Chain
		missing := func(what, where string) {
			p.Reportf(m.Pos, nil, "the model %s has no %s; list %s", q(m.ID), what, where)
		}
		if !c.has(Activity) {
			missing("activities", `under "activities" what is done`)
		}
		if !c.has(Output) {
			missing("outputs", `under "outputs" what the activities produce`)
		}
		if !c.has(ShortTerm) && !c.has(MediumTerm) && !c.has(LongTerm) {
			missing("outcomes", `under "outcomes" the changes that follow`)
		}
	},
}
