package content

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// String returns the description as plain text, with lines of 80 columns.
func (d *Description) String() string {
	var b strings.Builder
	if d.Title != "" {
		b.WriteString(wrapLines(d.Title, "", "") + "\n")
	}
	b.WriteString(wrapLines(d.Summary, "", ""))
	for _, p := range d.Parts {
		b.WriteString("\n" + wrapLines(p.Heading, "", ""))
		if p.Text != "" {
			b.WriteString("\n" + wrapLines(p.Text, "", ""))
		}
		for i, item := range p.Items {
			if i == 0 {
				b.WriteString("\n")
			}
			b.WriteString(wrapLines(item, "- ", "  "))
		}
	}
	return stripControls(b.String())
}

// FlatText returns a description without the title, with a line for each part.
func FlatText(d *Description) string {
	var b strings.Builder
	b.WriteString(d.Summary)
	for _, p := range d.Parts {
		b.WriteString("\n" + p.Heading + ":")
		if p.Text != "" {
			b.WriteString(" " + p.Text)
		}
		for _, item := range p.Items {
			b.WriteString(" " + item)
		}
	}
	return b.String()
}

// wrapLines returns text wrapped to lines of 80 columns, with one prefix for the
// first line and another for the rest. A line ends only at a space, or in a
// script that has none; a word is never broken, and may be longer than a line.
func wrapLines(s, first, other string) string {
	const columns = 80
	var b strings.Builder
	b.WriteString(first)
	used, empty := uniseg.StringWidth(first), true
	put := func(word string) {
		shown := strings.TrimRight(word, " ")
		w := uniseg.StringWidth(shown)
		if !empty && used+w > columns {
			b.WriteString("\n" + other)
			used = uniseg.StringWidth(other)
		}
		b.WriteString(word)
		used += w + len(word) - len(shown)
		empty = false
	}
	word, state := "", -1
	for rest := s; rest != ""; {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		word += segment
		if rest == "" || strings.HasSuffix(word, " ") || isSpaceless(word, rest) {
			put(word)
			word = ""
		}
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// isSpaceless reports whether one of two neighbouring characters is of a script
// without spaces.
func isSpaceless(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana) || unicode.In(next, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// stripControls returns text without characters that a terminal would obey. It
// keeps line ends and the marks of [isolate], which no user's text has.
func stripControls(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\u2068' || r == '\u2069' {
			return r
		}
		return plaintext.Visible(r)
	}, s)
}

// Outline returns a description as plain text in which nothing is a command
// for a terminal or for the log of a pipeline.
func Outline(d *Description) []byte { return []byte(plaintext.Inert(d.String())) }
