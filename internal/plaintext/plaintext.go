// Package plaintext makes a user's text safe to show: no file can drive the
// terminal that shows it, or the service that reads the log of a pipeline, turn
// the order of the letters around it, or become a link, a table or HTML in a
// Markdown page, or a formula in a spreadsheet. It does not cut texts. Pictures,
// web pages and documents have escapes of their own; those that may not hold
// controls begin with [Clean].
package plaintext

import (
	"strings"
	"unicode"
)

// Clean returns s with spaces for tabs and line ends, and with U+FFFD for
// characters that a terminal would obey and not show: other controls, line
// separators, the marks that turn the direction of writing, and what is not
// UTF-8. The result has as many characters as s. It is for web pages and
// documents, and for words that all kinds of writers take, of which those of text
// call [Printable] or [Inert].
//
// Marks without width that writing needs are kept: U+200B and U+200C between
// the words of Khmer and in those of Persian, U+200D in emoji, and U+200E,
// U+200F and U+061C beside Arabic and Hebrew, which do no more there than a
// letter would. U+FEFF between characters, which no writing needs, is not.
func Clean(s string) string { return strings.Map(Visible, s) }

// CleanLine returns s clean, as by [Clean], and on one line, as [Line] does.
func CleanLine(s string) string { return Clean(oneLine(s)) }

// Visible returns the character that [Clean] puts in place of r.
func Visible(r rune) rune {
	switch {
	case r == '\n', r == '\t', r == '\r':
		return ' '
	case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff',
		r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return unicode.ReplacementChar
	}
	return r
}

// Printable returns s clean and without what [Inert] replaces, for text that a
// terminal shows, or the log of a pipeline. The result has as many characters as s.
func Printable(s string) string { return Clean(Inert(s)) }

// Line returns s printable and on one line: each run of white space is one space,
// and there is none at the ends.
func Line(s string) string { return Printable(oneLine(s)) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
