package plaintext

import (
	"strings"
	"unicode"
)

// Inert returns s with U+FFFD for a character of each command of a pipeline, and
// for tags, which are invisible letters, outside of the flags that they are made
// for. The result has as many characters as s.
//
// GitHub Actions obeys a line that begins with ::error:: or the like, after
// white space, and ##[error] anywhere; others obey ##vso[ or ##teamcity[. Since
// texts are broken into lines between words, no word may begin with a command.
func Inert(s string) string {
	if !strings.Contains(s, "::") && !strings.Contains(s, "##") && !strings.Contains(s, firstOfTags) {
		return s
	}
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		switch rest := runes[i:]; {
		case rest[0] == blackFlag:
			i += flagTags(rest[1:])
		case isTag(rest[0]),
			(i == 0 || unicode.IsSpace(runes[i-1])) && isColonCommand(rest),
			i > 0 && runes[i-1] == '#' && isHashCommand(rest):
			runes[i] = unicode.ReplacementChar
		}
	}
	return string(runes)
}

// isColonCommand reports whether the text begins like ::error.
func isColonCommand(s []rune) bool {
	return len(s) > 2 && s[0] == ':' && s[1] == ':' && isLetter(s[2])
}

// isHashCommand reports whether the text begins like the second half of ##[ or
// ##vso[.
func isHashCommand(s []rune) bool {
	if s[0] != '#' {
		return false
	}
	for _, r := range s[1:] {
		if !isLetter(r) {
			return r == '['
		}
	}
	return false
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

const (
	blackFlag   = '\U0001f3f4'
	endOfFlag   = '\U000e007f'
	firstOfTags = "\xf3\xa0" // the bytes with which each tag begins in UTF-8
)

func isTag(r rune) bool { return r >= 0xe0000 && r <= endOfFlag }

// flagTags returns the number of tags after a black flag that make it that of a
// country or region, such as Scotland (gbsct): three to six letters and digits,
// and the end; 0 if they are others.
func flagTags(s []rune) int {
	for n, r := range s {
		switch {
		case r == endOfFlag && n >= 3:
			return n + 1
		case n == 6, !(r >= 0xe0030 && r <= 0xe0039 || r >= 0xe0061 && r <= 0xe007a):
			return 0
		}
	}
	return 0
}
