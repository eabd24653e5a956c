package content

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// TestPhrases checks that every language has all words of pictures, and that none is
// English by oversight.
func TestPhrases(t *testing.T) {
	want := slices.Sorted(maps.Keys(polish))
	for lang, words := range phrases {
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(words))); diff != "" {
			t.Errorf("%s has other words than Polish:\n%s", lang, diff)
		}
		for english, s := range words {
			if s == english || strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) == "" {
				t.Errorf("%s: %q is not translated", lang, english)
			}
		}
		if got := Phrase(strings.ToUpper(lang)+"-XX", "Source"); got != words["Source"] {
			t.Errorf("the source is %q in %s-XX, want %q", got, lang, words["Source"])
		}
	}
	if got := Phrase("de", "Source"); got != "Source" {
		t.Errorf("got %q for a language without words", got)
	}
}
