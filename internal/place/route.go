package place

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// route finds the places along the chain and the ways of the arrows.
func (c *routing) route(ctx context.Context) (*routes, error) {
	r := &router{routing: c, sides: map[side][]arrowEnd{}, at: map[arrowEnd]float64{}}
	r.findCourses()
	out := &routes{Ways: make([][]Point, len(c.Arrows))}
	r.findTracks()
	r.findSides()
	r.placeEnds()
	r.separate(ctx)
	r.straighten()
	gaps, legs := r.legs()
	at := 0.0
	for k := range gaps {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		least := c.Gap
		if k == 0 || k == len(c.Ranks) { // outside
			least = 0
		}
		gaps[k].measure(ctx, least, math.Max(laneTail, r.Tail))
		if gaps[k].lanes > 0 && k == 0 {
			gaps[k].end += outside
			gaps[k].size += outside
		} else if gaps[k].lanes > 0 && k == len(c.Ranks) {
			gaps[k].begin += outside
			gaps[k].size += outside
		}
		gaps[k].start = at
		at += gaps[k].size
		if k < len(c.Ranks) {
			rank := &c.Ranks[k]
			at += rank.Before
			out.Ranks = append(out.Ranks, Span{at, at + rank.Thick})
			at += rank.Thick + rank.After
		}
	}
	for i := range c.Arrows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		round := roundest
		for k := range legs[i] {
			round = min(round, gaps[k].roundness())
		}
		out.Round = append(out.Round, round)
		if r.courses[i] == across {
			out.Ways[i] = r.straight(i, out.Ranks)
		} else {
			out.Ways[i] = r.way(i, legs[i], out.Ranks, gaps)
		}
	}
	return out, nil
}

// way returns the corners of an arrow through its legs.
func (r *router) way(i int, legs map[int]*leg, ranks []Span, gaps []gap) []Point {
	a := &r.Arrows[i]
	start, end := r.at[arrowEnd{i, false}], r.at[arrowEnd{i, true}]
	from, to := r.Boxes[a.From].Rank, r.Boxes[a.To].Rank
	points := []Point{{X: ranks[from].To, Y: start}}
	turn := func(k int) {
		if l := legs[k]; !l.isStraight() {
			x := gaps[k].laneAt(l.lane)
			points = append(points, Point{X: x, Y: l.from}, Point{X: x, Y: l.to})
		}
	}
	switch r.courses[i] {
	case forward:
		for k := from + 1; k <= to; k++ {
			turn(k)
		}
		return append(points, Point{X: ranks[to].From, Y: end})
	case around:
		turn(from + 1)
		return append(points, Point{X: ranks[to].To, Y: end})
	}
	turn(from + 1)
	turn(to)
	return append(points, Point{X: ranks[to].From, Y: end})
}

// straight returns the way of an arrow to the next box of its rank. Where several
// join the two, they run side by side.
func (r *router) straight(i int, ranks []Span) []Point {
	a := &r.Arrows[i]
	nth, n := 0, 0
	for k := range r.Arrows {
		if b := &r.Arrows[k]; r.courses[k] == across && (b.From == a.From && b.To == a.To || b.From == a.To && b.To == a.From) {
			if k < i {
				nth++
			}
			n++
		}
	}
	rank := ranks[r.Boxes[a.From].Rank]
	x := rank.Middle() + (float64(nth)-float64(n-1)/2)*2*EndGap
	from, to := r.Boxes[a.From].Across, r.Boxes[a.To].Across
	if from.From < to.From {
		return []Point{{X: x, Y: from.To}, {X: x, Y: to.From}}
	}
	return []Point{{X: x, Y: from.From}, {X: x, Y: to.To}}
}

// legs returns the legs in each gap, and those of each arrow by their gaps.
func (r *router) legs() (gaps []gap, byArrow []map[int]*leg) {
	gaps, byArrow = make([]gap, len(r.Ranks)+1), make([]map[int]*leg, len(r.Arrows))
	for i := range r.Arrows {
		if r.courses[i] == across {
			continue
		}
		a := &r.Arrows[i]
		byArrow[i] = map[int]*leg{}
		add := func(k int, l leg) {
			l.arrow = i
			gaps[k].legs = append(gaps[k].legs, &l)
			byArrow[i][k] = &l
		}
		start, end := r.at[arrowEnd{i, false}], r.at[arrowEnd{i, true}]
		from, to := r.Boxes[a.From].Rank, r.Boxes[a.To].Rank
		switch r.courses[i] {
		case forward:
			at := start
			for k := from + 1; k <= to; k++ {
				next := end
				if k < to {
					next = a.Passes[k-from-1]
				}
				add(k, leg{from: at, to: next, begin: atStart, end: atEnd})
				at = next
			}
		case around:
			add(from+1, leg{from: start, to: end, begin: atStart, end: atStart})
		case backward:
			add(from+1, leg{from: start, to: r.tracks[i], begin: atStart, end: atTrack})
			add(to, leg{from: r.tracks[i], to: end, begin: atTrack, end: atEnd})
		}
	}
	return gaps, byArrow
}

// findTracks finds where the arrows that lead back run beside the chart: the short
// ones inside.
func (r *router) findTracks() {
	var back []int
	for i, how := range r.courses {
		if how == backward {
			back = append(back, i)
		}
	}
	rank := func(box int) int { return r.Boxes[box].Rank }
	length := func(i int) int { return rank(r.Arrows[i].From) - rank(r.Arrows[i].To) }
	slices.SortStableFunc(back, func(a, b int) int { return cmp.Compare(length(a), length(b)) })
	r.tracks = make([]float64, len(r.Arrows))
	var taken [][]int // by track
	for _, i := range back {
		first, last := rank(r.Arrows[i].To), rank(r.Arrows[i].From)
		k := 0
		for k < len(taken) && slices.ContainsFunc(taken[k], func(o int) bool {
			return rank(r.Arrows[o].To) <= last+1 && first <= rank(r.Arrows[o].From)+1
		}) {
			k++
		}
		if k == len(taken) {
			taken = append(taken, nil)
		}
		taken[k] = append(taken[k], i)
		r.tracks[i] = r.Track + float64(k)*trackGap
	}
}
