package render

import (
	"math"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/soak"
)

// crossings returns the arrows of the plan that cross a box which is not one of
// their ends.
func crossings(p *place.Plan) []string {
	var found []string
	for i, c := range p.Curves {
		a, way := &p.Arrows[i], place.Outline(c.Points, fineSteps)
		for n, at := range p.Corners {
			c := &p.Cells[n]
			if n != a.From && n != a.To && crosses(way, layout.Node{X: at.X + c.W/2, Y: at.Y + c.H/2, W: c.W, H: c.H}) {
				found = append(found, p.Sentence(a)+" crosses "+p.Boxes[n].Text)
			}
		}
	}
	return found
}

// TestNoCrossing draws many random models in the views that show links: no
// arrow crosses a box that is not one of its ends.
func TestNoCrossing(t *testing.T) {
	models := soak.Rounds(400)
	if testing.Short() {
		models = 40
	}
	for _, view := range []View{ModelView, ChainView} {
		arrows := 0
		for seed := range uint64(models) {
			g, err := content.Model(picturetest.Random(10+int(seed)%50, seed), &content.Options{View: content.View(view)})
			if err != nil {
				t.Fatal(err)
			}
			p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
			if err != nil {
				t.Fatal(err)
			}
			arrows += len(p.Arrows)
			for _, c := range crossings(p) {
				t.Errorf("%s, seed %d: %s", view, seed, c)
			}
		}
		t.Logf("%s: %d arrows", view, arrows)
	}
}

// fineSteps is how many steps of an outline are enough to see whether it crosses
// a box.
const fineSteps = 64

// crosses reports whether a curve, by its outline, runs through a box.
func crosses(outline []layout.Point, box layout.Node) bool {
	for _, p := range outline {
		if math.Abs(p.X-box.X) < box.W/2-0.5 && math.Abs(p.Y-box.Y) < box.H/2-0.5 {
			return true
		}
	}
	return false
}
