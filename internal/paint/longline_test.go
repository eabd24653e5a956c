package paint

import (
	"runtime"
	"strings"
	"testing"
)

// TestLongLine pins that a very long line of text, as of accents on one letter, takes no more
// memory to paint than its areas and one glyph.
func TestLongLine(t *testing.T) {
	const letters = 20_000
	s := &Scene{W: 100, H: 100, Scale: 1, Lang: "en", Parts: []Part{{Texts: []Text{{Size: 10, Colour: "#000000", Lines: []Line{{Words: strings.Repeat("l", letters), X: 5, Y: 50, Width: 90}}}}}}}
	lines, err := setAll(t.Context(), s, &Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := &painting{w: 100, h: 100, scale: 1}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	p.addLine(&lines[0])
	runtime.ReadMemStats(&after)
	const most = 1200 // 2,000 with the steps of all glyphs at once
	if each := (after.TotalAlloc - before.TotalAlloc) / letters; each > most {
		t.Errorf("painting a glyph takes %d bytes, and not at most %d", each, most)
	}
}
