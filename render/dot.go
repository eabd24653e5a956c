package render

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
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
		fmt.Fprintf(&b, ", pad=%s, bgcolor=white, fontname=%q, fontsize=%s, labelloc=t, label=%s", inches(pageMargin), "Arial Bold", num(titleSize), dotText(p.titleLines()))
	}
	b.WriteString("]\n")
	b.WriteString("\tnode [shape=box, fixedsize=true")
	if finished {
		fmt.Fprintf(&b, `, style=filled, fontname=Arial, fontsize=%s, fontcolor=%q`, num(textSize), textColour)
	}
	b.WriteString("]\n")
	if !finished {
		b.WriteString("\tedge [dir=none]\n")
	}
	for c := range p.columns {
		p.dotColumn(&b, c, finished)
	}
	for c := 1; c < len(p.columns); c++ {
		fmt.Fprintf(&b, "\th%d -> h%d [style=invis, weight=100]\n", c-1, c)
	}
	for i := range p.arrows {
		p.dotArrow(&b, &p.arrows[i], finished)
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// dotColumn writes a heading and the boxes under it, all of one rank.
func (p *picture) dotColumn(b *bytes.Buffer, c int, finished bool) {
	col := &p.columns[c]
	b.WriteString("\t{\n\t\trank=same\n")
	fmt.Fprintf(b, "\t\th%d [width=%s, height=%s", c, inches(boxWidth), inches(float64(len(col.lines))*lineHeight*headingSize))
	if finished {
		fmt.Fprintf(b, ", shape=plaintext, style=\"\", fontname=%q, fontsize=%s, label=%s", "Arial Bold", num(headingSize), dotText(col.lines))
	}
	b.WriteString("]\n")
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
	b.WriteString("\t}\n")
}

func (p *picture) dotArrow(b *bytes.Buffer, a *arrow, finished bool) {
	fmt.Fprintf(b, "\tn%d -> n%d", a.from, a.to)
	var attrs []string
	switch from, to := p.boxes[a.from].column, p.boxes[a.to].column; {
	case from < to:
		attrs = append(attrs, "tailport=e", "headport=w")
	case a.kind == feedback && from > to: // below the link that it answers
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
