package render

import (
	"math"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
)

// Sizes of brackets, in points.
const (
	bracketGap  = 5.0 // between boxes and the bracket round them
	bracketTick = 3.0 // length of the ends
)

// bracketRoute returns the points of the broad arrow from one stage to another, of
// which spans returns where they are, and adds a bracket round the boxes that it
// leaves and one round those that it enters.
func (p *plan) bracketRoute(b *content.Broad, spans func(content.End) (along, across span)) []layout.Point {
	from, fromAcross := spans(b.Leaves)
	to, toAcross := spans(b.Enters)
	y := (math.Max(fromAcross.from, toAcross.from) + math.Min(fromAcross.to, toAcross.to)) / 2
	if fromAcross.to < toAcross.from || toAcross.to < fromAcross.from {
		y = fromAcross.middle()
	}
	start, finish := from.to+bracketGap, to.from-bracketGap
	bracket := func(e content.End, at, tick float64, across span) {
		if len(p.BoxesOf(e)) > 1 {
			p.brackets = append(p.brackets, p.turnAll([]layout.Point{{X: at + tick, Y: across.from}, {X: at, Y: across.from}, {X: at, Y: across.to}, {X: at + tick, Y: across.to}}))
		}
	}
	bracket(b.Leaves, start, -bracketTick, fromAcross)
	bracket(b.Enters, finish, bracketTick, toAcross)
	return p.turnAll(sweepCurve(layout.Point{X: start, Y: y}, layout.Point{X: finish, Y: y}))
}
