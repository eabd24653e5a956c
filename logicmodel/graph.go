package logicmodel

import (
	"iter"
	"slices"

	"github.com/resultschain/resultschain/internal/graph"
)

// A Graph is the graph of a model's links. Its nodes are the elements, which are
// the integers from 0 as in [Model.Elements], and after them those that stand for
// groups and stages as wholes, so that a link between two groups is one edge and not
// one for each pair of members. A Graph does not change, and may be used by many
// goroutines.
type Graph struct {
	// Edges is all that joins nodes. First are the Links. Then come the links to
	// or from groups, and last the edges without a Link: those that join elements
	// and groups to the groups that they are in, and with [LinkingStages] the
	// stages.
	Edges []Edge
	Links []Edge // from element to element of the model, in the model's order; not feedback or as such
	Wide  []Edge // to or from groups: those of elements first, each in the model's order; not those from what is in a group to it, or back
	Away  []Edge // the links of elements to elements of other models, as in [Qualified]; To is -1

	byID      map[string]int // elements and, by -1 and below, groups
	crossings []crossings    // how each element is joined to other models; nil: none is joined
	stages    []Stage        // of each element
	size      [EndState + 1]int
	wholes    *wholeIndex // nil: there are no groups, and stages are not linked

	stated   int          // of Edges, how many are not between stages
	out, in  *graph.Graph // the Links; in: turned round
	forward  *graph.Graph // the edges that are not feedback
	fwdEdges []int32      // the edges of forward, as indices of Edges; nil: all of them
	onward   *graph.Graph // all edges
	back     *graph.Graph // all edges, turned round
	order    []int32
	loop     []int32 // component of each node along forward links; nil: no loops
	allLoop  []int32 // the same along all edges
}

// An Edge joins two nodes.
type Edge struct {
	From, To int
	Link     *Link // nil: it joins a member to its group, or a stage to the next
}

// IsFeedback reports whether the edge is a link that runs back on purpose.
func (e *Edge) IsFeedback() bool { return e.Link != nil && e.Link.Feedback }

// NewGraph returns the graph of the model. Of elements and groups that share an id,
// the first element is meant by it, or else the first group.
func NewGraph(m *Model) *Graph {
	g := newGraph(m)
	g.findCrossings(m, nil, nil)
	return g
}

// newGraph returns the graph without what joins its elements to other models.
func newGraph(m *Model) *Graph {
	n := len(m.Elements)
	g := &Graph{byID: make(map[string]int, n), stages: make([]Stage, n)}
	for i := range m.Elements {
		e := &m.Elements[i]
		g.stages[i] = e.Stage
		if e.Stage.IsValid() { // built in Go, it may be none
			g.size[e.Stage]++
		}
		if _, ok := g.byID[e.ID]; !ok {
			g.byID[e.ID] = i
		}
	}
	g.wholes = newWholes(g, m)
	links := 0
	for i := range m.Elements {
		links += len(m.Elements[i].LeadsTo)
	}
	g.Edges = make([]Edge, 0, links)
	for i := range m.Elements {
		for l := range m.Elements[i].LeadsTo {
			link := &m.Elements[i].LeadsTo[l]
			to, ok := g.byID[link.To.ID]
			switch {
			case ok && to < 0:
				g.addWide(Edge{i, g.enterNode(to), link})
			case ok:
				g.Edges = append(g.Edges, Edge{i, to, link})
			default:
				if _, _, ok := Qualified(link.To.ID); ok {
					g.Away = append(g.Away, Edge{i, -1, link})
				}
			}
		}
	}
	g.Links = g.Edges[:len(g.Edges):len(g.Edges)]
	pairs := pairsOf(g.Links)
	g.out, g.in = graph.New(n, pairs), graph.NewReversed(n, pairs)
	g.onward, g.back = g.out, g.in
	nodes, stated := n, len(g.Edges)
	if g.wholes != nil {
		nodes, stated = g.addWholes(m)
		pairs = pairsOf(g.Edges)
		g.onward, g.back = graph.New(nodes, pairs), graph.NewReversed(nodes, pairs)
	}
	g.stated = stated
	g.findLoops(nodes, pairs)
	return g
}

func pairsOf(edges []Edge) [][2]int32 {
	pairs := make([][2]int32, len(edges))
	for i, e := range edges {
		pairs[i] = [2]int32{int32(e.From), int32(e.To)}
	}
	return pairs
}

