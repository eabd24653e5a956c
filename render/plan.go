package render

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/place"
)

// A plan is a chart with the places of its boxes and arrows, in points: boxes by
// their top left corners, arrows by their curves.
type plan struct {
	*chart
	corners      []layout.Point
	curves       []curve
	top          float64 // where the boxes and arrows begin
	bottom       float64
	left         float64
	right        float64
	bands        []band
	boxSpans     []span      // of each box, across
	frameSpans   []span      // of each frame, across
	starts, ends []float64   // of the ranks, along the chain
	passes       [][]float64 // of each arrow, where it passes ranks, across

	spans   [][2]float64 // of the lanes, from the second on: left and right
	laneTop float64      // where the headings of lanes begin

	frameRects  []rect           // of the frames; of those that are empty zero
	bandRects   []rect           // behind the tiers
	panelRects  []rect           // of the tiers, where they have panels
	panelSpans  []span           // of these, along the chain
	panelMiddle float64          // across
	broadRoutes [][]layout.Point // of the broad arrows
	brackets    [][]layout.Point // round the inputs and the activities
}

// newPlan finds the places of boxes and arrows. Where boxes have no place of their own
// across, as those of frames, triangles and lanes have, it asks Graphviz.
func newPlan(ctx context.Context, c *chart) (*plan, error) {
	switch {
	case c.Nested:
		return newNestPlan(c), ctx.Err()
	case c.isPacked():
		return newPackedPlan(c), ctx.Err()
	case c.isPlain():
		p := newRowPlan(c)
		if c.View == TriangleView {
			p.addBands()
		}
		return p, ctx.Err()
	}
	return newLayeredPlan(ctx, c)
}

// newLayeredPlan returns a plan whose boxes stand where Graphviz puts them, in our
// order.
func newLayeredPlan(ctx context.Context, c *chart) (*plan, error) {
	l := c.layering()
	sizes := make([]float64, len(c.Boxes))
	for n := range sizes {
		sizes[n] = c.across(n)
	}
	var engine place.Engine
	switch {
	case c.quick:
	case c.engine != nil:
		engine = c.engine
	default:
		engine = (&Options{}).layOut
	}
	at, err := l.Across(ctx, engine, l.nodes, sizes, c.sideGap)
	asked := l.nodes + len(l.Ranks)
	if errors.As(err, new(*TooLargeError)) && layout.CheckSize(len(c.Boxes), len(c.Arrows)) == nil && layout.CheckSize(asked, len(l.Joins)+asked) != nil {
		// Only what stands for arrows in ranks makes it so large: a guess will do.
		at, err = l.Across(ctx, nil, l.nodes, sizes, c.sideGap)
	}
	if err != nil {
		return nil, err
	}
	p := &plan{chart: c, boxSpans: make([]span, len(c.Boxes)), passes: make([][]float64, len(c.Arrows))}
	for r, nodes := range l.Ranks {
		c.ranks[r] = slices.DeleteFunc(slices.Clone(nodes), func(n int) bool { return n >= l.Boxes })
	}
	for n := range p.boxSpans {
		p.boxSpans[n] = span{at[n] - sizes[n]/2, at[n] + sizes[n]/2}
	}
	p.orderInputs()
	for i, nodes := range l.passes {
		for _, n := range nodes {
			p.passes[i] = append(p.passes[i], at[n])
		}
	}
	p.routeArrows(make([]float64, len(c.ranks)), make([]float64, len(c.ranks)))
	p.extend()
	for i := range p.Broads {
		p.broadRoutes = append(p.broadRoutes, p.bracketRoute(&p.Broads[i], p.tierSpans))
	}
	return p, nil
}

// A layering is the boxes of a chart in the order of their ranks, with a node for each
// rank that an arrow passes.
type layering struct {
	place.Layering
	nodes  int     // boxes and passes
	passes [][]int // of each arrow
}

// layering returns the ordered boxes. It finds the order once for all forms with the
// same ranks.
func (c *chart) layering() *layering {
	key := rankKey{c.perRow, c.stacked}
	if l, ok := c.layerings[key]; ok {
		return l
	}
	l := &layering{Layering: place.Layering{Boxes: len(c.Boxes)}, nodes: len(c.Boxes), passes: make([][]int, len(c.Arrows))}
	for _, boxes := range c.ranks {
		l.Ranks = append(l.Ranks, slices.Clone(boxes))
	}
	for i := range c.Arrows {
		a := &c.Arrows[i]
		if from, to := c.cells[a.From].rank, c.cells[a.To].rank; from < to {
			l.passes[i] = l.AddArrow(a.From, a.To, from, to, &l.nodes)
		}
	}
	l.Order(c.perRow > 0) // what crosses between the rows of one stage is no reason for another order
	if c.layerings == nil {
		c.layerings = map[rankKey]*layering{}
	}
	c.layerings[key] = l
	return l
}

// A rankKey is what of a form decides which boxes stand in which rank.
type rankKey struct {
	perRow  int
	stacked bool
}

// trackPad is how far the first track of arrows that lead back is from the boxes.
const trackPad = 12.0

