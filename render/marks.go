package render

import (
	"math"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/typeset"
)

// markParts returns the parts that show the stars of boxes and the numbers and
// question marks of arrows, each where it hides least.
func (p *plan) markParts() []paint.Part {
	var out []paint.Part
	var taken []layout.Point
	for i := range p.Boxes {
		if b := &p.Boxes[i]; b.Change.Badge() != "" {
			out = append(out, p.badgePart(i))
		}
		if b := &p.Boxes[i]; b.Priority {
			// At the corner that no arrow comes near, and off the text.
			at := layout.Point{X: p.corners[i].X + p.cells[i].w - 1, Y: p.corners[i].Y + 1}
			if p.IsInRows() {
				at.X = p.corners[i].X + 1
			}
			out = append(out, paint.Part{Class: "mark", Title: "For people who are to be reached first", Shapes: p.starShapes(at.X, at.Y, p.markInk(b.Faded))})
			taken = append(taken, at)
		}
	}
	for i := range p.Broads {
		if b := &p.Broads[i]; b.Mark() != "" {
			points := outline(p.broadRoutes[i], 24)
			at := points[len(points)*2/5]
			taken = append(taken, at)
			out = append(out, p.markPart(&b.Arrow, b.Mark(), at))
		}
	}
	var outlines []arrowOutline
	for i := range p.Arrows {
		if words := p.Arrows[i].Mark(); words != "" && len(p.curves[i].points) > 0 {
			if outlines == nil {
				outlines = p.arrowOutlines()
			}
			at := p.findSpot(i, outlines, taken)
			taken = append(taken, at)
			out = append(out, p.markPart(&p.Arrows[i], words, at))
		}
	}
	return out
}

// markPart returns the part that shows the mark on an arrow.
func (p *plan) markPart(a *content.Arrow, words string, at layout.Point) paint.Part {
	colour := p.markInk(a.Faded)
	out := paint.Part{Class: "mark", Shapes: p.roundMark(at.X, at.Y, words, colour), Texts: []paint.Text{markText(words, at.X, at.Y, colour)}}
	if a.Untested {
		out.Title = "Rests on an assumption that is not tested"
	}
	if word := a.Change.Word(); word != "" {
		out.Title = prose.UpperFirst(word)
	}
	return out
}

// markInk returns the colour of a mark.
func (c *chart) markInk(faded bool) string {
	if faded {
		return c.theme.faded.text
	}
	return c.theme.text
}

// An arrowOutline holds points along an arrow, the last its tip, and their bounds.
type arrowOutline struct {
	points                   []layout.Point
	left, right, top, bottom float64
}

func (p *plan) arrowOutlines() []arrowOutline {
	outlines := make([]arrowOutline, len(p.curves))
	for i, c := range p.curves {
		o := &outlines[i]
		o.left, o.top, o.right, o.bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		if len(c.points) == 0 {
			continue
		}
		o.points = append(outline(c.points, 12), c.head.tip)
		for _, pt := range o.points {
			o.left, o.right = math.Min(o.left, pt.X), math.Max(o.right, pt.X)
			o.top, o.bottom = math.Min(o.top, pt.Y), math.Max(o.bottom, pt.Y)
		}
	}
	return outlines
}

// isNear reports whether the point is nearer than the distance to the bounds.
func (o *arrowOutline) isNear(distance float64, pt layout.Point) bool {
	return pt.X > o.left-distance && pt.X < o.right+distance && pt.Y > o.top-distance && pt.Y < o.bottom+distance
}

// findSpot returns the place on an arrow for its mark: the one with most room, which
// is the distance to boxes, other marks, other arrows and the arrow's own head, up
// to three radii of a mark. Places near the middle of the arrow are preferred.
func (p *plan) findSpot(arrow int, outlines []arrowOutline, taken []layout.Point) layout.Point {
	points := outline(p.curves[arrow].points, 24)
	tip := p.curves[arrow].head.tip
	half := markWidth(p.Arrows[arrow].Mark()) / 2
	best, highest := points[len(points)/2], math.Inf(-1)
	for i, pt := range points {
		room := math.Min(3*markRadius, math.Hypot(pt.X-tip.X, pt.Y-tip.Y)-arrowLength-half+markRadius) // more is not better
		for _, t := range taken {
			room = math.Min(room, math.Hypot(pt.X-t.X, pt.Y-t.Y)-markRadius)
		}
		for n := range p.Boxes {
			at, c := p.corners[n], &p.cells[n]
			dx := math.Max(math.Max(at.X-pt.X, pt.X-at.X-c.w), 0)
			dy := math.Max(math.Max(at.Y-pt.Y, pt.Y-at.Y-c.h), 0)
			room = math.Min(room, math.Hypot(dx, dy))
		}
		for n := range outlines {
			if room <= highest {
				break // it cannot be the best
			}
			if n == arrow || !outlines[n].isNear(room, pt) {
				continue
			}
			for _, other := range outlines[n].points {
				room = math.Min(room, math.Hypot(pt.X-other.X, pt.Y-other.Y))
			}
		}
		middle := math.Abs(float64(i)/float64(len(points)-1) - 0.5)
		if score := room - 4*middle; score > highest {
			best, highest = pt, score
		}
	}
	return best
}

// starShapes returns a star in a disc.
func (c *chart) starShapes(x, y float64, colour string) []paint.Shape {
	return []paint.Shape{
		{Path: paint.Circle(x, y, markRadius, 1, 0), Fill: c.theme.background, Stroke: colour, Thick: 0.8},
		{Path: paint.Star(x, y, markRadius*0.75), Fill: colour},
	}
}

// roundMark returns a disc for the words of a mark, wider than high where they are
// long.
func (c *chart) roundMark(x, y float64, words, colour string) []paint.Shape {
	w := markWidth(words)
	return []paint.Shape{{Path: paint.Rectangle(x-w/2, y-markRadius, w, 2*markRadius, markRadius), Fill: c.theme.background, Stroke: colour, Thick: 0.8}}
}

// markWidth returns how wide the disc for the words of a mark is.
func markWidth(words string) float64 {
	return math.Max(2*markRadius, typeset.Bold.Width(words, markSize)+3)
}

// markSize is the size of the text in a mark.
const markSize = 7.0

func markText(s string, x, y float64, colour string) paint.Text {
	return stackLines([]string{s}, x, y-markSize*lineHeight/2, markSize, true, paint.Middle, colour)
}
