package render

import (
	"math"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// newFrameworkGraph returns the graph of a framework by itself.
func newFrameworkGraph(f *outcomes.Framework, o *Options) (*graph, error) {
	if f == nil {
		return nil, ErrEmpty
	}
	g, err := o.emptyGraph(f.Title, "")
	if err != nil {
		return nil, err
	}
	g.view = TriangleView
	shown := newOutcomeSet(f)
	g.addAll(shown, f, o)
	if len(g.boxes) == 0 {
		return nil, ErrEmpty
	}
	chosen, err := g.choose(&logicmodel.Model{}, o)
	if err != nil {
		return nil, err
	}
	return g.finish(chosen, o)
}

// addAll adds all outcomes of the framework, and the arrows between them.
func (g *graph) addAll(shown *outcomeSet, f *outcomes.Framework, opt *Options) {
	shown.addAll(f)
	shown.addContributedTo()
	g.addOutcomes(shown, opt)
	g.addContributions(shown)
	g.addKnownLinks(shown, f)
}

// addKnownLinks adds the links between outcomes that the framework states.
func (g *graph) addKnownLinks(shown *outcomeSet, f *outcomes.Framework) {
	for o := range f.All() {
		for _, l := range o.Links {
			if to := shown.byID[l.To.ID]; to != nil {
				g.join(arrow{
					from: shown.byID[o.ID].box, to: to.box, because: oneLine(l.Because),
					grade: l.Evidence.Grade, evidence: oneLine(l.Evidence.Source),
				})
			}
		}
	}
}

// addSupporters adds the elements that support an outcome, and above them the
// whole framework.
func (g *graph) addSupporters(m *logicmodel.Model, o *Options) {
	shown := newOutcomeSet(o.Framework)
	shown.addAll(o.Framework)
	var at []int
	for i := range m.Elements {
		e := &m.Elements[i]
		if len(e.Supports) == 0 {
			continue
		}
		if at == nil {
			g.addTier("Results of the model", frameworkLook)
		}
		at = append(at, g.addElement(0, m, e, o))
		for _, ref := range e.Supports {
			shown.add(ref.ID)
		}
	}
	shown.addContributedTo()
	g.addOutcomes(shown, o)
	for _, n := range at {
		g.addSupports(g.boxes[n].element, n, shown)
	}
	g.addContributions(shown)
	g.addKnownLinks(shown, o.Framework)
}

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
	for i := len(p.tiers) - 1; i >= 0; i-- {
		x1, x2, y1, y2 := p.extent(&p.tiers[i])
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
