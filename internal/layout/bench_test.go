package layout

import (
	"fmt"
	"runtime"
	"testing"
)

// BenchmarkEmbedded measures layouts of the sizes that MaxNodes and MaxEdges allow. The headings and the links between them count.
func BenchmarkEmbedded(b *testing.B) {
	for _, size := range []struct{ columns, boxes, links int }{
		{6, 12, 18}, {6, 100, 150}, {6, 300, 600},
		{6, MaxNodes, MaxEdges}, {9, MaxNodes, MaxEdges}, {12, MaxNodes, MaxEdges}, {15, MaxNodes, MaxEdges}, {20, MaxNodes, MaxEdges},
		{12, 200, MaxEdges}, {20, 100, MaxEdges},
	} {
		b.Run(fmt.Sprintf("columns=%d/boxes=%d/links=%d", size.columns, size.boxes, size.links), func(b *testing.B) {
			benchmark(b, Embedded, size.columns, size.boxes, size.links)
		})
	}
}

// BenchmarkProgram measures what starting a process costs.
func BenchmarkProgram(b *testing.B) {
	needDot(b)
	for _, boxes := range []int{12, 100, 300} {
		b.Run(fmt.Sprintf("boxes=%d", boxes), func(b *testing.B) { benchmark(b, &Program{}, 6, boxes, boxes*3/2) })
	}
}

// benchmark lays out models in turn.
func benchmark(b *testing.B, e Engine, columns, boxes, links int) {
	seed := uint64(0)
	for b.Loop() {
		seed++
		dot := model(columns, min(boxes, MaxNodes-columns), min(links, MaxEdges-columns+1), columns, seed)
		if _, err := e.Layout(b.Context(), dot); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLeak reports what a layout leaves behind in the memory of WebAssembly, which never shrinks and grows by
// pages of 64 KB: it takes a thousand layouts to say anything.
//
//	go test -run '^$' -bench Leak -benchtime 1000x ./internal/layout
func BenchmarkLeak(b *testing.B) {
	for _, boxes := range []int{12, 100} {
		dot := chain(boxes, boxes*3/2, 2)
		b.Run(fmt.Sprintf("boxes=%d", boxes), func(b *testing.B) {
			if _, err := Layout(b.Context(), dot); err != nil { // which may need more than any layout before
				b.Fatal(err)
			}
			memory, heap := knownInstance.Memory().Size(), heapInUse()
			for range b.N {
				if _, err := Layout(b.Context(), dot); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(knownInstance.Memory().Size()-memory)/float64(b.N), "leaked-B/op")
			b.ReportMetric((heapInUse()-heap)/float64(b.N), "leaked-heap-B/op")
		})
	}
}

// heapInUse returns the bytes in use in Go's heap.
func heapInUse() float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}
