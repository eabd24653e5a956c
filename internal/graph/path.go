package graph

import (
	"math"
	"slices"
	"sync"
)

// Path returns a shortest path to a node from any of the nodes in from, as indices
// of the edges along it. It returns nil where there is no path, and where to is in
// from. It uses only the edges for which open returns true, whose v is the node
// that the edge leads to; if open is nil, it uses all.
func (g *Graph) Path(from []int, to int, open func(edge, v int32) bool) []int32 {
	var path []int32
	for _, s := range g.path(from, to, open) {
		path = append(path, s.edge)
	}
	return path
}

// A step is an edge and the node that it leads out of.
type step struct{ from, edge int32 }

// A search is a breadth-first search of a graph. It is reused, since clearing it
// for a graph of 10,000 nodes takes longer than most searches do.
type search struct {
	steps  []step  // by which each node was reached first
	rounds []int32 // in which each node was reached last
	round  int32   // counts the searches, the current one included
	queue  []int32
}

var searches = sync.Pool{New: func() any { return &search{} }}

// begin begins a search of a graph of n nodes.
func (s *search) begin(n int) {
	if len(s.rounds) < n || s.round == math.MaxInt32 {
		s.steps, s.rounds, s.round = make([]step, n), make([]int32, n), 0
	}
	s.round++
	s.queue = s.queue[:0]
}

// hasReached reports whether the search has reached a node.
func (s *search) hasReached(v int32) bool { return s.rounds[v] == s.round }

// add records the step by which the search reaches a node first, and queues the
// node.
func (s *search) add(v int32, by step) {
	s.rounds[v], s.steps[v] = s.round, by
	s.queue = append(s.queue, v)
}

// path returns the steps of the path that [Graph.Path] returns; they are nil where
// there is no path, and empty where to is in from. It visits no more of the graph
// than it needs.
func (g *Graph) path(from []int, to int, open func(edge, v int32) bool) []step {
	s := searches.Get().(*search)
	defer searches.Put(s)
	s.begin(g.Len())
	for _, v := range from {
		if v == to {
			return []step{}
		}
		if !s.hasReached(int32(v)) {
			s.add(int32(v), step{-1, -1})
		}
	}
	for i := 0; i < len(s.queue); i++ {
		v := s.queue[i]
		for k, w := range g.Next(int(v)) {
			edge := g.Edges(int(v))[k]
			if s.hasReached(w) || open != nil && !open(edge, w) {
				continue
			}
			if s.add(w, step{v, edge}); int(w) != to {
				continue
			}
			var path []step
			for by := s.steps[w]; by.from >= 0; by = s.steps[by.from] {
				path = append(path, by)
			}
			slices.Reverse(path)
			return path
		}
	}
	return nil
}
