package paint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/place"
)

// A dotSides holds the arrows at the two sides of a box that look to other ranks, in
// their order across: those that leave it for a later rank, and those that enter it
// from an earlier one. A side with one arrow needs no ports, and its list is nil.
type dotSides struct{ after, before []int }

// hasPorts reports whether a box has a side with several arrows.
func (s *dotSides) hasPorts() bool { return s.after != nil || s.before != nil }

// findDOTSides finds the arrows at the sides of boxes.
func (p *painter) findDOTSides() {
	p.dotSides = make([]dotSides, len(p.Boxes))
	at := make([]float64, len(p.Boxes)) // across, from 0 to 1
	for _, boxes := range p.Ranks {
		for k, n := range boxes {
			at[n] = (float64(k) + 0.5) / float64(len(boxes))
		}
	}
	for i := range p.Arrows {
		if a := &p.Arrows[i]; p.Cells[a.From].Rank < p.Cells[a.To].Rank {
			p.dotSides[a.From].after = append(p.dotSides[a.From].after, i)
			p.dotSides[a.To].before = append(p.dotSides[a.To].before, i)
		}
	}
	order := func(arrows []int, other func(int) int) []int {
		if len(arrows) < 2 {
			return nil
		}
		slices.SortStableFunc(arrows, func(a, b int) int { return cmp.Compare(at[other(a)], at[other(b)]) })
		return arrows
	}
	for n := range p.dotSides {
		s := &p.dotSides[n]
		s.after = order(s.after, func(i int) int { return p.Arrows[i].To })
		s.before = order(s.before, func(i int) int { return p.Arrows[i].From })
	}
}

// dotPort returns the port of an end of an arrow, as in ":e3:w", or nothing where the
// side has none.
func (p *painter) dotPort(arrow int, head bool) string {
	a := &p.Arrows[arrow]
	out, in := "e", "w"
	switch {
	case p.IsInRows():
		out, in = "n", "s"
	case p.rightToLeft():
		out, in = in, out
	}
	ports, name, compass := p.dotSides[a.From].after, "t", out
	if head {
		ports, name, compass = p.dotSides[a.To].before, "h", in
	}
	if !slices.Contains(ports, arrow) {
		return ""
	}
	return fmt.Sprintf(":%s%d:%s", name, arrow, compass)
}

// dotPortRoom is the room for ports along the chain, at each side of a box.
const dotPortRoom = 2.0

// dotTable returns the label of a box of the width w with ports at its sides, round the
// text.
func (p *painter) dotTable(n int, w float64, text string) string {
	const plain = ` BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"`
	s, h := &p.dotSides[n], p.Cells[n].H
	align := "LEFT"
	if p.rightToLeft() {
		align = "RIGHT"
	}
	cell := func(room string) string {
		return fmt.Sprintf(`<TD%s ALIGN="%s" BALIGN="%[2]s">%s</TD>`, room, align, text)
	}
	ports := func(arrows []int, name string) string {
		if arrows == nil { // the text stays in the middle
			return fmt.Sprintf(`<TD WIDTH="%s" HEIGHT="%[1]s"></TD>`, Number(dotPortRoom))
		}
		var b strings.Builder
		fmt.Fprintf(&b, "<TD><TABLE%s>", plain)
		if p.IsInRows() {
			b.WriteString("<TR>")
		}
		for _, i := range arrows {
			if p.IsInRows() {
				fmt.Fprintf(&b, `<TD PORT="%s%d" WIDTH="%s" HEIGHT="%s"></TD>`, name, i, Number(min(2*place.EndGap, (w-4)/float64(len(arrows)))), Number(dotPortRoom))
			} else {
				fmt.Fprintf(&b, `<TR><TD PORT="%s%d" WIDTH="%s" HEIGHT="%s"></TD></TR>`, name, i, Number(dotPortRoom), Number(min(2*place.EndGap, (h-4)/float64(len(arrows)))))
			}
		}
		if p.IsInRows() {
			b.WriteString("</TR>")
		}
		b.WriteString("</TABLE></TD>")
		return b.String()
	}
	if p.IsInRows() {
		room := fmt.Sprintf(` WIDTH="%s" HEIGHT="%s"`, Number(w-2*p.PadX), Number(h-2*dotPortRoom-1))
		return fmt.Sprintf("<<TABLE%s><TR>%s</TR><TR>%s</TR><TR>%s</TR></TABLE>>", plain, ports(s.after, "t"), cell(room), ports(s.before, "h"))
	}
	left, right := ports(s.before, "h"), ports(s.after, "t")
	if p.rightToLeft() {
		left, right = right, left
	}
	room := fmt.Sprintf(` WIDTH="%s"`, Number(w-2*dotPortRoom-1))
	return fmt.Sprintf("<<TABLE%s><TR>%s%s%s</TR></TABLE>>", plain, left, cell(room), right)
}
