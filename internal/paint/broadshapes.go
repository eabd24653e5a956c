package paint

import (
	"fmt"
	"math"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/place"
)

// broadStroke returns how a broad arrow is drawn: its border has the line of a narrow
// one.
func broadStroke(b *content.Broad) stroke {
	s := strokeOf(&b.Arrow)
	if b.Change != content.Unmarked {
		s.meaning = strokeOf(&content.Arrow{Kind: b.Kind, Illustrative: b.Illustrative}).meaning
	}
	s.thick = math.Min(s.thick, 2.2)
	s.lineWords = "broad arrow, " + s.lineWords
	switch {
	case b.Only != nil:
		s.meaning = "what has no links of its own leads to the whole next stage"
	case b.JoinsTiers():
		s.meaning = "a whole stage leads to the next"
	default:
		s.meaning += ofWholeGroup
	}
	return s
}

// broadShapes returns a broad arrow along the points.
func broadShapes(points []layout.Point, s stroke, colour, fill string, factor float64) []Shape {
	tip := points[len(points)-1]
	body := place.Shorten(points, place.BroadLength)
	base := body[len(body)-1]
	dx, dy := tip.X-base.X, tip.Y-base.Y
	if l := math.Hypot(dx, dy); l > 0 {
		dx, dy = dx/l, dy/l
	}
	side := func(d float64) layout.Point { return layout.Point{X: base.X - dy*d, Y: base.Y + dx*d} }
	border := s.thick * factor
	line := Curve(body)
	inner := append(Curve(body), Polyline(base, layout.Point{X: base.X + dx*border, Y: base.Y + dy*border})...)
	return []Shape{
		{Path: line, Stroke: colour, Thick: place.BroadThick, Dash: s.dash},
		{Path: Polygon(tip, side(place.BroadHead), side(-place.BroadHead)), Fill: fill, Stroke: colour, Thick: border},
		{Path: inner, Stroke: fill, Thick: place.BroadThick - 2*border},
	}
}

// broadPart returns the part that shows a broad arrow.
func (p *painter) broadPart(i int) Part {
	b := &p.Broads[i]
	return Part{
		Class: "arrow", Name: fmt.Sprintf("broad%d", i+1), Title: p.BroadSentence(b),
		About:  p.aboutBroad(b),
		Shapes: broadShapes(p.BroadRoutes[i], broadStroke(b), p.arrowColour(&b.Arrow), p.theme.band[1], p.theme.thick),
	}
}
