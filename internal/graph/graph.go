// Package graph answers the questions about directed graphs that checking
// needs, over nodes that are the integers from 0. Every answer takes time in
// proportion to the graph's nodes and edges.
package graph

import "slices"

// A Graph is a directed graph. Parallel edges and loops are allowed.
type Graph struct {
	start []int32 // edges of node v are to[start[v]:start[v+1]]
	to    []int32
	edge  []int32 // index of each in the list that New was given
}

// New returns the graph of n nodes and the given edges, each a pair from, to. The
// edges out of a node keep their order.
func New(n int, edges [][2]int32) *Graph { return build(n, edges, 0, 1) }

// NewReversed returns the graph of [New] with every edge reversed.
func NewReversed(n int, edges [][2]int32) *Graph { return build(n, edges, 1, 0) }

// build returns the graph of edges that lead from edge[from] to edge[to].
func build(n int, edges [][2]int32, from, to int) *Graph {
	m := len(edges)
	all := make([]int32, n+2+2*m) // one allocation for the three
	start, g := all[:n+2], &Graph{to: all[n+2 : n+2+m], edge: all[n+2+m:]}
	for i := range edges { // count the edges of v in start[v+2]
		start[edges[i][from]+2]++
	}
	for v := range n {
		start[v+2] += start[v+1]
	}
	// Now start[v+1] is the place for the next edge of v. When all are placed, it is
	// where those of v+1 begin.
	for i := range edges {
		at := &start[edges[i][from]+1]
		g.to[*at], g.edge[*at] = edges[i][to], int32(i)
		*at++
	}
	g.start = start[:n+1]
	return g
}

// Len returns the number of nodes.
func (g *Graph) Len() int { return len(g.start) - 1 }

// Next returns the nodes that an edge leads to from v, once for each edge.
func (g *Graph) Next(v int) []int32 { return g.to[g.start[v]:g.start[v+1]] }

// Edges returns the edges out of v, as indices of the list that [New] was given,
// in step with [Graph.Next].
func (g *Graph) Edges(v int) []int32 { return g.edge[g.start[v]:g.start[v+1]] }

// Order returns a topological order of the nodes (Kahn 1962), and false where the
// graph has a cycle. Nodes without edges between them are in the order of their
// numbers, as far as one pass allows.
func (g *Graph) Order() ([]int32, bool) {
	indegree := make([]int32, g.Len())
	for _, w := range g.to {
		indegree[w]++
	}
	order := make([]int32, 0, g.Len())
	for v, d := range indegree {
		if d == 0 {
			order = append(order, int32(v))
		}
	}
	for i := 0; i < len(order); i++ {
		for _, w := range g.Next(int(order[i])) {
			if indegree[w]--; indegree[w] == 0 {
				order = append(order, w)
			}
		}
	}
	return order, len(order) == g.Len()
}

// Components returns for each node the number of its strongly connected component
// (Tarjan 1972, without recursion), and how many there are. They are numbered in
// reverse topological order: an edge between two components leads to the lower
// number.
func (g *Graph) Components() (component []int32, count int) {
	n := g.Len()
	component = slices.Repeat([]int32{-1}, n) // -1: not yet known
	var (
		index = make([]int32, n) // order of discovery from 1; 0: not yet
		low   = make([]int32, n)
		at    = make([]int32, n) // next edge of the node to follow
		stack []int32            // nodes without a component yet
		path  []int32            // nodes being visited
		found int32
	)
	for root := range n {
		if index[root] != 0 {
			continue
		}
		path = append(path, int32(root))
		for len(path) > 0 {
			v := path[len(path)-1]
			if index[v] == 0 {
				found++
				index[v], low[v] = found, found
				at[v] = g.start[v]
				stack = append(stack, v)
			}
			descended := false
			for at[v] < g.start[v+1] {
				w := g.to[at[v]]
				at[v]++
				if index[w] == 0 {
					path = append(path, w)
					descended = true
					break
				}
				if component[w] < 0 {
					low[v] = min(low[v], index[w])
				}
			}
			if descended {
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				u := path[len(path)-1]
				low[u] = min(low[u], low[v])
			}
			if low[v] == index[v] {
				for {
					w := stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					component[w] = int32(count)
					if w == v {
						break
					}
				}
				count++
			}
		}
	}
	return component, count
}

// Reach returns for each node whether a path leads to it from one of the given
// nodes, themselves included.
func (g *Graph) Reach(from ...int) []bool {
	seen := make([]bool, g.Len())
	queue := make([]int32, 0, len(from))
	for _, v := range from {
		if !seen[v] {
			seen[v] = true
			queue = append(queue, int32(v))
		}
	}
	for i := 0; i < len(queue); i++ {
		for _, w := range g.Next(int(queue[i])) {
			if !seen[w] {
				seen[w] = true
				queue = append(queue, w)
			}
		}
	}
	return seen
}
