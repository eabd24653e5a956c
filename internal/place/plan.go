package place

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
)

// A Plan is a chart with the places of its boxes and arrows, in points: boxes by
// their top left corners, arrows by their curves.
type Plan struct {
	*Chart
	Corners      []layout.Point
	Curves       []Curve
	Top          float64 // where the boxes and arrows begin
	Bottom       float64
	Left         float64
	Right        float64
	Bands        []band
	boxSpans     []Span      // of each box, across
	frameSpans   []Span      // of each frame, across
	starts, ends []float64   // of the ranks, along the chain
	passes       [][]float64 // of each arrow, where it passes ranks, across

	Spans   [][2]float64 // of the lanes, from the second on: left and right
	LaneTop float64      // where the headings of lanes begin

	FrameRects  []Rect           // of the frames; zero of an empty one
	BandRects   []Rect           // behind the tiers
	PanelRects  []Rect           // of the tiers, where they have panels
	panelSpans  []Span           // of the tiers with their frames and panels, along the chain
	panelMiddle float64          // across
	BroadRoutes [][]layout.Point // of the broad arrows
	Brackets    [][]layout.Point // round boxes at the ends of broad arrows
}

// NewPlan finds the places of boxes and arrows. It asks the engine for the places across,
// but for pictures that are placed here alone, as those with frames or lanes and
// triangles. Without an engine these places are guessed.
func NewPlan(ctx context.Context, c *Chart, engine Engine) (*Plan, error) {
	switch {
	case c.Nested:
		return newNestPlan(ctx, c)
	case c.ByColumn:
		return newColumnsPlan(c), ctx.Err()
	case c.isPacked():
		return newPackedPlan(ctx, c)
	case c.IsPlain():
		return c.view().plan(ctx, c)
	}
	return newLayeredPlan(ctx, c, engine)
}

// newLayeredPlan returns a plan whose boxes stand where Graphviz puts them, in our
// order.
func newLayeredPlan(ctx context.Context, c *Chart, engine Engine) (*Plan, error) {
	l, err := c.layering(ctx)
	if err != nil {
		return nil, err
	}
	sizes := make([]float64, len(c.Boxes))
	for n := range sizes {
		sizes[n] = c.across(n)
	}
	at, err := l.findAcross(ctx, engine, l.nodes, sizes, c.SideGap)
	if errors.As(err, new(*layout.TooLargeError)) && layout.CheckSize(len(c.Boxes), len(c.Arrows)) == nil && layout.CheckSize(l.nodes+len(l.Ranks), len(l.Joins)+len(l.Ranks)) != nil {
		// Only the passes of arrows make it too large for Graphviz: a guess will do.
		at, err = l.findAcross(ctx, nil, l.nodes, sizes, c.SideGap)
	}
	if err != nil {
		return nil, err
	}
	p := &Plan{Chart: c, boxSpans: make([]Span, len(c.Boxes)), passes: make([][]float64, len(c.Arrows))}
	for r, nodes := range l.Ranks {
		c.Ranks[r] = slices.DeleteFunc(slices.Clone(nodes), func(n int) bool { return n >= l.Boxes })
	}
	for n := range p.boxSpans {
		p.boxSpans[n] = Span{at[n] - sizes[n]/2, at[n] + sizes[n]/2}
	}
	p.orderInputs()
	for i, nodes := range l.passes {
		for _, n := range nodes {
			p.passes[i] = append(p.passes[i], at[n])
		}
	}
	if err := p.routeArrows(ctx, make([]float64, len(c.Ranks)), make([]float64, len(c.Ranks))); err != nil {
		return nil, err
	}
	p.extend()
	for i := range p.Broads {
		p.BroadRoutes = append(p.BroadRoutes, p.bracketRoute(&p.Broads[i], p.tierSpans))
	}
	return p, nil
}

