package logicmodel

import (
	"iter"

	"github.com/resultschain/resultschain/internal/graph"
)

// A Chain is the graph of a model's links. Elements are the integers from 0,
// as in [Model.Elements]; links are the integers from 0, as in [Chain.Links].
// Rules share one chain.
type Chain struct {
	Links []ChainLink // the links whose target there is, in the model's order

	away   []ChainLink // the links to other models; To: -1
	beyond []beyond    // of each element; nil: no links join other models
	byID   map[string]int

	stages []Stage           // of each element
	size   [EndState + 1]int // how many elements each stage has

	unfollowed int // links whose target there is not in this model

	out, in  *graph.Graph // all links; in: turned round
	forward  *graph.Graph // the links that are not feedback; out itself where all are
	fwdLinks []int32      // the links of forward, as indices of Links; nil: they are the same
	order    []int32
	loop     []int32 // component of each element along forward links; nil: no loops
	allLoop  []int32 // the same along all links
}

// A ChainLink is a link between two elements by their numbers.
type ChainLink struct {
	From, To int
	*Link
}

// NewChain is the chain of the model. Of elements that share an id, the first
// is meant by it.
func NewChain(m *Model) *Chain {
	return newChain(m, nil)
}

// newChain is [NewChain], told what links of other models join the elements.
func newChain(m *Model, linked Linked) *Chain {
	c := &Chain{byID: make(map[string]int, len(m.Elements)), stages: make([]Stage, len(m.Elements))}
	links, beyond := 0, linked != nil
	for i := range m.Elements {
		e := &m.Elements[i]
		links += len(e.LeadsTo)
		beyond = beyond || len(e.DependsOn) > 0
		c.stages[i] = e.Stage
		if isStage(e.Stage) { // built in Go, it may be none
			c.size[e.Stage]++
		}
	}
	for i := len(m.Elements) - 1; i >= 0; i-- { // so that the first of an id stays
		c.byID[m.Elements[i].ID] = i
	}
	c.Links = make([]ChainLink, 0, links)
	all := make([][2]int32, 0, links)
	feedback := 0
	for i := range m.Elements {
		for l := range m.Elements[i].LeadsTo {
			link := &m.Elements[i].LeadsTo[l]
			if to, ok := c.byID[link.To.ID]; ok {
				c.Links = append(c.Links, ChainLink{i, to, link})
				if link.Feedback {
					feedback++
				}
				all = append(all, [2]int32{int32(i), int32(to)})
			} else if _, _, ok := Qualified(link.To.ID); ok {
				c.away = append(c.away, ChainLink{i, -1, link})
			}
		}
	}
	c.unfollowed = links - len(c.Links)
	n := len(m.Elements)
	c.out, c.in = graph.New(n, all), graph.NewTurned(n, all)
	c.forward = c.out
	if feedback > 0 {
		forward := make([][2]int32, 0, len(all)-feedback)
		c.fwdLinks = make([]int32, 0, len(all)-feedback)
		for i, e := range all {
			if !c.Links[i].Feedback {
				forward = append(forward, e)
				c.fwdLinks = append(c.fwdLinks, int32(i))
			}
		}
		c.forward = graph.New(n, forward)
	}
	c.findLoops(n)
	if beyond || len(c.away) > 0 {
		c.findBeyond(m, linked)
	}
	return c
}

// findLoops computes the topological order and the loops.
func (c *Chain) findLoops(n int) {
	order, acyclic := c.forward.Order()
	c.order = order
	if !acyclic {
		var count int
		c.loop, count = c.forward.Components()
		// Along an edge components fall: list them from the highest.
		c.order = orderByComponent(c.loop, count)
	}
	if !c.anyFeedback() {
		c.allLoop = c.loop
	} else {
		c.allLoop, _ = c.out.Components()
	}
}

// orderByComponent lists the nodes by falling number of component, those of
// one component in their own order.
func orderByComponent(component []int32, count int) []int32 {
	start := make([]int32, count+1)
	for _, k := range component {
		start[count-int(k)]++
	}
	for i := 1; i <= count; i++ {
		start[i] += start[i-1]
	}
	order := make([]int32, len(component))
	for v, k := range component {
		at := &start[count-int(k)-1]
		order[*at] = int32(v)
		*at++
	}
	return order
}

