package place

import "math"

// Radii of corners, in points: where few arrows run side by side, and where many do.
// Many arrows with rounder corners would cross in these.
const (
	roundest   = 12.0
	leastRound = 4.0
)

// roundness returns how round the corners of arrows are in a gap.
func (g *gap) roundness() float64 {
	return math.Max(leastRound, roundest-float64(max(0, g.lanes-2)))
}

// roundWay returns a piecewise Bézier curve along the corners of a way: its first point,
// and three for each piece. The radius of a corner is at most roundness.
func roundWay(way []Point, roundness float64) []Point {
	if len(way) < 2 {
		return nil
	}
	points := []Point{way[0]}
	line := func(to Point) {
		from := points[len(points)-1]
		if from == to {
			return
		}
		points = append(points,
			Point{X: from.X + (to.X-from.X)/3, Y: from.Y + (to.Y-from.Y)/3},
			Point{X: from.X + (to.X-from.X)*2/3, Y: from.Y + (to.Y-from.Y)*2/3}, to)
	}
	for k := 1; k+1 < len(way); k++ {
		before, at, after := way[k-1], way[k], way[k+1]
		in, out := distance(before, at), distance(at, after)
		if in == 0 || out == 0 {
			continue
		}
		// A corner may take half of the straight part to the next one, and all of
		// it to an end but for what the head needs.
		r := math.Min(roundness, math.Min(in, out)/2)
		if k == 1 {
			r = math.Min(roundness, math.Min(in, out/2))
		}
		first, last := toward(at, before, r), toward(at, after, r)
		line(first)
		const handle = 0.55 // of a Bézier curve that is a quarter of a circle, by its radius
		points = append(points, toward(first, at, r*handle), toward(last, at, r*handle), last)
	}
	line(way[len(way)-1])
	return points
}

func distance(a, b Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// toward returns the point at the distance d from a on the way to b.
func toward(a, b Point, d float64) Point {
	l := distance(a, b)
	if l == 0 {
		return a
	}
	return Point{X: a.X + (b.X-a.X)*d/l, Y: a.Y + (b.Y-a.Y)*d/l}
}
