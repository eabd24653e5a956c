package place

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
)

// laneWidth is how far apart arrows run that pass between the same two boxes.
const laneWidth = 7.0

// portfolioView shows several models side by side.
var portfolioView = View{
	Name: content.PortfolioView,
	usual: func(*Chart) Form {
		return Form{BoxWidth: 118, PadX: 7, PadY: 6, TierGap: 36, SideGap: 14, Margin: 18, perRow: 2}
	},
	plan: newRowPlan,
}

// A rowLayout places the boxes of a triangle or of a portfolio in the order of the file,
// with every row centred and every model in its lane. Graphviz cannot do all of this at
// once. Arrows pass rows through the gaps between boxes.
type rowLayout struct {
	*Plan
	tops, bottoms []float64   // of the ranks
	gaps          [][]float64 // of each rank: the least room left of each box, and after the last
	passes        [][]pass    // of each arrow
}

// A pass is where an arrow passes a rank.
type pass struct {
	rank, gap int
	want, x   float64 // the best place, and the one that it gets
}

// newRowPlan returns the plan of a triangle or portfolio.
func newRowPlan(ctx context.Context, c *Chart) (*Plan, error) {
	l := &rowLayout{Plan: &Plan{Chart: c, Corners: make([]layout.Point, len(c.Boxes))}, passes: make([][]pass, len(c.Arrows))}
	l.stackRanks()
	for _, boxes := range c.Ranks {
		l.gaps = append(l.gaps, slices.Repeat([]float64{c.SideGap}, len(boxes)+1))
	}
	l.placeBoxes()
	l.findPasses()
	for r, gaps := range l.passesByGap() {
		for i, through := range gaps {
			l.gaps[r][i] = math.Max(c.SideGap, float64(len(through)+1)*laneWidth)
		}
	}
	l.placeBoxes()
	l.findPasses() // through the same gaps, which are wide enough now
	for r, gaps := range l.passesByGap() {
		for i, through := range gaps {
			l.spread(r, i, through)
		}
	}
	for n := range c.Boxes {
		l.boxSpans = append(l.boxSpans, Span{l.Corners[n].X, l.Corners[n].X + c.Cells[n].W})
	}
	l.Plan.passes = make([][]float64, len(c.Arrows))
	for i := range c.Arrows {
		if a := &c.Arrows[i]; c.Cells[a.From].Rank < c.Cells[a.To].Rank {
			for _, p := range l.passes[i] {
				l.Plan.passes[i] = append(l.Plan.passes[i], p.x)
			}
		}
	}
	if err := l.routeArrows(ctx, make([]float64, len(c.Ranks)), make([]float64, len(c.Ranks))); err != nil {
		return nil, err
	}
	l.extend()
	if c.Lanes != nil {
		top, bottom := math.Inf(1), math.Inf(-1)
		for i, at := range l.Corners {
			if l.Boxes[i].Lane > 0 {
				top, bottom = math.Min(top, at.Y), math.Max(bottom, at.Y+l.Cells[i].H)
			}
		}
		l.addLanes(top-lanePad, bottom+lanePad)
	}
	return l.Plan, nil
}

// findPasses finds where each arrow passes ranks, without regard to the others: through
// the gaps that the call before chose, or else through the nearest.
func (l *rowLayout) findPasses() {
	for i := range l.Arrows {
		a := &l.Arrows[i]
		from, to := l.Cells[a.From].Rank, l.Cells[a.To].Rank
		step, at := 1, l.middle(a.From)
		if from > to {
			step = -1
		}
		k := 0
		for r := from + step; from != to && r != to; r += step {
			want := at
			if l.Lanes == nil {
				want += (l.middle(a.To) - at) / float64((to-r)*step+1)
			}
			if k == len(l.passes[i]) {
				l.passes[i] = append(l.passes[i], pass{rank: r, gap: l.nearestGap(r, want)})
			}
			p := &l.passes[i][k]
			p.want, p.x = want, l.nearestInGap(r, p.gap, want)
			at = p.x
			k++
		}
	}
}

// nearestGap returns the gap of a rank through which an arrow passes nearest to x.
func (l *rowLayout) nearestGap(r int, x float64) int {
	best, least := 0, math.Inf(1)
	for gap := range l.gaps[r] {
		if d := math.Abs(l.nearestInGap(r, gap, x) - x); d < least {
			best, least = gap, d
		}
	}
	return best
}

// gapRoom returns the range of x in which arrows may pass through a gap. The
// outer gaps have no end.
func (l *rowLayout) gapRoom(r, gap int) (from, to float64) {
	boxes := l.Ranks[r]
	from, to = math.Inf(-1), math.Inf(1)
	if gap > 0 {
		from = l.Corners[boxes[gap-1]].X + l.Cells[boxes[gap-1]].W + laneWidth
	}
	if gap < len(boxes) {
		to = l.Corners[boxes[gap]].X - laneWidth
	}
	return from, to
}

