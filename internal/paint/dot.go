package paint

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
)

// The fonts of the DOT text, by their PostScript names: Graphviz knows the weight of
// these.
const (
	dotFont     = "Helvetica"
	dotBoldFont = "Helvetica-Bold"
)

// usualBytes is the length of the DOT text or the SVG of a picture of 30 boxes, with some
// to spare.
const usualBytes = 48 << 10

// DOT returns the picture as DOT text, complete and styled. Any Graphviz draws it with
// the boxes in their order, and every arrow with its own ends.
func DOT(c *place.Chart, l Look) []byte {
	p := &painter{Plan: &place.Plan{Chart: c}, Look: l}
	var b bytes.Buffer
	b.Grow(usualBytes)
	p.findDOTSides()
	b.WriteString("digraph chain {\n")
	direction := "LR"
	switch {
	case p.IsInRows():
		direction = "BT"
	case p.rightToLeft():
		direction = "RL"
	}
	splines := "true"
	if p.hasFrames() { // curves round clusters fail in dot 2.43, as flat edges between them do: 35 models of 120 at random
		splines = "line"
	}
	fmt.Fprintf(&b, "\tgraph [rankdir=%s, ranksep=%s, nodesep=%s, splines=%s, outputorder=edgesfirst", direction, inches(p.TierGap), inches(p.SideGap), splines)
	if p.hasFrames() {
		b.WriteString(", compound=true, newrank=true")
	}
	fmt.Fprintf(&b, ", pad=%s, bgcolor=%q, fontname=%q, fontsize=%s, fontcolor=%q, labelloc=t, label=%s", inches(p.Margin), p.theme.background, dotFont, Number(place.KeySize), p.theme.text, p.dotTitle())
	b.WriteString("]\n")
	fmt.Fprintf(&b, "\tnode [shape=box, fixedsize=true, style=filled, fontname=%q, fontsize=%s]\n", dotFont, Number(place.TextSize))
	p.writeDOTFrames(&b, 0, "\t")
	for r := range p.Ranks {
		p.writeDOTRank(&b, r)
	}
	for i := range p.Arrows {
		p.writeDOTArrow(&b, i)
	}
	if !p.hasFrames() {
		p.writeDOTOrder(&b)
	}
	joined := p.writeDOTBroads(&b)
	for r := 1; r < len(p.Ranks); r++ {
		if joined[r] {
			continue
		}
		fmt.Fprintf(&b, "\th%d -> h%d [style=invis, weight=100]\n", r-1, r)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// writeDOTRank writes the boxes of a rank and the heading of its tier, side by
// side. Graphviz puts the last one on top of a column, and the first one on
// the left of a row.
func (p *painter) writeDOTRank(b *bytes.Buffer, r int) {
	b.WriteString("\t{\n\t\trank=same\n")
	if p.IsInRows() {
		p.writeDOTHeading(b, r)
	}
	for _, n := range p.Ranks[r] {
		if p.Boxes[n].Frame != 0 { // it is written in its frame
			fmt.Fprintf(b, "\t\tn%d\n", n)
		} else {
			p.writeDOTBox(b, n)
		}
	}
	if !p.IsInRows() {
		p.writeDOTHeading(b, r)
	}
	b.WriteString("\t}\n")
}

func (p *painter) writeDOTBox(b *bytes.Buffer, n int) {
	box := &p.Boxes[n]
	w := p.Cells[n].W
	if box.Priority {
		w += starRoom
	}
	st, in := looks[box.Look], p.theme.boxes[box.Look]
	if box.IsBehind() {
		in = p.theme.faded
	}
	fmt.Fprintf(b, "\t\tn%d [width=%s, height=%s, label=%s, tooltip=%s, fillcolor=%q, color=%q, fontcolor=%q, penwidth=%s",
		n, inches(w), inches(p.Cells[n].H), p.dotLabel(n, w), dotTooltip(truncate(box.Text)), in.fill, in.border, in.text, Number((boxBorder+changeLooks[box.Change].border)*p.theme.thick))
	style := "filled,rounded"
	if st.dash != nil || box.Illustrative || box.Unintended || changeLooks[box.Change].dash != nil {
		style += ",dashed"
	}
	fmt.Fprintf(b, ", style=%q", style)
	if p.dotSides[n].hasPorts() {
		b.WriteString(", margin=0")
	}
	if st.double {
		b.WriteString(", peripheries=2")
	}
	b.WriteString("]\n")
}

// starRoom is the room for the star before the text of a box.
const starRoom = 2 * place.TextSize

// dotLabel returns the text of a box of the width w, and its details in smaller
// letters, with ports where several arrows end at one side.
func (p *painter) dotLabel(n int, w float64) string {
	box, cell := &p.Boxes[n], &p.Cells[n]
	mark := ""
	if box.Priority {
		mark = "★ "
	}
	side, end := `\l`, `<BR ALIGN="LEFT"/>` // of a line
	if p.rightToLeft() {
		side, end = `\r`, `<BR ALIGN="RIGHT"/>`
	}
	badge, ports := p.BoxBadge(box), p.dotSides[n].hasPorts()
	if len(cell.DetailLines) == 0 && badge == "" && !ports {
		lines := slices.Clone(cell.Lines)
		lines[0] = mark + lines[0]
		return strings.TrimSuffix(dotLines(lines, side), `"`) + side + `"` // the last line too
	}
	var b strings.Builder
	if badge != "" {
		fmt.Fprintf(&b, `<FONT POINT-SIZE="%s"><B>%s</B></FONT>%s`, Number(place.BadgeSize), dotHTML(badge), end)
	}
	b.WriteString(mark)
	for _, l := range cell.Lines {
		if box.Change == content.Removed {
			b.WriteString("<S>" + dotHTML(l) + "</S>")
		} else {
			b.WriteString(dotHTML(l))
		}
		b.WriteString(end)
	}
	if len(cell.DetailLines) > 0 {
		fmt.Fprintf(&b, `<FONT POINT-SIZE="%s">`, Number(place.DetailSize))
		for _, l := range cell.DetailLines {
			b.WriteString(dotHTML(l) + end)
		}
		b.WriteString("</FONT>")
	}
	if ports {
		return p.dotTable(n, w, b.String())
	}
	return "<" + b.String() + ">"
}

// writeDOTHeading writes the heading of the rank's tier. In a tier of several ranks, all
// but one have an invisible heading.
func (p *painter) writeDOTHeading(b *bytes.Buffer, r int) {
	tier := p.tierOf(r)
	if r != p.headingRank(tier) {
		fmt.Fprintf(b, "\t\th%d [width=0.01, height=0.01, style=invis]\n", r)
		return
	}
	lines := p.Sections[tier].Lines
	w, h := p.BoxWidth, float64(len(lines))*place.LineHeight*place.HeadingSize+2*place.BarPad
	if p.IsInRows() {
		w = place.Gutter
	}
	bar := p.theme.boxes[p.Tiers[tier].Look].border
	fmt.Fprintf(b, "\t\th%d [width=%s, height=%s", r, inches(w), inches(h))
	fmt.Fprintf(b, ", fixedsize=false, style=\"filled,rounded\", fillcolor=%q, color=%[1]q, fontname=%q, fontsize=%s, fontcolor=%q, label=%s", bar, dotBoldFont, Number(place.HeadingSize), onBar(bar), dotText(lines))
	b.WriteString("]\n")
}

// headingRank returns the rank of a tier that its heading stands in.
func (p *painter) headingRank(tier int) int {
	if p.Tiers[tier].ByDepth && !p.IsInRows() {
		return p.Sections[tier].First
	}
	return p.Sections[tier].Last
}

// tierOf returns the tier that the rank belongs to.
func (p *painter) tierOf(r int) int {
	return slices.IndexFunc(p.Sections, func(s place.Section) bool { return s.First <= r && r <= s.Last })
}

func (p *painter) writeDOTArrow(b *bytes.Buffer, i int) {
	a := &p.Arrows[i]
	fmt.Fprintf(b, "\tn%d%s -> n%d%s", a.From, p.dotPort(i, false), a.To, p.dotPort(i, true))
	var attrs []string
	out, in, back := "e", "w", "s" // the sides where arrows leave and enter
	switch {
	case p.IsInRows():
		out, in, back = "n", "s", "e"
	case p.rightToLeft():
		out, in = in, out
	}
	switch from, to := p.Cells[a.From].Rank, p.Cells[a.To].Rank; {
	case from < to:
		if p.dotPort(i, false) == "" {
			attrs = append(attrs, "tailport="+out)
		}
		if p.dotPort(i, true) == "" {
			attrs = append(attrs, "headport="+in)
		}
	case a.Kind == content.Feedback && from > to: // beside the link that it answers
		attrs = append(attrs, "tailport="+back, "headport="+back)
	}
	if a.Kind == content.Feedback || p.Cells[a.From].Rank > p.Cells[a.To].Rank {
		attrs = append(attrs, "constraint=false")
	}
	attrs = append(attrs, p.dotInk(a)...)
	fmt.Fprintf(b, " [%s]\n", strings.Join(attrs, ", "))
}

// writeDOTOrder keeps the boxes of each rank in their order, after the heading, unless
// arrows join some of them: those set an order of their own.
func (p *painter) writeDOTOrder(b *bytes.Buffer) {
	joined := make([]bool, len(p.Ranks))
	for i := range p.Arrows {
		if from := p.Cells[p.Arrows[i].From].Rank; from == p.Cells[p.Arrows[i].To].Rank {
			joined[from] = true
		}
	}
	for r, boxes := range p.Ranks {
		if joined[r] {
			continue
		}
		fmt.Fprintf(b, "\t{ rank=same; h%d", r)
		for _, n := range boxes {
			fmt.Fprintf(b, " -> n%d", n)
		}
		b.WriteString(" [style=invis] }\n")
	}
}

// dotInk returns the attributes for the colour and line of an arrow.
func (p *painter) dotInk(a *content.Arrow) []string {
	s := strokeOf(a)
	colour := p.arrowColour(a)
	attrs := []string{fmt.Sprintf("color=%q", colour), "penwidth=" + Number(s.thick*p.theme.thick), "arrowsize=0.75"}
	switch {
	case a.Change != content.Unmarked:
		if s.dash != nil {
			attrs = append(attrs, "style=dashed")
		}
	case a.Kind == content.Supports:
		attrs = append(attrs, "style=dotted")
	case s.dash != nil:
		attrs = append(attrs, "style=dashed")
	}
	if name := dotHeads[s.head]; name != "" {
		attrs = append(attrs, "arrowhead="+name)
	}
	if label := a.Mark(); label != "" {
		attrs = append(attrs, fmt.Sprintf("label=%q, fontname=%q, fontsize=%s, fontcolor=%q", label, dotFont, Number(place.DetailSize), p.theme.text))
	}
	return attrs
}

// dotHeads holds what Graphviz calls the heads of arrows; empty for its usual
// one.
var dotHeads = map[head]string{hollow: "empty", open: "open", dot: "dot", diamond: "diamond"}

// arrowColour returns the colour of an arrow's line.
func (p *painter) arrowColour(a *content.Arrow) string {
	if a.Faded || a.Change == content.Unchanged || a.Change == content.Removed {
		return p.theme.fadedLine
	}
	return p.theme.arrows[a.Kind]
}
