package render

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestPortfolio draws random portfolios at every depth: no arrow crosses a box
// that is not one of its ends, boxes stay in their lanes, and nothing is
// outside the picture.
func TestPortfolio(t *testing.T) {
	arrows := 0
	for seed := range uint64(60) {
		models, f := picturetest.RandomPortfolio(seed), picturetest.RandomFramework(9, seed)
		for _, depth := range Depths() {
			g, err := newPortfolioGraph("Portfolio", models, &contentOptions{Framework: f, Depth: depth})
			if err != nil {
				t.Fatal(err)
			}
			p, err := newPlan(t.Context(), newChart(g, &Options{}))
			if err != nil {
				t.Fatal(err)
			}
			arrows += len(p.arrows)
			for _, c := range crossings(p) {
				t.Errorf("seed %d, %s: %s", seed, depth, c)
			}
			for i, c := range p.corners {
				b := p.boxes[i]
				if b.lane > 0 && (c.X < p.spans[b.lane][0] || c.X+p.cells[i].w > p.spans[b.lane][1]) {
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
	cafe, f := picturetest.Example(t, "village-cafe.yaml")
	other := picturetest.Chain("Other", "Work", "Product")
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
		g, err := newPortfolioGraph("Portfolio", models, &contentOptions{Framework: f, Depth: depth})
		if err != nil {
			t.Fatal(err)
		}
		if len(g.boxes) != want.boxes || len(g.arrows) != want.arrows {
			t.Errorf("%s: %d boxes and %d arrows, want %d and %d", depth, len(g.boxes), len(g.arrows), want.boxes, want.arrows)
		}
	}
}

// TestPortfolioSameID checks that each of two models with one id keeps its own
// links, and that those of others go to the first.
func TestPortfolioSameID(t *testing.T) {
	first, second, third := picturetest.Chain("First", "Work", "Product"), picturetest.Chain("Second", "Work", "Product"), picturetest.Chain("Third", "Work", "Product")
	first.ID, second.ID, third.ID = "a", "a", "c"
	third.Elements[1].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: "a/" + first.Elements[1].ID}}, {To: logicmodel.Ref{ID: "nobody/x"}}}
	g, err := newPortfolioGraph("Portfolio", []*logicmodel.Model{first, second, third}, &contentOptions{Depth: DepthAll})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range g.arrows {
		from, to := g.boxes[a.from], g.boxes[a.to]
		got = append(got, fmt.Sprintf("%d %s → %d %s", from.lane, from.text, to.lane, to.text))
	}
	want := []string{"1 Work → 1 Product", "2 Work → 2 Product", "3 Work → 3 Product", "3 Product → 1 Product"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPortfolioTooLarge checks that too many boxes are refused before anything
// is done with them, but not where nothing is laid out.
func TestPortfolioTooLarge(t *testing.T) {
	var models []*logicmodel.Model
	for i := range 501 {
		m := picturetest.Chain(fmt.Sprint("Model ", i), "Work", "Product")
		m.ID = fmt.Sprint("m", i)
		models = append(models, m)
	}
	const want = "too large to draw: 1002 boxes for 501 models, and the limit is 1000 boxes"
	if _, err := drawn(t.Context(), together{"Many", models}, &Options{Depth: DepthAll}); !errors.As(err, new(*TooLargeError)) || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	var b bytes.Buffer
	if err := write(t.Context(), &b, together{"Many", models}, SVG, &Options{Depth: DepthAll}); !errors.As(err, new(*TooLargeError)) || b.Len() > 0 {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
	if err := write(t.Context(), &b, together{"Many", models}, Outline, &Options{Depth: DepthAll}); err != nil || !bytes.Contains(b.Bytes(), []byte("“Model 500”")) {
		t.Errorf("got %v and %d bytes", err, b.Len())
	}
}

// TestPortfolioDown checks that arrows that run down, of feedback and of links
// back to another model, run beside the picture and cross no box.
func TestPortfolioDown(t *testing.T) {
	models := picturetest.Partners()
	e := models[1].Elements
	e[2].LeadsTo = append(e[2].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: e[1].ID}, Feedback: true})
	g, err := newPortfolioGraph("Partners", models, &contentOptions{Depth: DepthAll})
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlan(t.Context(), newChart(g, &Options{}))
	if err != nil {
		t.Fatal(err)
	}
	edge := 0.0 // of the boxes
	for n, c := range p.corners {
		edge = max(edge, c.X+p.cells[n].w)
	}
	down := 0
	for i, a := range p.arrows {
		if p.cells[a.from].rank <= p.cells[a.to].rank {
			continue
		}
		down++
		beside := false
		for _, pt := range outline(p.curves[i].points, 4) {
			beside = beside || pt.X > edge
		}
		if !beside {
			t.Errorf("%s: it does not run beside the picture", p.sentence(&a))
		}
	}
	if found := crossings(p); down != 2 || found != nil {
		t.Errorf("%d arrows run down; %q", down, found)
	}
}

// TestOwnEnds checks that every arrow of random models, in every view that has any,
// has its own place at both boxes.
func TestOwnEnds(t *testing.T) {
	checked := 0
	for seed := range uint64(60) {
		m := picturetest.Random(6+int(seed)%40, seed)
		for _, view := range []View{ModelView, ChainView} {
			g, err := newGraph(m, &contentOptions{View: view})
			if err != nil {
				t.Fatal(err)
			}
			p, err := newPlan(t.Context(), newChart(g, &Options{}))
			if err != nil {
				t.Fatal(err)
			}
			type end struct {
				box int
				at  layout.Point
			}
			var ends []end
			for i, a := range p.arrows {
				ends = append(ends, end{a.from, p.curves[i].points[0]}, end{a.to, p.curves[i].head.tip})
			}
			for i, e := range ends {
				for _, o := range ends[:i] {
					if d := math.Hypot(e.at.X-o.at.X, e.at.Y-o.at.Y); e.box == o.box && d < place.EndGap-0.01 {
						t.Errorf("seed %d, %s: two arrows end %.1f points apart at %s", seed, view, d, p.boxes[e.box].text)
					}
					checked++
				}
			}
		}
	}
	if checked < 10000 {
		t.Errorf("only %d pairs of ends", checked)
	}
}