// routeArrows finds where the ranks stand along the chain, with so much room before
// and after each, puts the boxes there, and leads the arrows between them.
func (p *plan) routeArrows(before, after []float64) {
	chart := place.Chart{Gap: p.tierGap, Tail: p.markTail, Track: math.Inf(-1)}
	for r, boxes := range p.ranks {
		chart.Ranks = append(chart.Ranks, place.Rank{Boxes: boxes, Thick: p.thick(r), Before: before[r], After: after[r]})
	}
	for n := range p.Boxes {
		chart.Boxes = append(chart.Boxes, place.Box{Rank: p.cells[n].rank, Across: place.Span{From: p.boxSpans[n].from, To: p.boxSpans[n].to}})
		chart.Track = math.Max(chart.Track, p.boxSpans[n].to+trackPad)
	}
	for _, s := range p.frameSpans {
		chart.Track = math.Max(chart.Track, s.to+trackPad)
	}
	for i := range p.Arrows {
		chart.Arrows = append(chart.Arrows, place.Arrow{From: p.Arrows[i].From, To: p.Arrows[i].To, Back: p.Arrows[i].Kind == content.Feedback, Passes: p.passes[i]})
	}
	routes := chart.Route()
	for _, s := range routes.Ranks {
		p.starts, p.ends = append(p.starts, s.From), append(p.ends, s.To)
	}
	p.corners = make([]layout.Point, len(p.Boxes))
	for n := range p.Boxes {
		b := &p.cells[n]
		along := p.starts[b.rank]
		if p.IsInRows() {
			along += b.h
		}
		p.corners[n] = p.turn(along, p.boxSpans[n].from)
	}
	for i, way := range routes.Ways {
		p.curves = append(p.curves, withHead(p.turnAll(place.Curve(way, routes.Round[i]))))
	}
}

// thick returns how thick a rank is, along the chain.
func (p *plan) thick(r int) float64 {
	switch {
	case p.Nested:
		return p.cells[p.ranks[r][0]].w
	case !p.IsInRows():
		return p.boxWidth
	}
	thick := 0.0
	for _, n := range p.ranks[r] {
		thick = math.Max(thick, p.cells[n].h)
	}
	return thick
}

// orderInputs puts inputs without arrows of their own into the order of the file,
// beside what they feed as a whole.
func (p *plan) orderInputs() {
	for i := range p.Broads {
		b := &p.Broads[i]
		from, to := &p.sections[b.Leaves.Index], &p.Tiers[b.Enters.Index]
		if b.Only != nil || slices.ContainsFunc(p.Arrows, func(a content.Arrow) bool { return p.Boxes[a.To].Tier == b.Leaves.Index }) {
			continue
		}
		across := span{math.Inf(1), math.Inf(-1)}
		for _, n := range to.Boxes {
			across.from, across.to = math.Min(across.from, p.boxSpans[n].from), math.Max(across.to, p.boxSpans[n].to)
		}
		for r := from.first; r <= from.last; r++ {
			boxes := p.ranks[r]
			long := -p.sideGap
			for _, n := range boxes {
				long += p.across(n) + p.sideGap
			}
			at := across.middle() - long/2
			for _, n := range boxes {
				p.boxSpans[n] = span{at, at + p.across(n)}
				at += p.across(n) + p.sideGap
			}
		}
	}
}

// extend sets the bounds of the plan to those of its boxes and arrows.
func (p *plan) extend() {
	p.top, p.left, p.right, p.bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	reach := func(x, y float64) {
		p.left, p.right = math.Min(p.left, x), math.Max(p.right, x)
		p.top, p.bottom = math.Min(p.top, y), math.Max(p.bottom, y)
	}
	for i, c := range p.corners {
		reach(c.X, c.Y)
		reach(c.X+p.cells[i].w, c.Y+p.cells[i].h)
	}
	for _, c := range p.curves {
		for _, pt := range outline(c.points, 8) {
			reach(pt.X, pt.Y)
		}
		if len(c.points) > 0 {
			reach(c.head.tip.X, c.head.tip.Y)
		}
	}
	for i, r := range p.frameRects {
		if !p.Frames[i].Empty {
			p.include(r)
		}
	}
}

// extent returns the bounds of the boxes of a tier.
func (p *plan) extent(t *content.Tier) (x1, x2, y1, y2 float64) {
	x1, x2, y1, y2 = math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, n := range t.Boxes {
		at, c := p.corners[n], &p.cells[n]
		x1, x2 = math.Min(x1, at.X), math.Max(x2, at.X+c.w)
		y1, y2 = math.Min(y1, at.Y), math.Max(y2, at.Y+c.h)
	}
	return x1, x2, y1, y2
}

// shift moves the boxes and arrows.
func (p *plan) shift(dx, dy float64) {
	by := func(pt *layout.Point) { pt.X, pt.Y = pt.X+dx, pt.Y+dy }
	for i := range p.corners {
		by(&p.corners[i])
	}
	for i := range p.curves {
		c := &p.curves[i]
		for j := range c.points {
			by(&c.points[j])
		}
		by(&c.head.tip)
		by(&c.head.left)
		by(&c.head.right)
	}
	for _, way := range append(slices.Clone(p.broadRoutes), p.brackets...) {
		for i := range way {
			by(&way[i])
		}
	}
	for _, rects := range [][]rect{p.frameRects, p.panelRects, p.bandRects} {
		for i, r := range rects {
			rects[i] = rect{r.left + dx, r.top + dy, r.right + dx, r.bottom + dy}
		}
	}
	p.left, p.right, p.top, p.bottom = p.left+dx, p.right+dx, p.top+dy, p.bottom+dy
}
