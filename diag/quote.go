package diag

import (
	"strings"
	"unicode"
)

// quoteMax is how many code points of a user's text a message repeats.
const quoteMax = 60

// Quote is a user's text as a message shows it: between double quotes, on one
// line, cut with an ellipsis after 60 code points, and with control and
// direction-changing characters replaced, so that no file can drive the
// terminal that shows the message.
func Quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	n := 0
	for _, r := range text {
		if n == quoteMax {
			b.WriteRune('…')
			break
		}
		b.WriteRune(visible(r))
		n++
	}
	b.WriteByte('"')
	return b.String()
}

// printable is s with every character that a terminal would obey replaced.
func printable(s string) string {
	return strings.Map(visible, s)
}

// visible is r, a space for white space, or U+FFFD for a character that a
// terminal would obey instead of showing it: controls, line separators, and
// the marks that turn the direction of writing.
func visible(r rune) rune {
	switch {
	case r == '\n', r == '\t', r == '\r':
		return ' '
	case unicode.IsControl(r), r == '\u2028', r == '\u2029',
		r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return unicode.ReplacementChar
	}
	return r
}
