package layout

import (
	"fmt"
	"runtime"
	"testing"
)

func BenchmarkLayout(b *testing.B) {
	for _, size := range []struct{ boxes, links, ahead int }{
		{12, 18, 1}, {100, 150, 1}, {300, 450, 1}, {MaxNodes, MaxEdges / 2, 1}, {MaxNodes, MaxEdges, 3},
	} {
		dot := chain(size.boxes, size.links, size.ahead)
		b.Run(fmt.Sprintf("boxes=%d/links=%d/ahead=%d", size.boxes, size.links, size.ahead), func(b *testing.B) {
			for b.Loop() {
				if _, err := Layout(b.Context(), dot); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLeak reports what a layout leaves behind. The memory of WebAssembly, which never shrinks, is a slice in Go's
// heap and grows by the page and with room to spare: it takes a thousand layouts to say anything.
//
//	go test -run '^$' -bench Leak -benchtime 2000x ./internal/layout
func BenchmarkLeak(b *testing.B) {
	for _, boxes := range []int{12, 100} {
		dot := chain(boxes, boxes*3/2, 1)
		b.Run(fmt.Sprintf("boxes=%d", boxes), func(b *testing.B) {
			before := heap()
			for range b.N {
				if _, err := Layout(b.Context(), dot); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric((heap()-before)/float64(b.N), "leaked-B/op")
		})
	}
}

// heap returns the bytes in use in Go's heap.
func heap() float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}
