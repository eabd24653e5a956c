package render

import (
	"fmt"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
)

// randomPortfolio is models of different sizes, some elements of which support
// outcomes of a random framework or lead to another model.
func randomPortfolio(seed uint64) []*logicmodel.Model {
	var models []*logicmodel.Model
	for i := range 2 + int(seed)%5 {
		m := randomModel(8+int(seed+uint64(i)*7)%20, seed+uint64(i))
		m.ID, m.Title = fmt.Sprint("m", i), fmt.Sprint("Model ", i)
		for j := range m.Elements {
			e := &m.Elements[j]
			if (j+i)%4 == 0 {
				e.Supports = []logicmodel.Ref{{ID: fmt.Sprint("o", (j*3+i)%9)}}
			}
			if i > 0 && j%9 == 3 {
				e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprintf("m%d/e%d", i-1, j%6+1)}})
			}
		}
		models = append(models, m)
	}
	return models
}

// TestPortfolio draws random portfolios at every depth: no arrow crosses a box
// that is not one of its ends, boxes stay in their lanes, and nothing is
// outside the picture.
func TestPortfolio(t *testing.T) {
	arrows := 0
	for seed := range uint64(60) {
		models, f := randomPortfolio(seed), randomFramework(9, seed)
		for _, depth := range Depths() {
			g, err := newPortfolioGraph("Portfolio", models, &Options{Framework: f, Depth: depth})
			if err != nil {
				t.Fatal(err)
			}
			p, err := newPlan(t.Context(), g)
			if err != nil {
				t.Fatal(err)
			}
			arrows += len(p.arrows)
			for _, c := range crossings(p) {
				t.Errorf("seed %d, %s: %s", seed, depth, c)
			}
			for i, c := range p.corners {
				b := p.boxes[i]
				if b.lane > 0 && (c.X < p.spans[b.lane][0] || c.X+b.w > p.spans[b.lane][1]) {
					t.Errorf("seed %d, %s: %s is not in its lane", seed, depth, b.text)
				}
			}
			within(t, fmt.Sprint("seed ", seed, " ", depth), p.draw())
		}
	}
	t.Logf("%d arrows", arrows)
}

// TestPortfolioFolds checks what is left of the links at each depth.
func TestPortfolioFolds(t *testing.T) {
	cafe, f := load(t, "village-cafe.yaml")
	other := chainOf("Other", "Work", "Product")
	other.ID = "other"
	other.Elements[1].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: "village-cafe/contacts"}}}
	models := []*logicmodel.Model{cafe, other}
	for depth, want := range map[Depth]struct{ boxes, arrows int }{
		// Every element and link; two goals and the vision with five arrows.
		DepthAll: {14 + 2 + 3, 14 + 2 + 5},
		// Two long-term outcomes and the end state.
		DepthOutcome: {3 + 3, 2 + 5},
		// Six stages and two; five steps up, one back, three supports from
		// two stages, two contributions; one in the other and one across.
		DepthStage: {6 + 2 + 3, 5 + 1 + 3 + 2 + 1 + 1},
	} {
		g, err := newPortfolioGraph("Portfolio", models, &Options{Framework: f, Depth: depth})
		if err != nil {
			t.Fatal(err)
		}
		if len(g.boxes) != want.boxes || len(g.arrows) != want.arrows {
			t.Errorf("%s: %d boxes and %d arrows, want %d and %d", depth, len(g.boxes), len(g.arrows), want.boxes, want.arrows)
		}
	}
}
