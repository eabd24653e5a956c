package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var unreachedEndState = &Rule{
	Code: "LM015", Name: "unreached-end-state", Class: ClassStructural, Severity: diag.Error,
	Doc: `No path leads from any activity to the end state.

The model does not say how the work brings about what it is for. Somewhere between the activities and the end state a link is missing: the finding names the outcomes at which the chain from the activities breaks off, and the elements at which the chain to the end state begins. Feedback links do not count.

Where there are several end states, each of them must be reached. A model without an end state ends with its last outcomes, one of which must be reached.

The rule is silent in a model without activities, of which LM018 speaks.`,
	Run: func(p *Pass) {
		m, c := p.Model, p.Graph
		reached, arrives := fromActivities(p)
		if arrives {
			return
		}
		reported := 0
		for i := range c.InStage(c.End()) {
			e := &m.Elements[i]
			if reached[i] {
				continue
			}
			d := p.Reportf(e.Pos, e, "no activity leads to the %s %s, directly or through others; add the missing link", p.Noun(e.Stage), q(e.ID))
			if reported++; reported > maxEnds {
				continue // the places are as many again for each
			}
			gap := func(s int, format string) { // also where elements have no place: LM014 leaves it to this rule
				at := &m.Elements[s]
				p.relate(d, at.Pos, format, q(at.ID))
			}
			for s := range m.Elements {
				if reached[s] && isDeadEnd(p, s) {
					gap(s, "the chain from the activities breaks off here: %s leads to nothing")
				}
			}
			for s, isCause := range c.Causes(i) {
				if isCause && s != i && !c.IsCaused(s) {
					gap(s, "the chain to the end state begins here: nothing leads to %s")
				}
			}
		}
	},
}

// fromActivities marks what the activities, here or in other models, lead to, and
// reports whether that includes all end states, or where there are none one of
// the last outcomes; a model without activities has nothing to arrive. The marks
// are computed once and must not be changed.
func fromActivities(p *Pass) (reached []bool, arrives bool) {
	r := p.run
	if r.reached == nil {
		c := p.Graph
		r.reached = c.Reach(p.Starts()...)
		ends, reached := 0, 0
		for i := range c.InStage(c.End()) {
			if ends++; r.reached[i] {
				reached++
			}
		}
		r.arrives = ends == 0 || c.Count(logicmodel.Activity) == 0 || reached == ends ||
			reached > 0 && c.End() != logicmodel.EndState // of the others LM010 and LM013 speak
	}
	return r.reached, r.arrives
}
