package place

import (
	"cmp"
	"context"
	"slices"
)

// An ordering is a picture before its boxes have an order: the ranks, and which
// nodes of neighbouring ranks are joined. In each rank that an arrow passes, a node of
// its own stands for it.
type ordering struct {
	Ranks [][]int // the nodes of each rank, boxes in the order that is to be kept
	Joins []join
	Level []join // boxes of one rank with an arrow from one to the other
	Boxes int    // nodes below this number are boxes, the others passes of arrows

	Stacked map[int]bool // the ranks of several stages, whose boxes keep their order
}

// A join is the part of an arrow between two nodes: from one rank to the next or, in
// Level, within a rank.
type join struct{ From, To int }

// addArrow joins a box with one of a later rank, and returns the nodes where the arrow
// passes the ranks between.
func (l *ordering) addArrow(from, to, fromRank, toRank int, nodes *int) (passes []int) {
	at := from
	for r := fromRank + 1; r < toRank; r++ {
		n := *nodes
		*nodes++
		l.Ranks[r] = append(l.Ranks[r], n)
		l.Joins = append(l.Joins, join{at, n})
		passes = append(passes, n)
		at = n
	}
	l.Joins = append(l.Joins, join{at, to})
	return passes
}

// settleOrder sorts the nodes of each rank. Boxes keep their order, unless strict is false
// and another order saves more than a fifth of the crossings of arrows. When ctx is done,
// it leaves them in any order.
func (l *ordering) settleOrder(ctx context.Context, strict bool) {
	up, down := l.neighbours()
	kept := cloneRanks(l.Ranks)
	l.settle(ctx, kept, up, down, true)
	if strict {
		l.Ranks = kept
		return
	}
	fewest := l.crossings(kept)
	free := cloneRanks(kept)
	l.settle(ctx, free, up, down, false)
	if n := l.crossings(free); 5*n < 4*fewest {
		kept = free
	}
	l.Ranks = kept
}

func cloneRanks(ranks [][]int) [][]int {
	out := make([][]int, len(ranks))
	for r := range ranks {
		out[r] = slices.Clone(ranks[r])
	}
	return out
}

// neighbours returns, of each node, those that it is joined with in the rank before and
// in the one after.
func (l *ordering) neighbours() (up, down [][]int) {
	nodes := l.nodes()
	up, down = make([][]int, nodes), make([][]int, nodes)
	for _, j := range l.Joins {
		up[j.To] = append(up[j.To], j.From)
		down[j.From] = append(down[j.From], j.To)
	}
	return up, down
}

// nodes returns one more than the highest number of a node.
func (l *ordering) nodes() int {
	highest := l.Boxes - 1
	for _, nodes := range l.Ranks {
		for _, n := range nodes {
			highest = max(highest, n)
		}
	}
	return highest + 1
}

// sweeps is how often the ranks are sorted by what they are joined with, forwards
// and backwards in turn.
const sweeps = 12

// settle sorts the ranks several times by the places of what their nodes are joined
// with, and keeps the order with the fewest crossings. Where boxes are fixed, only the
// passes of arrows move.
func (l *ordering) settle(ctx context.Context, ranks, up, down [][]int, fixed bool) {
	best, fewest := cloneRanks(ranks), -1
	if !fixed {
		fewest = l.crossings(ranks)
	}
	place, wish := make([]float64, len(up)), make([]float64, len(up))
	for k := range sweeps {
		if ctx.Err() != nil {
			break
		}
		for _, nodes := range ranks {
			for i, n := range nodes {
				place[n] = placeIn(nodes, i)
			}
		}
		for i := range ranks {
			r, near := i, up
			if k%2 == 1 {
				r, near = len(ranks)-1-i, down
			}
			for _, n := range ranks[r] {
				wish[n] = place[n]
				joined := near[n]
				if fixed && n >= l.Boxes { // a pass, which has no place of its own yet
					joined = slices.Concat(up[n], down[n])
				}
				if len(joined) > 0 && !((fixed || l.Stacked[r]) && n < l.Boxes) {
					wish[n] = 0
					for _, o := range joined {
						wish[n] += place[o] / float64(len(joined))
					}
				}
			}
			slices.SortStableFunc(ranks[r], func(a, b int) int { return cmp.Compare(wish[a], wish[b]) })
			for i, n := range ranks[r] {
				if !fixed || n >= l.Boxes {
					place[n] = placeIn(ranks[r], i)
				}
			}
		}
		l.exchange(ctx, ranks, up, down, fixed)
		if n := l.crossings(ranks); fewest < 0 || n < fewest {
			best, fewest = cloneRanks(ranks), n
		}
	}
	copy(ranks, best)
}

// mostExchanged is the most joins for which neighbours are tried in the other order.
const mostExchanged = 2000

// exchange lets neighbours in a rank change places where that saves crossings. Where
// boxes are fixed, two boxes never change places.
func (l *ordering) exchange(ctx context.Context, ranks, up, down [][]int, fixed bool) {
	if len(l.Joins) > mostExchanged {
		return
	}
	at := make([]int, len(up))
	for _, nodes := range ranks {
		for i, n := range nodes {
			at[n] = i
		}
	}
	crossed := func(a, b []int) int { // joins of a that cross those of b, where a comes before b
		n := 0
		for _, x := range a {
			for _, y := range b {
				if at[x] > at[y] {
					n++
				}
			}
		}
		return n
	}
	for range sweeps {
		moved := false
		for r, nodes := range ranks {
			if ctx.Err() != nil {
				return
			}
			for i := 1; i < len(nodes); i++ {
				a, b := nodes[i-1], nodes[i]
				if (fixed || l.Stacked[r]) && a < l.Boxes && b < l.Boxes {
					continue
				}
				if crossed(up[b], up[a])+crossed(down[b], down[a]) < crossed(up[a], up[b])+crossed(down[a], down[b]) {
					nodes[i-1], nodes[i] = b, a
					at[a], at[b] = i, i-1
					moved = true
				}
			}
		}
		if !moved {
			return
		}
	}
}

// placeIn returns where the i-th node of a rank stands in it, from 0 to 1.
func placeIn(nodes []int, i int) float64 { return (float64(i) + 0.5) / float64(len(nodes)) }

// crossings returns how many joins cross.
func (l *ordering) crossings(ranks [][]int) int {
	nodes := l.nodes()
	rank, at := make([]int, nodes), make([]int, nodes)
	for r, nodes := range ranks {
		for i, n := range nodes {
			rank[n], at[n] = r, i
		}
	}
	between := make([][]join, len(ranks))
	for _, j := range l.Joins {
		between[rank[j.From]] = append(between[rank[j.From]], join{at[j.From], at[j.To]})
	}
	sum := 0
	for r, joins := range between {
		slices.SortFunc(joins, func(a, b join) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
		if r+1 < len(ranks) {
			sum += inversions(joins, len(ranks[r+1]))
		}
	}
	return sum
}

// inversions returns how many pairs of joins cross. The joins are sorted by where they
// begin; a binary indexed tree counts the ends so far.
func inversions(joins []join, ends int) int {
	tree := make([]int, ends+1)
	sum := 0
	for k, j := range joins {
		sum += k
		for i := j.To + 1; i > 0; i -= i & -i { // those that end before it or at the same
			sum -= tree[i]
		}
		for i := j.To + 1; i <= ends; i += i & -i {
			tree[i]++
		}
	}
	return sum
}
