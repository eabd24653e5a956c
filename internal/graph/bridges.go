package graph

// Bridges returns the edges that every path from any of the given nodes to another
// one crosses, in the order in which a path crosses them, as indices of the
// list that [New] was given; nil where there is no path. Parallel edges are
// distinct, so that neither is a bridge.
//
// It finds one path. Each edge of that is a bridge unless a detour leads from
// before the edge to after it. The detours are explored in the order of the path,
// and each node is visited once.
func (g *Graph) Bridges(from []int, to int) []int32 {
	path := g.path(from, to, nil)
	if path == nil {
		return nil
	}
	place := make([]int32, g.Len()) // on the path, from 1; 0: not on it
	for i, e := range path {
		place[e.from] = int32(i + 1)
	}
	place[to] = int32(len(path) + 1)

	seen := make([]bool, g.Len()) // off the path
	furthest := int32(1)          // place that a detour reaches
	var stack []int32
	explore := func(v int32, skip int32) { // the detours that begin at v, but not by the edge skip
		stack = append(stack[:0], v)
		for len(stack) > 0 {
			u := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for k, w := range g.Next(int(u)) {
				if g.Edges(int(u))[k] == skip {
					continue
				}
				if place[w] > 0 {
					furthest = max(furthest, place[w])
				} else if !seen[w] {
					seen[w] = true
					stack = append(stack, w)
				}
			}
		}
	}
	for _, v := range from { // detours begin at the other starts too
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
