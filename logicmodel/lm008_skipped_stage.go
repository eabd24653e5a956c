package logicmodel

import "github.com/resultschain/resultschain/diag"

var skippedStage = &Rule{
	Code: "LM008", Name: "skipped-stage", Class: Method, Severity: diag.Warning,
	Doc: `A link jumps over a stage that has elements in this model, such as from an activity straight to a long-term outcome, and gives no reason.

Each step that is left out is an assumption that nobody can test. Lead through the stage between, or say under "because" why the jump is right. Feedback links, which run the other way, do not count.

Source: NHS Health Scotland, key stages of a logic model.`,
	Run: func(p *Pass) {
		var present [EndState + 1]bool
		for i := range p.Model.Elements {
			if s := p.Model.Elements[i].Stage; isStage(s) {
				present[s] = true
			}
		}
		for _, l := range p.Chain.Links {
			from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
			if l.Feedback || l.Because != "" || !isStage(from.Stage) || !isStage(to.Stage) {
				continue
			}
			for s := from.Stage + 1; s < to.Stage; s++ {
				if present[s] {
					p.Reportf(l.Link.To.Pos, from, `%s is %s and leads straight to %s, %s, past the %s; lead through one of these, or say why under "because"`,
						q(from.ID), aStage(from.Stage), q(to.ID), aStage(to.Stage), plural(s))
					break
				}
			}
		}
	},
}
