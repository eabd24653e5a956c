package rules

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var emptyStage = &Rule{
	Code: "LM018", Name: "empty-stage", Class: ClassMethod, Severity: diag.Warning,
	Doc: `The model has no activities, no outputs, or no outcomes at all.

A logic model shows what is done, what that produces and what changes. A model without one of the three jumps over a step that readers will ask about. Outcomes may be short-, medium- or long-term; one of these is enough.

A model of outcomes only, such as an outcomes map, is one finding. That there are no outputs is reported only where the model has activities, and no heading or group that stands for outputs too, such as the heading "Activities and outputs".`,
	Run: func(p *Pass) {
		m, c := p.Model, p.Graph
		missing := func(what, where string) {
			p.Reportf(m.Pos, nil, "the model %s has no %s; list %s", q(m.ID), what, where)
		}
		if firstOutcomeStage(p) != 0 {
			p.Reportf(m.Pos, nil, `the model %s has outcomes only; list under "activities" and "outputs" what is done for them, or set this rule aside under "ignore" where that is meant`, q(m.ID))
			return
		}
		if c.Count(logicmodel.Activity) == 0 {
			missing("activities", `under "activities" what is done`)
		}
		if c.Count(logicmodel.Output) == 0 && c.Count(logicmodel.Activity) > 0 && !namesOutputs(p) {
			missing("outputs", `under "outputs" what the activities produce`)
		}
		if c.Count(logicmodel.ShortTerm) == 0 && c.Count(logicmodel.MediumTerm) == 0 && c.Count(logicmodel.LongTerm) == 0 {
			missing("outcomes", `under "outcomes" the changes that follow`)
		}
	},
}

// namesOutputs reports whether a heading of another stage, or the title of a group,
// stands for outputs.
func namesOutputs(p *Pass) bool {
	output := func(text string) bool { return strings.Contains(strings.ToLower(text), "output") }
	return slices.ContainsFunc(p.Model.Headings, func(h outcomes.Heading) bool { return h.Stage != logicmodel.Output && output(h.Text) }) ||
		slices.ContainsFunc(p.Model.Groups, func(g logicmodel.Group) bool { return output(g.Title) })
}
