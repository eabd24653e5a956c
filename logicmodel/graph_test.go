package logicmodel_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/soak"
	"github.com/resultschain/resultschain/logicmodel"
)

// randomLinks is a model of at most eight elements, with links to themselves,
// parallel links and feedback links among the links.
func randomLinks(seed uint64) *logicmodel.Model {
	r := rand.New(rand.NewPCG(seed, 2))
	n := 1 + r.IntN(8)
	m := linked(n, 0)
	for range r.IntN(2 * n) {
		from := &m.Elements[r.IntN(n)]
		from.LeadsTo = append(from.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprint("e", r.IntN(n))}, Feedback: r.IntN(4) == 0})
	}
	return m
}

// TestChainOracle compares every answer with that of the distances.
func TestChainOracle(t *testing.T) {
	for seed := range soak.Rounds(uint64(3000)) {
		m := randomLinks(seed)
		c := logicmodel.NewGraph(m)
		forward, all := distances(m, false), distances(m, true)
		n := len(m.Elements)
		fail := func(format string, args ...any) {
			t.Fatalf("seed %d: %s", seed, fmt.Sprintf(format, args...))
		}

		place := make([]int, n)
		if len(c.Order()) != n {
			fail("Order has %d elements, want %d", len(c.Order()), n)
		}
		seen := map[int32]bool{}
		for i, v := range c.Order() {
			place[v], seen[v] = i, true
		}
		if len(seen) != n {
			fail("Order is %v and repeats an element", c.Order())
		}
		for l, k := range c.Links {
			loop := k.From != k.To && forward[k.To][k.From] < never
			if got, want := c.InLoop(l), loop && !k.Link.Feedback; got != want {
				fail("InLoop(%d → %d) is %v", k.From, k.To, got)
			}
			if got, want := c.ClosesLoop(l), all[k.To][k.From] < never; got != want {
				fail("ClosesLoop(%d → %d) is %v", k.From, k.To, got)
			}
			if !k.Link.Feedback && k.From != k.To && !loop && place[k.From] > place[k.To] {
				fail("Order is %v, and %d leads to %d", c.Order(), k.From, k.To)
			}
			if !slices.Contains(c.Out(k.From), int32(l)) || !slices.Contains(c.In(k.To), int32(l)) {
				fail("link %d is not among Out(%d) and In(%d)", l, k.From, k.To)
			}
		}
		for i := range n {
			reach, causes := c.Reach(i), c.Causes(i)
			both := c.Reach(i, n-1)
			for j := range n {
				if want := forward[i][j] < never; reach[j] != want {
					fail("Reach(%d)[%d] is %v", i, j, reach[j])
				}
				if want := forward[j][i] < never; causes[j] != want {
					fail("Causes(%d)[%d] is %v", i, j, causes[j])
				}
				if want := forward[i][j] < never || forward[n-1][j] < never; both[j] != want {
					fail("Reach(%d, %d)[%d] is %v", i, n-1, j, both[j])
				}
				path := c.Path(i, j)
				want := forward[i][j]
				if want == never {
					want = 0
				}
				if len(path) != want {
					fail("Path(%d, %d) has %d links, want %d", i, j, len(path), want)
				}
				at := i
				for _, l := range path {
					if k := c.Links[l]; k.From != at || k.Link.Feedback {
						fail("Path(%d, %d) is %v and breaks off at %d", i, j, path, at)
					}
					at = c.Links[l].To
				}
				if len(path) > 0 && at != j {
					fail("Path(%d, %d) is %v and ends at %d", i, j, path, at)
				}
			}
		}
	}
}

// TestChainRepeatedID checks that a repeated id means the first element, and
// that links to nothing are left out.
func TestChainRepeatedID(t *testing.T) {
	m := linked(3, 2, [2]int{0, 1}, [2]int{2, 0})
	m.Elements[2].ID = "e1"
	m.Elements[0].LeadsTo = append(m.Elements[0].LeadsTo, to("nothing"), to("e0"))
	c := logicmodel.NewGraph(m)
	var got [][2]int
	for _, l := range c.Links {
		got = append(got, [2]int{l.From, l.To})
	}
	if diff := cmp.Diff([][2]int{{0, 1}, {0, 0}, {2, 0}}, got); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if i, ok := c.Index("e1"); i != 1 || !ok {
		t.Errorf(`Index("e1") is %d, %v, want the first element of that id`, i, ok)
	}
	if _, ok := c.Index("nothing"); ok {
		t.Error(`Index("nothing") finds an element`)
	}
	if diff := cmp.Diff([]int32{0, 1}, c.Out(0)); diff != "" {
		t.Errorf("Out(0), in the model's order (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int32{1, 2}, c.In(0)); diff != "" {
		t.Errorf("In(0), in the model's order (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int32{2, 0, 1}, c.Order()); diff != "" {
		t.Errorf("Order (-want +got):\n%s", diff)
	}
}

func TestChainEmpty(t *testing.T) {
	c := logicmodel.NewGraph(&logicmodel.Model{})
	if len(c.Links) != 0 || len(c.Order()) != 0 || len(c.Reach()) != 0 {
		t.Errorf("an empty model has links %v, order %v, reach %v", c.Links, c.Order(), c.Reach())
	}
}
