package logicmodel

import "github.com/resultschain/resultschain/diag"

var skippedStage = &Rule{
	Code: "LM008", Name: "skipped-stage", Class: Method, Severity: diag.Warning,
	Doc: `A link jumps over a stage that has elements in this model, such as from an activity straight to a long-term outcome, and gives no reason.

Each step that is left out is an assumption that nobody can test. Lead through the stage between, or say under "because" why the jump is right. Feedback links, which run the other way, do not count.

Of links to other models, the rule looks at those from activities and outputs, since these come before the outcomes of every model: past the outputs of either model, or past the outcomes of the one that is led to. Whether the terms of two models are of one length is not known.

Source: NHS Health Scotland, key stages of a logic model.`,
	Run: func(p *Pass) {
		present := presentStages(p.Model)
		for _, l := range p.Chain.Links {
			if s, ok := skipped(p.Model, present, l); ok {
				from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
				p.Reportf(l.Link.To.Pos, from, `%s is %s and leads straight to %s, %s, past the %s; lead through one of these, or say why under "because"`,
					q(from.ID), aStage(from.Stage), q(to.ID), aStage(to.Stage), plural(s))
			}
		}
	},
}

// presentStages marks the stages that have elements.
func presentStages(m *Model) (present [EndState + 1]bool) {
	for i := range m.Elements {
		if s := m.Elements[i].Stage; isStage(s) {
			present[s] = true
		}
	}
	return present
}

// skipped is the first stage with elements that the link jumps over without a
// reason; false where it jumps over none.
func skipped(m *Model, present [EndState + 1]bool, l ChainLink) (Stage, bool) {
	from, to := m.Elements[l.From].Stage, m.Elements[l.To].Stage
	if l.Feedback || l.Because != "" || !isStage(from) || !isStage(to) {
		return 0, false
	}
	for s := from + 1; s < to; s++ {
		if present[s] {
			return s, true
		}
	}
	return 0, false
}
