package rules

import (
	"strings"
	"unicode"
)

// words returns the words of a text in lower case, without punctuation: letters,
// digits, and the marks, hyphens and apostrophes within words.
func words(s string) []string {
	all := strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(s), "’", "'"), func(r rune) bool { return !inWord(r) })
	kept := all[:0]
	for _, w := range all {
		if w = strings.Trim(w, "-'."); w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-'%.", r)
}

// fold returns a text without regard to case, space and punctuation: "Well-being"
// and "well being" are the same. A point between digits counts.
func fold(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	var before rune // the last that counted
	apart := false  // something that does not count came since
	for _, r := range s {
		if 'a' <= r && r <= 'z' { // mostly
			out.WriteByte(byte(r))
			before, apart = r, false
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !unicode.IsSymbol(r) && r != '%' {
			apart = true
			continue
		}
		r = unicode.ToLower(r)
		if apart && unicode.IsDigit(before) && unicode.IsDigit(r) {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
		before, apart = r, false
	}
	return out.String()
}

// nearlySame reports whether two texts share at least four fifths of their
// words (the Sørensen–Dice coefficient), in texts of three words or more.
func nearlySame(a, b []string) bool {
	total := len(a) + len(b)
	if len(a) < 3 || len(b) < 3 || 10*min(len(a), len(b)) < 4*total {
		return false
	}
	count := make(map[string]int, len(a))
	for _, w := range a {
		count[w]++
	}
	shared := 0
	for _, w := range b {
		if count[w]--; count[w] >= 0 {
			shared++
		}
	}
	return 10*shared >= 4*total
}
