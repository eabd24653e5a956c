package logicmodel

import (
	"strings"
	"unicode"
)

// words are the words of a text in lower case, without punctuation: letters,
// digits, and the marks, hyphens and apostrophes within words.
func words(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '\'' && r != '’' && r != '%' && r != '.'
	}) {
		if w = strings.Trim(w, "-'’."); w != "" {
			out = append(out, strings.ReplaceAll(w, "’", "'"))
		}
	}
	return out
}
