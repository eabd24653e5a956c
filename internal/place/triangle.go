package place

import (
	"context"
	"math"

	"github.com/resultschain/resultschain/internal/content"
)

// triangleView shows the levels of a framework, the highest on top. A large framework
// gets more boxes in a row, so that the picture does not become too high.
var triangleView = View{
	Name: content.TriangleView,
	usual: func(c *Chart) Form {
		largest := 0
		for i := range c.Tiers {
			largest = max(largest, len(c.Tiers[i].Boxes))
		}
		return Form{BoxWidth: 128, PadX: 8, PadY: 7, TierGap: 34, SideGap: 18, Margin: 18, perRow: max(5, int(math.Ceil(math.Sqrt(1.5*float64(largest)))))}
	},
	plan: func(ctx context.Context, c *Chart) (*Plan, error) {
		p, err := newRowPlan(ctx, c)
		if err == nil {
			p.addBands()
		}
		return p, err
	},
}

// A band lies behind a tier of a triangle or a lane.
type band struct {
	Top, Bottom                                float64
	TopLeft, TopRight, BottomLeft, BottomRight float64
}

// addBands adds a band behind each tier. Together they form a triangle without
// its tip, whose sides are as steep as the boxes allow.
func (p *Plan) addBands() {
	const margin = 14.0
	const middle = 0.0 // where every row is centred
	type tierExtent struct{ top, bottom, half float64 }
	var tiers []tierExtent // the highest first
	for i := len(p.Tiers) - 1; i >= 0; i-- {
		x1, x2, y1, y2 := p.extent(&p.Tiers[i])
		tiers = append(tiers, tierExtent{y1, y2, math.Max(middle-x1, x2-middle) + margin})
	}
	for i := 1; i < len(tiers); i++ { // neighbours meet half-way
		m := (tiers[i-1].bottom + tiers[i].top) / 2
		tiers[i-1].bottom, tiers[i].top = m, m
	}
	tiers[0].top -= margin
	tiers[len(tiers)-1].bottom += margin
	// Each tier must fit at its top, where it is narrowest. Of all triangles in
	// which they do, the smallest has one of the slopes between two tiers, or the
	// least.
	const least = 0.1
	depth := tiers[len(tiers)-1].bottom - tiers[0].top
	slopes := []float64{least}
	for i := range tiers {
		for j := range i {
			slopes = append(slopes, math.Max(least, (tiers[i].half-tiers[j].half)/(tiers[i].top-tiers[j].top)))
		}
	}
	slope, top, smallest := 0.0, 0.0, math.Inf(1)
	for _, s := range slopes {
		first := 0.0
		for _, t := range tiers {
			first = math.Max(first, t.half-s*(t.top-tiers[0].top))
		}
		if size := first + s*depth/2; size < smallest {
			slope, top, smallest = s, first, size
		}
	}
	half := func(y float64) float64 { return top + slope*(y-tiers[0].top) }
	for _, t := range tiers {
		p.Bands = append(p.Bands, band{
			Top: t.top, TopLeft: middle - half(t.top), TopRight: middle + half(t.top),
			Bottom: t.bottom, BottomLeft: middle - half(t.bottom), BottomRight: middle + half(t.bottom),
		})
	}
	bottom := tiers[len(tiers)-1].bottom
	p.Left, p.Right = math.Min(p.Left, middle-half(bottom)), math.Max(p.Right, middle+half(bottom))
	p.Top, p.Bottom = math.Min(p.Top, tiers[0].top), math.Max(p.Bottom, bottom)
}