// findLoops computes the edges that are not feedback, the topological order and the
// loops. Only the first edges, which are stated in the model, form loops.
func (g *Graph) findLoops(nodes int, pairs [][2]int32) {
	feedback := slices.ContainsFunc(g.Edges, func(e Edge) bool { return e.IsFeedback() })
	forward := pairs
	loops := g.stated
	if feedback {
		g.fwdEdges = make([]int32, 0, len(pairs))
		forward = make([][2]int32, 0, len(pairs))
		for e, pair := range pairs {
			if e == g.stated {
				loops = len(forward)
			}
			if !g.Edges[e].IsFeedback() {
				forward = append(forward, pair)
				g.fwdEdges = append(g.fwdEdges, int32(e))
			}
		}
		loops = min(loops, len(forward))
	}
	g.forward = g.onward
	if feedback {
		g.forward = graph.New(nodes, forward)
	}
	running := g.forward // what loops are sought in
	if loops < len(forward) {
		running = graph.New(nodes, forward[:loops])
	}
	order, acyclic := running.Order()
	g.order = order
	if !acyclic {
		g.loop, _ = running.Components()
		g.order = make([]int32, nodes)
		for i := range g.order {
			g.order[i] = int32(i)
		}
		// Along an edge components fall.
		slices.SortStableFunc(g.order, func(a, b int32) int { return int(g.loop[b] - g.loop[a]) })
	}
	if nodes > g.Len() {
		g.order = slices.DeleteFunc(g.order, func(v int32) bool { return int(v) >= g.Len() })
	}
	g.allLoop = g.loop
	if g.HasFeedback() || loops < len(forward) {
		g.allLoop, _ = g.back.Components()
	}
}

// Len returns how many elements there are.
func (g *Graph) Len() int { return len(g.stages) }

// Nodes returns how many nodes there are.
func (g *Graph) Nodes() int { return g.back.Len() }

// InStage yields the elements of the stage.
func (g *Graph) InStage(s Stage) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, stage := range g.stages {
			if stage == s && !yield(i) {
				return
			}
		}
	}
}

// Stage returns the stage of element i.
func (g *Graph) Stage(i int) Stage { return g.stages[i] }

// Count returns how many elements the stage has.
func (g *Graph) Count(s Stage) int {
	if !s.IsValid() {
		return 0
	}
	return g.size[s]
}

// End returns the stage that ends the chain, as [Model.End] does.
func (g *Graph) End() Stage {
	for s := EndState; s >= ShortTerm; s-- {
		if g.size[s] > 0 {
			return s
		}
	}
	return 0
}

// HasFeedback reports whether one of the links is feedback.
func (g *Graph) HasFeedback() bool { return g.fwdEdges != nil }

// Index returns the number of the element with the id, and false where there
// is none.
func (g *Graph) Index(id string) (int, bool) {
	i, ok := g.byID[id]
	return i, ok && i >= 0
}

// Names reports whether an element or group has the id.
func (g *Graph) Names(id string) bool {
	_, ok := g.byID[id]
	return ok
}

// Out returns the links out of element i, as indices of [Graph.Links], in the
// model's order. The result is not to be changed.
func (g *Graph) Out(i int) []int32 { return g.out.Edges(i) }

// In returns the links to element i, as [Graph.Out] does those out of it.
func (g *Graph) In(i int) []int32 { return g.in.Edges(i) }

// EdgesFrom returns the edges out of a node, as indices of [Graph.Edges]. The result is
// not to be changed.
func (g *Graph) EdgesFrom(node int) []int32 { return g.onward.Edges(node) }

// EdgesTo returns the edges to a node, as [Graph.EdgesFrom] does for those out of
// it.
func (g *Graph) EdgesTo(node int) []int32 { return g.back.Edges(node) }

// Order lists the elements so that every link that is not feedback leads
// forward in it, but for links within a loop. It is not to be changed.
func (g *Graph) Order() []int32 { return g.order }

// InLoop reports whether edge e is part of a loop of links that are not feedback.
// A link of an element to itself is none.
func (g *Graph) InLoop(e int) bool {
	k := g.Edges[e]
	return !k.IsFeedback() && g.loop != nil && k.From != k.To && g.loop[k.From] == g.loop[k.To]
}

