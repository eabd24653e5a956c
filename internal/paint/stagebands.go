package paint

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/place"
)

// drawColumnHeadings draws the bands behind the columns, whose headings begin at the
// height y.
func (p *painter) drawColumnHeadings(s *Scene, y float64) {
	bar := p.BarHeight() - place.BarBelow
	for i, r := range p.BandRects {
		if p.Sections[i].Lines == nil {
			continue
		}
		r.Top = y
		s.Parts = append(s.Parts, p.bandPart(i, r))
		s.Parts = append(s.Parts, p.headingPart(i, place.Rect{Left: r.Left, Top: y, Right: r.Right, Bottom: y + bar}))
	}
}

// drawLevelHeadings draws the bands of levels that stand one above the other, each with
// its heading at its top.
func (p *painter) drawLevelHeadings(s *Scene) {
	for i := len(p.BandRects) - 1; i >= 0; i-- {
		r := p.BandRects[i]
		s.Parts = append(s.Parts, p.bandPart(i, r))
		r.Bottom = r.Top + p.BarOf(i)
		s.Parts = append(s.Parts, p.headingPart(i, r))
	}
}

// drawRowHeadings draws the bands behind the rows with the headings beside them, and
// what lies behind the tiers of a triangle or behind lanes.
func (p *painter) drawRowHeadings(s *Scene, dx, dy float64) {
	for i, r := range p.BandRects {
		bar := r
		r.Left -= place.Gutter
		bar.Left, bar.Right = r.Left, bar.Left
		if p.View != content.TriangleView {
			s.Parts = append(s.Parts, p.bandPart(i, r))
		}
		s.Parts = append(s.Parts, p.headingPart(i, bar))
	}
	for i, b := range p.Bands {
		at := func(x, y float64) layout.Point { return layout.Point{X: x + dx, Y: y + dy} }
		sh := Shape{Path: Polygon(at(b.TopLeft, b.Top), at(b.TopRight, b.Top), at(b.BottomRight, b.Bottom), at(b.BottomLeft, b.Bottom))}
		if p.Lanes == nil {
			sh.Fill = p.theme.band[(len(p.Bands)-1-i)%2]
		} else {
			sh = Shape{Path: rectPath(place.NewRect(at(b.TopLeft, b.Top), at(b.BottomRight, b.Bottom)), bandRound), Stroke: p.theme.text, Thick: 0.9 * p.theme.thick}
		}
		s.Parts = append(s.Parts, Part{Class: "band", Shapes: []Shape{sh}})
	}
	for i, lines := range p.LaneLines {
		span := p.Spans[i+1]
		s.Parts = append(s.Parts, Part{Class: "lane", Texts: []Text{stackLines(lines, (span[0]+span[1])/2+dx, p.LaneTop+dy, place.HeadingSize, true, Middle, p.theme.text)}})
	}
}

// bandPart returns the part that shows the band behind a tier.
func (p *painter) bandPart(tier int, r place.Rect) Part {
	l := p.Tiers[tier].Look
	sh := Shape{Path: rectPath(r, bandRound), Fill: p.theme.tints[l]}
	if sh.Fill == p.theme.background {
		sh.Stroke, sh.Thick = p.theme.boxes[l].border, 0.5*p.theme.thick
	}
	return Part{Class: "band", Shapes: []Shape{sh}}
}

// headingPart returns the part that shows the heading of a tier.
func (p *painter) headingPart(tier int, r place.Rect) Part {
	t, lines := &p.Tiers[tier], p.Sections[tier].Lines
	colour := p.theme.boxes[t.Look].border
	top := (r.Top + r.Bottom - float64(len(lines))*place.LineHeight*place.HeadingSize) / 2
	return Part{
		Class: "heading", English: t.English, Tier: tier + 1,
		Shapes: []Shape{{Path: rectPath(r, bandRound), Fill: colour}},
		Texts:  []Text{stackLines(lines, (r.Left+r.Right)/2, top, place.HeadingSize, true, Middle, onBar(colour))},
	}
}
