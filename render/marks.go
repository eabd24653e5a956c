package render

import (
	"fmt"
	"math"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of marks, in points.
const (
	starRadius = 5.0
	starEdge   = 4.0 // between a star and the border
	starSpace  = 2*starRadius + 3
	markSize   = 7.0 // of the text in a mark on an arrow
	markHigh   = 8.0
	markReach  = 40  // from the start of the arrow, at most
	markOff    = 1.0 // from the box that the arrow leaves, at least
)

// wrapText wraps the text of a box, with room beside the first line for its star or for
// what joins it to other pages. Where that has no room for a word, this stands above
// the text.
func wrapText(b *content.Box, width float64) (lines []string, above float64) {
	plain := typeset.Regular.Wrap(b.Label(), textSize, width)
	switch {
	case b.HasEdge() && !b.Priority:
		beside := badgeWidth(b.Edge.Mark) + badgeGap
		lines = typeset.Regular.WrapBeside(b.Label(), textSize, width, beside)
		if len(lines) > len(plain) || typeset.Regular.Width(lines[0], textSize) > width-beside {
			return plain, badgeHeight
		}
		return lines, 0
	case !b.Priority || b.HasBadge():
		return plain, 0
	}
	lines = typeset.Regular.WrapBeside(b.Label(), textSize, width, starSpace)
	if typeset.Regular.Width(lines[0], textSize) <= width-starSpace {
		return lines, 0
	}
	return plain, 2 * starRadius
}

// markParts returns the parts that show the stars of boxes and the marks of arrows.
func (p *plan) markParts() []paint.Part {
	var out []paint.Part
	add := func(of string, i int, part paint.Part) {
		part.Of = fmt.Sprint(of, i+1)
		out = append(out, part)
	}
	var taken []rect
	for i := range p.Boxes {
		if b := &p.Boxes[i]; b.HasBadge() {
			add("box", i, p.badgePart(i))
		}
		if b := &p.Boxes[i]; b.Priority {
			add("box", i, p.starPart(i))
		}
	}
	for i := range p.Broads {
		if b := &p.Broads[i]; b.Mark() != "" {
			points := outline(p.broadRoutes[i], 24)
			r := markRect(points[len(points)*2/5], b.Mark())
			taken = append(taken, r)
			add("broad", i, p.markPart(&b.Arrow, b.Mark(), r))
		}
	}
	var outlines []arrowOutline
	for i := range p.Arrows {
		if words := p.Arrows[i].Mark(); words != "" && len(p.curves[i].points) > 0 {
			if outlines == nil {
				outlines = p.arrowOutlines()
			}
			r := p.findSpot(i, words, outlines, taken)
			taken = append(taken, r)
			add("arrow", i, p.markPart(&p.Arrows[i], words, r))
		}
	}
	return out
}

// makeRoomForMarks puts boxes so far apart that a mark on an arrow between them does not
// hide the head.
func (c *chart) makeRoomForMarks() {
	c.markTail = 0
	for i := range c.Arrows {
		a := &c.Arrows[i]
		words := a.Mark()
		if words == "" {
			continue
		}
		r := markRect(layout.Point{}, words)
		along, across := r.right-r.left, r.bottom-r.top
		if c.IsInRows() {
			along, across = across, along
		}
		const rest = arrowLength + 2*markOff + 5
		if c.cells[a.From].rank == c.cells[a.To].rank {
			c.sideGap = max(c.sideGap, across+rest)
		} else {
			c.tierGap = max(c.tierGap, along+rest)
			c.markTail = max(c.markTail, along+2*markOff)
		}
	}
}

// starPart returns the part with the star of a box, inside it at the top.
func (p *plan) starPart(n int) paint.Part {
	b, at, in := &p.Boxes[n], p.corners[n], p.theme.boxes[p.Boxes[n].Look]
	if b.IsBehind() {
		in = p.theme.faded
	}
	edge := starEdge + starRadius
	if looks[b.Look].double {
		edge += doubleBorder
	}
	x := at.X + p.cells[n].w - edge
	return paint.Part{Class: "mark", Title: prose.UpperFirst(p.Say(reachedFirst)), Shapes: starShapes(x, at.Y+edge, in.border)}
}

// markPart returns the part that shows the mark on an arrow.
func (p *plan) markPart(a *content.Arrow, words string, r rect) paint.Part {
	colour := p.markInk(a.Faded)
	out := paint.Part{Class: "mark", Shapes: []paint.Shape{p.markShape(r)}, Texts: []paint.Text{markText(words, r, colour)}}
	if a.Untested {
		out.Title = prose.UpperFirst(p.Say(restsOnUntested))
	}
	if word := a.Change.Word(); word != "" {
		out.Title = prose.UpperFirst(p.Say(word))
	}
	return out
}

// markRect returns the place of a mark with its middle at the point.
func markRect(at layout.Point, words string) rect {
	w := math.Max(markHigh, typeset.Bold.Width(words, markSize)+3)
	return rect{at.X - w/2, at.Y - markHigh/2, at.X + w/2, at.Y + markHigh/2}
}

// markShape returns the ground of a mark, which parts the line beneath it.
func (c *chart) markShape(r rect) paint.Shape {
	return paint.Shape{Path: r.path(markHigh / 2), Fill: c.theme.background}
}

func markText(s string, r rect, colour string) paint.Text {
	return stackLines([]string{s}, (r.left+r.right)/2, (r.top+r.bottom-markSize*lineHeight)/2, markSize, true, paint.Middle, colour)
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
	points []layout.Point
	head   rect
	bounds rect
}

func (p *plan) arrowOutlines() []arrowOutline {
	outlines := make([]arrowOutline, len(p.curves))
	for i, c := range p.curves {
		if len(c.points) == 0 {
			continue
		}
		o := &outlines[i]
		o.points = append(outline(c.points, 6), c.head.tip)
		o.head = newRect(c.head.left, c.head.right).union(newRect(c.head.tip, c.head.tip))
		o.bounds = o.head
		for _, pt := range o.points {
			o.bounds = o.bounds.union(newRect(pt, pt))
		}
	}
	return outlines
}

// findSpot returns the place on an arrow for its mark: the first from its start that
// is free of boxes, other marks, other arrows and the arrow's own head, or else the one
// with most room.
func (p *plan) findSpot(arrow int, words string, outlines []arrowOutline, taken []rect) rect {
	c := p.curves[arrow]
	var best rect
	highest := math.Inf(-1)
	way := steps(outline(c.points, 12), 0.5)
	for _, pt := range way[:min(2*markReach, len(way))] {
		r := markRect(pt, words)
		room := math.Min(1, r.fromHead(outlines[arrow].head))
		for _, t := range taken {
			room = math.Min(room, r.distance(t))
		}
		for n := range p.Boxes {
			at := p.corners[n]
			room = math.Min(room, r.distance(rect{at.X, at.Y, at.X + p.cells[n].w, at.Y + p.cells[n].h})-markOff)
		}
		for n := range outlines {
			if room <= highest {
				break // it cannot be the best
			}
			if n == arrow || len(outlines[n].points) == 0 || r.distance(outlines[n].bounds) > room {
				continue
			}
			room = math.Min(room, r.fromHead(outlines[n].head))
			line := outlines[n].points
			for k := 1; k < len(line); k++ {
				room = math.Min(room, r.distanceTo(line[k-1], line[k])-strokeOf(&p.Arrows[n]).thick/2)
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
func (r rect) fromHead(head rect) float64 {
	if d := r.distance(head); d >= 0 {
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

// starShapes returns a star.
func starShapes(x, y float64, colour string) []paint.Shape {
	return []paint.Shape{{Path: paint.Star(x, y, starRadius), Fill: colour}}
}
