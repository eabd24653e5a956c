package logicmodel

import "github.com/resultschain/resultschain/diag"

var awarenessLeap = &Rule{
	Code: "LM038", Name: "awareness-leap", Class: Structural, Severity: diag.Warning,
	Doc: `An outcome of kind practice or condition has only causes of kind awareness.

To know is not to do. Between awareness and changed practice people need the capacity to act: knowledge, skills, support. Add that step, or say what else leads to the change.

The rule looks only at outcomes all of whose causes say their kind. Feedback links do not count.

Source: Montague's and Mayne's contribution analysis.`,
	local: true,
	Run: func(p *Pass) {
		for i, e := range p.elements() {
			if !e.Stage.IsOutcome() && e.Stage != EndState || e.Kind != Practice && e.Kind != Condition {
				continue
			}
			if p.Chain.is(i, caused) { // by what another model knows
				continue
			}
			causes, aware := 0, 0
			for _, l := range p.Chain.In(i) {
				k := p.Chain.Links[l]
				if k.Feedback || k.From == i {
					continue
				}
				causes++
				if p.Model.Elements[k.From].Kind == Awareness {
					aware++
				}
			}
			if causes > 0 && causes == aware {
				p.Reportf(e.Pos, e, "only changes of awareness lead to %s, a change of %s; add the step between, such as the capacity to act", q(e.ID), e.Kind)
			}
		}
	},
}
