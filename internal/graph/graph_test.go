package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// graphs calls try with small random graphs, of all densities, with loops and
// parallel edges.
func graphs(t *testing.T, try func(t *testing.T, n int, edges [][2]int32, g *Graph)) {
	t.Helper()
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		n := 1 + random.IntN(7)
		edges := make([][2]int32, random.IntN(2*n+1))
		for i := range edges {
			edges[i] = [2]int32{int32(random.IntN(n)), int32(random.IntN(n))}
		}
		if random.IntN(2) == 0 { // without cycles
			for i, e := range edges {
				edges[i] = [2]int32{max(e[0], e[1]), min(e[0], e[1])}
			}
			edges = slices.DeleteFunc(edges, func(e [2]int32) bool { return e[0] == e[1] })
		}
		try(t, n, edges, New(n, edges))
		if t.Failed() {
			t.Fatalf("in the graph of %d nodes with the edges %v", n, edges)
		}
	}
}

// reachable says by the definition which node leads to which, by one edge or
// more.
func reachable(n int, edges [][2]int32) [][]bool {
	r := make([][]bool, n)
	for v := range r {
		r[v] = make([]bool, n)
	}
	for _, e := range edges {
		r[e[0]][e[1]] = true
	}
	for k := range n {
		for i := range n {
			for j := range n {
				r[i][j] = r[i][j] || r[i][k] && r[k][j]
			}
		}
	}
	return r
}

func TestNextAndEdges(t *testing.T) {
	graphs(t, func(t *testing.T, n int, edges [][2]int32, g *Graph) {
		if g.Len() != n {
			t.Errorf("Len is %d", g.Len())
		}
		for v := range n {
			var next, index []int32
			for i, e := range edges {
				if e[0] == int32(v) {
					next, index = append(next, e[1]), append(index, int32(i))
				}
			}
			if !slices.Equal(g.Next(v), next) || !slices.Equal(g.Edges(v), index) {
				t.Errorf("out of %d go %v by %v; want %v by %v", v, g.Next(v), g.Edges(v), next, index)
			}
		}
	})
}

func TestOrder(t *testing.T) {
	cyclic := 0
	graphs(t, func(t *testing.T, n int, edges [][2]int32, g *Graph) {
		reach := reachable(n, edges)
		acyclic := true
		for v := range n {
			acyclic = acyclic && !reach[v][v]
		}
		order, ok := g.Order()
		if ok != acyclic {
			t.Errorf("Order says %t", ok)
		}
		if !ok {
			cyclic++
			return
		}
		for _, e := range edges {
			if slices.Index(order, e[0]) >= slices.Index(order, e[1]) {
				t.Errorf("the order %v turns the edge %v round", order, e)
			}
		}
		if sorted := slices.Sorted(slices.Values(order)); len(slices.Compact(sorted)) != n {
			t.Errorf("the order is %v", order)
		}
	})
	if cyclic < 100 || cyclic > 1900 {
		t.Errorf("%d of 2000 graphs have cycles, which tests too little", cyclic)
	}
}

func TestOrderKeepsNumbers(t *testing.T) {
	order, ok := New(4, [][2]int32{{3, 1}}).Order()
	if diff := cmp.Diff([]int32{0, 2, 3, 1}, order); diff != "" || !ok {
		t.Errorf("%t (-want +got):\n%s", ok, diff)
	}
}

func TestComponents(t *testing.T) {
	graphs(t, func(t *testing.T, n int, edges [][2]int32, g *Graph) {
		reach := reachable(n, edges)
		component, count := g.Components()
		seen := map[int32]bool{}
		for v := range n {
			seen[component[v]] = true
			if component[v] < 0 || int(component[v]) >= count {
				t.Errorf("node %d is in component %d of %d", v, component[v], count)
			}
			for w := range n {
				together := v == w || reach[v][w] && reach[w][v]
				if (component[v] == component[w]) != together {
					t.Errorf("nodes %d and %d are in the components %d and %d", v, w, component[v], component[w])
				}
			}
		}
		if len(seen) != count {
			t.Errorf("there are %d components, not %d", len(seen), count)
		}
		for _, e := range edges {
			if component[e[0]] < component[e[1]] {
				t.Errorf("the edge %v leads from component %d to %d", e, component[e[0]], component[e[1]])
			}
		}
	})
}

