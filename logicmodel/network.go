package logicmodel

import (
	"cmp"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/graph"
	"github.com/resultschain/resultschain/internal/parallel"
)

// A Network is a set of models and the links from one to another. It does not
// change, and may be used by many goroutines.
type Network struct {
	Models []*Model     // nil for one that could not be read
	Graphs []*Graph     // of each model; each knows what links of the others join its elements
	Links  []*CrossLink // whose ends both exist, by the order of models, elements and links
	Loops  []Loop       // that lead through several models

	first  map[string]int // the first model with each id
	inLoop map[*Link]bool // links within a model that are part of Loops
}

// A Step is an element and the model that it belongs to.
type Step struct {
	Model   *Model
	Element *Element
}

// String returns the ids of both, as in moray/trained; empty where either is nil.
func (s Step) String() string {
	if s.Model == nil || s.Element == nil {
		return ""
	}
	return s.Model.ID + "/" + s.Element.ID
}

// A CrossLink is a link from an element of one model to one of another.
type CrossLink struct {
	From, To Step
	Writer   int      // the number of the model in which it is written
	Link     *Link    // as it is written there; nil where that is under "depends-on"
	Pos      diag.Pos // of the name of the other element

	Repeats    *CrossLink // the first link between the two elements, if this is a later one; else nil
	InLoop     bool       // it is part of one of the network's loops
	ClosesLoop bool       // a path along any links leads from its target back to its start

	from, to node
}

// A node is an element by the number of its model and its own.
type node struct{ model, element int }

// Feedback reports whether the link runs back on purpose.
func (l *CrossLink) Feedback() bool { return l.Link != nil && l.Link.Feedback }

// Ends returns the end at which the link is written, and the other one with the
// number of its model.
func (l *CrossLink) Ends() (own, other Step, model int) {
	if l.from.model == l.Writer {
		return l.From, l.To, l.to.model
	}
	return l.To, l.From, l.from.model
}

// A Loop is links without feedback that close a loop through several models.
type Loop struct {
	First *CrossLink // the first that leads from one model to another
	Back  []LoopLink // a shortest way back from its target to its start
}

// A LoopLink is a step of a loop from one element to the next, by a link of their own
// or of groups that they are in.
type LoopLink struct {
	From, To Step
	Writer   int // the number of the model in which it is written
	Pos      diag.Pos
}

// NewNetwork returns the network of the models. Of those that share an id, the
// first is meant by it.
func NewNetwork(models ...*Model) *Network {
	n := &Network{Models: models, Graphs: make([]*Graph, len(models)), first: map[string]int{}, inLoop: map[*Link]bool{}}
	parallel.Do(len(models), func(k int) {
		if models[k] != nil {
			n.Graphs[k] = newGraph(models[k])
		}
	})
	for k, m := range models {
		if m == nil {
			continue
		}
		if _, ok := n.first[m.ID]; !ok {
			n.first[m.ID] = k
		}
	}
	to, from := n.findLinks()
	for k, m := range models {
		if m != nil {
			n.Graphs[k].findCrossings(m, to, from)
		}
	}
	if len(n.Links) > 0 {
		n.findLoops()
	}
	return n
}

// findLinks finds the links from one model to another. It returns the elements to which,
// and from which, links lead that are written in other models, the former with whether
// one of these links is not feedback.
func (n *Network) findLinks() (to, from map[*Element]bool) {
	to, from = map[*Element]bool{}, map[*Element]bool{}
	pairs := map[[2]node]*CrossLink{}
	add := func(l CrossLink) {
		l.From, l.To = n.stepAt(l.from), n.stepAt(l.to)
		if f := pairs[[2]node{l.from, l.to}]; f != nil {
			l.Repeats = f
		} else {
			pairs[[2]node{l.from, l.to}] = &l
		}
		n.Links = append(n.Links, &l)
	}
	for k, m := range n.Models {
		if m == nil || len(n.Models) < 2 {
			continue
		}
		away := n.Graphs[k].Away // by element
		for i := range m.Elements {
			own := node{k, i}
			for ; len(away) > 0 && away[0].From == i; away = away[1:] {
				link := away[0].Link
				if other, ok := n.find(m, link.To.ID); ok {
					add(CrossLink{Writer: k, Link: link, Pos: link.To.Pos, from: own, to: other})
					to[n.stepAt(other).Element] = to[n.stepAt(other).Element] || !link.Feedback
				}
			}
			for _, ref := range m.Elements[i].DependsOn {
				if other, ok := n.find(m, ref.ID); ok {
					add(CrossLink{Writer: k, Pos: ref.Pos, from: other, to: own})
					from[n.stepAt(other).Element] = true
				}
			}
		}
	}
	for _, m := range n.Models {
		for k := 0; m != nil && k < len(m.Groups); k++ {
			for _, l := range m.Groups[k].LeadsTo {
				if other, ok := n.find(m, l.To.ID); ok {
					to[n.stepAt(other).Element] = to[n.stepAt(other).Element] || !l.Feedback
				}
			}
		}
	}
	return to, from
}

