package paint

import (
	"context"
	"fmt"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/prose"
)

// markParts returns the parts that show the stars of boxes and the marks of arrows. When
// ctx is done, some are missing.
func (p *painter) markParts(ctx context.Context) []Part {
	var out []Part
	add := func(of string, i int, part Part) {
		part.Of = fmt.Sprint(of, i+1)
		out = append(out, part)
	}
	for i := range p.Boxes {
		if b := &p.Boxes[i]; b.HasBadge() {
			add("box", i, p.badgePart(i))
		}
		if b := &p.Boxes[i]; b.Priority {
			add("box", i, p.starPart(i))
		}
	}
	broads, arrows := p.MarkSpots(ctx, func(arrow int) float64 { return strokeOf(&p.Arrows[arrow]).thick })
	for i, spot := range broads {
		if b := &p.Broads[i]; spot != (place.Rect{}) {
			add("broad", i, p.markPart(&b.Arrow, b.Mark(), spot))
		}
	}
	for i, spot := range arrows {
		if a := &p.Arrows[i]; spot != (place.Rect{}) {
			add("arrow", i, p.markPart(a, a.Mark(), spot))
		}
	}
	return out
}

// starPart returns the part with the star of a box, inside it at the top.
func (p *painter) starPart(n int) Part {
	b, at, in := &p.Boxes[n], p.Corners[n], p.theme.boxes[p.Boxes[n].Look]
	if b.IsBehind() {
		in = p.theme.faded
	}
	edge := place.StarEdge + place.StarRadius
	if looks[b.Look].double {
		edge += place.DoubleBorder
	}
	x := at.X + p.Cells[n].W - edge
	return Part{Class: "mark", Title: prose.UpperFirst(p.Say(reachedFirst)), Shapes: starShapes(x, at.Y+edge, in.border)}
}

// markPart returns the part that shows the mark on an arrow.
func (p *painter) markPart(a *content.Arrow, words string, r place.Rect) Part {
	colour := p.markInk(a.Faded)
	out := Part{Class: "mark", Shapes: []Shape{p.markShape(r)}, Texts: []Text{markText(words, r, colour)}}
	if a.Untested {
		out.Title = prose.UpperFirst(p.Say(restsOnUntested))
	}
	if word := a.Change.Word(); word != "" {
		out.Title = prose.UpperFirst(p.Say(word))
	}
	return out
}

// markShape returns the ground of a mark, which parts the line beneath it.
func (p *painter) markShape(r place.Rect) Shape {
	return Shape{Path: rectPath(r, place.MarkHigh/2), Fill: p.theme.background}
}

func markText(s string, r place.Rect, colour string) Text {
	return stackLines([]string{s}, (r.Left+r.Right)/2, (r.Top+r.Bottom-place.MarkSize*place.LineHeight)/2, place.MarkSize, true, Middle, colour)
}

// markInk returns the colour of a mark.
func (p *painter) markInk(faded bool) string {
	if faded {
		return p.theme.faded.text
	}
	return p.theme.text
}

// starShapes returns a star.
func starShapes(x, y float64, colour string) []Shape {
	return []Shape{{Path: Star(x, y, place.StarRadius), Fill: colour}}
}