func TestReach(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	graphs(t, func(t *testing.T, n int, edges [][2]int32, g *Graph) {
		reach := reachable(n, edges)
		from := make([]int, random.IntN(4))
		for i := range from {
			from[i] = random.IntN(n)
		}
		want := make([]bool, n)
		for _, v := range from {
			want[v] = true
			for w := range n {
				want[w] = want[w] || reach[v][w]
			}
		}
		if diff := cmp.Diff(want, g.Reach(from...)); diff != "" {
			t.Errorf("from %v (-want +got):\n%s", from, diff)
		}
	})
}

func TestPath(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	graphs(t, func(t *testing.T, n int, edges [][2]int32, g *Graph) {
		walls := make([]bool, n)
		for v := range walls {
			walls[v] = random.IntN(5) == 0
		}
		for _, within := range []func(int32) bool{nil, func(v int32) bool { return !walls[v] }} {
			var open func(edge, v int32) bool
			if within != nil {
				open = func(edge, v int32) bool { return edges[edge][1] == v && within(v) }
			}
			for from := range n {
				for to := range n {
					path := g.Path([]int{from}, to, open)
					if got, want := len(path), shortest(n, edges, from, to, within); got != want {
						t.Errorf("from %d to %d it takes %d edges, not %d", from, to, got, want)
					}
					at := int32(from)
					for _, e := range path {
						if edges[e][0] != at {
							t.Errorf("the path %v from %d to %d breaks off", path, from, to)
						}
						if at = edges[e][1]; within != nil && !within(at) {
							t.Errorf("the path %v from %d to %d crosses %d", path, from, to, at)
						}
					}
					if len(path) > 0 && at != int32(to) {
						t.Errorf("the path %v from %d leads to %d, not %d", path, from, at, to)
					}
				}
			}
		}
	})
}

// shortest is the length of a shortest path by Bellman and Ford; 0 for none.
func shortest(n int, edges [][2]int32, from, to int, within func(int32) bool) int {
	far := n + 1
	distance := make([]int, n)
	for v := range distance {
		distance[v] = far
	}
	distance[from] = 0
	for range n {
		for _, e := range edges {
			if within == nil || within(e[1]) {
				distance[e[1]] = min(distance[e[1]], distance[e[0]]+1)
			}
		}
	}
	if distance[to] >= far {
		return 0
	}
	return distance[to]
}

func TestEmptyGraph(t *testing.T) {
	g := New(0, nil)
	order, ok := g.Order()
	_, count := g.Components()
	if g.Len() != 0 || len(order) != 0 || !ok || count != 0 || len(g.Reach()) != 0 {
		t.Errorf("Len %d, Order %v %t, %d components", g.Len(), order, ok, count)
	}
}

// A long chain needs no deep stack, and a large graph no more than its share of
// time.
func TestLarge(t *testing.T) {
	const n = 200_000
	path := make([][2]int32, n-1)
	for v := range path {
		path[v] = [2]int32{int32(v), int32(v + 1)}
	}
	cycle := append(slices.Clone(path), [2]int32{n - 1, 0})
	for _, c := range []struct {
		name       string
		edges      [][2]int32
		acyclic    bool
		components int
	}{{"path", path, true, n}, {"cycle", cycle, false, 1}} {
		t.Run(c.name, func(t *testing.T) {
			g := New(n, c.edges)
			if _, ok := g.Order(); ok != c.acyclic {
				t.Errorf("Order says %t", ok)
			}
			if _, count := g.Components(); count != c.components {
				t.Errorf("there are %d components", count)
			}
			if reach := g.Reach(0); slices.Contains(reach, false) {
				t.Error("some node is not reached")
			}
			if got := g.Path([]int{0}, n-1, nil); len(got) != n-1 {
				t.Errorf("the path has %d edges", len(got))
			}
		})
	}
}

func ExampleGraph_Path() {
	g := New(3, [][2]int32{{0, 1}, {1, 2}, {2, 0}})
	fmt.Println(g.Path([]int{1}, 0, nil))
	// Output: [1 2]
}
