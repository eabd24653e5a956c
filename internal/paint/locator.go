package paint

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
)

// Sizes of the sketch that shows what part of a picture a page holds, in points.
const (
	locatorLong = 30.0 // a column
	locatorWide = 8.0
	locatorGap  = 2.5
	locatorPad  = 16.0 // before it
)

// locatorWidth returns how wide the sketch is, with a gap before it; 0 where there is
// none.
func (p *painter) locatorWidth() float64 {
	switch {
	case p.Tile == nil || p.Tile.Columns == nil:
		return 0
	case p.IsInRows():
		return locatorLong + locatorPad
	}
	return float64(len(p.Tile.Columns))*(locatorWide+locatorGap) - locatorGap + locatorPad
}

// locatorPart returns the part with the sketch, beside the title, from left on: a bar for
// each stage, with a piece for each box. The pieces of boxes on this page are filled.
func (p *painter) locatorPart(left float64) Part {
	out := Part{Class: "locator", Title: p.TileHeading()}
	for i, col := range p.Tile.Columns {
		along := float64(i) * (locatorWide + locatorGap)
		bar := place.Rect{Left: left + along, Top: p.Margin, Right: left + along + locatorWide, Bottom: p.Margin + locatorLong}
		if p.IsInRows() { // the first at the bottom, all of them as high as a column
			step := locatorLong / float64(len(p.Tile.Columns))
			bar = place.Rect{Left: left, Top: p.Margin + locatorLong - float64(i+1)*step, Right: left + locatorLong, Bottom: p.Margin + locatorLong - float64(i)*step - step/5}
		}
		ink := p.theme.boxes[col.Look].border
		out.Shapes = append(out.Shapes, p.locatorPieces(bar, col, ink)...)
		out.Shapes = append(out.Shapes, Shape{Path: rectPath(bar, 0), Stroke: ink, Thick: 0.7})
	}
	return out
}

// locatorPieces returns the filled pieces of a bar.
func (p *painter) locatorPieces(bar place.Rect, col content.TileColumn, ink string) []Shape {
	var out []Shape
	all := float64(len(col.Pages))
	for k := 0; k < len(col.Pages); k++ {
		first := k
		for k < len(col.Pages) && col.Pages[k] == p.Tile.Page {
			k++
		}
		if k == first {
			continue
		}
		from, to := float64(first)/all, float64(k)/all
		r := bar
		if p.IsInRows() {
			r.Left, r.Right = bar.Left+from*(bar.Right-bar.Left), bar.Left+to*(bar.Right-bar.Left)
		} else {
			r.Top, r.Bottom = bar.Top+from*(bar.Bottom-bar.Top), bar.Top+to*(bar.Bottom-bar.Top)
		}
		out = append(out, Shape{Path: rectPath(r, 0), Fill: ink})
	}
	return out
}
