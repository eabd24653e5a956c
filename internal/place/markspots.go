package place

import (
	"math"

	"github.com/resultschain/resultschain/internal/layout"
)

// MarkSpots returns where the marks on broad arrows and on arrows stand; those without
// one have no size. Thick returns how thick an arrow is.
func (p *Plan) MarkSpots(thick func(arrow int) float64) (broads, arrows []Rect) {
	broads, arrows = make([]Rect, len(p.Broads)), make([]Rect, len(p.Arrows))
	var taken []Rect
	for i := range p.Broads {
		if words := p.Broads[i].Mark(); words != "" {
			points := Outline(p.BroadRoutes[i], 24)
			broads[i] = MarkRect(points[len(points)*2/5], words)
			taken = append(taken, broads[i])
		}
	}
	var outlines []arrowOutline
	for i := range p.Arrows {
		if words := p.Arrows[i].Mark(); words != "" && len(p.Curves[i].Points) > 0 {
			if outlines == nil {
				outlines = p.arrowOutlines()
			}
			arrows[i] = p.findSpot(i, words, outlines, taken, thick)
			taken = append(taken, arrows[i])
		}
	}
	return broads, arrows
}

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

// findSpot returns the place on an arrow for its mark: the first from its start that
// is free of boxes, other marks, other arrows and the arrow's own head, or else the one
// with most room.
func (p *Plan) findSpot(arrow int, words string, outlines []arrowOutline, taken []Rect, thick func(int) float64) Rect {
	c := p.Curves[arrow]
	var best Rect
	highest := math.Inf(-1)
	way := steps(Outline(c.Points, 12), 0.5)
	for _, pt := range way[:min(2*markReach, len(way))] {
		r := MarkRect(pt, words)
		room := math.Min(1, r.fromHead(outlines[arrow].head))
		for _, t := range taken {
			room = math.Min(room, r.Distance(t))
		}
		for n := range p.Boxes {
			at := p.Corners[n]
			room = math.Min(room, r.Distance(Rect{at.X, at.Y, at.X + p.Cells[n].W, at.Y + p.Cells[n].H})-markOff)
		}
		for n := range outlines {
			if room <= highest {
				break // it cannot be the best
			}
			if n == arrow || len(outlines[n].points) == 0 || r.Distance(outlines[n].bounds) > room {
				continue
			}
			room = math.Min(room, r.fromHead(outlines[n].head))
			line := outlines[n].points
			for k := 1; k < len(line); k++ {
				room = math.Min(room, r.distanceTo(line[k-1], line[k])-thick(n)/2)
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

// fromHead returns how far a mark is from a head; where there is no room, it rather
// hides a line.
func (r Rect) fromHead(head Rect) float64 {
	if d := r.Distance(head); d >= 0 {
		return d
	}
	return -10
}

// steps returns points along a line, that far apart at most.
func steps(line []layout.Point, apart float64) []layout.Point {
	out := []layout.Point{line[0]}
	for k := 1; k < len(line); k++ {
		a, b := line[k-1], line[k]
		n := math.Max(1, math.Ceil(math.Hypot(b.X-a.X, b.Y-a.Y)/apart))
		for i := 1.0; i <= n; i++ {
			out = append(out, layout.Point{X: a.X + (b.X-a.X)*i/n, Y: a.Y + (b.Y-a.Y)*i/n})
		}
	}
	return out
}
