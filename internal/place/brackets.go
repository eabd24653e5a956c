package place

import (
	"cmp"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
)

// Sizes of brackets, in points.
const (
	bracketGap  = 5.0 // between boxes and the bracket round them
	bracketTick = 3.0 // length of the ends
	trunkGap    = 4.0 // between several brackets and the line that joins them
)

// bracketRoute returns the points of the broad arrow from one stage to another. It adds
// a bracket at an end of several boxes, and round a single box that the arrow would
// miss. Spans returns where a stage is.
func (p *Plan) bracketRoute(b *content.Broad, spans func(content.End) (along, across Span)) []layout.Point {
	from, fromAcross := spans(b.Leaves)
	to, toAcross := spans(b.Enters)
	start, finish := from.To+bracketGap, to.From-bracketGap
	left := []Span{fromAcross}
	if b.Only != nil {
		left = p.runsOf(b)
		fromAcross = left[len(left)-1]
	}
	y := (math.Max(fromAcross.From, toAcross.From) + math.Min(fromAcross.To, toAcross.To)) / 2
	if b.Only != nil || fromAcross.To < toAcross.From || toAcross.To < fromAcross.From {
		y = fromAcross.Middle()
	}
	bracket := func(at, tick float64, across Span) {
		p.addBracket(layout.Point{X: at + tick, Y: across.From}, layout.Point{X: at, Y: across.From}, layout.Point{X: at, Y: across.To}, layout.Point{X: at + tick, Y: across.To})
	}
	if len(p.BoxesThatLeave(b)) > 1 {
		for _, s := range left {
			bracket(start, -bracketTick, s)
		}
	}
	if len(left) > 1 {
		trunk := start + trunkGap
		for _, s := range left {
			p.addBracket(layout.Point{X: start, Y: s.Middle()}, layout.Point{X: trunk, Y: s.Middle()}, layout.Point{X: trunk, Y: y})
		}
		start = trunk
	}
	if len(p.BoxesOf(b.Enters)) > 1 || y < toAcross.From || toAcross.To < y {
		bracket(finish, bracketTick, Span{math.Min(toAcross.From, y-BroadHead), math.Max(toAcross.To, y+BroadHead)})
	}
	return p.turnAll(sweepCurve(layout.Point{X: start, Y: y}, layout.Point{X: finish, Y: y}))
}

func (p *Plan) addBracket(points ...layout.Point) {
	p.Brackets = append(p.Brackets, p.turnAll(points))
}

// runsOf returns the stretches across of the boxes that a broad arrow leaves. Other
// boxes of their stage part one stretch from the next.
func (p *Plan) runsOf(b *content.Broad) []Span {
	boxes := slices.Clone(p.BoxesOf(b.Leaves))
	slices.SortFunc(boxes, func(m, n int) int { return cmp.Compare(p.boxSpans[m].From, p.boxSpans[n].From) })
	var runs []Span
	open := false
	for _, n := range boxes {
		switch s := p.boxSpans[n]; {
		case !slices.Contains(b.Only, n):
			open = false
		case open:
			runs[len(runs)-1].To = math.Max(runs[len(runs)-1].To, s.To)
		default:
			runs, open = append(runs, s), true
		}
	}
	return runs
}

// addRoomForBroads widens the room before and after ranks where the gap between them is
// too narrow for a broad arrow between stages.
func (c *Chart) addRoomForBroads(before, after []float64) {
	room := math.Max(0, (broadRoom-c.TierGap)/2)
	for i := range c.Broads {
		if b := &c.Broads[i]; b.JoinsTiers() && !c.WholeStages {
			leaves, enters := c.Sections[b.Leaves.Index].Last, c.Sections[b.Enters.Index].First
			after[leaves], before[enters] = math.Max(after[leaves], room), math.Max(before[enters], room)
		}
	}
}
