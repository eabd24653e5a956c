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

// reportUnreached reports an end state that no activity leads to. Of many the
// places of the others are as many again for each, so brief leaves them out.
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
	gap := func(s int, format string) { // also where elements have no place: LM014 leaves it to this rule
		at := &p.Model.Elements[s]
		p.relate(d, at.Pos, format, q(at.ID))
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
