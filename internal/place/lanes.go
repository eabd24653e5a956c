package place

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// A leg is the part of an arrow in one gap between ranks: level from where it
// begins to its lane, along the lane, and level again.
type leg struct {
	arrow    int
	from, to float64 // across, where it begins and ends
	// How it begins and ends: at the rank before the gap, or at the one after it,
	// or in a track, where it is not level.
	begin, end edge
	lane       int
}

type edge int

const (
	atStart edge = iota // of the gap
	atEnd
	atTrack
)

// span returns the stretch of the lane that the leg takes.
func (l *leg) span() Span { return Span{math.Min(l.from, l.to), math.Max(l.from, l.to)} }

// isStraight reports whether the leg needs no lane.
func (l *leg) isStraight() bool { return math.Abs(l.from-l.to) < 0.5 && l.begin != l.end }

// levels calls f for each level part of a leg, with its place across and the edge of
// the gap where it begins.
func (l *leg) levels(f func(at float64, e edge)) {
	if l.begin != atTrack {
		f(l.from, l.begin)
	}
	if l.end != atTrack {
		f(l.to, l.end)
	}
}

// Costs of two legs that cross or have level parts on each other, and least distances.
const (
	crossingCost = 1
	overlapCost  = 20
	laneClear    = 4.0 // between the ends of legs in one lane
	levelClear   = 2.5 // between level parts: two strokes beside each other can be told apart
)

// costBefore returns the cost of the lane of a coming before that of b.
func costBefore(a, b *leg) int {
	cost := 0
	inside := func(at float64, s Span) bool { return s.From < at && at < s.To }
	a.levels(func(at float64, e edge) {
		if e == atEnd && inside(at, b.span()) {
			cost += crossingCost
		}
	})
	b.levels(func(at float64, e edge) {
		if e == atStart && inside(at, a.span()) {
			cost += crossingCost
		}
		if e == atStart {
			a.levels(func(other float64, e edge) {
				if e == atEnd && math.Abs(at-other) < levelClear {
					cost += overlapCost
				}
			})
		}
	})
	return cost
}

// mayClash reports whether two legs would meet in one lane.
func mayClash(a, b *leg) bool {
	s, t := a.span(), b.span()
	return s.From < t.To+laneClear && t.From < s.To+laneClear
}

// mostSifted is the most legs in a gap for which each is tried at each place.
const mostSifted = 120

// mostCompared is the most legs in a gap for which each pair is compared.
const mostCompared = 2000

// assignLanes gives the legs of a gap their lanes, so that few cross and none lie
// on each other, and returns how many lanes there are. When ctx is done, it gives none.
func assignLanes(ctx context.Context, all []*leg) int {
	legs := slices.DeleteFunc(slices.Clone(all), (*leg).isStraight)
	n := len(legs)
	if n > mostCompared {
		return stackLanes(legs)
	}
	better := make([][]int, n) // what is saved where the first comes before the second
	score := make([]int, n)
	cells := make([]int, n*n)
	for i := range better {
		better[i] = cells[i*n : (i+1)*n]
	}
	for i := range n {
		if ctx.Err() != nil {
			return 0
		}
		for j := range i {
			d := costBefore(legs[j], legs[i]) - costBefore(legs[i], legs[j])
			better[i][j], better[j][i] = d, -d
			score[i] += d
			score[j] -= d
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(score[b], score[a]) })
	if n <= mostSifted {
		sift(order, better)
	}
	lanes := 0
	for k, i := range order {
		l := legs[i]
		l.lane = 0
		for _, j := range order[:k] {
			if mayClash(l, legs[j]) {
				l.lane = max(l.lane, legs[j].lane+1)
			}
		}
		lanes = max(lanes, l.lane+1)
	}
	return lanes
}

// stackLanes gives each leg the first lane in which it meets no other, whatever
// crosses.
func stackLanes(legs []*leg) int {
	order := slices.Clone(legs)
	slices.SortStableFunc(order, func(a, b *leg) int { return cmp.Compare(a.span().From, b.span().From) })
	var ends []float64 // of what is in each lane
	for _, l := range order {
		k := slices.IndexFunc(ends, func(end float64) bool { return end+laneClear < l.span().From })
		if k < 0 {
			k = len(ends)
			ends = append(ends, 0)
		}
		l.lane, ends[k] = k, l.span().To
	}
	return len(ends)
}

// sift moves each item to where it is best among the others, until nothing gets
// better.
func sift(order []int, better [][]int) {
	for range 8 {
		moved := false
		for _, i := range slices.Clone(order) {
			at := slices.Index(order, i)
			best, most, sum := at, 0, 0
			for k := at - 1; k >= 0; k-- {
				if sum += better[i][order[k]]; sum > most {
					best, most = k, sum
				}
			}
			sum = 0
			for k := at + 1; k < len(order); k++ {
				if sum += better[order[k]][i]; sum > most {
					best, most = k, sum
				}
			}
			if best != at {
				order = slices.Delete(order, at, at+1)
				order = slices.Insert(order, best, i)
				moved = true
			}
		}
		if !moved {
			return
		}
	}
}

// Sizes of gaps between ranks.
const (
	laneTail  = 6.0  // from a rank to the first lane, at least
	laneHead  = 14.0 // from a lane to a rank where arrows end, with their heads
	wideGap   = 60.0 // above it lanes are nearer to each other
	leastLane = 2.6  // between lanes; they are never nearer
	mostLane  = 10.0
	outside   = 8.0 // more, before the first rank and after the last: lanes keep off their bands
)

// A gap is the room between two ranks.
type gap struct {
	legs       []*leg
	lanes      int
	start      float64 // where it begins along the chain
	size       float64
	begin, end float64 // the room that lanes leave at either side
}

// measure assigns the lanes and sets the size of the gap, which is not below least. The
// lanes stay at least tail away from its beginning.
func (g *gap) measure(ctx context.Context, least, tail float64) {
	g.lanes = assignLanes(ctx, g.legs)
	g.begin, g.end = tail, laneHead
	for _, l := range g.legs {
		if l.end == atStart {
			g.begin = math.Max(tail, laneHead)
		}
	}
	g.size = least
	if g.lanes > 0 {
		sides, n := g.begin+g.end, float64(g.lanes-1)
		g.size = math.Max(least, math.Max(math.Min(wideGap, sides+n*laneGap), sides+n*leastLane))
	}
}

// laneAt returns where a lane is along the chain.
func (g *gap) laneAt(lane int) float64 {
	room := g.size - g.begin - g.end
	if g.lanes == 1 {
		return g.start + g.begin + room/2
	}
	step := math.Min(mostLane, room/float64(g.lanes-1))
	return g.start + g.begin + (room-step*float64(g.lanes-1))/2 + step*float64(lane)
}
