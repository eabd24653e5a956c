package rules

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var islands = &Rule{
	Code: "LM021", Name: "islands", Class: ClassStructural, Severity: diag.Warning,
	Doc: `The model falls into parts of two or more elements each that no link joins.

Either a link between them is missing, or these are two models: then give each its own file. The finding also names the outcomes at which a part without the end state breaks off.

The rule is silent where no activity leads to the end state, of which LM015, or LM011 to LM014, speak, and of a part in which LM011, LM012 or LM013 speaks: the missing link is the same.`,
	Run: func(p *Pass) {
		m := p.Model
		parts := partsOf(p)
		if parts == nil {
			return
		}
		first := &m.Elements[parts.first[0]]
		gaps := make([][]*logicmodel.Element, len(parts.first)) // at which parts break off
		for i, k := range parts.of {
			if parts.breaksOff(k) && isDeadEnd(p, i) {
				gaps[parts.reportedAt(k)] = append(gaps[parts.reportedAt(k)], &m.Elements[i])
			}
		}
		for k, i := range parts.first[1:] {
			if parts.explained[k+1] {
				continue
			}
			e := &m.Elements[i]
			d := p.Reportf(e.Pos, e, "no link joins the part of the model that begins with %s to the part that begins with %s; add the link that is missing, or make two models", q(e.ID), q(first.ID))
			p.Relatedf(d, first.Pos, "the first part begins here")
			for _, gap := range gaps[k+1] {
				p.relate(d, gap.Pos, "this part breaks off here: %s leads to nothing", q(gap.ID))
			}
		}
	},
}

// reportedApart marks the elements in parts that LM021 reports as joined to the end
// state by no link.
func reportedApart(p *Pass) []bool {
	apart := make([]bool, len(p.Model.Elements))
	if parts := partsOf(p); parts != nil {
		for i, k := range parts.of {
			apart[i] = parts.breaksOff(k) && !parts.explained[parts.reportedAt(k)] && !p.IsSilent("LM021", &p.Model.Elements[parts.first[parts.reportedAt(k)]])
		}
	}
	return apart
}

// A partition holds the parts of two or more elements into which a model falls.
type partition struct {
	of    []int // the number of each element's part; -1: none
	first []int // the first element of each
	ends  []int // the parts with an end state

	explained []bool // of each part: another rule reports where its link is missing
}

// breaksOff reports whether the end states lie in other parts.
func (s *partition) breaksOff(k int) bool {
	return k >= 0 && len(s.ends) > 0 && !slices.Contains(s.ends, k)
}

// reportedAt returns the part at whose first element LM021 reports that part k is
// apart. For the first part that is the part with the end state, since there is
// no finding at the first part itself.
func (s *partition) reportedAt(k int) int {
	if k == 0 {
		return s.ends[0]
	}
	return k
}

// partsOf returns the parts of the model; nil where there is only one, or where
// no activity leads to the end state, so that another rule reports the link.
func partsOf(p *Pass) *partition {
	if _, arrives := fromActivities(p); !arrives && len(reportedEnds(p)) > 0 {
		return nil
	}
	c := p.Graph
	n := c.Nodes()
	s := &partition{of: make([]int, c.Len())}
	seen := make([]bool, n)
	hub := hubOf(p)
	isHub := make([]bool, n)
	for _, i := range hub {
		isHub[i] = true
	}
	var part []int
	add := func(v int) {
		if !seen[v] {
			seen[v] = true
			part = append(part, v)
		}
	}
	for i := range c.Len() {
		if seen[i] {
			continue
		}
		part = part[:0]
		add(i)
		for at := 0; at < len(part); at++ {
			if hub != nil && isHub[part[at]] {
				for _, v := range hub {
					add(v)
				}
				hub = nil
			}
			for _, e := range c.EdgesFrom(part[at]) {
				add(c.Edges[e].To)
			}
			for _, e := range c.EdgesTo(part[at]) {
				add(c.Edges[e].From)
			}
		}
		s.addPart(c, slices.DeleteFunc(part, func(v int) bool { return v >= c.Len() }))
	}
	if len(s.first) < 2 {
		return nil
	}
	s.explain(findGaps(p))
	return s
}

// addPart adds elements that links join. One alone is no part.
func (s *partition) addPart(c *logicmodel.Graph, part []int) {
	k := -1
	if len(part) > 1 {
		k = len(s.first)
		s.first = append(s.first, part[0])
	}
	for _, v := range part {
		s.of[v] = k
		if c.Stage(v) == c.End() && k >= 0 && !slices.Contains(s.ends, k) {
			s.ends = append(s.ends, k)
		}
	}
}

// explain marks the parts in which an element is reported that leads to nothing, or
// to which nothing leads. Of two parts the link is missing in both.
func (s *partition) explain(g *gaps) {
	s.explained = make([]bool, len(s.first))
	for i, k := range s.of {
		if k >= 0 && g.reported[i] {
			s.explained[k] = true
		}
	}
	if len(s.first) == 2 && s.explained[0] {
		s.explained[1] = true
	}
}

// hubOf returns the elements that links across models may join: those with such
// links, and the end state (or else the first element), to which they are assumed
// to lead. Where there are no such links it is empty.
func hubOf(p *Pass) []int {
	hub := p.Graph.Joined()
	if len(hub) == 0 {
		return nil
	}
	main := 0
	for i := range p.Graph.InStage(p.Graph.End()) {
		main = i
	}
	return append(hub, main)
}
