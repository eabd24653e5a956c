package graph

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/resultschain/resultschain/internal/soak"
)

// TestBridges compares Bridges with leaving out each edge in turn, on random
// graphs.
func TestBridges(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	found := 0
	for range soak.Rounds(20000) {
		n := 2 + r.IntN(7)
		edges := make([][2]int32, r.IntN(2*n))
		for i := range edges {
			edges[i] = [2]int32{int32(r.IntN(n)), int32(r.IntN(n))}
		}
		var from []int
		for v := range n - 1 {
			if r.IntN(3) == 0 {
				from = append(from, v)
			}
		}
		to := n - 1
		got := slices.Sorted(slices.Values(New(n, edges).Bridges(from, to)))
		var want []int32
		if reaches(n, edges, from, to, -1) {
			for i := range edges {
				if !reaches(n, edges, from, to, i) {
					want = append(want, int32(i))
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("from %v to %d in %v: bridges %v, want %v", from, to, edges, got, want)
		}
		found += len(want)
	}
	if found < 200 {
		t.Errorf("only %d bridges in all: the graphs are too dense to test anything", found)
	}
}

// reaches reports whether a path leads from any of the nodes to another one
// without the edge.
func reaches(n int, edges [][2]int32, from []int, to, without int) bool {
	seen := make([]bool, n)
	for _, v := range from {
		seen[v] = true
	}
	for range n {
		for i, e := range edges {
			if i != without && seen[e[0]] {
				seen[e[1]] = true
			}
		}
	}
	return seen[to]
}
