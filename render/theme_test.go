package render

import (
	"math"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
)

// TestThemeNight checks that only a theme that says auto follows the reader's screen,
// and that the page may have no background.
func TestThemeNight(t *testing.T) {
	read := func(src string) *Theme {
		theme, err := ParseTheme("", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		return theme
	}
	auto, err := ThemeNamed("auto")
	if err != nil {
		t.Fatal(err)
	}
	const media, page = "prefers-color-scheme", `<rect width=`
	for _, c := range []struct {
		name        string
		theme       *Theme
		night, page bool
	}{
		{"none", nil, false, true},
		{"auto", auto, true, true},
		{"a file with auto", read("theme: x\nauto: true\n"), true, true},
		{"a file based on it", read("theme: x\nbased-on: auto\n"), true, true},
		{"transparent", read("theme: x\nbackground: transparent\n"), false, false},
	} {
		svg := string(svgOf(t, picturetest.Feedback(), &Options{Theme: c.theme}))
		if strings.Contains(svg, media) != c.night || strings.Contains(svg, page) != c.page {
			t.Errorf("%s: follows the screen: %v, has a page: %v", c.name, strings.Contains(svg, media), strings.Contains(svg, page))
		}
	}
}

// TestThemeSizes checks that sizes hold where no page limits them.
func TestThemeSizes(t *testing.T) {
	theme, err := ParseTheme("", []byte("theme: x\ntext-size: 14\nradius: 0\n"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := drawn(t.Context(), picturetest.Feedback(), &Options{Theme: theme})
	if err != nil || math.Abs(d.TextSize()-14) > 1e-9 {
		t.Errorf("the text is of %v points, %v", d.TextSize(), err)
	}
}

// TestThemeLogo checks that the logo and the footer of a theme are drawn.
func TestThemeLogo(t *testing.T) {
	theme, err := ReadTheme("x.yaml", []byte("theme: x\nlogo: logo.svg\nfooter: Made up\n"), func(string) ([]byte, error) {
		return []byte(`<svg width="4" height="2"><path d="M0 0h4"/></svg>`), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	svg := string(svgOf(t, picturetest.Feedback(), &Options{Theme: theme}))
	if !strings.Contains(svg, `<g class="logo"><image x="`) || !strings.Contains(svg, "Made up") {
		t.Error("the logo or the footer is not drawn")
	}
}
