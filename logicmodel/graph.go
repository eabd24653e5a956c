package logicmodel

import (
	"iter"
	"slices"

	"github.com/resultschain/resultschain/internal/graph"
)

// A Graph is the graph of a model's links. Elements are the integers from 0,
// as in [Model.Elements]; links are the integers from 0, as in [Graph.Links].
// A Graph does not change, and may be used by many goroutines.
type Graph struct {
	Links []Edge // the links whose target is in the model, in the model's order
	Away  []Edge // the links to elements of other models, as in [Qualified]; To is -1

	byID      map[string]int
	crossings []crossings // how each element is joined to other models; nil: none is joined
	stages    []Stage     // of each element
	size      [EndState + 1]int

	out, in  *graph.Graph // all links; in: turned round
	forward  *graph.Graph // the links that are not feedback
	fwdLinks []int32      // the links of forward, as indices of Links; nil: all of them
	order    []int32
	loop     []int32 // component of each element along forward links; nil: no loops
	allLoop  []int32 // the same along all links
}

// An Edge is a link between two elements by their numbers.
type Edge struct {
	From, To int
	Link     *Link
}

// NewGraph returns the graph of the model. Of elements that share an id, the
// first is meant by it.
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
	links := 0
	for i := range m.Elements {
		links += len(m.Elements[i].LeadsTo)
	}
	all := make([][2]int32, 0, links)
	g.Links = make([]Edge, 0, links)
	feedback := false
	for i := range m.Elements {
		for l := range m.Elements[i].LeadsTo {
			link := &m.Elements[i].LeadsTo[l]
			to, ok := g.byID[link.To.ID]
			if !ok {
				if _, _, ok := Qualified(link.To.ID); ok {
					g.Away = append(g.Away, Edge{i, -1, link})
				}
				continue
			}
			feedback = feedback || link.Feedback
			all = append(all, [2]int32{int32(i), int32(to)})
			g.Links = append(g.Links, Edge{i, to, link})
		}
	}
	g.out, g.in = graph.New(n, all), graph.NewTurned(n, all)
	g.forward = g.out
	if feedback {
		g.fwdLinks = make([]int32, 0, len(all))
		forward := make([][2]int32, 0, len(all))
		for l, edge := range all {
			if !g.Links[l].Link.Feedback {
				forward = append(forward, edge)
				g.fwdLinks = append(g.fwdLinks, int32(l))
			}
		}
		g.forward = graph.New(n, forward)
	}
	g.findLoops()
	return g
}

// findLoops computes the topological order and the loops.
func (g *Graph) findLoops() {
	order, acyclic := g.forward.Order()
	g.order = order
	if !acyclic {
		g.loop, _ = g.forward.Components()
		g.order = make([]int32, g.Len())
		for i := range g.order {
			g.order[i] = int32(i)
		}
		// Along an edge components fall.
		slices.SortStableFunc(g.order, func(a, b int32) int { return int(g.loop[b] - g.loop[a]) })
	}
	g.allLoop = g.loop
	if g.HasFeedback() {
		g.allLoop, _ = g.out.Components()
	}
}

// Len returns how many elements there are.
func (g *Graph) Len() int { return len(g.stages) }

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

// HasFeedback reports whether one of the links is feedback.
func (g *Graph) HasFeedback() bool { return g.fwdLinks != nil }

// Index returns the number of the element with the id, and false where there
// is none.
func (g *Graph) Index(id string) (int, bool) {
	i, ok := g.byID[id]
	return i, ok
}

// Out returns the links out of element i, as indices of [Graph.Links], in the
// model's order. The result is not to be changed.
func (g *Graph) Out(i int) []int32 { return g.out.Edges(i) }

// In returns the links to element i, as [Graph.Out] does those out of it.
func (g *Graph) In(i int) []int32 { return g.in.Edges(i) }

// Order lists the elements so that every link that is not feedback leads
// forward in it, but for links within a loop. It is not to be changed.
func (g *Graph) Order() []int32 { return g.order }

