package diff

import (
	"strings"
	"unicode/utf8"
)

// longText is how many code points of a text are told, and context how many
// words around what changed in a longer one.
const (
	longText = 200
	context  = 6
)

// shortened is a text, cut after a word if it is long.
func shortened(s string) string {
	if utf8.RuneCountInString(s) <= longText {
		return s
	}
	short := string([]rune(s)[:longText])
	if i := strings.LastIndexByte(short, ' '); i > longText/2 {
		short = short[:i]
	}
	return short + " …"
}

// contrast is what differs between two texts if either is long, with some
// words around it, and the whole of both if not.
func contrast(a, b string) (string, string) {
	if utf8.RuneCountInString(a) <= longText && utf8.RuneCountInString(b) <= longText {
		return a, b
	}
	as, bs := strings.Fields(a), strings.Fields(b)
	first := 0
	for first < min(len(as), len(bs)) && as[first] == bs[first] {
		first++
	}
	last := 0
	for last < min(len(as), len(bs))-first && as[len(as)-1-last] == bs[len(bs)-1-last] {
		last++
	}
	first, last = max(first-context, 0), max(last-context, 0)
	cut := func(words []string) string {
		s := strings.Join(words[first:len(words)-last], " ")
		if first > 0 {
			s = "… " + s
		}
		if last > 0 {
			s += " …"
		}
		return s
	}
	return cut(as), cut(bs)
}
