package logicmodel

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendWords appends the words of a text in lower case, without punctuation:
// letters, digits, and the marks, hyphens and apostrophes within words.
func appendWords(to []string, s string) []string {
	for s != "" {
		n := 0
		for n < len(s) {
			c, size := rune(s[n]), 1
			if c >= utf8.RuneSelf {
				c, size = utf8.DecodeRuneInString(s[n:])
			}
			if !inWord(c) {
				break
			}
			n += size
		}
		if w := strings.Trim(s[:n], "-'’."); w != "" {
			to = append(to, strings.ReplaceAll(strings.ToLower(w), "’", "'"))
		}
		_, size := utf8.DecodeRuneInString(s[n:])
		s = s[n+size:]
	}
	return to
}

func inWord(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '\'', r == '’', r == '%', r == '.':
		return true
	}
	return r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
