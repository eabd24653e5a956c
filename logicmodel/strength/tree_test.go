package strength

import (
	"math/rand/v2"
	"testing"

	"github.com/resultschain/resultschain/internal/graph"
)

// TestDominators compares the tree with its definition: a node dominates
// another where none leads there any more once it is taken away.
func TestDominators(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 8))
	for range 300 {
		n := 2 + r.IntN(40)
		var edges, turned [][2]int32
		for range r.IntN(3 * n) {
			v, w := int32(r.IntN(n)), int32(r.IntN(n))
			edges, turned = append(edges, [2]int32{v, w}), append(turned, [2]int32{w, v})
		}
		root := r.IntN(n)
		g := graph.New(n, edges)
		tree := dominators(g, graph.New(n, turned), root)
		reached := g.Reach(root)
		for v := range n {
			if (tree.number[v] > 0) != reached[v] {
				t.Fatalf("from %d, node %d is number %d: %v", root, v, tree.number[v], edges)
			}
			if !reached[v] {
				continue
			}
			without := reachWithout(n, edges, root, v)
			for w := range n {
				if reached[w] && tree.dominates(int32(v), int32(w)) == without[w] {
					t.Fatalf("from %d, whether %d dominates %d is %t: %v", root, v, w, !without[w], edges)
				}
			}
		}
	}
}

// reachWithout marks the nodes that are reached without the node.
func reachWithout(n int, edges [][2]int32, root, node int) []bool {
	if root == node {
		return make([]bool, n)
	}
	var left [][2]int32
	for _, e := range edges {
		if int(e[0]) != node && int(e[1]) != node {
			left = append(left, e)
		}
	}
	return graph.New(n, left).Reach(root)
}
