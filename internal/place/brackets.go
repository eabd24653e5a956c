package place

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
func (p *Plan) bracketRoute(b *content.Broad, spans func(content.End) (along, across Span)) []layout.Point {
	from, fromAcross := spans(b.Leaves)
	to, toAcross := spans(b.Enters)
	y := (math.Max(fromAcross.From, toAcross.From) + math.Min(fromAcross.To, toAcross.To)) / 2
	if fromAcross.To < toAcross.From || toAcross.To < fromAcross.From {
		y = fromAcross.Middle()
	}
	start, finish := from.To+bracketGap, to.From-bracketGap
	bracket := func(e content.End, at, tick float64, across Span) {
		if len(p.BoxesOf(e)) > 1 {
			p.Brackets = append(p.Brackets, p.turnAll([]layout.Point{{X: at + tick, Y: across.From}, {X: at, Y: across.From}, {X: at, Y: across.To}, {X: at + tick, Y: across.To}}))
		}
	}
	bracket(b.Leaves, start, -bracketTick, fromAcross)
	bracket(b.Enters, finish, bracketTick, toAcross)
	return p.turnAll(sweepCurve(layout.Point{X: start, Y: y}, layout.Point{X: finish, Y: y}))
}
