package render

import (
	"fmt"
	"math"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
)

// Sizes of broad arrows, in points.
const (
	broadThick   = 9.0
	broadHead    = 8.0 // half the width of the head
	broadLength  = 11.0
	broadStep    = 2*broadHead + 2 // between two at one side of a box
	besideNarrow = broadHead + 5   // between one and a narrow arrow
	broadRoom    = 34.0            // between frames that one joins
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
func broadShapes(points []layout.Point, s stroke, colour, fill string, factor float64) []paint.Shape {
	tip := points[len(points)-1]
	body := shorten(points, broadLength)
	base := body[len(body)-1]
	dx, dy := tip.X-base.X, tip.Y-base.Y
	if l := math.Hypot(dx, dy); l > 0 {
		dx, dy = dx/l, dy/l
	}
	side := func(d float64) layout.Point { return layout.Point{X: base.X - dy*d, Y: base.Y + dx*d} }
	border := s.thick * factor
	line := paint.Curve(body)
	inner := append(paint.Curve(body), paint.Polyline(base, layout.Point{X: base.X + dx*border, Y: base.Y + dy*border})...)
	return []paint.Shape{
		{Path: line, Stroke: colour, Thick: broadThick, Dash: s.dash},
		{Path: paint.Polygon(tip, side(broadHead), side(-broadHead)), Fill: fill, Stroke: colour, Thick: border},
		{Path: inner, Stroke: fill, Thick: broadThick - 2*border},
	}
}

// broadPart returns the part that shows a broad arrow.
func (p *plan) broadPart(i int) paint.Part {
	b := &p.Broads[i]
	return paint.Part{
		Class: "arrow", Name: fmt.Sprintf("broad%d", i+1), Title: p.BroadSentence(b),
		About:  p.aboutBroad(b),
		Shapes: broadShapes(p.broadRoutes[i], broadStroke(b), p.arrowColour(&b.Arrow), p.theme.band[1], p.theme.thick),
	}
}
