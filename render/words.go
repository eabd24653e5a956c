package render

import (
	"fmt"
	"strings"
)

// describe tells the picture in words, for those who cannot see it: the boxes
// of each column, then what leads to what.
func describe(p *picture) string {
	var b strings.Builder
	b.WriteString("A results chain, read from left to right.")
	for _, c := range p.columns {
		fmt.Fprintf(&b, "\n%s: ", c.title)
		for i, n := range c.boxes {
			if i > 0 {
				b.WriteString("; ")
			}
			b.WriteString(p.boxes[n].text)
		}
		b.WriteByte('.')
	}
	if len(p.arrows) > 0 {
		b.WriteString("\nLinks:")
	}
	for i := range p.arrows {
		b.WriteByte('\n')
		b.WriteString(p.sentence(&p.arrows[i]))
	}
	return b.String()
}

// sentence tells an arrow in words.
func (p *picture) sentence(a *arrow) string {
	s := fmt.Sprintf("“%s” %s “%s”", p.boxes[a.from].text, arrowWords[a.kind].verb, p.boxes[a.to].text)
	if a.because != "" {
		s += ", because: " + a.because
	}
	return strings.TrimRight(s, ".") + "."
}

// name is what the box is, and its text.
func (b *box) name() string {
	s := styles[b.look].name + ": " + b.text
	if b.illustrative {
		s += " (illustrative)"
	}
	return s
}

func nodeName(i int) string    { return fmt.Sprintf("n%d", i) }
func headingName(c int) string { return fmt.Sprintf("h%d", c) }
