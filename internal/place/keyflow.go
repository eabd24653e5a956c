package place

import (
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of the key, in points.
const (
	KeySize   = 10.0 // of its text
	KeyRow    = KeySize * 1.8
	keyGap    = 22.0 // between two entries
	SampleGap = 6.0  // between a sample and its words
)

// KeyEntryWidth returns how wide an entry of the key is.
func KeyEntryWidth(sample float64, words string) float64 {
	wide := typeset.Regular.Width(words, KeySize)
	if sample > 0 {
		wide += sample + SampleGap
	}
	return wide
}

// FlowKey returns where the entries of a key begin, by their widths, in lines from the
// height top on. Next is where one more entry would begin.
func FlowKey(widths []float64, margin, top, width float64) (at []layout.Point, next layout.Point) {
	x, y := margin, top
	for _, w := range widths {
		if x > margin && x+w > width-margin {
			x, y = margin, y+KeyRow
		}
		at = append(at, layout.Point{X: x, Y: y})
		x += w + keyGap
	}
	return at, layout.Point{X: x, Y: y}
}
