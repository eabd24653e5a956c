// Package plaintext makes a user's text safe to show: no file can drive the
// terminal that shows it, turn the order of the letters around it, or become a
// link, a table or HTML in a Markdown page. It does not cut texts, and it is
// not for pictures and web pages, which have escapes of their own.
package plaintext

import (
	"strings"
	"unicode"
)

// Printable is s with spaces for tabs and line ends, and with U+FFFD for what a
// terminal would obey instead of showing it: other controls, line separators,
// the marks that turn the direction of writing, and what is not UTF-8.
func Printable(s string) string { return strings.Map(Visible, s) }

// Visible is the character by which [Printable] shows r.
func Visible(r rune) rune {
	switch {
	case r == '\n', r == '\t', r == '\r':
		return ' '
	case unicode.IsControl(r), r == '\u2028', r == '\u2029',
		r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return unicode.ReplacementChar
	}
	return r
}

// Line is s printable and on one line: each run of white space is one space,
// and there is none at the ends.
func Line(s string) string {
	return Printable(strings.Join(strings.Fields(s), " "))
}
