package render

import (
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
	"github.com/resultschain/resultschain/logicmodel"
)

// memberColours are those of the members of a grouping, in their order, on light and on
// dark boxes. Members have initials too, since so many colours cannot all be told apart.
var memberColours = [2][]string{
	{"#0077bb", "#cc3311", "#117733", "#aa3377", "#997700", "#332288", "#008877", "#882255", "#555555", "#bb5566", "#004488", "#777700"},
	{"#66ccff", "#ff9980", "#88dd99", "#ee99cc", "#ddcc55", "#aab4ff", "#55ddcc", "#ffaacc", "#cccccc", "#ffb0b8", "#88bbff", "#cccc66"},
}

// memberColour returns the colour of a member; a theme without colours has one for all.
func (c *chart) memberColour(member int) string {
	if c.theme.isColourless() {
		return c.theme.text
	}
	palette := memberColours[b2i(luminance(c.theme.boxes[logicmodel.Activity].fill) < 0.2)]
	return palette[member%len(palette)]
}

// isColourless reports whether the borders of the theme are all black, white or grey.
func (t *Theme) isColourless() bool {
	for _, in := range t.boxes {
		if b := in.border; b != "" && (b[1:3] != b[3:5] || b[3:5] != b[5:7]) {
			return false
		}
	}
	return true
}

// The edge of a box in the colours of its members, in points.
const (
	memberWide = 3.5
	memberOff  = 2.0 // from the border
)

// memberRoom returns what the edges of boxes in the colours of members need beside the
// text.
func (c *chart) memberRoom() float64 {
	for n := range c.Boxes {
		if c.Boxes[n].Members != nil {
			return memberWide
		}
	}
	return 0
}

// memberShapes returns the edge of a box at its left: a piece for each member.
func (p *plan) memberShapes(n int) []paint.Shape {
	members := p.Boxes[n].Members
	if members == nil {
		return nil
	}
	x, top := p.corners[n].X+memberOff, p.corners[n].Y+memberOff+2
	if looks[p.Boxes[n].Look].double {
		x += doubleBorder
	}
	step := (p.cells[n].h - 2*memberOff - 4) / float64(len(members))
	var out []paint.Shape
	for i, k := range members {
		out = append(out, paint.Shape{Path: paint.Rectangle(x, top+float64(i)*step, memberWide, step-1, 0), Fill: p.memberColour(k)})
	}
	return out
}

// memberEntries returns the entries of the key on the members of a grouping.
func (c *chart) memberEntries() []legendEntry {
	used := make([]bool, len(c.Members))
	for n := range c.Boxes {
		for _, k := range c.Boxes[n].Members {
			used[k] = true
		}
	}
	var out []legendEntry
	for k, m := range c.Members {
		if !used[k] {
			continue
		}
		colour := c.memberColour(k)
		width := memberWide + 4 + typeset.Bold.Width(m.Initials, keySize)
		out = append(out, newLegendEntry(m.Initials, m.Title, width, func(x, y float64) ([]paint.Shape, []paint.Text) {
			text := stackLines([]string{m.Initials}, x+memberWide+4, y-keySize*lineHeight/2, keySize, true, paint.Start, c.theme.text)
			return []paint.Shape{{Path: newRect(layout.Point{X: x, Y: y - 6}, layout.Point{X: x + memberWide, Y: y + 6}).path(0), Fill: colour}}, []paint.Text{text}
		}))
	}
	return out
}
