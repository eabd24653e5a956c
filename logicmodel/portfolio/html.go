package portfolio

import (
	"bufio"
	"fmt"
	"html"
	"io"

	"github.com/resultschain/resultschain/internal/plaintext"
)

const htmlHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>%s</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a; background: #fff; overflow-wrap: break-word }
.scroll { overflow-x: auto }
table { border-collapse: collapse }
th, td { border: 1px solid #767676; padding: .3rem .6rem; text-align: left; vertical-align: top }
thead th { background: #eee }
</style>
</head>
<body>
<main>
<h1>%s</h1>
`

// WriteHTML writes the coverage as a page that needs nothing else, without
// scripts, and that can be read without seeing it.
func (c *Coverage) WriteHTML(w io.Writer) error {
	b := bufio.NewWriter(w)
	title := text(c.title())
	fmt.Fprintf(b, htmlHead, title, title)
	fmt.Fprintf(b, "<p>%s</p>\n", text(c.summary()))
	if s := c.leftOutSummary(); s != "" {
		fmt.Fprintf(b, "<p>%s</p>\n", text(s))
	}
	for i, s := range c.sections() {
		fmt.Fprintf(b, "<h2 id=\"s%d\">%s</h2>\n", i+1, text(s.title))
		if s.text != "" {
			fmt.Fprintf(b, "<p>%s</p>\n", text(s.text))
		}
		// A table that scrolls can be reached by the keyboard.
		fmt.Fprintf(b, "<div class=\"scroll\" role=\"region\" aria-labelledby=\"s%d\" tabindex=\"0\">\n<table aria-labelledby=\"s%[1]d\">\n<thead>\n<tr>", i+1)
		for _, h := range s.heads {
			fmt.Fprintf(b, `<th scope="col">%s</th>`, text(h))
		}
		b.WriteString("</tr>\n</thead>\n<tbody>\n")
		for _, cells := range s.rows {
			fmt.Fprintf(b, `<tr><th scope="row">%s</th>`, text(cells[0]))
			for _, cell := range cells[1:] {
				fmt.Fprintf(b, "<td>%s</td>", text(cell))
			}
			b.WriteString("</tr>\n")
		}
		b.WriteString("</tbody>\n</table>\n</div>\n")
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	return b.Flush()
}

func text(s string) string { return html.EscapeString(plaintext.CleanLine(s)) }
