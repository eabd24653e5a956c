package strength

import "github.com/resultschain/resultschain/internal/graph"

// A tree holds, of each node of a graph, the nearest one that every path from
// the root to it goes through: its immediate dominator.
type tree struct {
	number []int32 // order of discovery from 1; 0: no path leads to the node
	parent []int32 // the immediate dominator
}

// dominators is the tree of the graph, given turned round as well, from the root
// (T. Lengauer and R. E. Tarjan, “A fast algorithm for finding dominators in a
// flowgraph”, ACM TOPLAS 1 (1979), the simple version, without recursion). Its
// time is that of m log n.
func dominators(next, before *graph.Graph, root int) *tree {
	n := next.Len()
	t := &tree{number: make([]int32, n), parent: make([]int32, n)}
	order, cameFrom := t.discover(next, root)

	var (
		semi     = make([]int32, n) // number of the semidominator
		ancestor = make([]int32, n) // in the forest; -1: none
		label    = make([]int32, n) // of least semi on the path to the top of the forest
		first    = make([]int32, n) // bucket of those with that semidominator; -1: empty
		rest     = make([]int32, n)
		path     []int32
	)
	for v := range n {
		semi[v], ancestor[v], label[v], first[v] = t.number[v], -1, int32(v), -1
	}
	least := func(v int32) int32 {
		if ancestor[v] < 0 {
			return v
		}
		path = path[:0]
		for u := v; ancestor[ancestor[u]] >= 0; u = ancestor[u] {
			path = append(path, u)
		}
		for i := len(path) - 1; i >= 0; i-- {
			u, a := path[i], ancestor[path[i]]
			if semi[label[a]] < semi[label[u]] {
				label[u] = label[a]
			}
			ancestor[u] = ancestor[a]
		}
		return label[v]
	}
	for i := len(order) - 1; i > 0; i-- {
		w := order[i]
		for _, v := range before.Next(int(w)) {
			if t.number[v] > 0 {
				semi[w] = min(semi[w], semi[least(v)])
			}
		}
		s, p := order[semi[w]-1], cameFrom[w]
		first[s], rest[w] = w, first[s]
		ancestor[w] = p
		for v := first[p]; v >= 0; v = rest[v] {
			t.parent[v] = p
			if u := least(v); semi[u] < semi[v] {
				t.parent[v] = u
			}
		}
		first[p] = -1
	}
	for _, w := range order[min(1, len(order)):] {
		if t.parent[w] != order[semi[w]-1] {
			t.parent[w] = t.parent[t.parent[w]]
		}
	}
	t.parent[root] = int32(root)
	return t
}

// discover numbers the nodes depth first, and gives them in that order, and of
// each the one that it was found from.
func (t *tree) discover(next *graph.Graph, root int) (order, cameFrom []int32) {
	cameFrom = make([]int32, next.Len())
	at := make([]int, next.Len()) // next edge of the node to follow
	path := []int32{int32(root)}
	order = append(order, int32(root))
	t.number[root] = 1
	for len(path) > 0 {
		v := path[len(path)-1]
		to := next.Next(int(v))
		if at[v] == len(to) {
			path = path[:len(path)-1]
			continue
		}
		w := to[at[v]]
		at[v]++
		if t.number[w] == 0 {
			order = append(order, w)
			t.number[w] = int32(len(order))
			cameFrom[w] = v
			path = append(path, w)
		}
	}
	return order, cameFrom
}

// dominates reports whether every path from the root to w goes through v, both
// of which there are paths to.
func (t *tree) dominates(v, w int32) bool {
	for t.number[w] > t.number[v] { // a dominator is found before what it dominates
		w = t.parent[w]
	}
	return v == w
}

// common is the nearest node that every path from the root to either goes
// through.
func (t *tree) common(v, w int32) int32 {
	for v != w {
		if t.number[v] < t.number[w] {
			v, w = w, v
		}
		v = t.parent[v]
	}
	return v
}
