package place

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
)

// across returns how large a box is across the chain.
func (c *Chart) across(n int) float64 {
	if c.IsInRows() {
		return c.Cells[n].W
	}
	return c.Cells[n].H
}

// turn returns the point of the picture at a place along the chain and one across it.
func (p *Plan) turn(along, across float64) layout.Point {
	if p.IsInRows() {
		return layout.Point{X: across, Y: -along}
	}
	return layout.Point{X: along, Y: across}
}

// turnAll turns points in place. Their X is along the chain, their Y across it.
func (p *Plan) turnAll(points []layout.Point) []layout.Point {
	for i, pt := range points {
		points[i] = p.turn(pt.X, pt.Y)
	}
	return points
}

// tierSpans returns the spans of a whole tier along the chain and across it.
func (p *Plan) tierSpans(e content.End) (along, across Span) {
	x1, x2, y1, y2 := p.extent(&p.Tiers[e.Index])
	along, across = Span{x1, x2}, Span{y1, y2}
	if p.IsInRows() {
		along, across = Span{-y2, -y1}, Span{x1, x2}
	}
	if p.panelSpans != nil {
		along = p.panelSpans[e.Index]
	}
	return along, across
}