// Loops returns the links that form loops without feedback, as indices of
// [Graph.Edges] in their order: one list for each set of elements and groups that
// lead to each other.
func (g *Graph) Loops() [][]int {
	if g.loop == nil {
		return nil
	}
	var loops [][]int
	number := map[int32]int{}
	for e, k := range g.Edges {
		if k.Link == nil || !g.InLoop(e) {
			continue
		}
		i, ok := number[g.loop[k.From]]
		if !ok {
			i = len(loops)
			number[g.loop[k.From]] = i
			loops = append(loops, nil)
		}
		loops[i] = append(loops[i], e)
	}
	return loops
}

// ClosesLoop reports whether a path along any edges leads from the target of
// edge e back to its start.
func (g *Graph) ClosesLoop(e int) bool {
	k := g.Edges[e]
	return k.From == k.To || g.allLoop != nil && g.allLoop[k.From] == g.allLoop[k.To]
}

// Reach returns for each element whether a path of edges that are not feedback
// leads to it from one of the given elements, themselves included.
func (g *Graph) Reach(from ...int) []bool { return g.forward.Reach(from...)[:g.Len()] }

// Causes returns for each element whether a path of edges that are not feedback
// leads from it to one of the given elements, themselves included.
func (g *Graph) Causes(to ...int) []bool {
	marked := make([]bool, g.Nodes())
	queue := slices.Clone(to)
	for _, i := range to {
		marked[i] = true
	}
	for at := 0; at < len(queue); at++ {
		for _, e := range g.back.Edges(queue[at]) {
			if k := &g.Edges[e]; !k.IsFeedback() && !marked[k.From] {
				marked[k.From] = true
				queue = append(queue, k.From)
			}
		}
	}
	return marked[:g.Len()]
}

// Path returns the links of a shortest path from one node to another along edges
// that are not feedback, as indices of [Graph.Edges]; nil where there is none.
func (g *Graph) Path(from, to int) []int32 {
	var within func(edge, v int32) bool
	if g.loop != nil && g.loop[from] == g.loop[to] { // a path between them stays in their component
		within = func(_, v int32) bool { return g.loop[v] == g.loop[from] }
	}
	return g.linksOf(g.forward.Path([]int{from}, to, within))
}

// Bridges returns the links that every path from any of the given elements to
// another one crosses, as indices of [Graph.Edges] in the order of a path.
// Links that are feedback count for no path.
func (g *Graph) Bridges(from []int, to int) []int32 {
	return g.linksOf(g.forward.Bridges(from, to))
}

// linksOf returns edges of forward as indices of those of the graph, without
// those that are no links.
func (g *Graph) linksOf(edges []int32) []int32 {
	for i, e := range edges {
		if g.HasFeedback() {
			edges[i] = g.fwdEdges[e]
		}
	}
	if len(g.Edges) == len(g.Links) {
		return edges
	}
	return slices.DeleteFunc(edges, func(e int32) bool { return g.Edges[e].Link == nil })
}

// IsCaused reports whether a link that is not feedback leads to element i from
// another one, of this model or of others, to a group that it is in, or to its
// whole stage.
func (g *Graph) IsCaused(i int) bool {
	return g.hasCrossing(i, crossesCaused) || g.anyForward(g.In(i)) || g.wholes != nil && g.wholes.caused[i]
}

// IsCause reports whether a link that is not feedback leads from element i to
// another one, of this model or of others, from a group that it is in, or from its
// whole stage.
func (g *Graph) IsCause(i int) bool {
	return g.hasCrossing(i, crossesCausing) || g.anyForward(g.Out(i)) || g.wholes != nil && g.wholes.causes[i]
}

func (g *Graph) anyForward(links []int32) bool {
	for _, l := range links {
		if k := g.Links[l]; !k.Link.Feedback && k.From != k.To {
			return true
		}
	}
	return false
}

// IsIsolated reports whether no link joins element i, a group that it is in, or its
// whole stage, to others.
func (g *Graph) IsIsolated(i int) bool {
	other := func(l int32) bool { return g.Links[l].From != g.Links[l].To }
	return !g.hasCrossing(i, crossesAny) && !slices.ContainsFunc(g.In(i), other) && !slices.ContainsFunc(g.Out(i), other) &&
		(g.wholes == nil || !g.wholes.joined[i])
}
