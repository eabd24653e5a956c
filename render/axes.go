package render

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
)

// A span is a stretch of a line.
type span struct{ from, to float64 }

func (s span) middle() float64 { return (s.from + s.to) / 2 }

// across returns how large a box is across the chain.
func (c *chart) across(n int) float64 {
	if c.IsInRows() {
		return c.cells[n].w
	}
	return c.cells[n].h
}

// turn returns the point that is so far along the chain and so far across it.
func (p *plan) turn(along, across float64) layout.Point {
	if p.IsInRows() {
		return layout.Point{X: across, Y: -along}
	}
	return layout.Point{X: along, Y: across}
}

// turnAll turns points in place, whose X is along the chain and Y across it.
func (p *plan) turnAll(points []layout.Point) []layout.Point {
	for i, pt := range points {
		points[i] = p.turn(pt.X, pt.Y)
	}
	return points
}

// tierSpans returns the spans of a whole tier along the chain and across it.
func (p *plan) tierSpans(e content.End) (along, across span) {
	x1, x2, y1, y2 := p.extent(&p.Tiers[e.Index])
	along, across = span{x1, x2}, span{y1, y2}
	if p.IsInRows() {
		along, across = span{-y2, -y1}, span{x1, x2}
	}
	if p.panelSpans != nil {
		along = p.panelSpans[e.Index]
	}
	return along, across
}
