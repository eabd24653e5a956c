package rules

import (
	"cmp"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/graph"
	"github.com/resultschain/resultschain/logicmodel"
)

var redundantLink = &Rule{
	Code: "LM022", Name: "redundant-link", Class: ClassStructural, Severity: diag.Info,
	Doc: `A link leads from one element to another that a longer path leads to as well, and it gives neither a reason nor evidence.

The path through the steps between says how the one leads to the other; the short cut adds a line and no meaning. Remove it, or say under "because" what it adds.

Feedback links do not count, nor do links of which LM004, LM006 or LM007 speaks: with the wrong link, the longer path goes too. The rule is silent about links of which LM008 speaks.`,
	Run: func(p *Pass) {
		m, c := p.Model, p.Graph
		feedback := c.HasFeedback()
		counts := func(i int) bool {
			l := c.Links[i]
			return l.From != l.To && c.Stage(l.To) >= c.Stage(l.From) && !c.InLoop(i) && !(feedback && l.Link.Feedback)
		}
		edges := make([][2]int32, 0, len(c.Links)) // the links that count
		var bare []int                             // those that hold nothing but their ends, as indices of links
		for i, l := range c.Links {
			if !counts(i) {
				continue
			}
			edges = append(edges, [2]int32{int32(l.From), int32(l.To)})
			if len(c.Out(l.From)) > 1 && len(c.In(l.To)) > 1 && l.Link.Because == "" && l.Link.Evidence.Grade == 0 && l.Link.Evidence.Source == "" {
				bare = append(bare, i)
			}
		}
		if len(bare) == 0 {
			return
		}
		g := graph.New(len(m.Elements), edges)
		for _, i := range shortCuts(c, g, bare) {
			l := c.Links[i]
			e := &m.Elements[l.From]
			if _, ok := firstSkipped(c, l); ok && !p.IsSilent("LM008", e) {
				continue
			}
			p.ReportLinkf(e, l.Link, `%s also leads to %s through other steps; remove this short cut, or say under "because" what it adds`, q(e.ID), q(l.Link.To.ID))
		}
	},
}

// shortCuts returns those of the links whose ends a path of two or more edges of g
// joins as well. The graph g has no loops, and c's order is one of it.
//
// The depth of a node is the length of the longest path to it: only a link that
// goes down by two or more can be a short cut. Their targets are looked at 64 at
// a time, in the order of their depth, and the nodes above are walked once for
// each 64.
func shortCuts(c *logicmodel.Graph, g *graph.Graph, links []int) []int {
	depth := depths(c, g)
	links = slices.DeleteFunc(links, func(i int) bool { return depth[c.Links[i].To] < depth[c.Links[i].From]+2 })
	if len(links) == 0 {
		return nil
	}
	slices.SortStableFunc(links, func(i, k int) int { return cmp.Compare(depth[c.Links[i].To], depth[c.Links[k].To]) })
	byDepth, start := sortByDepth(depth)

	var found []int
	bit := make([]uint64, g.Len())   // of each target of this time
	reach := make([]uint64, g.Len()) // the targets below each node of this time
	for len(links) > 0 {
		clear(bit)
		n, targets, top, bottom := 0, 0, g.Len(), 0
		for ; n < len(links); n++ {
			l := c.Links[links[n]]
			if bit[l.To] == 0 {
				if targets == 64 {
					break
				}
				bit[l.To] = 1 << targets
				targets++
			}
			top, bottom = min(top, depth[l.From]), max(bottom, depth[l.To])
		}
		for _, v := range slices.Backward(byDepth[start[top+1]:start[bottom]]) { // deeper than top, not as deep as bottom
			reach[v] = 0
			for _, w := range g.Next(int(v)) {
				reach[v] |= bit[w]
				if depth[w] < bottom {
					reach[v] |= reach[w]
				}
			}
		}
		for _, i := range links[:n] {
			l := c.Links[i]
			for _, w := range g.Next(l.From) {
				if depth[w] < depth[l.To] && reach[w]&bit[l.To] != 0 {
					found = append(found, i)
					break
				}
			}
		}
		links = links[n:]
	}
	slices.Sort(found)
	return found
}

// depths returns the length of the longest path to each node of g.
func depths(c *logicmodel.Graph, g *graph.Graph) []int {
	depth := make([]int, g.Len())
	for _, v := range c.Order() {
		for _, w := range g.Next(int(v)) {
			depth[w] = max(depth[w], depth[v]+1)
		}
	}
	return depth
}

// sortByDepth returns the nodes by their depth, and where in that list those of each
// depth start.
func sortByDepth(depth []int) (byDepth []int32, start []int) {
	start = make([]int, slices.Max(depth)+2)
	for _, d := range depth {
		start[d+1]++
	}
	for d := range start[1:] {
		start[d+1] += start[d]
	}
	next := slices.Clone(start)
	byDepth = make([]int32, len(depth))
	for v, d := range depth {
		byDepth[next[d]] = int32(v)
		next[d]++
	}
	return byDepth, start
}
