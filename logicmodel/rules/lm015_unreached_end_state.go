package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var unreachedEndState = &Rule{
	Code: "LM015", Name: "unreached-end-state", Class: ClassStructural, Severity: diag.Error,
	Doc: `No path leads from any activity to the end state.

The model does not say how the work brings about what it is for. Somewhere between the activities and the end state a link is missing. Where the chain from the activities stops at one outcome, the finding is there; else it is at the end state and names the outcomes at which the chain breaks off. Feedback links do not count.

Where there are several end states, each of them must be reached. A model without an end state ends with its last outcomes, one of which must be reached.

One missing link is one finding: the rule is silent where LM013 speaks of what leads to the end state, and where LM011 or LM012 speaks of work that leads to nothing. In a model without any link it speaks alone.

The rule is silent in a model without activities, of which LM018 speaks.`,
	Run: func(p *Pass) {
		reached, arrives := fromActivities(p)
		if arrives {
			return
		}
		var stops []int // where the chain from the activities breaks off
		for i := range p.Model.Elements {
			if reached[i] && isDeadEnd(p, i) {
				stops = append(stops, i)
			}
		}
		g := findGaps(p)
		for n, i := range g.unreached {
			reportUnreached(p, g, i, stops, n >= maxEnds)
		}
		for i := range p.Graph.InStage(p.Graph.End()) { // those that set the rule aside
			if e := &p.Model.Elements[i]; !reached[i] && p.IsSilent("LM015", e) {
				p.Reportf(e.Pos, e, "no activity leads to the %s %s; add the missing link", p.Noun(e.Stage), q(e.ID))
			}
		}
	},
}

// reportUnreached reports an end state that no activity leads to. If brief is set, it
// leaves out where the chain breaks off: with many end states these places are nearly the
// same for each.
func reportUnreached(p *Pass, g *gaps, i int, stops []int, brief bool) {
	e := &p.Model.Elements[i]
	if g.noLinks {
		p.Reportf(e.Pos, e, `the model has no links, so no activity leads to the %s %s; say under "leads-to" of each element what it leads to`, p.Noun(e.Stage), q(e.ID))
		return
	}
	if len(stops) == 1 && !p.Graph.IsCaused(i) {
		last := &p.Model.Elements[stops[0]]
		d := p.Reportf(last.Pos, e, `the chain stops at %s, so no activity leads to the %s %s; name the next step under "leads-to"`, q(last.ID), p.Noun(e.Stage), q(e.ID))
		p.Relatedf(d, e.Pos, "nothing leads to the %s", p.Noun(e.Stage))
		return
	}
	d := p.Reportf(e.Pos, e, "no activity leads to the %s %s, directly or through others; add the missing link", p.Noun(e.Stage), q(e.ID))
	if brief {
		return
	}
	gap := func(i int, format string) { // also without a place, since LM014 leaves these elements to this rule
		e := &p.Model.Elements[i]
		p.relate(d, e.Pos, format, q(e.ID))
	}
	for _, s := range stops {
		gap(s, "the chain from the activities breaks off here: %s leads to nothing")
	}
	for s, isCause := range p.Graph.Causes(i) {
		if isCause && s != i && !p.Graph.IsCaused(s) {
			gap(s, "the chain to the end state begins here: nothing leads to %s")
		}
	}
}

// fromActivities returns marks on the elements that activities, here or in other
// models, lead to, and reports whether these include every end state or, in a model
// without end states, one of the last outcomes. In a model without activities it
// reports true. The marks are computed once and must not be changed.
func fromActivities(p *Pass) (reached []bool, arrives bool) {
	r := p.run
	if r.reached == nil {
		g := p.Graph
		r.reached = g.Reach(p.Starts()...)
		ends, arrived := 0, 0
		for i := range g.InStage(g.End()) {
			if ends++; r.reached[i] {
				arrived++
			}
		}
		r.arrives = ends == 0 || g.Count(logicmodel.Activity) == 0 || arrived == ends ||
			arrived > 0 && g.End() != logicmodel.EndState // LM010 and LM013 report the others
	}
	return r.reached, r.arrives
}
