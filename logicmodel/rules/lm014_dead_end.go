package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var deadEnd = &Rule{
	Code: "LM014", Name: "dead-end", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An outcome leads to nothing, neither to a later outcome nor to the end state.

The chain of reasons breaks off here: a reader cannot see what the outcome is for. Name what it leads to under "leads-to". Feedback links do not count.

The rule is silent about outcomes without any link, of which LM010 speaks; in a model without an end state, of which LM017 speaks; where no activity leads to the end state, of which LM015 speaks; and in a part of the model that no link joins to the end state, of which LM021 speaks.`,
	Run: func(p *Pass) {
		if p.Graph.Count(logicmodel.EndState) == 0 {
			return
		}
		reached, arrives := fromActivities(p)
		told := !arrives && toldUnreached(p)
		var apart []bool // nil until it is asked for
		for i := range p.Model.Elements {
			if !isDeadEnd(p, i) || told && reached[i] {
				continue
			}
			e := &p.Model.Elements[i]
			if apart == nil {
				apart = toldApart(p)
			}
			if !apart[i] {
				p.Reportf(e.Pos, e, `the %s %s leads to nothing; name a later outcome or the end state under "leads-to"`, e.Stage.Noun(), q(e.ID))
			}
		}
	},
}

// toldUnreached reports whether LM015 reports an end state that no activity leads
// to.
func toldUnreached(p *Pass) bool {
	for i := range p.Graph.InStage(logicmodel.EndState) {
		if !p.IsSilent("LM015", &p.Model.Elements[i]) {
			return true
		}
	}
	return false
}

// isDeadEnd reports whether element i is an outcome that leads to nothing,
// though it is linked.
func isDeadEnd(p *Pass, i int) bool {
	return p.Graph.Stage(i).IsOutcome() && !p.Graph.IsCause(i) && !p.Graph.IsIsolated(i)
}
