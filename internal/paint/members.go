package paint

import (
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/place"
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
func (p *painter) memberColour(member int) string {
	if p.theme.isColourless() {
		return p.theme.text
	}
	palette := memberColours[b2i(luminance(p.theme.boxes[logicmodel.Activity].fill) < 0.2)]
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

// memberShapes returns the edge of a box at its left: a piece for each member.
func (p *painter) memberShapes(n int) []Shape {
	members := p.Boxes[n].Members
	if members == nil {
		return nil
	}
	x, top := p.Corners[n].X+place.MemberOff, p.Corners[n].Y+place.MemberOff+2
	if looks[p.Boxes[n].Look].double {
		x += place.DoubleBorder
	}
	step := (p.Cells[n].H - 2*place.MemberOff - 4) / float64(len(members))
	var out []Shape
	for i, k := range members {
		out = append(out, Shape{Path: Rectangle(x, top+float64(i)*step, place.MemberWide, step-1, 0), Fill: p.memberColour(k)})
	}
	return out
}

// memberEntries returns the entries of the key on the members of a grouping.
func (p *painter) memberEntries() []legendEntry {
	used := make([]bool, len(p.Members))
	for n := range p.Boxes {
		for _, k := range p.Boxes[n].Members {
			used[k] = true
		}
	}
	var out []legendEntry
	for k, m := range p.Members {
		if !used[k] {
			continue
		}
		colour := p.memberColour(k)
		width := place.MemberWide + 4 + typeset.Bold.Width(m.Initials, place.KeySize)
		out = append(out, newLegendEntry(m.Initials, m.Title, width, func(x, y float64) ([]Shape, []Text) {
			text := stackLines([]string{m.Initials}, x+place.MemberWide+4, y-place.KeySize*place.LineHeight/2, place.KeySize, true, Start, p.theme.text)
			return []Shape{{Path: rectPath(place.NewRect(layout.Point{X: x, Y: y - 6}, layout.Point{X: x + place.MemberWide, Y: y + 6}), 0), Fill: colour}}, []Text{text}
		}))
	}
	return out
}
