package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sortedWords returns the words of a text in lower case and in the order of the
// alphabet, without punctuation: letters, digits, and the marks, hyphens and
// apostrophes within words.
func sortedWords(s string) []string {
	all := strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(s), "’", "'"), func(r rune) bool { return !inWord(r) })
	kept := all[:0]
	for _, w := range all {
		if w = strings.Trim(w, "-'."); w != "" {
			kept = append(kept, w)
		}
	}
	slices.Sort(kept)
	return kept
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-'%.", r)
}

// fold returns a text without case, space and punctuation, so that "Well-being"
// and "well being" are the same. A point between digits counts.
func fold(s string) string { return string(appendFolded(make([]byte, 0, len(s)), s)) }

// appendFolded appends what [fold] returns of s.
func appendFolded(out []byte, s string) []byte {
	var before rune // the last character that counted
	apart := false  // whether a character that does not count came since
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z': // mostly, as is a space
			out = append(out, byte(r))
			before, apart = r, false
			continue
		case r == ' ':
			apart = true
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !unicode.IsSymbol(r) && r != '%' {
			apart = true
			continue
		}
		r = unicode.ToLower(r)
		if apart && unicode.IsDigit(before) && unicode.IsDigit(r) {
			out = append(out, ' ')
		}
		out = utf8.AppendRune(out, r)
		before, apart = r, false
	}
	return out
}

// nearlySame reports whether two texts share at least four fifths of their
// words (the Sørensen–Dice coefficient), in texts of three words or more. The
// words of each are sorted.
func nearlySame(a, b []string) bool {
	total := len(a) + len(b)
	if len(a) < 3 || len(b) < 3 || 10*min(len(a), len(b)) < 4*total {
		return false
	}
	shared := 0
	for len(a) > 0 && len(b) > 0 {
		order := strings.Compare(a[0], b[0])
		if order == 0 {
			shared++
		}
		if order <= 0 {
			a = a[1:]
		}
		if order >= 0 {
			b = b[1:]
		}
	}
	return 10*shared >= 4*total
}
