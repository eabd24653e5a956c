package paint

import "testing"

// TestDirection checks that a text of a language from right to left runs so though it
// begins with a name in Latin letters, and that one in these alone does not.
func TestDirection(t *testing.T) {
	for _, c := range []struct {
		words, lang string
		want        bool
	}{
		{"NHS خدمات", "ar", true}, {"3 من 4", "ar", true}, {"2026", "ar", true}, {"NHS", "ar", false},
		{"NHS خدمات", "en", false}, {"خدمات NHS", "en", true}, {"2026", "en", false},
	} {
		p := Part{Texts: []Text{{Lines: []Line{{Words: c.words}}}}}
		if got := p.isRightToLeft(&p.Texts[0], c.lang); got != c.want {
			t.Errorf("%q in %s runs from right to left: %v", c.words, c.lang, got)
		}
	}
}
