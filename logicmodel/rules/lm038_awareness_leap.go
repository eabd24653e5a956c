package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var awarenessLeap = &Rule{
	Code: "LM038", Name: "awareness-leap", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An outcome of kind practice or condition has only causes of kind awareness.

To know is not to do. Between awareness and changed practice people need the capacity to act: knowledge, skills, support. Add that step, or say what else leads to the change.

The rule looks only at outcomes all of whose causes say their kind. Feedback links do not count.

Source: Montague's and Mayne's contribution analysis.`,
	Run: func(p *Pass) {
		for i, e := range p.Elements() {
			if !e.Stage.IsOutcome() && e.Stage != logicmodel.EndState || e.Kind != logicmodel.KindPractice && e.Kind != logicmodel.KindCondition {
				continue
			}
			if p.Graph.IsCausedAcross(i) { // by what another model knows
				continue
			}
			causes, aware := 0, 0
			for _, l := range p.Graph.In(i) {
				k := p.Graph.Links[l]
				if k.Link.Feedback || k.From == i {
					continue
				}
				causes++
				if p.Model.Elements[k.From].Kind == logicmodel.KindAwareness {
					aware++
				}
			}
			if causes > 0 && causes == aware {
				p.Reportf(e.Pos, e, "only changes of awareness lead to %s, a change of %s; add the step between, such as the capacity to act", q(e.ID), e.Kind)
			}
		}
	},
}
