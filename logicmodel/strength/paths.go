package strength

import (
	"slices"

	"github.com/resultschain/resultschain/internal/graph"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Paths are all paths of a model that end at an element, or at the first that
// they come to of several. They do not go on from where they end; along a loop
// that is not marked as feedback, which is a fault, they may go round.
//
// Not for use by several goroutines at once.
type Paths struct {
	c  *logicmodel.Graph
	to []int

	root  int          // a node after the elements, to which those of to lead
	links []int        // of each edge, as indices of Graph.Links; of those to root: -1
	ahead *graph.Graph // along the links
	back  *graph.Graph // turned round
	split *graph.Graph // ahead where a path leads to root, each node v an edge v from 2v to 2v+1, and then the edges
	best  []int8       // of each node the rank of its best path's weakest link; -1: no path

	caveats *caveats
}

// noLink is the rank of a path without links, better than any.
const noLink = 5

// Rank orders grades of evidence by what they let one rely on: strong (4) over
// moderate, weak, and none that was found (1), to no grade given (0). That is the
// last, since nothing is known of such a link, not even that somebody looked.
func Rank(g outcomes.Grade) int {
	if g == 0 {
		return 0
	}
	return int(outcomes.NoEvidence-g) + 1
}

// To returns the paths to the elements, given by their numbers in the model. The
// graph may be nil; else it is that of the model.
func To(m *logicmodel.Model, c *logicmodel.Graph, to ...int) *Paths {
	if c == nil {
		c = logicmodel.NewGraph(m)
	}
	n := len(m.Elements)
	p := &Paths{c: c, to: to, root: n, caveats: newCaveats(m, c)}
	var edges [][2]int32
	add := func(from, to, link int) {
		edges, p.links = append(edges, [2]int32{int32(from), int32(to)}), append(p.links, link)
	}
	ends := make([]bool, n)
	for _, e := range to {
		if !ends[e] {
			add(e, n, -1)
		}
		ends[e] = true
	}
	for l, k := range c.Links {
		if !k.Link.Feedback && k.From != k.To && !ends[k.From] {
			add(k.From, k.To, l)
		}
	}
	p.ahead, p.back = graph.New(n+1, edges), graph.NewTurned(n+1, edges)
	p.findBest()

	split := make([][2]int32, n+1, n+1+len(edges))
	for v := range split {
		split[v] = [2]int32{2 * int32(v), 2*int32(v) + 1}
	}
	for _, e := range edges {
		if p.best[e[1]] < 0 {
			e[1] = e[0] // a loop, which is on no path
		}
		split = append(split, [2]int32{2*e[0] + 1, 2 * e[1]})
	}
	p.split = graph.New(2*(n+1), split)
	return p
}

// rank returns that of the evidence for the link of an edge.
func (p *Paths) rank(edge int32) int8 {
	if l := p.links[edge]; l >= 0 {
		return int8(Rank(p.c.Links[l].Link.Evidence.Grade))
	}
	return noLink
}

// findBest finds the nodes from which a path leads along edges of the highest
// rank only, then along those of the next as well, and so on.
func (p *Paths) findBest() {
	p.best = slices.Repeat([]int8{-1}, p.root+1)
	p.best[p.root] = noLink
	for rank := int8(noLink); rank >= 0; rank-- {
		var queue []int32
		for v, b := range p.best {
			if b >= 0 {
				queue = append(queue, int32(v))
			}
		}
		for i := 0; i < len(queue); i++ {
			v := int(queue[i])
			for k, u := range p.back.Next(v) {
				if p.best[u] < 0 && p.rank(p.back.Edges(v)[k]) >= rank {
					p.best[u] = rank
					queue = append(queue, u)
				}
			}
		}
	}
}

// bestFrom returns a shortest of the paths from the elements whose weakest
// evidence is of that rank, the best.
func (p *Paths) bestFrom(from []int, best int8) []int {
	came := make([]int32, p.root+1) // the edge by which, from 1; -1: the path begins there
	at := make([]int32, p.root+1)   // from which node
	var queue []int32
	for _, e := range from {
		if came[e] == 0 && p.best[e] == best {
			came[e] = -1
			queue = append(queue, int32(e))
		}
	}
	for i := 0; i < len(queue) && came[p.root] == 0; i++ {
		v := queue[i]
		for k, w := range p.ahead.Next(int(v)) {
			if edge := p.ahead.Edges(int(v))[k]; came[w] == 0 && p.rank(edge) >= best {
				came[w], at[w] = edge+1, v
				queue = append(queue, w)
			}
		}
	}
	var path []int
	for v := int32(p.root); came[v] > 0; v = at[v] {
		if l := p.links[came[v]-1]; l >= 0 {
			path = append(path, l)
		}
	}
	slices.Reverse(path)
	return path
}
