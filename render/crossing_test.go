package render

import (
	"testing"

	"github.com/resultschain/resultschain/internal/layout"
)

// crossings are the arrows of the scene that cross a box which is not one of
// their ends.
func crossings(s *scene) []string {
	var found []string
	for i, c := range s.curves {
		a := &s.arrows[i]
		for n, p := range s.places {
			b := &s.boxes[n]
			if n != a.from && n != a.to && crosses(c.points, layout.Node{X: p.x + b.w/2, Y: p.y + b.h/2, W: b.w, H: b.h}) {
				found = append(found, s.sentence(a)+" crosses "+s.boxes[n].text)
			}
		}
	}
	return found
}

// TestNoCrossing draws many random models: no arrow crosses a box that is not
// one of its ends.
func TestNoCrossing(t *testing.T) {
	arrows := 0
	for seed := range uint64(400) {
		p, err := newGraph(randomModel(10+int(seed)%50, seed), &Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := newScene(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		arrows += len(s.arrows)
		for _, c := range crossings(s) {
			t.Errorf("seed %d: %s", seed, c)
		}
	}
	t.Logf("%d arrows", arrows)
}