// nearestInGap returns the x in the gap that is nearest to the wanted one.
func (l *rowLayout) nearestInGap(r, gap int, want float64) float64 {
	from, to := l.gapRoom(r, gap)
	if from > to { // not wide enough yet
		return (from + to) / 2
	}
	return math.Max(from, math.Min(to, want))
}

// passesByGap returns the passes through each gap of each rank.
func (l *rowLayout) passesByGap() [][][]*pass {
	all := make([][][]*pass, len(l.Ranks))
	for r := range all {
		all[r] = make([][]*pass, len(l.gaps[r]))
	}
	for i := range l.passes {
		for j := range l.passes[i] {
			p := &l.passes[i][j]
			all[p.rank][p.gap] = append(all[p.rank][p.gap], p)
		}
	}
	return all
}

// spread moves apart the arrows that pass through a gap, in the order of their
// best places.
func (l *rowLayout) spread(r, gap int, through []*pass) {
	slices.SortStableFunc(through, func(a, b *pass) int { return cmp.Compare(a.want, b.want) })
	_, to := l.gapRoom(r, gap)
	for i := 1; i < len(through); i++ {
		through[i].x = math.Max(through[i].x, through[i-1].x+laneWidth)
	}
	for i := len(through) - 1; i >= 0; i-- {
		through[i].x = math.Min(through[i].x, to)
		to = through[i].x - laneWidth
	}
}

// stackRanks puts the ranks one above the other, the first at the bottom.
func (l *rowLayout) stackRanks() {
	l.tops, l.bottoms = make([]float64, len(l.Ranks)), make([]float64, len(l.Ranks))
	y := 0.0
	for r, boxes := range l.Ranks {
		l.bottoms[r] = y
		l.tops[r] = y - l.Cells[boxes[0]].H
		y = l.tops[r] - l.TierGap
	}
}

// placeBoxes puts the boxes side by side, with the middle of every row at 0.
func (l *rowLayout) placeBoxes() {
	if l.Lanes != nil {
		l.placeLanes()
		return
	}
	for r := range l.Ranks {
		l.placeRun(r, 0, len(l.Ranks[r]), 0)
	}
}

// placeRun puts some boxes of a rank side by side, with their middle at x.
func (l *rowLayout) placeRun(r, from, to int, x float64) {
	x -= l.runWidth(r, from, to) / 2
	for i := from; i < to; i++ {
		if i > from {
			x += l.gaps[r][i]
		}
		n := l.Ranks[r][i]
		l.Corners[n] = layout.Point{X: x, Y: l.tops[r]}
		x += l.Cells[n].W
	}
}

func (l *rowLayout) runWidth(r, from, to int) float64 {
	width := 0.0
	for i := from; i < to; i++ {
		width += l.Cells[l.Ranks[r][i]].W
		if i > from {
			width += l.gaps[r][i]
		}
	}
	return width
}

// eachRun calls f for the boxes of each lane in a rank.
func (l *rowLayout) eachRun(r int, f func(lane, from, to int)) {
	boxes := l.Ranks[r]
	for from := 0; from < len(boxes); {
		lane, to := l.Boxes[boxes[from]].Lane, from
		for to < len(boxes) && l.Boxes[boxes[to]].Lane == lane {
			to++
		}
		f(lane, from, to)
		from = to
	}
}

// placeLanes puts the boxes of each model into its lane, and those of the
// framework in the middle.
func (l *rowLayout) placeLanes() {
	n := len(l.Lanes)
	wide, apart := make([]float64, n+1), make([]float64, n+1) // of the lane, and to the next
	for i := range apart {
		wide[i], apart[i] = l.BoxWidth, l.SideGap
	}
	for r := range l.Ranks {
		l.eachRun(r, func(lane, from, to int) {
			wide[lane] = math.Max(wide[lane], l.runWidth(r, from, to))
			if before := from - 1; before >= 0 {
				left := l.Boxes[l.Ranks[r][before]].Lane
				apart[left] = math.Max(apart[left], l.gaps[r][from])
			}
		})
	}
	l.Spans = make([][2]float64, n+1)
	total := 0.0
	for i := 1; i <= n; i++ {
		total += wide[i] + 2*lanePad
		if i < n {
			total += apart[i]
		}
	}
	x := -total / 2
	for i := 1; i <= n; i++ {
		l.Spans[i] = [2]float64{x, x + wide[i] + 2*lanePad}
		x += wide[i] + 2*lanePad + apart[i]
	}
	for r := range l.Ranks {
		l.eachRun(r, func(lane, from, to int) {
			l.placeRun(r, from, to, (l.Spans[lane][0]+l.Spans[lane][1])/2)
		})
	}
}

// middle returns the x of the middle of a box.
func (l *rowLayout) middle(n int) float64 { return l.Corners[n].X + l.Cells[n].W/2 }
