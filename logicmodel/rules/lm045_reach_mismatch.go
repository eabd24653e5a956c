package rules

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var reachMismatch = &Rule{
	Code: "LM045", Name: "reach-mismatch", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An outcome is about a reach group, and nothing that leads to it reaches this group, or any other that it is about: evenings for young people, and greater confidence of older people.

Either the work reaches them too, and its "reach" should say so, or the outcome is about somebody else. Where the one group changes through the other, as children do whose parents learn to cook, say how under "because" of the link, or put that change between.

The rule looks at the first outcomes after work: those that an activity or output leads to without a reason under "because", where all work that leads to them says whom it reaches.

Source: Montague's and Mayne's contribution analysis.`,
	Run: func(p *Pass) {
		for i, e := range p.Elements() {
			if len(e.Reach) == 0 || !e.Stage.IsOutcome() || sharesReach(p, i) || p.Graph.IsCausedAcross(i) || !followsWork(p, i) {
				continue
			}
			reached, ok := reachedBefore(p, i)
			if !ok {
				continue
			}
			if !slices.ContainsFunc(e.Reach, func(group logicmodel.Ref) bool { return reached[group.ID] }) {
				first := e.Reach[0]
				p.Reportf(first.Pos, e, `nothing that leads to %s reaches the group %s; add the group under "reach" of the work that does, or say under "because" of the link how the change gets to it`, q(e.ID), q(first.ID))
			}
		}
	},
}

// sharesReach reports whether an element that leads to element i directly reaches
// one of its groups.
func sharesReach(p *Pass, i int) bool {
	for _, l := range p.Graph.In(i) {
		for _, group := range p.Model.Elements[p.Graph.Links[l].From].Reach {
			for _, own := range p.Model.Elements[i].Reach {
				if own.ID == group.ID {
					return true
				}
			}
		}
	}
	return false
}

// followsWork reports whether activities or outputs lead to element i, and nothing
// else does: no outcome, no group as a whole, and no link with a reason.
func followsWork(p *Pass, i int) bool {
	edges := p.Graph.EdgesTo(i)
	return len(edges) > 0 && !slices.ContainsFunc(edges, func(n int32) bool {
		l := p.Graph.Edges[n]
		return l.Link == nil || l.Link.Because != "" || l.From >= p.Graph.Len() || p.Graph.Stage(l.From) > logicmodel.Output
	})
}

// reachedBefore returns the groups that anything reaches which leads to element i.
// It returns false where some work that leads there directly reaches nobody, neither
// itself nor by what leads to it.
func reachedBefore(p *Pass, i int) (map[string]bool, bool) {
	reached := map[string]bool{}
	for _, n := range p.Graph.EdgesTo(i) {
		known := false
		before := []int{p.Graph.Edges[n].From}
		for at := 0; at < len(before); at++ {
			if before[at] < p.Graph.Len() {
				for _, group := range p.Model.Elements[before[at]].Reach {
					reached[group.ID], known = true, true
				}
			}
			for _, l := range p.Graph.EdgesTo(before[at]) {
				if from := p.Graph.Edges[l].From; !slices.Contains(before, from) && len(before) < maxBefore {
					before = append(before, from)
				}
			}
		}
		if !known || len(before) == maxBefore {
			return nil, false
		}
	}
	return reached, true
}

// maxBefore is the most activities and outputs before an outcome that are looked
// at.
const maxBefore = 200
