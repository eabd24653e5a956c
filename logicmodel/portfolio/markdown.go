package portfolio

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// WriteMarkdown writes the coverage as Markdown with tables.
func (c *Coverage) WriteMarkdown(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# %s\n\n%s\n", plaintext.Markdown(c.title()), plaintext.Markdown(c.summary()))
	if s := c.leftOutSummary(); s != "" {
		fmt.Fprintf(b, "\n%s\n", s)
	}
	for _, s := range c.sections() {
		fmt.Fprintf(b, "\n## %s\n\n", s.title)
		if s.text != "" {
			fmt.Fprintf(b, "%s\n\n", plaintext.Markdown(s.text))
		}
		row := func(cells []string) {
			for _, cell := range cells {
				fmt.Fprintf(b, "| %s ", plaintext.Markdown(cell))
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
