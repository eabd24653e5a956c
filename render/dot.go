package render

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// The fonts of the DOT text. These names are those of PostScript, which
// Graphviz knows the weight of.
const (
	dotFont     = "Helvetica"
	dotBoldFont = "Helvetica-Bold"
)

// writeDOT writes the picture as DOT text, complete and styled, so that any Graphviz
// draws it: with the boxes in their order, and every arrow with its own ends.
func writeDOT(c *chart) []byte {
	var b bytes.Buffer
	c.findDOTSides()
	b.WriteString("digraph chain {\n")
	direction := "LR"
	switch {
	case c.IsInRows():
		direction = "BT"
	case c.rightToLeft():
		direction = "RL"
	}
	splines := "true"
	if c.hasFrames() { // curves round clusters fail in dot 2.43, as flat edges between them do: 35 models of 120 at random
		splines = "line"
	}
	fmt.Fprintf(&b, "\tgraph [rankdir=%s, ranksep=%s, nodesep=%s, splines=%s, outputorder=edgesfirst", direction, inches(c.tierGap), inches(c.sideGap), splines)
	if c.hasFrames() {
		b.WriteString(", compound=true, newrank=true")
	}
	fmt.Fprintf(&b, ", pad=%s, bgcolor=%q, fontname=%q, fontsize=%s, fontcolor=%q, labelloc=t, label=%s", inches(c.margin), c.theme.background, dotFont, paint.Number(keySize), c.theme.text, c.dotTitle())
	b.WriteString("]\n")
	fmt.Fprintf(&b, "\tnode [shape=box, fixedsize=true, style=filled, fontname=%q, fontsize=%s]\n", dotFont, paint.Number(textSize))
	c.writeDOTFrames(&b, 0, "\t")
	for r := range c.ranks {
		c.writeDOTRank(&b, r)
	}
	for i := range c.Arrows {
		c.writeDOTArrow(&b, i)
	}
	if !c.hasFrames() {
		c.writeDOTOrder(&b)
	}
	joined := c.writeDOTBroads(&b)
	for r := 1; r < len(c.ranks); r++ {
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
func (c *chart) writeDOTRank(b *bytes.Buffer, r int) {
	b.WriteString("\t{\n\t\trank=same\n")
	if c.IsInRows() {
		c.writeDOTHeading(b, r)
	}
	for _, n := range c.ranks[r] {
		if c.Boxes[n].Frame != 0 { // it is written in its frame
			fmt.Fprintf(b, "\t\tn%d\n", n)
		} else {
			c.writeDOTBox(b, n)
		}
	}
	if !c.IsInRows() {
		c.writeDOTHeading(b, r)
	}
	b.WriteString("\t}\n")
}

func (c *chart) writeDOTBox(b *bytes.Buffer, n int) {
	box := &c.Boxes[n]
	w := c.cells[n].w
	if box.Priority {
		w += starRoom
	}
	st, in := looks[box.Look], c.theme.boxes[box.Look]
	if box.IsBehind() {
		in = c.theme.faded
	}
	fmt.Fprintf(b, "\t\tn%d [width=%s, height=%s, label=%s, tooltip=%s, fillcolor=%q, color=%q, fontcolor=%q, penwidth=%s",
		n, inches(w), inches(c.cells[n].h), c.dotLabel(n, w), dotTooltip(truncate(box.Text)), in.fill, in.border, in.text, paint.Number((boxBorder+changeLooks[box.Change].border)*c.theme.thick))
	style := "filled,rounded"
	if st.dash != nil || box.Illustrative || box.Unintended || changeLooks[box.Change].dash != nil {
		style += ",dashed"
	}
	fmt.Fprintf(b, ", style=%q", style)
	if c.dotSides[n].hasPorts() {
		b.WriteString(", margin=0")
	}
	if st.double {
		b.WriteString(", peripheries=2")
	}
	b.WriteString("]\n")
}

// starRoom is the room for the star before the text of a box.
const starRoom = 2 * textSize

// dotLabel returns the text of a box of the width w, and its details in smaller
// letters, with ports where several arrows end at one side.
func (c *chart) dotLabel(n int, w float64) string {
	box, cell := &c.Boxes[n], &c.cells[n]
	mark := ""
	if box.Priority {
		mark = "★ "
	}
	side, end := `\l`, `<BR ALIGN="LEFT"/>` // of a line
	if c.rightToLeft() {
		side, end = `\r`, `<BR ALIGN="RIGHT"/>`
	}
	badge, ports := c.BoxBadge(box), c.dotSides[n].hasPorts()
	if len(cell.detailLines) == 0 && badge == "" && !ports {
		lines := slices.Clone(cell.lines)
		lines[0] = mark + lines[0]
		return strings.TrimSuffix(dotLines(lines, side), `"`) + side + `"` // the last line too
	}
	var b strings.Builder
	if badge != "" {
		fmt.Fprintf(&b, `<FONT POINT-SIZE="%s"><B>%s</B></FONT>%s`, paint.Number(badgeSize), dotHTML(badge), end)
	}
	b.WriteString(mark)
	for _, l := range cell.lines {
		if box.Change == content.Removed {
			b.WriteString("<S>" + dotHTML(l) + "</S>")
		} else {
			b.WriteString(dotHTML(l))
		}
		b.WriteString(end)
	}
	if len(cell.detailLines) > 0 {
		fmt.Fprintf(&b, `<FONT POINT-SIZE="%s">`, paint.Number(detailSize))
		for _, l := range cell.detailLines {
			b.WriteString(dotHTML(l) + end)
		}
		b.WriteString("</FONT>")
	}
	if ports {
		return c.dotTable(n, w, b.String())
	}
	return "<" + b.String() + ">"
}

// writeDOTHeading writes the heading of the rank's tier; where the tier has several
// ranks, the others have one that is not seen.
func (c *chart) writeDOTHeading(b *bytes.Buffer, r int) {
	tier := c.tierOf(r)
	if r != c.headingRank(tier) {
		fmt.Fprintf(b, "\t\th%d [width=0.01, height=0.01, style=invis]\n", r)
		return
	}
	lines := c.sections[tier].lines
	w, h := c.boxWidth, float64(len(lines))*lineHeight*headingSize+2*barPad
	if c.IsInRows() {
		w = gutter
	}
	bar := c.theme.boxes[c.Tiers[tier].Look].border
	fmt.Fprintf(b, "\t\th%d [width=%s, height=%s", r, inches(w), inches(h))
	fmt.Fprintf(b, ", fixedsize=false, style=\"filled,rounded\", fillcolor=%q, color=%[1]q, fontname=%q, fontsize=%s, fontcolor=%q, label=%s", bar, dotBoldFont, paint.Number(headingSize), onBar(bar), dotText(lines))
	b.WriteString("]\n")
}

// headingRank returns the rank of a tier that its heading stands in.
func (c *chart) headingRank(tier int) int {
	if c.Tiers[tier].ByDepth && !c.IsInRows() {
		return c.sections[tier].first
	}
	return c.sections[tier].last
}

// tierOf returns the tier that the rank belongs to.
func (c *chart) tierOf(r int) int {
	return slices.IndexFunc(c.sections, func(s section) bool { return s.first <= r && r <= s.last })
}

// dotTitle returns the label of the whole graph, in Graphviz's HTML: the title and,
// smaller, the key.
func (c *chart) dotTitle() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<<FONT POINT-SIZE="%s"><B>`, paint.Number(c.theme.titleSize))
	for i, line := range c.titleLines(c.guessWidth()) {
		if i > 0 {
			b.WriteString("<BR/>")
		}
		b.WriteString(dotHTML(line))
	}
	b.WriteString("</B></FONT>")
	for _, line := range c.aboutLines(c.guessWidth()) {
		b.WriteString("<BR/>" + dotHTML(line))
	}
	if c.Draft {
		b.WriteString("<BR/><B>" + dotHTML(c.Say(content.DraftNote)) + "</B>")
	}
	var key []string
	for _, e := range c.legend() {
		key = append(key, e.dotWords)
	}
	if key != nil {
		for _, line := range typeset.Regular.Wrap("Key – "+strings.Join(key, "; "), keySize, math.Max(320, c.guessWidth())) {
			b.WriteString("<BR/>" + dotHTML(line))
		}
		b.WriteString("<BR/> ")
	}
	for _, e := range c.Entries() {
		b.WriteString("<BR ALIGN=\"LEFT\"/>" + dotHTML(e.Label+"  "+truncate(e.Words)))
	}
	for _, line := range c.contextLines() {
		b.WriteString("<BR ALIGN=\"LEFT\"/>" + dotHTML(truncate(line)))
	}
	if c.Numbered || c.Changes != nil || c.contextLines() != nil {
		b.WriteString("<BR ALIGN=\"LEFT\"/>")
	}
	b.WriteString(">")
	return b.String()
}

// dotHTML returns any text as text in Graphviz's HTML. There, an empty text would
// be an error, and so would a bracket that might end a CDATA section.
func dotHTML(s string) string {
	if s == "" {
		return " "
	}
	return dotHTMLEscape.Replace(paint.EscapeXML(s))
}

var dotHTMLEscape = strings.NewReplacer(`\`, "&#92;", "]", "&#93;")

func (c *chart) writeDOTArrow(b *bytes.Buffer, i int) {
	a := &c.Arrows[i]
	fmt.Fprintf(b, "\tn%d%s -> n%d%s", a.From, c.dotPort(i, false), a.To, c.dotPort(i, true))
	var attrs []string
	out, in, back := "e", "w", "s" // the sides where arrows leave and enter
	switch {
	case c.IsInRows():
		out, in, back = "n", "s", "e"
	case c.rightToLeft():
		out, in = in, out
	}
	switch from, to := c.cells[a.From].rank, c.cells[a.To].rank; {
	case from < to:
		if c.dotPort(i, false) == "" {
			attrs = append(attrs, "tailport="+out)
		}
		if c.dotPort(i, true) == "" {
			attrs = append(attrs, "headport="+in)
		}
	case a.Kind == content.Feedback && from > to: // beside the link that it answers
		attrs = append(attrs, "tailport="+back, "headport="+back)
	}
	if a.Kind == content.Feedback || c.cells[a.From].rank > c.cells[a.To].rank {
		attrs = append(attrs, "constraint=false")
	}
	attrs = append(attrs, c.dotInk(a)...)
	fmt.Fprintf(b, " [%s]\n", strings.Join(attrs, ", "))
}

// writeDOTOrder keeps the boxes of each rank in their order, after the heading, unless
// arrows join some of them: those set an order of their own.
func (c *chart) writeDOTOrder(b *bytes.Buffer) {
	joined := make([]bool, len(c.ranks))
	for i := range c.Arrows {
		if from := c.cells[c.Arrows[i].From].rank; from == c.cells[c.Arrows[i].To].rank {
			joined[from] = true
		}
	}
	for r, boxes := range c.ranks {
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

// hasFrames reports whether there are frames to draw.
func (c *chart) hasFrames() bool {
	return slices.ContainsFunc(c.Frames, func(f content.Frame) bool { return !f.Empty })
}

// writeDOTFrames writes the frames that are in the one with this number, counted
// from 1, or for 0 in none, as clusters with what is in them.
func (c *chart) writeDOTFrames(b *bytes.Buffer, in int, indent string) {
	place := "" // of titles: on top
	if c.IsInRows() {
		place = ", labelloc=b, labeljust=l"
	}
	for i := range c.Frames {
		if !c.IsInRows() { // Graphviz puts the last one on top of a column
			i = len(c.Frames) - 1 - i
		}
		f := &c.Frames[i]
		if f.In != in || f.Empty {
			continue
		}
		fmt.Fprintf(b, "%ssubgraph cluster_%d {\n", indent, i)
		colour, text := c.theme.text, c.theme.text
		if f.IsBehind() {
			colour, text = c.theme.fadedLine, c.theme.faded.text
		}
		fmt.Fprintf(b, "%s\tgraph [label=%s, style=\"rounded,dashed\", color=%q, fontcolor=%q, fontname=%q, fontsize=%s%s]\n",
			indent, dotText(append([]string{c.FrameHeading(f)}, f.Details...)), colour, text, dotBoldFont, paint.Number(detailSize), place)
		for n := range c.Boxes {
			if c.Boxes[n].Frame == i+1 {
				c.writeDOTBox(b, n)
			}
		}
		c.writeDOTFrames(b, i+1, indent+"\t")
		fmt.Fprintf(b, "%s}\n", indent)
	}
}

// writeDOTBroads writes the broad arrows: between frames as lines cut off at these,
// and between stages from heading to heading, or in a lane from box to box. It
// returns the ranks whose headings are joined with the one before.
func (c *chart) writeDOTBroads(b *bytes.Buffer) map[int]bool {
	joined := map[int]bool{}
	for i := range c.Broads {
		a := &c.Broads[i]
		var attrs []string
		if a.JoinsTiers() && a.Leaves.Lane == 0 {
			from, to := c.headingRank(a.Leaves.Index), c.headingRank(a.Enters.Index)
			joined[to] = joined[to] || from+1 == to
			fmt.Fprintf(b, "\th%d -> h%d", from, to)
			attrs = append(attrs, "weight=100")
		} else {
			from, to := c.BoxesOf(a.Leaves), c.BoxesOf(a.Enters)
			rank := func(x, y int) int { return c.cells[x].rank - c.cells[y].rank }
			last, first := slices.MaxFunc(from, rank), slices.MinFunc(to, rank)
			fmt.Fprintf(b, "\tn%d -> n%d", last, first)
			if c.cells[last].rank >= c.cells[first].rank || a.Kind == content.Feedback {
				attrs = append(attrs, "constraint=false")
			}
			if a.Leaves.Kind == content.FrameEnd {
				attrs = append(attrs, fmt.Sprintf("ltail=cluster_%d", a.Leaves.Index))
			}
			if a.Enters.Kind == content.FrameEnd {
				attrs = append(attrs, fmt.Sprintf("lhead=cluster_%d", a.Enters.Index))
			}
		}
		attrs = append(attrs, c.dotInk(&a.Arrow)...)
		attrs = append(attrs, "penwidth=6") // the last one holds
		fmt.Fprintf(b, " [%s]\n", strings.Join(attrs, ", "))
	}
	return joined
}

// dotInk returns the attributes for the colour and line of an arrow.
func (c *chart) dotInk(a *content.Arrow) []string {
	s := strokeOf(a)
	colour := c.arrowColour(a)
	attrs := []string{fmt.Sprintf("color=%q", colour), "penwidth=" + paint.Number(s.thick*c.theme.thick), "arrowsize=0.75"}
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
		attrs = append(attrs, fmt.Sprintf("label=%q, fontname=%q, fontsize=%s, fontcolor=%q", label, dotFont, paint.Number(detailSize), c.theme.text))
	}
	return attrs
}

// dotHeads holds what Graphviz calls the heads of arrows; empty for its usual
// one.
var dotHeads = map[head]string{hollow: "empty", open: "open", dot: "dot", diamond: "diamond"}

// arrowColour returns the colour of an arrow's line.
func (c *chart) arrowColour(a *content.Arrow) string {
	if a.Faded || a.Change == content.Unchanged || a.Change == content.Removed {
		return c.theme.fadedLine
	}
	return c.theme.arrows[a.Kind]
}

// truncate returns the text, cut after 1,000 characters: the dot program reads no
// string of more than 16,384 bytes.
func truncate(s string) string {
	const most = 1000
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// dotEscape makes any text plain text in a quoted DOT label: Graphviz reads
// entities such as &amp; and escapes such as \N in one.
var dotEscape = strings.NewReplacer("&", "&amp;", `\`, `\\`, `"`, `\"`, "<", "&lt;", ">", "&gt;")

// dotText returns lines of text as a quoted label, of which Graphviz makes XML.
func dotText(lines []string) string { return dotLines(lines, `\n`) }

// dotLines returns lines of text as a quoted label with an escape between them.
func dotLines(lines []string, between string) string {
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = dotEscape.Replace(strings.Map(paint.XMLRune, l))
	}
	return `"` + strings.Join(escaped, between) + `"`
}

// dotTooltip returns any text as a quoted tooltip. Graphviz reads the escapes of one
// twice, where it reads those of a label once.
func dotTooltip(s string) string {
	return dotText([]string{strings.ReplaceAll(s, `\`, `\\`)})
}

// inches returns a length in points as Graphviz takes sizes.
func inches(points float64) string { return paint.Number(points / 72) }