// A layering is the boxes of a chart in the order of their ranks, with a node for each
// rank that an arrow passes.
type layering struct {
	ordering
	nodes  int     // boxes and passes
	passes [][]int // of each arrow
}

// layering returns the ordered boxes. It finds the order once for all forms with the
// same ranks.
func (c *Chart) layering(ctx context.Context) (*layering, error) {
	key := rankKey{c.perRow, c.stacked}
	if l, ok := c.layerings[key]; ok {
		return l, nil
	}
	l := &layering{ordering: ordering{Boxes: len(c.Boxes), Stacked: map[int]bool{}}, nodes: len(c.Boxes), passes: make([][]int, len(c.Arrows))}
	for _, boxes := range c.Ranks {
		l.Ranks = append(l.Ranks, slices.Clone(boxes))
	}
	for i := 1; i < len(c.Sections); i++ {
		if r := c.Sections[i].First; r == c.Sections[i-1].First {
			l.Stacked[r] = true
		}
	}
	for i := range c.Arrows {
		a := &c.Arrows[i]
		switch from, to := c.Cells[a.From].Rank, c.Cells[a.To].Rank; {
		case from < to:
			l.passes[i] = l.addArrow(a.From, a.To, from, to, &l.nodes)
		case from == to && a.Kind != content.Feedback:
			l.Level = append(l.Level, join{a.From, a.To})
		}
	}
	l.settleOrder(ctx, c.perRow > 0) // what crosses between the rows of one stage is no reason for another order
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if c.layerings == nil {
		c.layerings = map[rankKey]*layering{}
	}
	c.layerings[key] = l
	return l, nil
}

// A rankKey holds the fields of a form on which the ranks of boxes depend.
type rankKey struct {
	perRow  int
	stacked bool
}

// trackPad is how far the first track of arrows that lead back is from the boxes.
const trackPad = 12.0

// routeArrows finds where the ranks stand along the chain, with the given room before
// and after each, puts the boxes there, and leads the arrows between them.
func (p *Plan) routeArrows(ctx context.Context, before, after []float64) error {
	p.addRoomForBroads(before, after)
	chart := routing{Gap: p.TierGap, Tail: p.markTail, Track: math.Inf(-1)}
	for r, boxes := range p.Ranks {
		chart.Ranks = append(chart.Ranks, routedRank{Boxes: boxes, Thick: p.thick(r), Before: before[r], After: after[r]})
	}
	for n := range p.Boxes {
		chart.Boxes = append(chart.Boxes, routedBox{Rank: p.Cells[n].Rank, Across: Span{From: p.boxSpans[n].From, To: p.boxSpans[n].To}})
		chart.Track = math.Max(chart.Track, p.boxSpans[n].To+trackPad)
	}
	for _, s := range p.frameSpans {
		chart.Track = math.Max(chart.Track, s.To+trackPad)
	}
	for i := range p.Arrows {
		chart.Arrows = append(chart.Arrows, routedArrow{From: p.Arrows[i].From, To: p.Arrows[i].To, Passes: p.passes[i]})
	}
	routes, err := chart.route(ctx)
	if err != nil {
		return err
	}
	for _, s := range routes.Ranks {
		p.starts, p.ends = append(p.starts, s.From), append(p.ends, s.To)
	}
	p.Corners = make([]layout.Point, len(p.Boxes))
	for n := range p.Boxes {
		b := &p.Cells[n]
		along := p.starts[b.Rank]
		if p.IsInRows() {
			along += b.H
		}
		p.Corners[n] = p.turn(along, p.boxSpans[n].From)
	}
	for i, way := range routes.Ways {
		p.Curves = append(p.Curves, WithHead(p.turnAll(roundWay(way, routes.Round[i]))))
	}
	return nil
}

