package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var deadEnd = &Rule{
	Code: "LM014", Name: "dead-end", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An outcome leads to nothing, neither to a later outcome nor to the end state.

The chain of reasons breaks off here: a reader cannot see what the outcome is for. Name what it leads to under "leads-to". Feedback links do not count.

The rule is silent about outcomes without any link, of which LM010 speaks; about effects that nobody wants, which are marked "unintended: true"; about the last outcomes of a model without an end state, which end its chain; where LM015 speaks of an end state that no activity leads to; where it is the only one of its stage without a way on, and LM013 speaks of an outcome of the next, since the missing link is the same; and in a part of the model that no link joins to the end state, of which LM021 speaks.`,
	Run: func(p *Pass) {
		if p.Graph.End() == 0 {
			return
		}
		reached, _ := fromActivities(p)
		g := findGaps(p)
		var apart []bool // nil until it is asked for
		for i := range p.Model.Elements {
			if !isDeadEnd(p, i) || g.left[i] || len(g.unreached) > 0 && reached[i] {
				continue
			}
			e := &p.Model.Elements[i]
			if apart == nil {
				apart = reportedApart(p)
			}
			if !apart[i] {
				p.Reportf(e.Pos, e, `the %s %s leads to nothing; name %s under "leads-to"`, p.Noun(e.Stage), q(e.ID), laterOutcome(p))
			}
		}
	},
}

// laterOutcome returns the words for what an outcome may lead to.
func laterOutcome(p *Pass) string {
	if p.Graph.Count(logicmodel.EndState) == 0 {
		return "a later outcome"
	}
	return "a later outcome or the " + p.Noun(logicmodel.EndState)
}

// isDeadEnd reports whether element i is an outcome that leads to nothing, though
// it is linked, wanted, and none of those that end the chain.
func isDeadEnd(p *Pass, i int) bool {
	s := p.Graph.Stage(i)
	return s.IsOutcome() && s != p.Graph.End() && !p.Model.Elements[i].Unintended && !p.Graph.IsCause(i) && !p.Graph.IsIsolated(i)
}
