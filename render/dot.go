package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// The fonts of the DOT text. These names are those of PostScript, which
// Graphviz knows the weight of.
const (
	dotFont     = "Helvetica"
	dotBoldFont = "Helvetica-Bold"
)

// writeDOT writes the picture as DOT text. Finished, it is complete and
// styled, and any Graphviz draws it; otherwise it is for our own layout, where
// only sizes and arrows matter and the arrows have no heads, since Graphviz
// does not tell where a head's tip is.
func writeDOT(p *picture, finished bool) []byte {
	var b bytes.Buffer
	b.WriteString("digraph chain {\n")
	fmt.Fprintf(&b, "\tgraph [rankdir=LR, ranksep=%s, nodesep=%s, splines=true, outputorder=edgesfirst", inches(columnGap), inches(rowGap))
	if finished {
		fmt.Fprintf(&b, ", pad=%s, bgcolor=white, fontname=%q, fontsize=%s, labelloc=t, label=%s", inches(pageMargin), dotFont, num(keySize), p.dotTitle())
	}
	b.WriteString("]\n")
	b.WriteString("\tnode [shape=box, fixedsize=true")
	if finished {
		fmt.Fprintf(&b, `, style=filled, fontname=%q, fontsize=%s, fontcolor=%q`, dotFont, num(textSize), textColour)
	}
	b.WriteString("]\n")
	if !finished {
		b.WriteString("\tedge [dir=none]\n")
	}
	for c := range p.columns {
		p.dotColumn(&b, c, finished)
	}
	for i := range p.arrows {
		p.dotArrow(&b, &p.arrows[i], finished)
	}
	for c := 1; c < len(p.columns); c++ {
		fmt.Fprintf(&b, "\th%d -> h%d [style=invis, weight=100]\n", c-1, c)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// dotColumn writes the boxes of a column and its heading, all of one rank. The
// heading comes last, as Graphviz puts it on top then.
func (p *picture) dotColumn(b *bytes.Buffer, c int, finished bool) {
	col := &p.columns[c]
	b.WriteString("\t{\n\t\trank=same\n")
	for _, n := range col.boxes {
		box := &p.boxes[n]
		fmt.Fprintf(b, "\t\tn%d [width=%s, height=%s", n, inches(box.w), inches(box.h))
		if finished {
			s := styles[box.look]
			fmt.Fprintf(b, ", label=%s, tooltip=%s, fillcolor=%q, color=%q, penwidth=%s", dotText(box.lines), dotText([]string{shortened(box.text)}), s.fill, s.border, num(s.thick))
			style := "filled"
			if s.corner > 0 {
				style += ",rounded"
			}
			if s.dash != "" || box.illustrative {
				style += ",dashed"
			}
			fmt.Fprintf(b, ", style=%q", style)
			if s.double {
				b.WriteString(", peripheries=2")
			}
		}
		b.WriteString("]\n")
	}
	fmt.Fprintf(b, "\t\th%d [width=%s, height=%s", c, inches(boxWidth), inches(float64(len(col.lines))*lineHeight*headingSize))
	if finished {
		fmt.Fprintf(b, ", shape=plaintext, fixedsize=false, style=\"\", margin=0, fontname=%q, fontsize=%s, label=%s", dotBoldFont, num(headingSize), dotText(col.lines))
	}
	b.WriteString("]\n")
	b.WriteString("\t}\n")
}

// dotTitle is the label of the whole graph, in Graphviz's HTML: the title and,
// smaller, the key.
func (p *picture) dotTitle() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<<FONT POINT-SIZE="%s"><B>`, num(titleSize))
	for i, line := range p.titleLines() {
		if i > 0 {
			b.WriteString("<BR/>")
		}
		b.WriteString(dotHTML(line))
	}
	b.WriteString("</B></FONT>")
	if key := p.dotKey(); key != "" {
		b.WriteString("<BR/>" + dotHTML(key) + "<BR/> ")
	}
	b.WriteString(">")
	return b.String()
}

// dotHTML is any text as text in Graphviz's HTML.
func dotHTML(s string) string { return strings.ReplaceAll(xmlEscape(s), `\`, "&#92;") }

// dotKey tells in words what the kinds of lines mean that the picture has;
// empty where it has none.
func (p *picture) dotKey() string {
	var drawn [arrowKinds]bool
	for _, a := range p.arrows {
		drawn[a.kind] = true
	}
	var parts []string
	for k := range arrowKinds {
		if drawn[k] {
			parts = append(parts, dotLines[k]+": "+arrowWords[k].key)
		}
	}
	if slices.ContainsFunc(p.boxes, func(b box) bool { return b.illustrative }) {
		parts = append(parts, "dashed border: "+illustrativeBox)
	}
	if parts == nil {
		return ""
	}
	return "Key – " + strings.Join(parts, "; ")
}

// dotLines are the kinds of lines in words.
var dotLines = [arrowKinds]string{
	leadsTo:          "plain line",
	illustrativeLink: "dashed line",
	feedback:         "dashed line with a hollow head",
	supports:         "dotted line",
	contributes:      "thick line",
}

func (p *picture) dotArrow(b *bytes.Buffer, a *arrow, finished bool) {
	fmt.Fprintf(b, "\tn%d -> n%d", a.from, a.to)
	var attrs []string
	switch from, to := p.boxes[a.from].column, p.boxes[a.to].column; {
	case from < to:
		attrs = append(attrs, "tailport=e", "headport=w")
	case a.kind == feedback && from > to && !a.free: // below the link that it answers
		attrs = append(attrs, "tailport=s", "headport=s")
	}
	if a.kind == feedback || p.boxes[a.from].column > p.boxes[a.to].column {
		attrs = append(attrs, "constraint=false")
	}
	if finished {
		s := arrowStyles[a.kind]
		attrs = append(attrs, fmt.Sprintf("color=%q", s.colour), "penwidth="+num(s.thick), "arrowsize=0.75")
		switch a.kind {
		case illustrativeLink, feedback:
			attrs = append(attrs, "style=dashed")
		case supports:
			attrs = append(attrs, "style=dotted")
		}
		if s.hollow {
			attrs = append(attrs, "arrowhead=empty")
		}
	}
	if len(attrs) > 0 {
		fmt.Fprintf(b, " [%s]", strings.Join(attrs, ", "))
	}
	b.WriteByte('\n')
}

// shortened is the text, cut after 1,000 characters: the dot program reads no
// string of more than 16,384 bytes.
func shortened(s string) string {
	const most = 1000
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// dotEscape makes any text plain text in a quoted DOT label: Graphviz reads
// entities such as &amp; and escapes such as \N in one.
var dotEscape = strings.NewReplacer("&", "&amp;", `\`, `\\`, `"`, `\"`, "<", "&lt;", ">", "&gt;", "\x00", "\ufffd")

// dotText is lines of text as a quoted label.
func dotText(lines []string) string {
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = dotEscape.Replace(l)
	}
	return `"` + strings.Join(escaped, `\n`) + `"`
}

// inches is a length in points as Graphviz takes sizes.
func inches(points float64) string { return num(points / 72) }
