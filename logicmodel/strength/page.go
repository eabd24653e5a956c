package strength

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// width is how many columns a line has, where words allow.
const width = 80

// many is how many things a list names; of more it says how many are left.
const many = 8

// heading begins a section.
func (t *teller) heading(s string) {
	if t.b.Len() > 0 {
		t.b.WriteByte('\n')
	}
	t.wrap(s, 0, 0)
}

// say is a sentence of the section, on lines of its own.
func (t *teller) say(format string, args ...any) {
	t.wrap(closed(fmt.Sprintf(format, args...)), 2, 4)
}

// wrap breaks a text into lines, indented so, the first and the others.
func (t *teller) wrap(s string, first, others int) {
	at := 0
	for i, word := range strings.Fields(s) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
			t.b.WriteString(strings.Repeat(" ", first))
			at = first
		case at+1+n > width:
			t.b.WriteString("\n" + strings.Repeat(" ", others))
			at = others
		default:
			t.b.WriteByte(' ')
			at++
		}
		t.b.WriteString(word)
		at += n
	}
	t.b.WriteByte('\n')
}

// quote is a text of the model, cut after a word if it is long.
func quote(s string) string {
	const most = 160 // characters; there is hardly a title with more
	s = plaintext.Line(s)
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most])
		if space := strings.LastIndexByte(s, ' '); space > len(s)/2 {
			s = s[:space]
		}
		s += " …"
	}
	return "“" + s + "”"
}

// list is items in a sentence; of many, the first few.
func list(items []string) string {
	return listOf(len(items), func(i int) string { return items[i] })
}

// listOf is a list of n items. The name of one that is left out is not asked
// for, so that it does not count as told.
func listOf(n int, name func(i int) string) string {
	left := 0
	if n > many+1 {
		left, n = n-many, many
	}
	var b strings.Builder
	for i := range n {
		switch {
		case i > 0 && i == n-1 && left == 0:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(name(i))
	}
	if left > 0 {
		fmt.Fprintf(&b, " and %d others", left)
	}
	return b.String()
}

// number is a number in words as far as ten.
func number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// upperFirst makes the first letter of a word of ours a capital.
func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// agree is the word for one thing or for many.
func agree(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// closed is a sentence with a full stop, unless words in quotation marks end it
// already.
func closed(s string) string {
	inner := strings.TrimRight(s, "”")
	if last, _ := utf8.DecodeLastRuneInString(inner); strings.ContainsRune(".!?…", last) {
		return s
	}
	return s + "."
}
