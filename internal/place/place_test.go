package place

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// randomLayering returns ranks of boxes that are joined at random.
func randomLayering(r *rand.Rand) *ordering {
	l := &ordering{}
	rank := map[int]int{}
	for k := range 2 + r.IntN(5) {
		l.Ranks = append(l.Ranks, nil)
		for range 1 + r.IntN(6) {
			rank[l.Boxes] = k
			l.Ranks[k] = append(l.Ranks[k], l.Boxes)
			l.Boxes++
		}
	}
	nodes := l.Boxes
	for range l.Boxes * 2 {
		from, to := r.IntN(l.Boxes), r.IntN(l.Boxes)
		if rank[from] < rank[to] {
			l.addArrow(from, to, rank[from], rank[to], &nodes)
		}
	}
	return l
}

// TestCrossings compares the crossings with those counted pair by pair.
func TestCrossings(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		l := randomLayering(r)
		place := func(n int) (rank, at int) {
			for r, nodes := range l.Ranks {
				if i := slices.Index(nodes, n); i >= 0 {
					return r, i
				}
			}
			return -1, -1
		}
		want := 0
		for i, a := range l.Joins {
			for _, b := range l.Joins[:i] {
				ra, fa := place(a.From)
				rb, fb := place(b.From)
				_, ta := place(a.To)
				_, tb := place(b.To)
				if ra == rb && (fa-fb)*(ta-tb) < 0 {
					want++
				}
			}
		}
		if got := l.crossings(l.Ranks); got != want {
			t.Fatalf("%d crossings, want %d: %v %v", got, want, l.Ranks, l.Joins)
		}
	}
}

// TestOrder checks that boxes keep their order unless another saves more than a
// fifth of the crossings, and that no node is lost.
func TestOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	kept := 0
	for range 300 {
		l := randomLayering(r)
		before := cloneRanks(l.Ranks)
		l.settleOrder(t.Context(), false)
		same := true
		for k := range before {
			boxes := func(nodes []int) []int {
				return slices.DeleteFunc(slices.Clone(nodes), func(n int) bool { return n >= l.Boxes })
			}
			same = same && slices.Equal(boxes(before[k]), boxes(l.Ranks[k]))
			if a, b := slices.Sorted(slices.Values(before[k])), slices.Sorted(slices.Values(l.Ranks[k])); !slices.Equal(a, b) {
				t.Fatalf("the rank %v became %v", before[k], l.Ranks[k])
			}
		}
		if same {
			kept++
			continue
		}
		fixed := cloneRanks(before)
		up, down := l.neighbours()
		l.settle(t.Context(), fixed, up, down, true)
		if now, was := l.crossings(l.Ranks), l.crossings(fixed); 5*now >= 4*was {
			t.Errorf("%v changed for %d crossings instead of %d", before, now, was)
		}
	}
	if kept < 30 || kept > 270 {
		t.Errorf("%d of 300 orders were kept", kept)
	}
}

// TestSettleRow compares the places with the best ones of a fine grid, for three
// items.
func TestSettleRow(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		wishes := []float64{float64(r.IntN(20)), float64(r.IntN(20)), float64(r.IntN(20))}
		weights := []float64{1 + float64(r.IntN(3)), 1, 1}
		offsets := []float64{0, 3, 7}
		got := settleRow(wishes, weights, offsets, Span{2, 18})
		cost := func(at []float64) (sum float64) {
			for k := range at {
				sum += weights[k] * (at[k] - wishes[k]) * (at[k] - wishes[k])
			}
			return sum
		}
		best := math.Inf(1)
		for a := 2.0; a <= 11; a += 0.25 {
			for b := a + 3; b <= 14; b += 0.25 {
				for c := b + 4; c <= 18; c += 0.25 {
					best = min(best, cost([]float64{a, b, c}))
				}
			}
		}
		if cost(got) > best+1e-9 || got[1]-got[0] < 3-1e-9 || got[2]-got[1] < 4-1e-9 || got[0] < 2 || got[2] > 18 {
			t.Errorf("%v for the wishes %v with weights %v: %g, and %g is possible", got, wishes, weights, cost(got), best)
		}
	}
}

// TestLanes checks that legs in one lane do not meet, and that legs which need not
// cross do not.
func TestLanes(t *testing.T) {
	nested := []*leg{ // four that lead down and two that lead up
		{from: 0, to: 100, begin: atStart, end: atEnd}, {from: 10, to: 110, begin: atStart, end: atEnd},
		{from: 20, to: 120, begin: atStart, end: atEnd}, {from: 30, to: 130, begin: atStart, end: atEnd},
		{from: 300, to: 200, begin: atStart, end: atEnd}, {from: 310, to: 210, begin: atStart, end: atEnd},
	}
	if n := assignLanes(t.Context(), nested); n != 4 {
		t.Errorf("%d lanes, want 4", n)
	}
	var lanes []int
	for _, l := range nested {
		lanes = append(lanes, l.lane)
	}
	if diff := cmp.Diff([]int{3, 2, 1, 0, 0, 1}, lanes); diff != "" {
		t.Errorf("lanes (-want +got):\n%s", diff)
	}
	r := rand.New(rand.NewPCG(7, 8))
	for range 100 {
		var legs []*leg
		for range 1 + r.IntN(30) {
			legs = append(legs, &leg{from: r.Float64() * 300, to: r.Float64() * 300, begin: edge(r.IntN(2)), end: edge(1 + r.IntN(2))})
		}
		n := assignLanes(t.Context(), legs)
		for i, a := range legs {
			for _, b := range legs[:i] {
				if !a.isStraight() && !b.isStraight() && a.lane == b.lane && mayClash(a, b) {
					t.Errorf("%v and %v are in one lane", a, b)
				}
			}
			if a.lane >= n {
				t.Errorf("lane %d of %d", a.lane, n)
			}
		}
	}
}

// TestCurve checks that a curve goes from the first corner to the last, and that
// what is no corner is straight.
func TestCurve(t *testing.T) {
	way := []Point{{X: 0, Y: 0}, {X: 20, Y: 0}, {X: 20, Y: 100}, {X: 50, Y: 100}}
	got := roundWay(way, 12)
	if len(got)%3 != 1 || got[0] != way[0] || got[len(got)-1] != way[3] {
		t.Fatalf("%v", got)
	}
	for _, p := range got {
		onLine := math.Abs(p.Y) < 1e-9 || math.Abs(p.Y-100) < 1e-9 || math.Abs(p.X-20) < 1e-9
		if !onLine {
			t.Errorf("%v is off the way", p)
		}
	}
	if roundWay(nil, 12) != nil {
		t.Error("a curve without corners")
	}
}
