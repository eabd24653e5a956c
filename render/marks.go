package render

import (
	"fmt"
	"math"

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
	for i := range p.boxes {
		if b := &p.boxes[i]; b.change.badge() != "" {
			out = append(out, p.badgePart(i))
		}
		if b := &p.boxes[i]; b.priority {
			// At the corner that no arrow comes near, and off the text.
			at := layout.Point{X: p.corners[i].X + b.w - 1, Y: p.corners[i].Y + 1}
			if p.isInRows() {
				at.X = p.corners[i].X + 1
			}
			out = append(out, paint.Part{Class: "mark", Title: "For people who are to be reached first", Shapes: p.starShapes(at.X, at.Y, p.markInk(b.faded))})
			taken = append(taken, at)
		}
	}
	for i := range p.broads {
		if b := &p.broads[i]; b.markWords() != "" {
			on := outline(p.broadWays[i], 24)
			at := on[len(on)*2/5]
			taken = append(taken, at)
			out = append(out, p.markPart(&b.arrow, b.markWords(), at))
		}
	}
	var ways []way
	for i := range p.arrows {
		if words := p.arrows[i].markWords(); words != "" && len(p.curves[i].points) > 0 {
			if ways == nil {
				ways = p.ways()
			}
			at := p.findSpot(i, ways, taken)
			taken = append(taken, at)
			out = append(out, p.markPart(&p.arrows[i], words, at))
		}
	}
	return out
}

// markWords returns the words of the mark on the arrow: the symbol of its change, its
// number, and a question mark where it rests on an untested assumption.
func (a *arrow) markWords() string {
	words := a.change.symbol()
	if a.number > 0 {
		words += fmt.Sprint(a.number)
	}
	if a.untested {
		words += "?"
	}
	return words
}

func (p *plan) markPart(a *arrow, words string, at layout.Point) paint.Part {
	colour := p.markInk(a.faded)
	out := paint.Part{Class: "mark", Shapes: p.roundMark(at.X, at.Y, words, colour), Texts: []paint.Text{markText(words, at.X, at.Y, colour)}}
	if a.untested {
		out.Title = "Rests on an assumption that is not tested"
	}
	if word := changeLooks[a.change].word; word != "" {
		out.Title = prose.UpperFirst(word)
	}
	return out
}

// markInk returns the colour of a mark.
func (g *graph) markInk(faded bool) string {
	if faded {
		return g.theme.faded.text
	}
	return g.theme.text
}

// A way holds points along an arrow, its tip the last, and their bounds.
type way struct {
	points                   []layout.Point
	left, right, top, bottom float64
}

func (p *plan) ways() []way {
	ways := make([]way, len(p.curves))
	for i, c := range p.curves {
		w := &ways[i]
		w.left, w.top, w.right, w.bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		if len(c.points) == 0 {
			continue
		}
		w.points = append(outline(c.points, 12), c.head.tip)
		for _, pt := range w.points {
			w.left, w.right = math.Min(w.left, pt.X), math.Max(w.right, pt.X)
			w.top, w.bottom = math.Min(w.top, pt.Y), math.Max(w.bottom, pt.Y)
		}
	}
	return ways
}

// isWithin reports whether the point is no farther than the distance from the
// box round the way.
func (w *way) isWithin(distance float64, pt layout.Point) bool {
	return pt.X > w.left-distance && pt.X < w.right+distance && pt.Y > w.top-distance && pt.Y < w.bottom+distance
}

