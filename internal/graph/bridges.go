package graph

// Bridges are the edges that every path from any of the given nodes to another
// one crosses, in the order in which a path crosses them, as indices of the
// list that [New] was given; nil where there is no path. Parallel edges are
// told apart, so that neither is a bridge.
//
// One path is found. Each of its edges is a bridge unless a way round leads
// from before it to after it; the ways round are explored in the order of the
// path, each node once.
func (g *Graph) Bridges(from []int, to int) []int32 {
	path := g.pathFromAny(from, to)
	if path == nil {
		return nil
	}
	place := make([]int32, g.Len()) // on the path, from 1; 0: not on it
	for i, e := range path {
		place[e.from] = int32(i + 1)
	}
	place[to] = int32(len(path) + 1)

	seen := make([]bool, g.Len()) // off the path
	furthest := int32(1)          // place that is reached without the edge in question
	var queue []int32
	explore := func(v int32, skip int32) {
		queue = append(queue[:0], v)
		for len(queue) > 0 {
			u := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			for k, w := range g.Next(int(u)) {
				if g.Edges(int(u))[k] == skip {
					continue
				}
				if place[w] > 0 {
					furthest = max(furthest, place[w])
				} else if !seen[w] {
					seen[w] = true
					queue = append(queue, w)
				}
			}
		}
	}
	for _, v := range from { // other beginnings are ways round too
		if place[v] > 0 {
			furthest = max(furthest, place[v])
		} else if !seen[v] {
			seen[v] = true
			explore(int32(v), -1)
		}
	}
	var bridges []int32
	for i, e := range path {
		explore(e.from, e.edge)
		if furthest <= int32(i+1) {
			bridges = append(bridges, e.edge)
			furthest = int32(i + 2)
		}
	}
	return bridges
}

// step is an edge and the node that it leads out of.
type step struct{ from, edge int32 }

// pathFromAny is a shortest path from any of the nodes to another one; nil
// where there is none, and empty where that is one of them.
func (g *Graph) pathFromAny(from []int, to int) []step {
	came := make([]step, g.Len())
	seen := make([]bool, g.Len())
	var queue []int32
	for _, v := range from {
		if v == to {
			return []step{}
		}
		if !seen[v] {
			seen[v] = true
			came[v] = step{-1, -1}
			queue = append(queue, int32(v))
		}
	}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		for k, w := range g.Next(int(v)) {
			if seen[w] {
				continue
			}
			seen[w] = true
			came[w] = step{v, g.Edges(int(v))[k]}
			if int(w) != to {
				queue = append(queue, w)
				continue
			}
			var path []step
			for s := came[w]; s.from >= 0; s = came[s.from] {
				path = append(path, s)
			}
			for l, r := 0, len(path)-1; l < r; l, r = l+1, r-1 {
				path[l], path[r] = path[r], path[l]
			}
			return path
		}
	}
	return nil
}
