package render

import (
	"github.com/resultschain/resultschain/internal/picturetest"
	"io"
	"testing"
)

func benchIt(b *testing.B, o *Options, f Format, n int) {
	m := picturetest.Random(n, 3)
	d, _ := Model(m, o)
	if err := d.Write(b.Context(), io.Discard, f); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d, _ := Model(m, o)
		d.Write(b.Context(), io.Discard, f)
	}
}
func BenchmarkZZ(b *testing.B) {
	for _, n := range []int{30, 60, 100, 300} {
		b.Run("free"+string(rune('0'+n/30)), func(b *testing.B) { benchIt(b, &Options{}, SVG, n) })
		b.Run("page"+string(rune('0'+n/30)), func(b *testing.B) { benchIt(b, &Options{Page: Page{A4, true}}, SVG, n) })
	}
	b.Run("png", func(b *testing.B) { benchIt(b, &Options{Page: Page{A4, true}, DPI: 200}, PNG, 30) })
}
