package table

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// width is how many columns a line has, where words allow.
const width = 80

// writeText writes the lists for people to read in a terminal, without control
// characters that could change it.
func writeText(b *bytes.Buffer, d *Document) error {
	for _, s := range append([]string{d.Title}, d.Notes...) {
		if s != "" {
			b.WriteString(Wrap("", "", s))
		}
	}
	for _, l := range d.Lists() {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		title := l.Title
		if l.Lead != "" {
			title = l.Lead + ": " + title
		}
		if title != "" {
			b.WriteString(Wrap("", "  ", title))
		}
		if l.Text != "" {
			b.WriteString(Wrap("  ", "  ", l.Text))
		}
		writeItems(b, l.Items, "  ", l.Labels)
	}
	return nil
}

func writeItems(b *bytes.Buffer, items []Item, indent string, labels int) {
	for _, item := range items {
		first, further := indent, indent+"  "
		switch label := plaintext.Line(item.Label); {
		case labels > 0:
			first += label + strings.Repeat(" ", max(0, labels-uniseg.StringWidth(label)))
			further = indent + strings.Repeat(" ", labels)
		case label != "":
			first += label + "  "
		}
		if text := item.Text + shorten(item.Names); text != "" || item.Label != "" {
			b.WriteString(Wrap(first, further, text))
		}
		writeItems(b, item.Items, indent+"  ", labels)
	}
}

// shorten returns as many names as two lines hold, and the number of the rest.
func shorten(names []string) string {
	const room = 2 * (width - 12)
	s, n := "", 0
	for i, name := range names {
		name = plaintext.Line(name)
		if i > 0 {
			name = ", " + name
		}
		if n += uniseg.StringWidth(name); n > room && i > 0 {
			return s + fmt.Sprintf(" and %d more", len(names)-i)
		}
		s += name
	}
	return s
}

// Wrap returns a text as lines of at most 80 columns where words allow, the
// first of them and the further ones after their prefixes. It is safe to show in
// a terminal, wherever its lines are broken.
func Wrap(first, further, text string) string {
	var b strings.Builder
	line, prefix := "", first
	for _, word := range strings.Fields(plaintext.Line(text)) {
		if line != "" && uniseg.StringWidth(prefix+line+" "+word) > width {
			b.WriteString(prefix + line + "\n")
			line, prefix = "", further
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	b.WriteString(prefix + line + "\n")
	return b.String()
}
