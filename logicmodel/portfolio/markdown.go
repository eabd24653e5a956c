package portfolio

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteMarkdown writes the coverage as Markdown with tables.
func (c *Coverage) WriteMarkdown(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n\n%s\n", md(c.title()), md(c.summary()))
	if s := c.leftOutSummary(); s != "" {
		fmt.Fprintf(b, "\n%s\n", s)
	}
	for _, s := range c.sections() {
		fmt.Fprintf(b, "\n## %s\n\n", s.title)
		if s.text != "" {
			fmt.Fprintf(b, "%s\n\n", md(s.text))
		}
		row := func(cells []string) {
			for _, cell := range cells {
				fmt.Fprintf(b, "| %s ", md(cell))
			}
			b.WriteString("|\n")
		}
		row(s.heads)
		b.WriteString(strings.Repeat("|---", len(s.heads)) + "|\n")
		for _, cells := range s.rows {
			row(cells)
		}
	}
	return b.Flush()
}

// md is a text that means nothing to Markdown, in one line.
func md(s string) string { return mdEscapes.Replace(oneLine(printable(s))) }

var mdEscapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`, "$", `\$`,
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "#", `\#`, "://", ":&#47;&#47;", "@", "&#64;")
