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
	m  *logicmodel.Model
	c  *logicmodel.Graph
	to []int

	root    int          // a node after the elements, to which those of to lead
	links   []int32      // of each edge, as indices of Chain.Links; of those to root: -1
	ahead   *graph.Graph // along the links
	back    *graph.Graph // turned round
	best    []int8       // of each node the rank of its best path's weakest link; -1: no path
	tree    *tree        // of what every path goes through
	sole    []int32      // of each node the link that every path from it begins with; -1: several do
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

// To are the paths to the elements, given by their numbers in the model. The
// chain may be nil; else it is that of the model.
func To(m *logicmodel.Model, c *logicmodel.Graph, to ...int) *Paths {
	if c == nil {
		c = logicmodel.NewGraph(m)
	}
	n := len(m.Elements)
	p := &Paths{m: m, c: c, to: to, root: n, caveats: newCaveats(m, c)}
	var edges, turned [][2]int32
	add := func(from, to int, link int32) {
		edges = append(edges, [2]int32{int32(from), int32(to)})
		turned = append(turned, [2]int32{int32(to), int32(from)})
		p.links = append(p.links, link)
	}
	ends := make([]bool, n)
	for _, e := range to {
		ends[e] = true
	}
	for l, k := range c.Links {
		if !k.Link.Feedback && k.From != k.To && !ends[k.From] {
			add(k.From, k.To, int32(l))
		}
	}
	for e, is := range ends {
		if is {
			add(e, p.root, -1)
		}
	}
	p.ahead, p.back = graph.New(n+1, edges), graph.New(n+1, turned)
	p.tree = dominators(p.back, p.ahead, p.root)
	p.findBest()
	p.findSole()
	return p
}

// rank is that of the evidence for the link of an edge.
func (p *Paths) rank(edge int32) int8 {
	if l := p.links[edge]; l >= 0 {
		return int8(Rank(p.c.Links[l].Link.Evidence.Grade))
	}
	return noLink
}

// findBest finds the nodes from which a path leads along edges of the highest
// rank only, then along those of the next as well, and so on.
func (p *Paths) findBest() {
	p.best = make([]int8, p.root+1)
	for v := range p.best {
		p.best[v] = -1
	}
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

// findSole finds the nodes out of which every path takes the same edge. Edges
// from which no path leads on but through the node again do not count.
func (p *Paths) findSole() {
	p.sole = make([]int32, p.root+1)
	for v := range p.sole {
		p.sole[v] = -1
		ways := 0
		for k, w := range p.ahead.Next(v) {
			l := p.links[p.ahead.Edges(v)[k]]
			if p.best[w] >= 0 && !(l >= 0 && p.c.InLoop(int(l)) && p.tree.dominates(int32(v), w)) {
				ways++
				p.sole[v] = l
			}
		}
		if ways != 1 {
			p.sole[v] = -1
		}
	}
}

// bestFrom is a shortest of the paths from the elements whose weakest evidence
// is of that rank, the best.
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
			path = append(path, int(l))
		}
	}
	slices.Reverse(path)
	return path
}