// thick returns how thick a rank is, along the chain.
func (p *Plan) thick(r int) float64 {
	switch {
	case p.Nested:
		return p.Cells[p.Ranks[r][0]].W
	case !p.IsInRows():
		return p.BoxWidth
	}
	thick := 0.0
	for _, n := range p.Ranks[r] {
		thick = math.Max(thick, p.Cells[n].H)
	}
	return thick
}

// orderInputs puts inputs without arrows of their own into the order of the file,
// beside what they feed as a whole.
func (p *Plan) orderInputs() {
	for i := range p.Broads {
		b := &p.Broads[i]
		from, to := &p.Sections[b.Leaves.Index], &p.Tiers[b.Enters.Index]
		if b.Only != nil || slices.ContainsFunc(p.Arrows, func(a content.Arrow) bool { return p.Boxes[a.To].Tier == b.Leaves.Index }) {
			continue
		}
		across := Span{math.Inf(1), math.Inf(-1)}
		for _, n := range to.Boxes {
			across.From, across.To = math.Min(across.From, p.boxSpans[n].From), math.Max(across.To, p.boxSpans[n].To)
		}
		for r := from.First; r <= from.Last; r++ {
			boxes := p.Ranks[r]
			long := -p.SideGap
			for _, n := range boxes {
				long += p.across(n) + p.SideGap
			}
			at := across.Middle() - long/2
			for _, n := range boxes {
				p.boxSpans[n] = Span{at, at + p.across(n)}
				at += p.across(n) + p.SideGap
			}
		}
	}
}

// extend sets the bounds of the plan to those of its boxes and arrows.
func (p *Plan) extend() {
	p.Top, p.Left, p.Right, p.Bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	reach := func(x, y float64) {
		p.Left, p.Right = math.Min(p.Left, x), math.Max(p.Right, x)
		p.Top, p.Bottom = math.Min(p.Top, y), math.Max(p.Bottom, y)
	}
	for i, c := range p.Corners {
		reach(c.X, c.Y)
		reach(c.X+p.Cells[i].W, c.Y+p.Cells[i].H)
	}
	for _, c := range p.Curves {
		for _, pt := range Outline(c.Points, 8) {
			reach(pt.X, pt.Y)
		}
		if len(c.Points) > 0 {
			reach(c.Head.Tip.X, c.Head.Tip.Y)
		}
	}
	for i, r := range p.FrameRects {
		if !p.Frames[i].Empty {
			p.Include(r)
		}
	}
}

// extent returns the bounds of the boxes of a tier.
func (p *Plan) extent(t *content.Tier) (x1, x2, y1, y2 float64) {
	x1, x2, y1, y2 = math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, n := range t.Boxes {
		at, c := p.Corners[n], &p.Cells[n]
		x1, x2 = math.Min(x1, at.X), math.Max(x2, at.X+c.W)
		y1, y2 = math.Min(y1, at.Y), math.Max(y2, at.Y+c.H)
	}
	return x1, x2, y1, y2
}

// Shift moves the boxes and arrows.
func (p *Plan) Shift(dx, dy float64) {
	by := func(pt *layout.Point) { pt.X, pt.Y = pt.X+dx, pt.Y+dy }
	for i := range p.Corners {
		by(&p.Corners[i])
	}
	for i := range p.Curves {
		c := &p.Curves[i]
		for j := range c.Points {
			by(&c.Points[j])
		}
		by(&c.Head.Tip)
		by(&c.Head.Left)
		by(&c.Head.Right)
	}
	for _, way := range append(slices.Clone(p.BroadRoutes), p.Brackets...) {
		for i := range way {
			by(&way[i])
		}
	}
	for _, rects := range [][]Rect{p.FrameRects, p.PanelRects, p.BandRects} {
		for i, r := range rects {
			rects[i] = Rect{r.Left + dx, r.Top + dy, r.Right + dx, r.Bottom + dy}
		}
	}
	p.Left, p.Right, p.Top, p.Bottom = p.Left+dx, p.Right+dx, p.Top+dy, p.Bottom+dy
}
