package xlsx

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestWords checks that every language has a word for each heading and sheet, and that
// no word stands for two.
func TestWords(t *testing.T) {
	t.Parallel()
	want := map[string]bool{}
	for _, s := range append(allSheets(), modelSheet) {
		want[strings.ToLower(s.name)] = true
		for _, c := range slices.Concat(s.before, s.columns) {
			want[c.heading] = true
		}
	}
	for _, heading := range slices.Concat(sheetStart, []string{"key", "value", "what it is", "indicator id", strings.ToLower(explanationName), strings.ToLower(choicesName)}) {
		want[heading] = true
	}
	for _, kind := range sheetValues {
		want[kind], want[kind+" date"] = true, true
	}
	for lang, words := range languages {
		for _, heading := range slices.Sorted(maps.Keys(want)) {
			if words[heading] == "" {
				t.Errorf("%s has no word for %q", lang, heading)
			}
			if name := words.sheet(heading); isSheetName(heading) && utf8.RuneCountInString(name) > maxSheetName {
				t.Errorf("%s: %q is too long for a sheet", lang, name)
			}
		}
		taken := map[string]string{}
		for english, own := range words {
			if !want[english] {
				t.Errorf("%s: %q is no heading", lang, english)
			}
			is := folded(own)
			if taken[is] != "" || is != english && want[is] {
				t.Errorf("%s: %q stands for %q and %q", lang, own, english, taken[is])
			}
			taken[is] = english
		}
	}
}
