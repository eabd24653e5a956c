package table

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// writeMarkdown writes tables below headings, or else the lists, fit for a
// comment on a pull request: no text becomes a link, a mention or HTML.
func writeMarkdown(b *bytes.Buffer, d *Document) error {
	next := func() {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
	}
	if d.Title != "" {
		fmt.Fprintf(b, "# %s\n", plaintext.Markdown(d.Title))
	}
	for _, s := range d.Notes {
		next()
		fmt.Fprintf(b, "%s\n", plaintext.Markdown(s))
	}
	if d.Tables == nil {
		for _, l := range d.Lists() {
			next()
			writeMarkdownList(b, &l)
		}
		return nil
	}
	for _, t := range d.Tables() {
		if len(t.Rows) > 0 {
			next()
			writeMarkdownTable(b, &t)
		}
	}
	return nil
}

func writeMarkdownTable(b *bytes.Buffer, t *Table) {
	fmt.Fprintf(b, "## %s\n\n", plaintext.Markdown(t.Title))
	if t.Text != "" {
		fmt.Fprintf(b, "%s\n\n", plaintext.Markdown(t.Text))
	}
	writeMarkdownRow(b, t.Heads)
	b.WriteString(strings.Repeat("|---", len(t.Heads)) + "|\n")
	for _, cells := range t.Rows {
		writeMarkdownRow(b, cells)
	}
}

func writeMarkdownRow(b *bytes.Buffer, cells []string) {
	for _, cell := range cells {
		fmt.Fprintf(b, "| %s ", plaintext.Markdown(cell))
	}
	b.WriteString("|\n")
}

func writeMarkdownList(b *bytes.Buffer, l *List) {
	if l.Lead != "" {
		fmt.Fprintf(b, "**%s**: ", plaintext.Markdown(l.Lead))
	}
	fmt.Fprintf(b, "%s\n", plaintext.Markdown(l.Title))
	if l.Text != "" {
		fmt.Fprintf(b, "\n%s\n", plaintext.Markdown(l.Text))
	}
	if len(l.Items) > 0 {
		b.WriteByte('\n')
	}
	writeMarkdownItems(b, l.Items, "")
}

func writeMarkdownItems(b *bytes.Buffer, items []Item, indent string) {
	for _, item := range items {
		b.WriteString(indent + "- ")
		if item.Label != "" {
			fmt.Fprintf(b, "**%s** ", plaintext.Markdown(item.Label))
		}
		b.WriteString(plaintext.Markdown(item.Text+strings.Join(item.Names, ", ")) + "\n")
		writeMarkdownItems(b, item.Items, indent+"  ")
	}
}
