package typeset

import (
	"strings"
	"testing"
)

// TestLoneFirstWord checks that a short first word stands alone only where the next has
// no room beside it.
func TestLoneFirstWord(t *testing.T) {
	for _, text := range []string{"Café afternoons held", "A neighbourhood that walks everywhere", "We understand neighbourhoods better", "NO11: Communities are strong and look after their own"} {
		words := strings.Fields(text)
		for width := 60.0; width < 200; width += 3 {
			lines := Regular.Wrap(text, 11, width)
			two := words[0] + " " + words[1]
			alone := lines[0] == words[0] && 3.1*Regular.Width(words[0], 11) < widest(lines)
			if fits := Regular.Width(two, 11) <= width; alone && fits && len(Regular.Wrap(strings.TrimPrefix(text, two+" "), 11, width)) < len(lines) {
				t.Errorf("at %v: %q", width, lines)
			}
		}
	}
}

func widest(lines []string) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, Regular.Width(l, 11))
	}
	return w
}