// Find returns the number of the model with the id, and false where there is
// none.
func (n *Network) Find(id string) (int, bool) {
	k, ok := n.first[id]
	return k, ok
}

// InLoop reports whether a link within a model is part of a loop that leads
// through several.
func (n *Network) InLoop(l *Link) bool { return n.inLoop[l] }

// find returns the element of another model that a name in the model means.
func (n *Network) find(in *Model, name string) (node, bool) {
	model, element, ok := Qualified(name)
	if !ok || model == in.ID {
		return node{}, false
	}
	k, ok := n.first[model]
	if !ok {
		return node{}, false
	}
	i, ok := n.Graphs[k].Index(element)
	return node{k, i}, ok
}

// stepAt returns the step at a node; without an element where that is a group.
func (n *Network) stepAt(at node) Step {
	m := n.Models[at.model]
	if at.element >= len(m.Elements) {
		return Step{Model: m}
	}
	return Step{m, &m.Elements[at.element]}
}

// A networkEdge joins two nodes of a network, which have numbers of their own there.
type networkEdge struct {
	LoopLink
	from, to int32
	cross    *CrossLink // nil: within a model
	link     *Link
}

// networkEdges returns the edges of the network, first its Links by where they are
// written, and how many nodes it has.
func (n *Network) networkEdges() (edges []networkEdge, nodes int) {
	start := make([]int, len(n.Models)+1) // of the numbers of each model's nodes
	for k, g := range n.Graphs {
		start[k+1] = start[k]
		if g != nil {
			start[k+1] += g.Nodes()
		}
	}
	number := func(at node) int32 { return int32(start[at.model] + at.element) }
	for _, l := range n.Links {
		edges = append(edges, networkEdge{LoopLink{l.From, l.To, l.Writer, l.Pos}, number(l.from), number(l.to), l, l.Link})
	}
	slices.SortStableFunc(edges, func(a, b networkEdge) int { return cmp.Or(a.Writer-b.Writer, a.Pos.Compare(b.Pos)) })
	for k, g := range n.Graphs {
		for i := 0; g != nil && i < g.stated; i++ {
			if e := g.Edges[i]; e.From != e.To {
				from, to := node{k, e.From}, node{k, e.To}
				l := LoopLink{From: n.stepAt(from), To: n.stepAt(to), Writer: k}
				if e.Link != nil {
					l.Pos = e.Link.To.Pos
				}
				edges = append(edges, networkEdge{l, number(from), number(to), nil, e.Link})
			}
		}
	}
	return edges, start[len(n.Models)]
}

// findLoops finds the loops that lead through several models.
func (n *Network) findLoops() {
	edges, nodes := n.networkEdges()
	var all, forward [][2]int32
	var forwardEdges []networkEdge
	for _, e := range edges {
		all = append(all, [2]int32{e.from, e.to})
		if e.link == nil || !e.link.Feedback {
			forward = append(forward, [2]int32{e.from, e.to})
			forwardEdges = append(forwardEdges, e)
		}
	}
	g := graph.New(nodes, forward)
	loop, _ := g.Components()
	round, _ := graph.New(nodes, all).Components()
	wide := map[int32]bool{} // components through several models
	for _, e := range edges[:len(n.Links)] {
		e.cross.ClosesLoop = round[e.from] == round[e.to]
		if e.cross.Feedback() || loop[e.from] != loop[e.to] {
			continue
		}
		e.cross.InLoop = true
		k := loop[e.from]
		if wide[k] {
			continue
		}
		wide[k] = true
		var back []LoopLink
		for _, i := range g.Path([]int{int(e.to)}, int(e.from), func(_, v int32) bool { return loop[v] == k }) {
			back = append(back, forwardEdges[i].LoopLink)
		}
		n.Loops = append(n.Loops, Loop{First: e.cross, Back: betweenElements(back)})
	}
	for _, e := range edges[len(n.Links):] {
		if e.link != nil && !e.link.Feedback && loop[e.from] == loop[e.to] && wide[loop[e.from]] {
			n.inLoop[e.link] = true
		}
	}
}

// betweenElements returns a way from element to element as links that each join two
// elements: those through groups are one, with the place of the link that is written.
func betweenElements(way []LoopLink) []LoopLink {
	var links []LoopLink
	var step LoopLink // from the last element
	for _, next := range way {
		if next.From.Element != nil {
			step = next
		}
		if next.Pos.IsValid() {
			step.Pos = next.Pos
		}
		if step.To = next.To; step.To.Element != nil {
			links = append(links, step)
		}
	}
	return links
}
