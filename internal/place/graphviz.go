package place

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/layout"
)

// An Engine computes a layout of DOT text.
type Engine func(ctx context.Context, dot []byte) (*layout.Drawing, error)

// findAcross returns the middle of each node across, from where Graphviz puts it and in
// the order of its rank. Sizes are those of the boxes across, and gap is the least
// distance between boxes. Without an engine it is a guess, with all nodes in the middle
// at first.
func (l *ordering) findAcross(ctx context.Context, engine Engine, nodes int, sizes []float64, gap float64) ([]float64, error) {
	at := make([]float64, nodes)
	if engine != nil {
		d, err := engine(ctx, l.dot(sizes, gap))
		if err != nil {
			return nil, err
		}
		for _, n := range d.Nodes {
			if k, err := strconv.Atoi(strings.TrimPrefix(n.Name, "n")); err == nil && k < nodes {
				at[k] = n.Y
			}
		}
	}
	l.balance(at, sizes, gap)
	return at, nil
}

// balanced is how often balance moves each rank in either direction.
const balanced = 10

// balance moves the nodes of each rank to the middle of what they are joined with, as
// far as their order and sizes allow. Graphviz makes arrows short, but may push
// everything to one side for that; nor need it keep our order.
func (l *ordering) balance(at, sizes []float64, gap float64) {
	type near struct {
		node   int
		weight float64
	}
	joined := make([][]near, len(at))
	for _, j := range l.Joins {
		weight := 1.0 // the straighter an arrow passes ranks, the better
		if j.From >= l.Boxes {
			weight *= 3
		}
		if j.To >= l.Boxes {
			weight *= 3
		}
		joined[j.From] = append(joined[j.From], near{j.To, weight})
		joined[j.To] = append(joined[j.To], near{j.From, weight})
	}
	for _, j := range l.Level { // of little weight, so that arrows between ranks stay straight
		joined[j.From] = append(joined[j.From], near{j.To, 0.2})
		joined[j.To] = append(joined[j.To], near{j.From, 0.2})
	}
	longest := 0
	for _, rank := range l.Ranks {
		longest = max(longest, len(rank))
	}
	room := make([]float64, 3*longest)
	for k := range 2*balanced + 1 {
		for i := range l.Ranks {
			rank := l.Ranks[i]
			if k%2 == 1 {
				rank = l.Ranks[len(l.Ranks)-1-i]
			}
			if len(rank) == 0 {
				continue
			}
			wishes, weights, offsets := room[:len(rank)], room[longest:longest+len(rank)], room[2*longest:2*longest+len(rank)]
			for i, n := range rank {
				wishes[i], weights[i] = at[n], 0.01
				if k > 0 { // the first time only the order is restored
					for _, o := range joined[n] {
						wishes[i] = (wishes[i]*weights[i] + at[o.node]*o.weight) / (weights[i] + o.weight)
						weights[i] += o.weight
					}
				}
				if offsets[i] = 0; i > 0 {
					before := rank[i-1]
					offsets[i] = offsets[i-1] + (l.size(before, sizes)+l.size(n, sizes))/2 + l.gapBetween(before, n, gap)
				}
			}
			for i, y := range settleRow(wishes, weights, offsets, Span{math.Inf(-1), math.Inf(1)}) {
				at[rank[i]] = y
			}
		}
	}
}

// size returns the size of a node across.
func (l *ordering) size(n int, sizes []float64) float64 {
	if n < l.Boxes {
		return sizes[n]
	}
	return 0
}

// levelGap is the least distance between two neighbours that an arrow joins, so that
// the look of its line can be seen.
const levelGap = 16.0

// gapBetween returns the least distance between two neighbours in a rank.
func (l *ordering) gapBetween(a, b int, gap float64) float64 {
	switch {
	case slices.Contains(l.Level, join{a, b}) || slices.Contains(l.Level, join{b, a}):
		return math.Max(gap, levelGap)
	case a < l.Boxes && b < l.Boxes:
		return gap
	case a < l.Boxes || b < l.Boxes:
		return (gap + EndGap) / 2
	}
	return EndGap
}

// dot returns the DOT text that asks for places: a column for each rank, from left to
// right. Graphviz may order its nodes, since [ordering.balance] restores our order. The
// text asks for no lines, which would take half of the time, since we route arrows
// ourselves. It has no edges within a rank: for these Graphviz 12 leaks 2 KB a picture.
func (l *ordering) dot(sizes []float64, gap float64) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "digraph chain {\n\tgraph [rankdir=LR, ranksep=0.5, nodesep=%s, splines=none]\n\tnode [shape=box, fixedsize=true, label=\"\"]\n\tedge [dir=none]\n", inches(EndGap))
	for r, rank := range l.Ranks {
		b.WriteString("\t{\n\t\trank=same\n")
		fmt.Fprintf(&b, "\t\tr%d [width=0.01, height=0.01]\n", r)
		for _, n := range rank {
			high := 0.72
			if n < l.Boxes {
				high = sizes[n] + gap - EndGap
			}
			fmt.Fprintf(&b, "\t\tn%d [width=0.5, height=%s]\n", n, inches(high))
		}
		b.WriteString("\t}\n")
		if r > 0 {
			fmt.Fprintf(&b, "\tr%d -> r%d [style=invis, weight=100]\n", r-1, r)
		}
	}
	for _, j := range l.Joins {
		fmt.Fprintf(&b, "\tn%d -> n%d", j.From, j.To)
		if j.From >= l.Boxes || j.To >= l.Boxes { // the straighter, the fewer lanes
			b.WriteString(" [weight=2]")
		}
		b.WriteByte('\n')
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// inches returns a length in points as Graphviz takes sizes.
func inches(points float64) string { return fmt.Sprintf("%.4g", points/72) }
