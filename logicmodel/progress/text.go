package progress

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// Lines are at most width columns where words allow. An indicator's state
// begins at the column 2, and what it rests on at the column indent.
const (
	width  = 80
	indent = 13
)

// heading is the first line of a report in words: what is counted, the date,
// and how many indicators stand how.
func (r *Report) heading() string {
	t := r.Tally()
	n := t.Total()
	noun := fmt.Sprintf("%d indicators", n)
	switch n {
	case 0:
		return "no indicators"
	case 1:
		noun = "1 indicator"
	}
	if r.AsAt.Valid() {
		noun += ", as last measured by " + string(r.AsAt)
	}
	return noun + ": " + t.Counts()
}

// WriteText writes the report for people to read in a terminal: name, which
// says what the report is about, and how many indicators stand how; then the
// elements that are measured, each with its indicators. Nothing in it can drive
// the terminal.
func (r *Report) WriteText(w io.Writer, name string) error {
	var b strings.Builder
	wrap(&b, plaintext.Printable(name)+": "+r.heading(), 0, 2)
	for i := range r.Results {
		res := &r.Results[i]
		if i == 0 || r.Results[i-1].Owner() != res.Owner() {
			b.WriteByte('\n')
			wrap(&b, plaintext.Printable(res.OwnerTitle()), 0, 2)
		}
		fmt.Fprintf(&b, "  %-*s", indent-2, res.State.String())
		wrap(&b, res.Explain(), indent, indent)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// wrap writes a text that begins at a column, its further lines at another, so
// that neither begins with a command for the service that shows a log.
func wrap(b *strings.Builder, text string, at, further int) {
	for i, word := range strings.Fields(plaintext.Inert(text)) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case at+1+n > width:
			b.WriteString("\n" + strings.Repeat(" ", further))
			at = further
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += n
	}
	b.WriteByte('\n')
}
