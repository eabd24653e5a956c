package paint

import (
	"image/color"
	"testing"

	"github.com/resultschain/resultschain/internal/layout"
)

// TestRowsAtOnce pins that a picture that is painted some rows at a time is like one that is
// painted at once. Only where the rows are cut may a slanting edge differ, by a trace.
func TestRowsAtOnce(t *testing.T) {
	const size, rows, most = 300, 32, 4
	p := &painting{w: size, h: size, scale: 1, ground: color.RGBA{0xff, 0xff, 0xff, 0xff}}
	ring := Path{{Verb: moveTo, To: layout.Point{X: 20, Y: 5.3}}}
	for _, to := range []layout.Point{{X: 290.2, Y: 120.7}, {X: 140.4, Y: 296.1}, {X: -12, Y: 200}, {X: 20, Y: 63.5}} {
		ring = append(ring, step{Verb: lineTo, To: to})
	}
	p.addShape(&Shape{Path: append(ring, step{Verb: ClosePath}), Fill: "#cc3300", Stroke: "#000000", Thick: 3, Dash: []float64{9, 4}})
	whole, part := newCanvas(size, size), newCanvas(size, rows)
	whole.paint(p, 0, size)
	for y := range size {
		if y%rows == 0 {
			part.paint(p, y, min(y+rows, size))
		}
		for x := range size {
			a, b := whole.image.RGBAAt(x, y), part.image.RGBAAt(x, y)
			if d := int(a.G) - int(b.G); d < -most || d > most {
				t.Fatalf("at %d, %d: %v at once, %v by rows", x, y, a, b)
			}
		}
	}
}
