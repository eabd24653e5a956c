package place

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// A side is one of the two sides of a box that look to other ranks. Arrows begin and
// end there.
type side struct {
	box   int
	after bool // it looks to the next rank
}

// An arrowEnd is one of the two ends of an arrow.
type arrowEnd struct {
	arrow int
	head  bool
}

// A course is how an arrow runs.
type course int

const (
	forward  course = iota // to a later rank
	across                 // straight to the next box of its rank
	around                 // to another box of its rank, through the gap after it
	backward               // to an earlier rank, by a track
)

// A router finds the ways of arrows.
type router struct {
	*routing
	courses []course
	tracks  []float64            // of arrows that lead back, across
	sides   map[side][]arrowEnd  // in their order across
	at      map[arrowEnd]float64 // across
}

// course returns how an arrow runs.
func (c *routing) course(a *routedArrow) course {
	from, to := c.Boxes[a.From].Rank, c.Boxes[a.To].Rank
	switch {
	case from < to:
		return forward
	case from > to:
		return backward
	}
	boxes := c.Ranks[from].Boxes
	if d := slices.Index(boxes, a.From) - slices.Index(boxes, a.To); d == 1 || d == -1 {
		return across
	}
	return around
}

// findCourses finds how the arrows run.
func (r *router) findCourses() {
	for i := range r.Arrows {
		r.courses = append(r.courses, r.course(&r.Arrows[i]))
	}
}

// findSides finds which arrows end at which side of which box.
func (r *router) findSides() {
	for i := range r.Arrows {
		a := &r.Arrows[i]
		how := r.courses[i]
		if how == across {
			continue
		}
		from, to := side{a.From, true}, side{a.To, how == around}
		r.sides[from] = append(r.sides[from], arrowEnd{i, false})
		r.sides[to] = append(r.sides[to], arrowEnd{i, true})
	}
	for s, ends := range r.sides {
		slices.SortStableFunc(ends, func(a, b arrowEnd) int {
			return cmp.Or(cmp.Compare(r.bearing(s, a), r.bearing(s, b)), cmp.Compare(a.arrow, b.arrow))
		})
	}
}

// Bearings of arrows that do not run to a later rank. They lie beyond all others.
const (
	beyond      = 1e9
	towardTrack = beyond / 2
)

// bearing returns the key that sorts the ends at a side: the place across that the arrow
// goes to or comes from. Arrows between boxes of one rank come first or last, the nearest
// box outermost. Arrows to the track come after the others, but before those that come last.
func (r *router) bearing(s side, e arrowEnd) float64 {
	a := &r.Arrows[e.arrow]
	other := a.To
	if e.head {
		other = a.From
	}
	switch r.courses[e.arrow] {
	case backward: // the farther its track, the farther from it
		return towardTrack - r.tracks[e.arrow]
	case around:
		d := r.Boxes[other].Across.Middle() - r.Boxes[s.box].Across.Middle()
		if d < 0 {
			return -beyond - d
		}
		return beyond - d
	}
	return r.next(e).Middle()
}

// next returns the stretch that the arrow meets first from this end: its pass through
// the next rank, or the box at its other end.
func (r *router) next(e arrowEnd) Span {
	a := &r.Arrows[e.arrow]
	switch n := len(a.Passes); {
	case n > 0 && e.head:
		return Span{a.Passes[n-1], a.Passes[n-1]}
	case n > 0:
		return Span{a.Passes[0], a.Passes[0]}
	case e.head:
		return r.Boxes[a.From].Across
	}
	return r.Boxes[a.To].Across
}

// other returns the other end of an arrow, and whether the two face each other, with no
// rank between.
func (r *router) other(e arrowEnd) (arrowEnd, bool) {
	return arrowEnd{e.arrow, !e.head}, r.courses[e.arrow] == forward && len(r.Arrows[e.arrow].Passes) == 0
}

// placeEnds finds where each arrow begins and ends across. Ends stand as far apart as
// their side allows, and face what they lead to where they can. The sides with the most
// ends come first, since the others can follow them.
func (r *router) placeEnds() {
	sides := make([]side, 0, len(r.sides))
	for s := range r.sides {
		sides = append(sides, s)
	}
	slices.SortFunc(sides, func(a, b side) int {
		after := 0
		if a.after != b.after {
			after = 1
			if a.after {
				after = -1
			}
		}
		return cmp.Or(cmp.Compare(len(r.sides[b]), len(r.sides[a])), cmp.Compare(a.box, b.box), after)
	})
	for _, s := range sides {
		r.placeSide(s)
	}
}

