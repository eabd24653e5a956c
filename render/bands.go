package render

import (
	"math"
)

// A band lies behind a tier of a triangle.
type band struct {
	top, bottom                                float64
	topLeft, topRight, bottomLeft, bottomRight float64
	fill                                       string
}

// addBands adds a band behind each tier. Together they form a triangle without
// its tip, whose sides are as steep as the boxes allow.
func (p *plan) addBands() {
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
	for i, t := range tiers {
		p.bands = append(p.bands, band{
			top: t.top, topLeft: middle - half(t.top), topRight: middle + half(t.top),
			bottom: t.bottom, bottomLeft: middle - half(t.bottom), bottomRight: middle + half(t.bottom),
			fill: p.theme.band[(len(tiers)-1-i)%2],
		})
	}
	bottom := tiers[len(tiers)-1].bottom
	p.left, p.right = math.Min(p.left, middle-half(bottom)), math.Max(p.right, middle+half(bottom))
	p.top, p.bottom = math.Min(p.top, tiers[0].top), math.Max(p.bottom, bottom)
}
