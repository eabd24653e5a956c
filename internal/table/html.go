package table

import (
	"bytes"
	"fmt"
	"html"

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
<h1>%[1]s</h1>
`

// writeHTML writes the tables as a page that needs nothing else, without
// scripts, and that can be read without seeing it.
func writeHTML(b *bytes.Buffer, d *Document) error {
	fmt.Fprintf(b, htmlHead, escape(d.Title))
	for _, s := range d.Notes {
		fmt.Fprintf(b, "<p>%s</p>\n", escape(s))
	}
	n := 0
	for _, t := range d.Tables() {
		if len(t.Rows) == 0 {
			continue
		}
		n++
		fmt.Fprintf(b, "<h2 id=\"s%d\">%s</h2>\n", n, escape(t.Title))
		if t.Text != "" {
			fmt.Fprintf(b, "<p>%s</p>\n", escape(t.Text))
		}
		// A table that scrolls can be reached by the keyboard.
		fmt.Fprintf(b, "<div class=\"scroll\" role=\"region\" aria-labelledby=\"s%d\" tabindex=\"0\">\n<table aria-labelledby=\"s%[1]d\">\n<thead>\n<tr>", n)
		for _, h := range t.Heads {
			fmt.Fprintf(b, `<th scope="col">%s</th>`, escape(h))
		}
		b.WriteString("</tr>\n</thead>\n<tbody>\n")
		for _, cells := range t.Rows {
			fmt.Fprintf(b, `<tr><th scope="row">%s</th>`, escape(cells[0]))
			for _, cell := range cells[1:] {
				fmt.Fprintf(b, "<td>%s</td>", escape(cell))
			}
			b.WriteString("</tr>\n")
		}
		b.WriteString("</tbody>\n</table>\n</div>\n")
	}
	b.WriteString("</main>\n</body>\n</html>\n")
	return nil
}

func escape(s string) string { return html.EscapeString(plaintext.CleanLine(s)) }
