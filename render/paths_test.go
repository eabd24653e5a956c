package render

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
)

// TestTextAsPaths checks that no text is left to the program that shows the SVG, that
// all words are still there, and that nothing else changes.
func TestTextAsPaths(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	text := string(svgOf(t, m, &Options{Framework: f, NumberLinks: true}))
	paths := string(svgOf(t, m, &Options{Framework: f, NumberLinks: true, TextAsPaths: true}))
	if strings.Contains(paths, "<text") || strings.Contains(paths, "<tspan") {
		t.Error("there is text left")
	}
	titles := strings.Join(regexp.MustCompile(`<title[^>]*>([^<]*)</title>`).FindAllString(paths, -1), "\n")
	for _, line := range regexp.MustCompile(`<tspan x="[^>]*>([^<]+)</tspan>`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(titles, line[1]) && !strings.Contains(paths, "desc\">"+line[1]) {
			t.Errorf("the words %q are in no title", line[1])
		}
	}
	first := regexp.MustCompile(`<g id="[^"]+-(?:box|arrow)\d+" class="[a-z]+"><title>[^<]*</title><path d="[^"]+"`)
	if want, got := first.FindAllString(text, -1), first.FindAllString(paths, -1); len(want) == 0 || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Error("boxes or arrows are others")
	}
}

// TestTextAsPathsInBrowser checks that Chromium draws outlines as the PNG has them.
func TestTextAsPathsInBrowser(t *testing.T) {
	c := startChromium(t)
	m := picturetest.Chain("שיפור הבריאות 2025", "Neighbours meet", "1, 2 שלום 3. c", "Ça va, naïve façade: 12 “a week” — £3")
	d, err := drawn(t.Context(), m, &Options{TextAsPaths: true, DPI: 192})
	if err != nil {
		t.Fatal(err)
	}
	w, h := d.Size()
	mean, strong := unlike(decode(t, written(t, d, PNG)), inChromium(t, c, written(t, d, SVG), "", w, h, 2))
	if mean > 1.3 || strong > 0.00002 { // as in TestPNGAndPDFLikeSVG
		t.Errorf("the outlines are not what the PNG has: mean %.2f, strong %.6f", mean, strong)
	}
}

// TestTextAsPathsNeedFonts checks that letters without outlines are an error.
func TestTextAsPathsNeedFonts(t *testing.T) {
	var b strings.Builder
	err := write(t.Context(), &b, picturetest.Chain("我们", "我们"), SVG, &Options{TextAsPaths: true})
	if !errors.As(err, new(*FontError)) || b.Len() > 0 {
		t.Errorf("%v and %d bytes, want a FontError", err, b.Len())
	}
}