// placeSide places the ends at one side of a box.
func (r *router) placeSide(s side) {
	ends := r.sides[s]
	own := r.Boxes[s.box].Across
	n := float64(len(ends))
	pad := math.Max(endPad+EndGap/2, math.Min(cornerPad, (own.Size()-(n-1)*EndGap)/2))
	room := Span{own.From + pad, own.To - pad}
	gap := math.Max(EndGap, math.Min(own.Size()/(n+1), 2*EndGap))
	if n > 1 {
		gap = math.Min(gap, room.Size()/(n-1))
	}
	wishes, weights := make([]float64, len(ends)), make([]float64, len(ends))
	for k, e := range ends {
		wishes[k], weights[k] = own.Middle()+(float64(k)-(n-1)/2)*gap, 0.01
		if r.courses[e.arrow] != forward {
			continue
		}
		near := r.next(e)
		other, faces := r.other(e)
		if at, placed := r.at[other]; placed && faces {
			near = Span{at, at}
		} else if faces {
			near = Span{near.From + endPad, near.To - endPad}
		}
		if common := (Span{math.Max(room.From, near.From), math.Min(room.To, near.To)}); common.Size() >= 0 {
			wishes[k], weights[k] = common.Middle(), 1
		}
	}
	for k, at := range spread(wishes, weights, math.Min(gap, easyGap), room) {
		r.at[ends[k]] = at
	}
}

// separate shifts the ends at a side where arrows arrive, if fewer of them then face
// ends of other arrows: the level parts of two such arrows would lie on each other.
func (r *router) separate(ctx context.Context) {
	leaving := map[int][]arrowEnd{} // by the rank that they leave
	for s, ends := range r.sides {
		if s.after {
			leaving[r.Boxes[s.box].Rank] = append(leaving[r.Boxes[s.box].Rank], ends...)
		}
	}
	const face, step = EndGap / 2.5, EndGap / 2
	for s, ends := range r.sides {
		if s.after {
			continue
		}
		if ctx.Err() != nil {
			return
		}
		cost := func(shift float64) (n int) {
			for _, e := range ends {
				at := r.at[e] + shift
				for _, o := range leaving[r.Boxes[s.box].Rank-1] {
					switch near := math.Abs(at - r.at[o]); {
					case o.arrow == e.arrow && near > 0.5 && math.Abs(r.at[e]-r.at[o]) <= 0.5:
						n += 2 // the shift bends a straight arrow
					case o.arrow != e.arrow && near < face:
						n++
					}
				}
			}
			return n
		}
		own := r.Boxes[s.box].Across
		best, least := 0.0, cost(0)
		for _, shift := range []float64{step, -step} {
			if r.at[ends[0]]+shift < own.From+endPad || r.at[ends[len(ends)-1]]+shift > own.To-endPad {
				continue
			}
			if c := cost(shift); c < least {
				best, least = shift, c
			}
		}
		for _, e := range ends {
			r.at[e] += best
		}
	}
}

// slight is the largest shift of an end that makes its arrow straight.
const slight = 8.0

// straighten moves ends that nearly face what is next to face it, where their
// neighbours leave room.
func (r *router) straighten() {
	for _, after := range []bool{true, false} {
		for n := range r.Boxes {
			s := side{n, after}
			ends, own := r.sides[s], r.Boxes[n].Across
			for k, e := range ends {
				if r.courses[e.arrow] != forward {
					continue
				}
				want := r.next(e).From // of a pass
				if other, faces := r.other(e); faces {
					want = r.at[other]
				}
				least, most := own.From+endPad, own.To-endPad
				if k > 0 {
					least = r.at[ends[k-1]] + EndGap
				}
				if k+1 < len(ends) {
					most = r.at[ends[k+1]] - EndGap
				}
				if math.Abs(want-r.at[e]) < slight && least <= want && want <= most {
					r.at[e] = want
				}
			}
		}
	}
}

// spread returns places in the order of the wishes and within the room. They are at
// least a gap apart, and as near to the wishes as possible.
func spread(wishes, weights []float64, gap float64, room Span) []float64 {
	offsets := make([]float64, len(wishes))
	for k := range offsets {
		offsets[k] = float64(k) * gap
	}
	return settleRow(wishes, weights, offsets, room)
}

// settleRow returns places in the order of the wishes and within the room, as near to
// the wishes as possible. Neighbours are at least as far apart as their offsets differ.
// It is an isotonic regression: neighbours that would change places are pooled.
func settleRow(wishes, weights, offsets []float64, room Span) []float64 {
	type pool struct {
		sum, weight float64
		items       int
	}
	pools := make([]pool, 0, len(wishes))
	for k, wish := range wishes {
		pools = append(pools, pool{(wish - offsets[k]) * weights[k], weights[k], 1})
		for len(pools) > 1 {
			a, b := pools[len(pools)-2], pools[len(pools)-1]
			if a.sum/a.weight <= b.sum/b.weight {
				break
			}
			pools = append(pools[:len(pools)-2], pool{a.sum + b.sum, a.weight + b.weight, a.items + b.items})
		}
	}
	out := make([]float64, 0, len(wishes))
	for _, p := range pools {
		at := math.Max(room.From, math.Min(room.To-offsets[len(offsets)-1], p.sum/p.weight))
		for range p.items {
			out = append(out, at+offsets[len(out)])
		}
	}
	return out
}