// InLoop reports whether link l is part of a loop of links that are not
// feedback. A link of an element to itself is none.
func (g *Graph) InLoop(l int) bool {
	k := g.Links[l]
	return !k.Link.Feedback && g.loop != nil && k.From != k.To && g.loop[k.From] == g.loop[k.To]
}

// Loops returns the links that form loops without feedback, as indices of
// [Graph.Links] in the model's order: one list for each set of elements that
// lead to each other.
func (g *Graph) Loops() [][]int {
	if g.loop == nil {
		return nil
	}
	var loops [][]int
	number := map[int32]int{}
	for l, k := range g.Links {
		if !g.InLoop(l) {
			continue
		}
		i, ok := number[g.loop[k.From]]
		if !ok {
			i = len(loops)
			number[g.loop[k.From]] = i
			loops = append(loops, nil)
		}
		loops[i] = append(loops[i], l)
	}
	return loops
}

// ClosesLoop reports whether a path along any links leads from the target of
// link l back to its start.
func (g *Graph) ClosesLoop(l int) bool {
	k := g.Links[l]
	return k.From == k.To || g.allLoop != nil && g.allLoop[k.From] == g.allLoop[k.To]
}

// Reach returns for each element whether a path of links that are not feedback
// leads to it from one of the given elements, themselves included.
func (g *Graph) Reach(from ...int) []bool { return g.forward.Reach(from...) }

// Causes returns for each element whether a path of links that are not feedback
// leads from it to one of the given elements, themselves included.
func (g *Graph) Causes(to ...int) []bool {
	marked := make([]bool, g.Len())
	queue := slices.Clone(to)
	for _, i := range to {
		marked[i] = true
	}
	for at := 0; at < len(queue); at++ {
		for _, l := range g.In(queue[at]) {
			if k := g.Links[l]; !k.Link.Feedback && !marked[k.From] {
				marked[k.From] = true
				queue = append(queue, k.From)
			}
		}
	}
	return marked
}

// Path returns a shortest path from one element to another along links that
// are not feedback, as indices of [Graph.Links]; nil where there is none.
func (g *Graph) Path(from, to int) []int32 {
	var within func(edge, v int32) bool
	if g.loop != nil && g.loop[from] == g.loop[to] { // a path between them stays in their component
		within = func(_, v int32) bool { return g.loop[v] == g.loop[from] }
	}
	return g.linksOf(g.forward.Path([]int{from}, to, within))
}

// Bridges returns the links that every path from any of the given elements to
// another one crosses, as indices of [Graph.Links] in the order of a path.
// Links that are feedback count for no path.
func (g *Graph) Bridges(from []int, to int) []int32 {
	return g.linksOf(g.forward.Bridges(from, to))
}

// linksOf turns edges of forward into links.
func (g *Graph) linksOf(edges []int32) []int32 {
	for i, e := range edges {
		if g.HasFeedback() {
			edges[i] = g.fwdLinks[e]
		}
	}
	return edges
}

// IsCaused reports whether a link that is not feedback leads to element i from
// another one, of this model or of others.
func (g *Graph) IsCaused(i int) bool { return g.hasCrossing(i, crossesCaused) || g.anyForward(g.In(i)) }

// IsCause reports whether a link that is not feedback leads from element i to
// another one, of this model or of others.
func (g *Graph) IsCause(i int) bool {
	return g.hasCrossing(i, crossesCausing) || g.anyForward(g.Out(i))
}

func (g *Graph) anyForward(links []int32) bool {
	for _, l := range links {
		if k := g.Links[l]; !k.Link.Feedback && k.From != k.To {
			return true
		}
	}
	return false
}

// IsIsolated reports whether no link joins element i to another one.
func (g *Graph) IsIsolated(i int) bool {
	self := func(l int32) bool { return g.Links[l].From != g.Links[l].To }
	return !g.hasCrossing(i, crossesAny) && !slices.ContainsFunc(g.In(i), self) && !slices.ContainsFunc(g.Out(i), self)
}
