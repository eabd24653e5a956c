package paint

import (
	"fmt"
	"math"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
)

// TestContrast computes the WCAG 2.2 contrast of all colours that meet, in
// every theme.
func TestContrast(t *testing.T) {
	for _, theme := range themes {
		met := map[*string]bool{}
		what := map[*string]string{}
		for _, s := range theme.swatches() {
			what[s.colour] = s.name
		}
		lowest := map[float64]pairing{}
		for _, p := range theme.pairings() {
			met[p.front], met[p.back] = true, true
			least := p.least
			if theme == highContrastTheme && least == TextContrast {
				least = 7
			}
			if w, ok := lowest[least]; !ok || p.contrast() < w.contrast() {
				lowest[least] = p
			}
			if p.contrast() < least {
				t.Errorf("theme %s: %s has a contrast of %.2f with %s, want %v", theme.name, what[p.front], p.contrast(), what[p.back], least)
			}
		}
		for _, s := range theme.swatches() {
			if !met[s.colour] {
				t.Errorf("theme %s: %s meets nothing", theme.name, s.name)
			}
		}
		for l := content.Look(1); l < content.MissingLook; l++ {
			least := TextContrast
			if theme == highContrastTheme {
				least = 7
			}
			if bar := theme.boxes[l].border; Contrast(onBar(bar), bar) < least {
				t.Errorf("theme %s: the heading of %s has a contrast of %.2f", theme.name, l.Name(), Contrast(onBar(bar), bar))
			}
		}
		for least, p := range lowest {
			t.Logf("theme %s: the lowest contrast that is to be at least %v is %.2f, of %s with %s", theme.name, least, p.contrast(), what[p.front], what[p.back])
		}
	}
}

// The least differences between stages, in CIEDE2000, whichever cones are
// missing. From 5 on, people get the impression of two different colours
// (W. S. Mokrzycki and M. Tatol, "Color difference ΔE: a survey", Machine
// Graphics and Vision 20, 2011). The thinner a mark, the less its colour shows
// (D. A. Szafir, "Modeling color difference for visualization design", IEEE
// Transactions on Visualization and Computer Graphics 24, 2018), so lines are
// to differ twice as much.
// Bands have headings of the colour of the borders, and only have to part from their
// neighbours: people see differences from 2 on between areas side by side.
const (
	leastBandDifference   = 4
	leastBorderDifference = 10
)

// TestColourDistance measures the smallest colour difference between the bands
// and between the borders, which are the headings' too, of stages and of the framework, for each kind of
// colour vision. Only the default theme has to show them apart by colour too.
func TestColourDistance(t *testing.T) {
	for _, theme := range themes {
		for v := range visions {
			smallest := func(what string, of func(content.Look) string, apart content.Look, least float64) {
				best, between := math.Inf(1), ""
				for a := content.Look(1); a < content.MissingLook; a++ {
					for b := a + 1; b < min(a+1+apart, content.MissingLook); b++ {
						if d := difference(lab(v.sees(of(a))), lab(v.sees(of(b)))); d < best {
							best, between = d, fmt.Sprintf("%s and %s", a.Name(), b.Name())
						}
					}
				}
				t.Logf("theme %s, %s: %ss differ by %.1f at least, of %s", theme.name, visionNames[v], what, best, between)
				if theme == defaultTheme && best < least {
					t.Errorf("that is less than %v", least)
				}
			}
			smallest("band", func(l content.Look) string { return theme.tints[l] }, 1, leastBandDifference)
			smallest("border", func(l content.Look) string { return theme.boxes[l].border }, content.MissingLook, leastBorderDifference)
		}
	}
}

// TestThemePrint checks that the theme for printers has greys only, and not
// many of them.
func TestThemePrint(t *testing.T) {
	tints := map[string]bool{}
	for _, s := range printTheme.swatches() {
		if c := channels(*s.colour); c[0] != c[1] || c[1] != c[2] {
			t.Errorf("%s is %s", s.name, *s.colour)
		}
	}
	for l := content.Look(1); l < content.MissingLook; l++ {
		tints[printTheme.tints[l]] = true
	}
	if len(tints) > 5 {
		t.Errorf("bands have %d tints", len(tints))
	}
}
