package report

import (
	"bytes"
	"context"
	"image/png"
	"testing"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/render"
)

// TestDOCXDots pins that the PNGs of a document are as fine as ever until there are very
// many, that those have a bounded number of dots together, and that all stay legible.
func TestDOCXDots(t *testing.T) {
	const width, height = 480, 630 // of a picture on a page of A4 with margins
	for n, want := range map[int]int{1: 200, 20: 200, 40: 146, 5000: 96} {
		r := &Document{title: english("T")}
		var asked int
		f := &figure{width: width, height: height, dpi: 200, dots: dotsOf(width, height, 200), draw: func(_ context.Context, f render.Format, dpi int) ([]byte, error) {
			if f == render.PNG {
				asked = dpi
			}
			return nil, nil
		}}
		for range n {
			r.lead = append(r.lead, block{figure: f})
		}
		if _, err := writeDOCX(t.Context(), r, "r.docx"); err != nil {
			t.Fatal(err)
		}
		if asked != want {
			t.Errorf("%d pictures have %d dots per inch, and not %d", n, asked, want)
		}
	}
}

// TestChartDPI pins that the PNG of a chart is as fine as it is asked to be.
func TestChartDPI(t *testing.T) {
	f := studyOf(t, indicators)
	chart := f.chartOf(&f.progress.Results[0], 1)
	for _, dpi := range []int{72, 144} {
		dots, err := chart.draw(t.Context(), render.PNG, dpi)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(dots))
		if want := int(chartWidth) * dpi / 72; err != nil || picture.Bounds().Dx() != want {
			t.Errorf("%v, %v; want a width of %d", picture.Bounds(), err, want)
		}
	}
}

// TestThin pins that a line of very many points keeps those that can be seen.
func TestThin(t *testing.T) {
	few := []paint.Point{{X: 1, Y: 5}, {X: 1.5, Y: 9}, {X: 2, Y: 1}, {X: 40, Y: 3}}
	if got := thin(few); len(got) != len(few) {
		t.Errorf("of few points %v are left", got)
	}
	var many []paint.Point
	for i := range 12_000 {
		many = append(many, paint.Point{X: 1 + float64(i)/40, Y: float64(i * 7919 % 190)})
	}
	got := thin(many)
	if most := 4 * 301; len(got) > most {
		t.Errorf("%d points are left, and not at most %d", len(got), most)
	}
	low, high := 0.0, 190.0
	for _, p := range got {
		low, high = max(low, p.Y), min(high, p.Y)
	}
	if low != 189 || high != 0 || got[0] != many[0] || got[len(got)-1] != many[len(many)-1] {
		t.Errorf("the lowest point is at %g, the highest at %g, the first %v, the last %v", low, high, got[0], got[len(got)-1])
	}
}
