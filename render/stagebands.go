package render

import (
	"github.com/resultschain/resultschain/internal/content"
	"math"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
)

// Sizes of the bands behind stages and of their headings, in points.
const (
	bandPad  = 8.0 // between a band and its boxes, at most
	bandGap  = 6.0 // between two bands, at least
	barPad   = 5.0 // between the edge of a heading and its text
	barBelow = 2.0 // between a heading and what stands beneath it, besides bandPad
)

// headingGap is the gap between the headings beside rows and the drawing.
const headingGap = bandPad

// stageBands returns the place of the band behind each tier: columns as high as the
// highest, or rows as wide as the widest. A tier in the column of another has none.
func (p *plan) stageBands() []rect {
	var alongs []span
	across := span{math.Inf(1), math.Inf(-1)}
	for i := range p.Tiers {
		along, own := p.tierSpans(content.End{Kind: content.TierEnd, Index: i})
		if p.sections[i].lines != nil {
			alongs = append(alongs, along)
		}
		across = span{math.Min(across.from, own.from), math.Max(across.to, own.to)}
	}
	for i, r := range p.frameRects {
		if f := &p.Frames[i]; !f.Empty && p.IsInRows() {
			across = span{math.Min(across.from, r.left), math.Max(across.to, r.right)}
		} else if !f.Empty {
			across = span{math.Min(across.from, r.top), math.Max(across.to, r.bottom)}
		}
	}
	for _, b := range p.bands { // lanes
		across = span{math.Min(across.from, b.bottomLeft), math.Max(across.to, b.bottomRight)}
	}
	pad := bandPad
	for i := 1; i < len(alongs); i++ {
		pad = math.Min(pad, math.Max(0, (alongs[i].from-alongs[i-1].to-bandGap)/2))
	}
	out := make([]rect, len(p.Tiers))
	for i := range out {
		if p.sections[i].lines != nil {
			out[i] = newRect(p.turn(alongs[0].from-pad, across.from-bandPad), p.turn(alongs[0].to+pad, across.to+bandPad))
			alongs = alongs[1:]
		}
	}
	return out
}

// barHeight returns how high the headings of columns are, with what is beneath them.
func (p *plan) barHeight() float64 {
	deepest := 0
	for i := range p.Tiers {
		deepest = max(deepest, len(p.sections[i].lines))
	}
	return float64(deepest)*lineHeight*headingSize + 2*barPad + barBelow
}

// drawColumnHeadings draws the bands behind the columns, whose headings begin at the
// height y.
func (p *plan) drawColumnHeadings(s *paint.Scene, y float64) {
	bar := p.barHeight() - barBelow
	for i, r := range p.bandRects {
		if p.sections[i].lines == nil {
			continue
		}
		r.top = y
		s.Parts = append(s.Parts, p.bandPart(i, r))
		s.Parts = append(s.Parts, p.headingPart(i, rect{r.left, y, r.right, y + bar}))
	}
}

// drawRowHeadings draws the bands behind the rows with the headings beside them, and
// what lies behind the tiers of a triangle or behind lanes.
func (p *plan) drawRowHeadings(s *paint.Scene, dx, dy float64) {
	for i, r := range p.bandRects {
		bar := r
		r.left -= gutter
		bar.left, bar.right = r.left, bar.left
		if p.View != TriangleView {
			s.Parts = append(s.Parts, p.bandPart(i, r))
		}
		s.Parts = append(s.Parts, p.headingPart(i, bar))
	}
	for _, b := range p.bands {
		at := func(x, y float64) layout.Point { return layout.Point{X: x + dx, Y: y + dy} }
		sh := paint.Shape{Path: paint.Polygon(at(b.topLeft, b.top), at(b.topRight, b.top), at(b.bottomRight, b.bottom), at(b.bottomLeft, b.bottom))}
		if p.Lanes == nil {
			sh.Fill = b.fill
		} else {
			sh = paint.Shape{Path: newRect(at(b.topLeft, b.top), at(b.bottomRight, b.bottom)).path(bandRound), Stroke: p.theme.text, Thick: 0.9 * p.theme.thick}
		}
		s.Parts = append(s.Parts, paint.Part{Class: "band", Shapes: []paint.Shape{sh}})
	}
	for i, lines := range p.laneLines {
		span := p.spans[i+1]
		s.Parts = append(s.Parts, paint.Part{Class: "lane", Texts: []paint.Text{stackLines(lines, (span[0]+span[1])/2+dx, p.laneTop+dy, headingSize, true, paint.Middle, p.theme.text)}})
	}
}

// bandPart returns the part that shows the band behind a tier.
func (p *plan) bandPart(tier int, r rect) paint.Part {
	l := p.Tiers[tier].Look
	sh := paint.Shape{Path: r.path(bandRound), Fill: p.theme.tints[l]}
	if sh.Fill == p.theme.background {
		sh.Stroke, sh.Thick = p.theme.boxes[l].border, 0.5*p.theme.thick
	}
	return paint.Part{Class: "band", Shapes: []paint.Shape{sh}}
}

// headingPart returns the part that shows the heading of a tier.
func (p *plan) headingPart(tier int, r rect) paint.Part {
	t, lines := &p.Tiers[tier], p.sections[tier].lines
	colour := p.theme.boxes[t.Look].border
	top := (r.top + r.bottom - float64(len(lines))*lineHeight*headingSize) / 2
	return paint.Part{
		Class: "heading", English: t.English, Tier: tier + 1,
		Shapes: []paint.Shape{{Path: r.path(bandRound), Fill: colour}},
		Texts:  []paint.Text{stackLines(lines, (r.left+r.right)/2, top, headingSize, true, paint.Middle, onBar(colour))},
	}
}
