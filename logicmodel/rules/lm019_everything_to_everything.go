package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

// maxLinks is the most links out of an element, or to it, that a reader can
// still follow.
const maxLinks = 7

var everythingToEverything = &Rule{
	Code: "LM019", Name: "everything-to-everything", Class: ClassMethod, Severity: diag.Warning,
	Doc: `Two neighbouring stages of three or more elements each have every possible link drawn; or one element has more than 7 links out or more than 7 in.

Where everything leads to everything, the links say nothing: they cannot be wrong, so they cannot be tested. Keep those for which you have a reason. Where really all work together, put an element between that they lead to jointly.

Stages are neighbours if no stage between them has elements. The links between two stages that are told as a whole are not counted again for each element.

Source: Davies (2018).`,
	Run: func(p *Pass) {
		m, c := p.Model, p.Graph
		full := fullStages(p)
		var seen []int // the round in which the element was counted; nil until one has many links
		round := 0
		others := func(links []int32, end func(l logicmodel.Edge) int) int {
			if len(links) <= maxLinks {
				return 0 // few enough
			}
			if seen == nil {
				seen = make([]int, len(m.Elements))
			}
			n := 0
			round++
			for _, i := range links {
				l := c.Links[i]
				if l.From != l.To && seen[end(l)] != round && !full.isBetween(c, l) {
					seen[end(l)] = round
					n++
				}
			}
			return n
		}
		for i := range m.Elements {
			e := &m.Elements[i]
			out := others(c.Out(i), func(l logicmodel.Edge) int { return l.To })
			in := others(c.In(i), func(l logicmodel.Edge) int { return l.From })
			switch {
			case out > maxLinks && in > maxLinks:
				p.Reportf(e.Pos, e, "%s leads to %d others, and %d others lead to it; keep the links for which there is a reason", q(e.ID), out, in)
			case out > maxLinks:
				p.Reportf(e.Pos, e, "%s leads to %d others; keep the links for which there is a reason", q(e.ID), out)
			case in > maxLinks:
				p.Reportf(e.Pos, e, "%d others lead to %s; keep the links for which there is a reason", in, q(e.ID))
			}
		}
	},
}

// A fullness holds for each stage the next one if every possible link between the
// two is drawn, and else zero.
type fullness [logicmodel.EndState + 1]logicmodel.Stage

// isBetween reports whether the link is one of those between two such stages.
func (f *fullness) isBetween(c *logicmodel.Graph, l logicmodel.Edge) bool {
	from, to := c.Stage(l.From), c.Stage(l.To)
	return !l.Link.Feedback && from.IsValid() && to.IsValid() && f[from] == to
}

// fullStages reports neighbouring stages with every possible link between
// them.
func fullStages(p *Pass) *fullness {
	c := p.Graph
	next := func(s logicmodel.Stage) logicmodel.Stage { // that has elements
		for s++; s < logicmodel.EndState && c.Count(s) == 0; s++ {
		}
		return s
	}
	// possible is how many links there can be between a stage of three elements
	// or more and such a next one; 0 for other stages, or if there are fewer.
	var possible [logicmodel.EndState]int
	for s := logicmodel.Stage(1); s < logicmodel.EndState; s++ {
		if of, to := c.Count(s), c.Count(next(s)); of >= 3 && to >= 3 && of <= len(c.Links)/to {
			possible[s] = of * to
		}
	}
	var full fullness
	if possible == [logicmodel.EndState]int{} {
		return &full
	}
	var drawn [logicmodel.EndState + 1]int // links of different pairs from the stage to the next
	var first [logicmodel.EndState + 1]*logicmodel.Edge
	mark := make([]int, len(p.Model.Elements)) // the element, plus 1, that last led here
	for i := range p.Graph.Links {
		l := &p.Graph.Links[i]
		s := c.Stage(l.From)
		if l.Link.Feedback || !s.IsValid() || s == logicmodel.EndState || c.Stage(l.To) != next(s) || mark[l.To] == l.From+1 {
			continue
		}
		mark[l.To] = l.From + 1
		drawn[s]++
		if first[s] == nil {
			first[s] = l
		}
	}
	for s := logicmodel.Stage(1); s < logicmodel.EndState; s++ {
		n := next(s)
		if possible[s] == 0 || drawn[s] != possible[s] {
			continue
		}
		e := &p.Model.Elements[first[s].From]
		full[s] = n
		p.ReportLinkf(e, first[s].Link, "every %s leads to every %s, so the links say nothing; keep those for which there is a reason", p.Noun(s), p.Noun(n))
	}
	return &full
}
