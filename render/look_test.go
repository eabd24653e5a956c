package render

import (
	"math"
	"strconv"
	"testing"
)

// TestContrast computes the WCAG 2 contrast of every text with its background
// and of every border and line with the page.
func TestContrast(t *testing.T) {
	const page = "#ffffff"
	for _, s := range styles {
		if s.name == "" {
			continue // no stage has the number 0
		}
		if c := contrast(textColour, s.fill); c < 4.5 {
			t.Errorf("%s: text on its fill has a contrast of %.1f, want 4.5", s.name, c)
		}
		if c := contrast(s.border, page); c < 3 {
			t.Errorf("%s: the border has a contrast of %.1f with the page, want 3", s.name, c)
		}
		if c := contrast(s.border, s.fill); c < 3 {
			t.Errorf("%s: the border has a contrast of %.1f with the fill, want 3", s.name, c)
		}
	}
	for kind, s := range arrowStyles {
		if c := contrast(s.colour, page); c < 3 {
			t.Errorf("%s: the line has a contrast of %.1f, want 3", arrowWords[kind].key, c)
		}
	}
}

// TestNotColourAlone checks that arrows differ in more than colour. Boxes stand
// in columns with headings.
func TestNotColourAlone(t *testing.T) {
	type ink struct {
		thick  float64
		dash   string
		hollow bool
	}
	seen := map[ink]arrowKind{}
	for k, s := range arrowStyles {
		i := ink{s.thick, s.dash, s.hollow}
		if other, ok := seen[i]; ok {
			t.Errorf("%q and %q differ in colour alone", arrowWords[k].key, arrowWords[other].key)
		}
		seen[i] = arrowKind(k)
	}
}

// contrast is the WCAG 2 contrast ratio of two colours, from 1 to 21.
func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

// luminance is the relative luminance of WCAG 2.
func luminance(colour string) float64 {
	n, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		panic(err)
	}
	channel := func(v uint64) float64 {
		c := float64(v&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(n>>16) + 0.7152*channel(n>>8) + 0.0722*channel(n)
}
