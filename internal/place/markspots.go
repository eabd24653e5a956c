package place

import (
	"context"
	"iter"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/layout"
)

// MarkSpots returns where the marks on broad arrows and on arrows stand. An arrow without
// a mark has a Rect without size. Thick returns how thick an arrow is. When ctx is done,
// some are missing.
func (p *Plan) MarkSpots(ctx context.Context, thick func(arrow int) float64) (broads, arrows []Rect) {
	broads, arrows = make([]Rect, len(p.Broads)), make([]Rect, len(p.Arrows))
	var taken []Rect
	for i := range p.Broads {
		if words := p.Broads[i].Mark(); words != "" {
			points := Outline(p.BroadRoutes[i], 24)
			broads[i] = MarkRect(points[len(points)*2/5], words)
			taken = append(taken, broads[i])
		}
	}
	var lines *arrowGrid
	for i := range p.Arrows {
		if ctx.Err() != nil {
			break
		}
		if words := p.Arrows[i].Mark(); words != "" && len(p.Curves[i].Points) > 0 {
			if lines == nil {
				lines = p.newArrowGrid(thick)
			}
			arrows[i] = p.findSpot(i, words, lines, taken, thick)
			taken = append(taken, arrows[i])
		}
	}
	return broads, arrows
}

// mostRoom is the distance from all else at which a mark has room enough.
const mostRoom = 1.0

// An arrowOutline holds points along an arrow, the last its tip, and their bounds.
type arrowOutline struct {
	points []layout.Point
	head   Rect
	bounds Rect
}

func (p *Plan) arrowOutlines() []arrowOutline {
	outlines := make([]arrowOutline, len(p.Curves))
	for i, c := range p.Curves {
		if len(c.Points) == 0 {
			continue
		}
		o := &outlines[i]
		o.points = append(Outline(c.Points, 6), c.Head.Tip)
		o.head = NewRect(c.Head.Left, c.Head.Right).union(NewRect(c.Head.Tip, c.Head.Tip))
		o.bounds = o.head
		for _, pt := range o.points {
			o.bounds = o.bounds.union(NewRect(pt, pt))
		}
	}
	return outlines
}

// An arrowGrid finds the arrows that pass near a mark. Comparing marks with each of
// 1,000 arrows took many minutes.
type arrowGrid struct {
	outlines []arrowOutline
	cells    map[gridCell][]int // the arrows in each, in their order
	reach    float64            // a mark further than this from the middle of a line has room enough
	near     []int
}

// A gridCell is a square of the grid, by its column and row.
type gridCell struct{ x, y int }

// gridSize is how wide a cell is: about as wide as a mark.
const gridSize = 16.0

func (p *Plan) newArrowGrid(thick func(arrow int) float64) *arrowGrid {
	g := &arrowGrid{outlines: p.arrowOutlines(), cells: map[gridCell][]int{}}
	for n := range g.outlines {
		o := &g.outlines[n]
		if len(o.points) == 0 {
			continue
		}
		g.reach = math.Max(g.reach, mostRoom+thick(n)/2)
		corners := []layout.Point{{X: o.head.Left, Y: o.head.Top}, {X: o.head.Right, Y: o.head.Bottom}}
		for _, line := range [][]layout.Point{o.points, corners} {
			for _, pt := range steps(line, gridSize/2) {
				at := cellAt(pt.X, pt.Y)
				if in := g.cells[at]; len(in) == 0 || in[len(in)-1] != n {
					g.cells[at] = append(in, n)
				}
			}
		}
	}
	return g
}

func cellAt(x, y float64) gridCell {
	return gridCell{int(math.Floor(x / gridSize)), int(math.Floor(y / gridSize))}
}

// arrowsNear returns the arrows that may be too near to a mark, in their order.
func (g *arrowGrid) arrowsNear(r Rect) []int {
	g.near = g.near[:0]
	off := g.reach + gridSize/2 // a line may cut the corner of a cell
	from, to := cellAt(r.Left-off, r.Top-off), cellAt(r.Right+off, r.Bottom+off)
	for x := from.x; x <= to.x; x++ {
		for y := from.y; y <= to.y; y++ {
			g.near = append(g.near, g.cells[gridCell{x, y}]...)
		}
	}
	slices.Sort(g.near)
	return slices.Compact(g.near)
}

// findSpot returns the place on an arrow for its mark: the first from its start that
// is free of boxes, other marks, other arrows and the arrow's own head, or else the one
// with most room.
func (p *Plan) findSpot(arrow int, words string, lines *arrowGrid, taken []Rect, thick func(int) float64) Rect {
	var best Rect
	highest := math.Inf(-1)
	way := steps(Outline(p.Curves[arrow].Points, 12), 0.5)
	for _, pt := range way[:min(2*markReach, len(way))] {
		r := MarkRect(pt, words)
		room := math.Min(mostRoom, r.fromHead(lines.outlines[arrow].head))
		for _, t := range taken {
			room = math.Min(room, r.Distance(t))
		}
		for n := range p.Boxes {
			at := p.Corners[n]
			room = math.Min(room, r.Distance(Rect{at.X, at.Y, at.X + p.Cells[n].W, at.Y + p.Cells[n].H})-markOff)
		}
		if room <= highest {
			continue
		}
		for _, n := range lines.arrowsNear(r) {
			if room <= highest {
				break // it cannot be the best
			}
			o := &lines.outlines[n]
			if n == arrow || r.Distance(o.bounds) > room {
				continue
			}
			room = math.Min(room, r.fromHead(o.head))
			for k := 1; k < len(o.points); k++ {
				a, b := o.points[k-1], o.points[k]
				if r.Distance(NewRect(a, b))-thick(n)/2 < room {
					room = math.Min(room, r.distanceTo(a, b)-thick(n)/2)
				}
			}
		}
		if room > highest {
			best, highest = r, room
		}
		if room > 0 {
			break
		}
	}
	return best
}

// fromHead returns how far a mark is from a head. On a head it is -10, which is less
// than on any line: a mark without room rather hides a line.
func (r Rect) fromHead(head Rect) float64 {
	if d := r.Distance(head); d >= 0 {
		return d
	}
	return -10
}

// steps returns points along a line, at most that far apart.
func steps(line []layout.Point, apart float64) []layout.Point {
	out := []layout.Point{line[0]}
	for k := 1; k < len(line); k++ {
		out = slices.AppendSeq(out, stepsBetween(line[k-1], line[k], apart))
	}
	return out
}

// stepsBetween returns points from a, which is left out, to b, at most that far apart.
func stepsBetween(a, b layout.Point, apart float64) iter.Seq[layout.Point] {
	return func(yield func(layout.Point) bool) {
		n := math.Max(1, math.Ceil(math.Hypot(b.X-a.X, b.Y-a.Y)/apart))
		for i := 1.0; i <= n; i++ {
			if !yield(layout.Point{X: a.X + (b.X-a.X)*i/n, Y: a.Y + (b.Y-a.Y)*i/n}) {
				return
			}
		}
	}
}
