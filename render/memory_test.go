package render

import (
	"io"
	"runtime"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// TestMemoryKept holds that a picture leaves hardly any memory behind, that of Graphviz
// with it, which is a part of Go's heap. Edges within a rank would leave 2 KB there.
func TestMemoryKept(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes 2 seconds")
	}
	const pictures, most = 300, 400
	stobs, framework := picturetest.Example(t, "stobswellbeing.yaml")
	random := picturetest.All()["random 30"]
	draw := func(n int) {
		for range n {
			for m, f := range map[*logicmodel.Model]*outcomes.Framework{stobs: framework, random: nil} {
				p, err := drawn(t.Context(), m, &Options{Framework: f})
				if err != nil {
					t.Fatal(err)
				}
				if err := p.Write(t.Context(), io.Discard, SVG); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	heap := func() int {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	draw(20) // what the first pictures need stays
	before := heap()
	draw(pictures / 2)
	kept := (heap() - before) / pictures
	t.Logf("%d bytes", kept)
	if kept >= most {
		t.Errorf("%d bytes are kept for each of %d pictures, want less than %d", kept, pictures, most)
	}
}
