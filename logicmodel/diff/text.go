package diff

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// Lines are at most width columns where words allow; what a change is about
// begins at the column indent.
const (
	width  = 80
	indent = 12
)

// WriteText writes the changes for people to read in a terminal: name, which
// says what was compared, how many changes there are, and a paragraph of each.
// Nothing in it can drive the terminal. Of no changes it writes nothing.
func WriteText(w io.Writer, name string, changes []Change) error {
	all := notes(changes)
	if len(all) == 0 {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", printable(name), count(len(all)))
	for _, n := range all {
		fmt.Fprintf(&b, "  %-*s", indent-2, n.verb)
		n.wrap(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// wrap writes what a note says, on one line if it fits and else broken at its
// turns, then between words.
func (n *note) wrap(b *strings.Builder) {
	var lines []string
	line := ""
	for _, s := range n.says {
		switch s.sort {
		case name:
			line += printable(s.text)
		case quoted:
			line += `"` + printable(s.text) + `"`
		case turn:
			lines, line = append(lines, line), s.text
		default:
			line += s.text
		}
	}
	lines = append(lines, line)
	if whole := strings.Join(lines, ""); indent+utf8.RuneCountInString(whole) <= width {
		lines = []string{whole}
	}
	for i, line := range lines {
		if i > 0 {
			line = strings.TrimLeft(line, "; ")
			b.WriteString(strings.Repeat(" ", indent+2))
		}
		at := indent + min(i, 1)*2
		for j, word := range strings.Fields(line) {
			n := utf8.RuneCountInString(word)
			switch {
			case j == 0:
			case at+1+n > width:
				b.WriteString("\n" + strings.Repeat(" ", indent+4))
				at = indent + 4
			default:
				b.WriteByte(' ')
				at++
			}
			b.WriteString(word)
			at += n
		}
		b.WriteByte('\n')
	}
}

func count(n int) string {
	if n == 1 {
		return "1 change"
	}
	return fmt.Sprintf("%d changes", n)
}

// printable is a text without what a terminal would obey.
func printable(s string) string { return plaintext.Printable(s) }