// findSpot returns a place on an arrow for a mark: the one farthest from boxes, other
// marks, other arrows and the arrow's own head, as far as that matters, and
// nearest to the middle.
func (p *plan) findSpot(arrow int, ways []way, taken []layout.Point) layout.Point {
	points := outline(p.curves[arrow].points, 24)
	tip := p.curves[arrow].head.tip
	best, most := points[len(points)/2], math.Inf(-1)
	for i, pt := range points {
		room := math.Min(3*markRadius, math.Hypot(pt.X-tip.X, pt.Y-tip.Y)-arrowLength) // more is not better
		for _, t := range taken {
			room = math.Min(room, math.Hypot(pt.X-t.X, pt.Y-t.Y)-markRadius)
		}
		for n := range p.boxes {
			c, b := p.corners[n], &p.boxes[n]
			dx := math.Max(math.Max(c.X-pt.X, pt.X-c.X-b.w), 0)
			dy := math.Max(math.Max(c.Y-pt.Y, pt.Y-c.Y-b.h), 0)
			room = math.Min(room, math.Hypot(dx, dy))
		}
		for n := range ways {
			if room <= most {
				break // it cannot be the best
			}
			if n == arrow || !ways[n].isWithin(room, pt) {
				continue
			}
			for _, other := range ways[n].points {
				room = math.Min(room, math.Hypot(pt.X-other.X, pt.Y-other.Y))
			}
		}
		middle := math.Abs(float64(i)/float64(len(points)-1) - 0.5)
		if score := room - 4*middle; score > most {
			best, most = pt, score
		}
	}
	return best
}

// starShapes returns a star in a disc.
func (g *graph) starShapes(x, y float64, colour string) []paint.Shape {
	return []paint.Shape{
		{Path: paint.Circle(x, y, markRadius, 1, 0), Fill: g.theme.background, Stroke: colour, Thick: 0.8},
		{Path: paint.Star(x, y, markRadius*0.75), Fill: colour},
	}
}

// roundMark returns a disc for the words of a mark, wider than high where they are
// long.
func (g *graph) roundMark(x, y float64, words, colour string) []paint.Shape {
	w := math.Max(2*markRadius, typeset.Bold.Width(words, markSize)+3)
	return []paint.Shape{{Path: paint.Rectangle(x-w/2, y-markRadius, w, 2*markRadius, markRadius), Fill: g.theme.background, Stroke: colour, Thick: 0.8}}
}

// markSize is the size of the text in a mark.
const markSize = 7.0

func markText(s string, x, y float64, colour string) paint.Text {
	return stackLines([]string{s}, x, y-markSize*lineHeight/2, markSize, true, paint.Middle, colour)
}

// An entry is a number or a mark, and what it stands for.
type entry struct{ label, words string }

// entries returns the numbered links, or the changes that boxes and arrows have no
// room for.
func (g *graph) entries() []entry {
	if g.diff != nil {
		return g.diff.entries
	}
	var out []entry
	for i := range g.arrows {
		if a := &g.arrows[i]; a.number > 0 {
			out = append(out, entry{fmt.Sprint(a.number), g.reason(a, g.sentence(a))})
		}
	}
	for i := range g.broads {
		if b := &g.broads[i]; b.number > 0 {
			out = append(out, entry{fmt.Sprint(b.number), g.reason(&b.arrow, g.broadSentence(b))})
		}
	}
	return out
}

// drawEntries lists the entries from the height top, in as many columns as there
// is room for, and returns the height at which the list ends.
func (g *graph) drawEntries(s *paint.Scene, top, width float64) float64 {
	entries := g.entries()
	const numberWidth, gap = 22.0, 24.0
	columns := math.Max(1, math.Floor((width-2*g.margin+gap)/(300+gap)))
	wide := (width - 2*g.margin - (columns-1)*gap) / columns
	all := make([][]string, len(entries))
	total := 0
	for i, e := range entries {
		all[i] = typeset.Regular.Wrap(e.words, detailSize, wide-numberWidth)
		total += len(all[i])
	}
	const row, between = detailSize * lineHeight, 3.0
	x, y, bottom := g.margin, top+10, top
	share := (float64(total)*row + float64(len(entries))*between) / columns
	for i, e := range entries {
		if y-top-10 >= share {
			x, y = x+wide+gap, top+10
		}
		s.Parts = append(s.Parts, paint.Part{Class: "link", Texts: []paint.Text{
			stackLines([]string{e.label}, x+numberWidth-8, y, detailSize, true, paint.End, g.theme.text),
			stackLines(all[i], x+numberWidth, y, detailSize, false, paint.Start, g.theme.text),
		}})
		y += float64(len(all[i]))*row + between
		bottom = math.Max(bottom, y)
	}
	return bottom
}
