package place

import (
	"math"

	"github.com/resultschain/resultschain/internal/content"
)

// Sizes of the bands behind stages and of their headings, in points.
const (
	bandPad  = 8.0 // between a band and its boxes, at most
	bandGap  = 6.0 // between two bands, at least
	BarPad   = 5.0 // between the edge of a heading and its text
	BarBelow = 2.0 // between a heading and what stands beneath it, besides bandPad
)

// headingGap is the gap between the headings beside rows and the drawing.
const headingGap = bandPad

// StageBands returns the place of the band behind each tier: columns as high as the
// highest, or rows as wide as the widest. A tier in the column of another has none.
func (p *Plan) StageBands() []Rect {
	if p.ByColumn {
		return p.BandRects
	}
	var alongs []Span
	across := Span{math.Inf(1), math.Inf(-1)}
	for i := range p.Tiers {
		along, own := p.tierSpans(content.End{Kind: content.TierEnd, Index: i})
		if p.Sections[i].Lines != nil {
			alongs = append(alongs, along)
		}
		across = Span{math.Min(across.From, own.From), math.Max(across.To, own.To)}
	}
	for i, r := range p.FrameRects {
		if f := &p.Frames[i]; !f.Empty && p.IsInRows() {
			across = Span{math.Min(across.From, r.Left), math.Max(across.To, r.Right)}
		} else if !f.Empty {
			across = Span{math.Min(across.From, r.Top), math.Max(across.To, r.Bottom)}
		}
	}
	for _, b := range p.Bands { // lanes
		across = Span{math.Min(across.From, b.BottomLeft), math.Max(across.To, b.BottomRight)}
	}
	pad := bandPad
	for i := 1; i < len(alongs); i++ {
		pad = math.Min(pad, math.Max(0, (alongs[i].From-alongs[i-1].To-bandGap)/2))
	}
	out := make([]Rect, len(p.Tiers))
	for i := range out {
		if p.Sections[i].Lines != nil {
			out[i] = NewRect(p.turn(alongs[0].From-pad, across.From-bandPad), p.turn(alongs[0].To+pad, across.To+bandPad))
			alongs = alongs[1:]
		}
	}
	return out
}

// BarHeight returns how high the headings of columns are, with what is beneath them.
func (p *Plan) BarHeight() float64 {
	deepest := 0
	for i := range p.Tiers {
		deepest = max(deepest, len(p.Sections[i].Lines))
	}
	return float64(deepest)*LineHeight*HeadingSize + 2*BarPad + BarBelow
}