// at are the elements of the stage.
func (c *Chain) at(s Stage) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, stage := range c.stages {
			if stage == s && !yield(i) {
				return
			}
		}
	}
}

// ends are the end states, and of very many the first ones. A file has one, but
// a model that is built in Go may have thousands, and what walks the chain from
// each of these would not come to an end.
func (c *Chain) ends() iter.Seq[int] {
	return func(yield func(int) bool) {
		n := 0
		for i := range c.at(EndState) {
			if n++; n > maxEnds || !yield(i) {
				return
			}
		}
	}
}

// maxEnds is how many end states [Chain.ends] gives, and of how many LM015 tells
// the gaps.
const maxEnds = 100

// has reports whether the stage has elements.
func (c *Chain) has(s Stage) bool { return c.size[s] > 0 }

// anyFeedback reports whether one of the links is feedback.
func (c *Chain) anyFeedback() bool { return c.forward != c.out }

// repeated reports whether two elements have the same id.
func (c *Chain) repeated() bool { return len(c.byID) < c.out.Len() }

// Index is the number of the element with the id, and false where there is
// none.
func (c *Chain) Index(id string) (int, bool) {
	i, ok := c.byID[id]
	return i, ok
}

// Out are the links out of element i, as indices of [Chain.Links], in the
// model's order.
func (c *Chain) Out(i int) []int32 { return c.out.Edges(i) }

// In are the links to element i, as indices of [Chain.Links], in the model's
// order.
func (c *Chain) In(i int) []int32 { return c.in.Edges(i) }

// Order lists the elements so that every link that is not feedback leads
// forward in it, but for links within a loop. It is not to be changed.
func (c *Chain) Order() []int32 { return c.order }

// InLoop reports whether link l is part of a loop of links that are not
// feedback. A link of an element to itself is none.
func (c *Chain) InLoop(l int) bool {
	k := c.Links[l]
	return !k.Feedback && c.loop != nil && k.From != k.To && c.loop[k.From] == c.loop[k.To]
}

// ClosesLoop reports whether a path along any links leads from the target of
// link l back to its start.
func (c *Chain) ClosesLoop(l int) bool {
	k := c.Links[l]
	return k.From == k.To || c.allLoop != nil && c.allLoop[k.From] == c.allLoop[k.To]
}

// Reach marks every element that a path of links that are not feedback leads
// to from one of the given elements, themselves included.
func (c *Chain) Reach(from ...int) []bool { return c.forward.Reach(from...) }

// Causes marks every element from which a path of links that are not feedback
// leads to element i, itself included.
func (c *Chain) Causes(i int) []bool {
	seen := make([]bool, c.in.Len())
	seen[i] = true
	queue := append(make([]int, 0, c.in.Len()), i)
	for at := 0; at < len(queue); at++ {
		for _, l := range c.In(queue[at]) {
			if k := c.Links[l]; !k.Feedback && !seen[k.From] {
				seen[k.From] = true
				queue = append(queue, k.From)
			}
		}
	}
	return seen
}

// Path is a shortest path from one element to another along links that are
// not feedback, as indices of [Chain.Links]; nil where there is none.
func (c *Chain) Path(from, to int) []int32 {
	var within func(v int32) bool
	if c.loop != nil && c.loop[from] == c.loop[to] { // a path between them stays in their component
		within = func(v int32) bool { return c.loop[v] == c.loop[from] }
	}
	edges := c.forward.Path(from, to, within)
	for i, e := range edges {
		edges[i] = c.forwardLink(e)
	}
	return edges
}

// forwardLink is the link of an edge of forward, as an index of [Chain.Links].
func (c *Chain) forwardLink(edge int32) int32 {
	if c.fwdLinks == nil {
		return edge
	}
	return c.fwdLinks[edge]
}

// forwardTo reports whether a link that is not feedback leads to element i
// from another, and forwardFrom whether one leads from it to another. Those of
// other models count.
func (c *Chain) forwardTo(i int) bool   { return c.is(i, caused) || c.anyForward(c.In(i)) }
func (c *Chain) forwardFrom(i int) bool { return c.is(i, causes) || c.anyForward(c.Out(i)) }

func (c *Chain) anyForward(links []int32) bool {
	for _, l := range links {
		if k := c.Links[l]; !k.Feedback && k.From != k.To {
			return true
		}
	}
	return false
}
