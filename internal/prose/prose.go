// Package prose puts names and numbers into sentences: lists, numbers, plurals,
// articles and the agreement of verbs. It writes no sentences of its own and
// makes no text safe to show; see package plaintext for that.
package prose

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// List returns the items as in "a, b and c".
func List(items []string) string { return join(items, " and ") }

// Or returns the items as in "a, b or c".
func Or(items []string) string { return join(items, " or ") }

func join(items []string, word string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + word + items[last]
}

// Some returns at most the given number of items and how many are left out, as in
// "a, b and 3 others". A single further item is not left out.
func Some(items []string, most int) string {
	left := len(items) - most
	if left < 2 {
		return List(items)
	}
	return fmt.Sprintf("%s and %d others", strings.Join(items[:most], ", "), left)
}

// Number returns n in words up to ten, as in "no", "one" and "two".
func Number(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// Count returns a number of things in digits, as in "no outcomes", "1 outcome"
// and "12 outcomes".
func Count(n int, noun string) string {
	if n == 0 {
		return "no " + Plural(noun)
	}
	return fmt.Sprintf("%d %s", n, Agree(n, noun, Plural(noun)))
}

// CountInWords returns a number of things in words up to ten, as in "no
// outcomes", "one outcome" and "three outcomes".
func CountInWords(n int, noun string) string {
	return Number(n) + " " + Agree(n, noun, Plural(noun))
}

// Plural returns a noun for several things.
func Plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return stem + "ies"
	}
	return noun + "s"
}

// Agree returns one or many, whichever agrees with n.
func Agree(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// A returns a noun with "a" or "an".
func A(noun string) string {
	if noun != "" && strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// UpperFirst returns s with its first letter as a capital, if that is one of a to
// z.
func UpperFirst(s string) string {
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// WithFullStop returns a sentence with a full stop, unless quoted words end it
// already.
func WithFullStop(s string) string {
	inner := strings.TrimRight(s, "”\u2069")
	if last, _ := utf8.DecodeLastRuneInString(inner); slices.Contains([]rune(".!?…。！？؟।"), last) {
		return s
	}
	return s + "."
}

// Sentence returns a message, such as that of a finding, as a sentence.
func Sentence(message string) string {
	r, size := utf8.DecodeRuneInString(message)
	return WithFullStop(string(unicode.ToUpper(r)) + message[size:])
}

// Singular returns one of what a short phrase names several of, such as "immediate
// outcome" for "immediate outcomes", by the last word before a preposition. A phrase
// that ends otherwise stays as it is.
func Singular(phrase string) string {
	words := strings.Split(phrase, " ")
	last := len(words) - 1
	for i := 1; i < len(words); i++ {
		switch words[i] {
		case "for", "of", "in", "to", "on", "at", "by", "with", "that", "we", "from":
			last = i - 1
		default:
			continue
		}
		break
	}
	switch w := words[last]; {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		words[last] = strings.TrimSuffix(w, "ies") + "y"
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && len(w) > 3:
		words[last] = strings.TrimSuffix(w, "s")
	}
	return strings.Join(words, " ")
}

// LowerFirst returns s with its first letter in lower case, unless a capital or
// digit follows it, as in SOA.
func LowerFirst(s string) string {
	runes := []rune(s)
	if len(runes) == 0 || len(runes) > 1 && !unicode.IsLower(runes[1]) && runes[1] != ' ' {
		return s
	}
	runes[0] = unicode.ToLower(runes[0])
	return string(runes)
}
