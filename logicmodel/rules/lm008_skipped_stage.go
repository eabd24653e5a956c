package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var skippedStage = &Rule{
	Code: "LM008", Name: "skipped-stage", Class: Method, Severity: diag.Warning,
	Doc: `A link jumps over a stage that has elements in this model, such as from an activity straight to a long-term outcome, and gives no reason.

Each step that is left out is an assumption that nobody can test. Lead through the stage between, or say under "because" why the jump is right. Feedback links, which run the other way, do not count.

Of links to other models, the rule looks at those from activities and outputs, since these come before the outcomes of every model: past the outputs of either model, or past the outcomes of the one that is led to. Whether the terms of two models are of one length is not known.

Source: NHS Health Scotland, key stages of a logic model.`,
	Run: func(p *Pass) {
		for _, l := range p.Graph.Links {
			if s, ok := skipped(p.Graph, l); ok {
				from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
				p.ReportLinkf(from, l.Link, `%s is %s and leads straight to %s, %s, past the %s; lead through one of these, or say why under "because"`,
					q(from.ID), aStage(from.Stage), q(to.ID), aStage(to.Stage), plural(s))
			}
		}
	},
}

// skipped is the first stage with elements that the link jumps over without a
// reason; false where it jumps over none.
func skipped(c *logicmodel.Graph, l logicmodel.Edge) (logicmodel.Stage, bool) {
	from, to := c.Stage(l.From), c.Stage(l.To)
	if to <= from+1 || l.Link.Feedback || l.Link.Because != "" || !logicmodel.IsStage(from) || !logicmodel.IsStage(to) {
		return 0, false
	}
	for s := from + 1; s < to; s++ {
		if c.Count(s) > 0 {
			return s, true
		}
	}
	return 0, false
}
