package render

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/layout"
)

// A plan is a chart with the places of its boxes and arrows, in points: boxes by
// their top left corners, arrows by their curves.
type plan struct {
	*chart
	corners []layout.Point
	curves  []curve
	top     float64 // where the boxes and arrows begin
	bottom  float64
	left    float64
	right   float64
	bands   []band
	spans   [][2]float64 // of the lanes, from the second on: left and right
	laneTop float64      // where the headings of lanes begin

	frameRects  []rect           // of the frames; of those that are empty zero
	panelRects  []rect           // of the tiers, where they have panels
	panelSpans  []span           // of these, along the chain
	panelMiddle float64          // across
	broadRoutes [][]layout.Point // of the broad arrows
	brackets    [][]layout.Point // round the inputs and the activities
}

// newPlan asks Graphviz for the places of boxes and arrows. A triangle or
// portfolio is laid out without it.
func newPlan(ctx context.Context, c *chart) (*plan, error) {
	if c.isPacked() {
		return newPackedPlan(c), ctx.Err()
	}
	if c.isPlain() {
		p := newRowPlan(c)
		if c.view == TriangleView {
			p.addBands()
		}
		return p, ctx.Err()
	}
	nodes, routes, err := c.layout(ctx)
	if err != nil {
		return nil, err
	}
	// Where an arrow must leave and enter a box from below, Graphviz now and then
	// (one model of 400 at random) leads it straight through other boxes. It does
	// not where it may choose the sides.
	if c.freeFeedback(nodes, routes) {
		if nodes, routes, err = c.layout(ctx); err != nil {
			return nil, err
		}
	}
	p := &plan{chart: c}
	for i, n := range nodes {
		cell := &c.cells[i]
		p.corners = append(p.corners, layout.Point{X: n.X - cell.w/2, Y: n.Y - cell.h/2})
	}
	for _, route := range routes {
		p.curves = append(p.curves, withHead(route))
	}
	p.orderInputs()
	p.extend()
	for i := range p.broads {
		p.broadRoutes = append(p.broadRoutes, p.bracketRoute(&p.broads[i], p.tierSpans))
	}
	return p, nil
}

// orderInputs puts inputs without arrows of their own into the order of the file,
// beside what they feed as a whole.
func (p *plan) orderInputs() {
	for i := range p.broads {
		b := &p.broads[i]
		from, to := &p.sections[b.leaves.n], &p.tiers[b.enters.n]
		if b.only != nil || slices.ContainsFunc(p.arrows, func(a arrow) bool { return p.boxes[a.to].tier == b.leaves.n }) {
			continue
		}
		u1, u2, v1, v2 := p.extent(to)
		for r := from.first; r <= from.last; r++ {
			boxes := p.ranks[r]
			long := -p.sideGap
			for _, n := range boxes {
				long += p.across(n) + p.sideGap
			}
			at := (v1 + v2 - long) / 2
			if p.isInRows() {
				at = (u1 + u2 - long) / 2
			}
			for _, n := range boxes {
				if p.isInRows() {
					p.corners[n].X = at
				} else {
					p.corners[n].Y = at
				}
				at += p.across(n) + p.sideGap
			}
		}
	}
}

// layout asks Graphviz for the places of the boxes and the ways of the arrows.
// Between neighbouring ranks nothing is in the way, and a plain curve is easier
// to follow than the one that Graphviz bends there; all other arrows are as
// Graphviz laid them round the boxes.
func (c *chart) layout(ctx context.Context) (nodes []layout.Node, routes [][]layout.Point, err error) {
	lay := c.engine
	if lay == nil {
		lay = (&Options{}).layOut
	}
	d, err := lay(ctx, writeDOT(c, false))
	if err != nil {
		return nil, nil, err
	}
	byName := make(map[string]layout.Node, len(d.Nodes))
	for _, n := range d.Nodes {
		byName[n.Name] = n
	}
	for i := range c.boxes {
		nodes = append(nodes, byName[fmt.Sprintf("n%d", i)])
	}
	type ends struct{ from, to string }
	byEnds := make(map[ends][][]layout.Point, len(d.Edges))
	for _, e := range d.Edges {
		k := ends{e.From, e.To}
		byEnds[k] = append(byEnds[k], e.Points)
	}
	routes = make([][]layout.Point, len(c.arrows))
	for i := range c.arrows {
		a := &c.arrows[i]
		from, to := nodes[a.from], nodes[a.to]
		k := ends{from.Name, to.Name}
		switch ways := byEnds[k]; {
		case c.cells[a.from].rank+1 == c.cells[a.to].rank && c.isInRows():
			routes[i] = riseCurve(layout.Point{X: from.X, Y: from.Y - from.H/2}, layout.Point{X: to.X + c.sideOffset(a, from.X, to.X), Y: to.Y + to.H/2})
		case c.cells[a.from].rank+1 == c.cells[a.to].rank:
			routes[i] = sweepCurve(layout.Point{X: from.X + from.W/2, Y: from.Y}, layout.Point{X: to.X - to.W/2, Y: to.Y + c.sideOffset(a, from.Y, to.Y)})
		case len(ways) > 0:
			routes[i], byEnds[k] = ways[0], ways[1:]
		}
	}
	return nodes, routes, nil
}

// freeFeedback lets Graphviz choose the sides of feedback arrows whose routes
// cross a box that is not one of their ends, and reports whether there are any.
func (c *chart) freeFeedback(nodes []layout.Node, routes [][]layout.Point) bool {
	found := false
	for i := range c.arrows {
		a := &c.arrows[i]
		if c.freeSides[i] || a.kind != feedback || c.cells[a.from].rank <= c.cells[a.to].rank {
			continue
		}
		way := outline(routes[i], fineSteps)
		for n := range nodes {
			if n != a.from && n != a.to && crosses(way, nodes[n]) {
				c.freeSides[i], found = true, true
				break
			}
		}
	}
	return found
}

// sideOffset returns how far from the middle of a side an arrow ends, given the
// place along the side that it comes from and that of the middle. Contributions
// end beside the arrows that support the same outcome, since one head would hide
// the other.
func (c *chart) sideOffset(a *arrow, from, middle float64) float64 {
	supported := func(other arrow) bool { return other.kind == supports && other.to == a.to }
	switch {
	case a.kind != contributes || !slices.ContainsFunc(c.arrows, supported):
		return 0
	case from > middle:
		return arrowLength
	}
	return -arrowLength
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
		if !p.frames[i].empty {
			p.include(r)
		}
	}
}

// extent returns the bounds of the boxes of a tier.
func (p *plan) extent(t *tier) (x1, x2, y1, y2 float64) {
	x1, x2, y1, y2 = math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, n := range t.boxes {
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
	for _, rects := range [][]rect{p.frameRects, p.panelRects} {
		for i, r := range rects {
			rects[i] = rect{r.left + dx, r.top + dy, r.right + dx, r.bottom + dy}
		}
	}
	p.left, p.right, p.top, p.bottom = p.left+dx, p.right+dx, p.top+dy, p.bottom+dy
}
