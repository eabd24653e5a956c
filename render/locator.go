package render

import (
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
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
func (c *chart) locatorWidth() float64 {
	switch {
	case c.Tile == nil:
		return 0
	case c.IsInRows():
		return locatorLong + locatorPad
	}
	return float64(len(c.Tile.Columns))*(locatorWide+locatorGap) - locatorGap + locatorPad
}

// locatorPart returns the part with the sketch, which begins at left, beside the title: a bar for each
// stage with a piece for each box, which is filled where it is on this page.
func (c *chart) locatorPart(left float64) paint.Part {
	out := paint.Part{Class: "locator", Title: c.TileHeading()}
	for i, col := range c.Tile.Columns {
		along := float64(i) * (locatorWide + locatorGap)
		bar := rect{left + along, c.margin, left + along + locatorWide, c.margin + locatorLong}
		if c.IsInRows() { // the first at the bottom, all of them as high as a column
			step := locatorLong / float64(len(c.Tile.Columns))
			bar = rect{left, c.margin + locatorLong - float64(i+1)*step, left + locatorLong, c.margin + locatorLong - float64(i)*step - step/5}
		}
		ink := c.theme.boxes[col.Look].border
		out.Shapes = append(out.Shapes, c.locatorPieces(bar, col, ink)...)
		out.Shapes = append(out.Shapes, paint.Shape{Path: bar.path(0), Stroke: ink, Thick: 0.7})
	}
	return out
}

// locatorPieces returns the filled pieces of a bar.
func (c *chart) locatorPieces(bar rect, col content.TileColumn, ink string) []paint.Shape {
	var out []paint.Shape
	all := float64(len(col.Pages))
	for k := 0; k < len(col.Pages); k++ {
		first := k
		for k < len(col.Pages) && col.Pages[k] == c.Tile.Page {
			k++
		}
		if k == first {
			continue
		}
		from, to := float64(first)/all, float64(k)/all
		r := bar
		if c.IsInRows() {
			r.left, r.right = bar.left+from*(bar.right-bar.left), bar.left+to*(bar.right-bar.left)
		} else {
			r.top, r.bottom = bar.top+from*(bar.bottom-bar.top), bar.top+to*(bar.bottom-bar.top)
		}
		out = append(out, paint.Shape{Path: r.path(0), Fill: ink})
	}
	return out
}
