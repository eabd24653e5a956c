package logicmodel

import "github.com/resultschain/resultschain/diag"

var unreachedEndState = &Rule{
	Code: "LM015", Name: "unreached-end-state", Class: Structural, Severity: diag.Error,
	Doc: `No path leads from any activity to the end state.

The model does not say how the work brings about what it is for. Follow the chain back from the end state: the finding names where it begins without an activity before it. Feedback links do not count.

The rule is silent in a model without activities, of which LM018 speaks, and without an end state, of which LM017 speaks.`,
	Run: func(p *Pass) {
		m, c := p.Model, p.Chain
		var activities []int
		for i := range m.Elements {
			if m.Elements[i].Stage == Activity {
				activities = append(activities, i)
			}
		}
		if len(activities) == 0 {
			return
		}
		reached := c.Reach(activities...)
		for i := range m.Elements {
			e := &m.Elements[i]
			if e.Stage != EndState || reached[i] {
				continue
			}
			if !c.forwardTo(i) {
				p.Reportf(e.Pos, e, `nothing leads to the end state %s; name it under "leads-to" of the outcomes that bring it about`, q(e.ID))
				continue
			}
			d := p.Reportf(e.Pos, e, "no activity leads to the end state %s, directly or through others; close the gap in the chain", q(e.ID))
			for s, isCause := range c.Causes(i) {
				if isCause && !c.forwardTo(s) {
					related(d, m.Elements[s].Pos, "the chain to the end state begins here, with nothing that leads to %s", q(m.Elements[s].ID))
				}
			}
		}
	},
}
