package strength

import (
	"maps"
	"slices"

	"github.com/resultschain/resultschain/internal/graph"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A pathSet holds all paths of a model that end at an element, or at the first of
// several elements that they come to. A path ends there; along a loop that is not
// marked as feedback, which is a fault, it may go round. Through groups and along
// stages as wholes it goes by the nodes that stand for them.
//
// It is not safe for concurrent use.
type pathSet struct {
	graph   *logicmodel.Graph
	to      []int
	leads   []bool // of each node, whether a path leads from it
	caveats *caveatSet

	root  int          // a node after all others, to which those of to lead
	links []int        // of each edge, as indices of Graph.Edges; of those without a link: below 0
	ahead *graph.Graph // along the edges, also those from which no path leads
	back  *graph.Graph // turned round
	split *graph.Graph // ahead with each node v an edge v from 2v to 2v+1, and then the edges
}

// Edges without a link.
const (
	joinEdge  = -1 // to root, or between a group and what is in it
	stageEdge = -2 // to or from a stage as a whole, which states no evidence
)

// noLink is the rank of a path without links, better than any.
const noLink = 5

// rank orders grades of evidence by what they let one rely on: strong (4) over
// moderate, weak, and none that was found (1), to no grade given (0). No grade
// ranks last, since not even a search for evidence is known.
func rank(g outcomes.Grade) int {
	if g == 0 {
		return 0
	}
	return int(outcomes.GradeNone-g) + 1
}

// gradeOf returns the grade of a rank.
func gradeOf(rank int) outcomes.Grade {
	if rank < 1 || rank >= noLink {
		return 0
	}
	return outcomes.GradeNone + 1 - outcomes.Grade(rank)
}

// pathsTo returns the paths to the elements, given by their numbers in the model.
// The graph may be nil; else it is that of the model.
func pathsTo(m *logicmodel.Model, g *logicmodel.Graph, to ...int) *pathSet {
	if g == nil {
		g = logicmodel.NewGraph(m)
	}
	n := g.Nodes()
	p := &pathSet{graph: g, to: to, caveats: newCaveats(m, g), root: n}
	split := make([][2]int32, n+1)
	for v := range split {
		split[v] = [2]int32{2 * int32(v), 2*int32(v) + 1}
	}
	edges := make([][2]int32, 0, len(to)+len(g.Edges))
	add := func(from, to, link int) {
		edges, p.links = append(edges, [2]int32{int32(from), int32(to)}), append(p.links, link)
		split = append(split, [2]int32{2*int32(from) + 1, 2 * int32(to)})
	}
	ends := make([]bool, n)
	for _, e := range to {
		if !ends[e] {
			add(e, n, joinEdge)
		}
		ends[e] = true
	}
	for e, k := range g.Edges {
		switch {
		case k.IsFeedback() || k.From == k.To || ends[k.From]:
		case k.Link != nil:
			add(k.From, k.To, e)
		case p.isStage(k.From) || p.isStage(k.To):
			add(k.From, k.To, stageEdge)
		default:
			add(k.From, k.To, joinEdge)
		}
	}
	p.ahead, p.back, p.split = graph.New(n+1, edges), graph.NewReversed(n+1, edges), graph.New(2*(n+1), split)
	p.leads = p.back.Reach(n)
	return p
}

// isStage reports whether a node stands for a stage together with the next.
func (p *pathSet) isStage(node int) bool { return node >= p.root-len(p.graph.StageLinks()) }

// way returns the way from any of the given elements.
func (p *pathSet) way(from ...int) Way {
	w := Way{To: p.to}
	asked := make([]bool, p.graph.Len())
	for _, e := range from {
		if p.leads[e] && !asked[e] {
			asked[e] = true
			w.From = append(w.From, e)
		}
	}
	if len(w.From) == 0 {
		return w
	}
	on := p.ahead.Reach(w.From...)
	for e := range p.graph.Len() {
		if on[e] && p.leads[e] {
			w.Elements = append(w.Elements, e)
		}
	}
	for _, l := range p.links {
		if l >= 0 && on[p.graph.Edges[l].From] && p.leads[p.graph.Edges[l].To] {
			w.Links = append(w.Links, l)
		}
	}
	stages := p.graph.StageLinks()
	for i, s := range stages {
		if node := p.root - len(stages) + i; on[node] && p.leads[node] {
			w.Stages = append(w.Stages, s)
		}
	}
	common := p.findEvery(&w)
	steps := p.findEvidence(&w)
	w.One = len(w.From) == 1 && common == steps
	p.findCaveats(&w)
	return w
}

// findEvery sets what all paths go through, and returns the number of edges that
// they have in common.
func (p *pathSet) findEvery(w *Way) (common int) {
	var from []int
	for _, e := range w.From {
		from = append(from, 2*e)
	}
	for _, b := range p.split.Bridges(from, 2*p.root) {
		e, link := int(b), int(b)-(p.root+1)
		if link >= 0 {
			common++
		}
		begins := len(w.From) == 1 && e == w.From[0]
		ends := len(w.To) == 1 && e == w.To[0]
		switch {
		case link >= 0 && p.links[link] >= 0:
			w.Every.Links = append(w.Every.Links, p.links[link])
		case link < 0 && e < p.graph.Len() && !begins && !ends:
			w.Every.Elements = append(w.Every.Elements, e)
		}
	}
	return common
}

// findEvidence sets how well the links of the way are supported, and returns the
// number of edges on the best path.
func (p *pathSet) findEvidence(w *Way) (steps int) {
	rankOf := func(l int) int {
		switch l {
		case joinEdge:
			return noLink
		case stageEdge:
			return 0
		}
		return rank(p.graph.Edges[l].Link.Evidence.Grade)
	}
	var best []int32
	for r := noLink; r >= 0 && best == nil; r-- {
		best = p.ahead.Path(w.From, p.root, func(edge, v int32) bool { return p.leads[v] && rankOf(p.links[edge]) >= r })
		w.Best = gradeOf(r)
	}
	for _, edge := range best {
		if l := p.links[edge]; l >= 0 {
			w.BestPath = append(w.BestPath, l)
		}
	}
	weakest := noLink
	for _, l := range w.Links {
		switch r := rankOf(l); {
		case r == 0:
			w.Ungraded = append(w.Ungraded, l)
		case r < weakest:
			weakest, w.Weak = r, []int{l}
		case r == weakest:
			w.Weak = append(w.Weak, l)
		}
	}
	w.Weakest = gradeOf(weakest)
	return len(best)
}

// findCaveats sets the assumptions and risks of the way.
func (p *pathSet) findCaveats(w *Way) {
	links, every := map[int][]int{}, map[int]bool{}
	for _, l := range w.Links {
		for _, n := range p.caveats.on[l] {
			links[n] = append(links[n], l)
		}
	}
	for _, l := range w.Every.Links {
		for _, n := range p.caveats.on[l] {
			every[n] = true
		}
	}
	for _, n := range slices.Sorted(maps.Keys(links)) {
		if !every[n] && len(links[n]) > 1 {
			around := p.reachAvoiding(n / 64)
			every[n] = !slices.ContainsFunc(w.From, func(e int) bool { return around[e]&(1<<(n%64)) != 0 })
		}
		if c := p.caveats.all[n]; c.assumption != nil {
			w.Assumptions = append(w.Assumptions, Assumption{c.assumption, links[n], every[n]})
		} else {
			w.Risks = append(w.Risks, Risk{c.risk, links[n], every[n]})
		}
	}
}

// reachAvoiding returns for each node the caveats, as bits, that some path from
// it avoids. It looks at 64 caveats at a time, which takes as long as one alone.
func (p *pathSet) reachAvoiding(block int) []uint64 {
	if p.caveats.avoiding[block] != nil {
		return p.caveats.avoiding[block]
	}
	barred := make([]uint64, len(p.links)) // of each edge
	for edge, l := range p.links {
		for i := 0; l >= 0 && i < len(p.caveats.on[l]); i++ {
			if n := p.caveats.on[l][i]; n/64 == block {
				barred[edge] |= 1 << (n % 64)
			}
		}
	}
	avoided, queue := make([]uint64, p.root+1), []int{p.root}
	avoided[p.root] = ^uint64(0)
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		for k, u := range p.back.Next(v) {
			if free := avoided[u] | avoided[v]&^barred[p.back.Edges(v)[k]]; free != avoided[u] {
				avoided[u] = free
				queue = append(queue, int(u))
			}
		}
	}
	p.caveats.avoiding[block] = avoided
	return avoided
}
