package render

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
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
			g, err := content.Portfolio("Portfolio", models, &content.Options{Framework: f, Depth: depth})
			if err != nil {
				t.Fatal(err)
			}
			p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
			if err != nil {
				t.Fatal(err)
			}
			arrows += len(p.Arrows)
			for _, c := range crossings(p) {
				t.Errorf("seed %d, %s: %s", seed, depth, c)
			}
			for i, c := range p.Corners {
				b := p.Boxes[i]
				if b.Lane > 0 && (c.X < p.Spans[b.Lane][0] || c.X+p.Cells[i].W > p.Spans[b.Lane][1]) {
					t.Errorf("seed %d, %s: %s is not in its lane", seed, depth, b.Text)
				}
			}
			within(t, fmt.Sprint("seed ", seed, " ", depth), chartScene(t, p, plainLook))
		}
	}
	t.Logf("%d arrows", arrows)
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
	g, err := content.Portfolio("Partners", models, &content.Options{Depth: DepthAll})
	if err != nil {
		t.Fatal(err)
	}
	p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
	if err != nil {
		t.Fatal(err)
	}
	edge := 0.0 // of the boxes
	for n, c := range p.Corners {
		edge = max(edge, c.X+p.Cells[n].W)
	}
	down := 0
	for i, a := range p.Arrows {
		if p.Cells[a.From].Rank <= p.Cells[a.To].Rank {
			continue
		}
		down++
		beside := false
		for _, pt := range place.Outline(p.Curves[i].Points, 4) {
			beside = beside || pt.X > edge
		}
		if !beside {
			t.Errorf("%s: it does not run beside the picture", p.Sentence(&a))
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
			g, err := content.Model(m, &content.Options{View: content.View(view)})
			if err != nil {
				t.Fatal(err)
			}
			p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
			if err != nil {
				t.Fatal(err)
			}
			type end struct {
				box int
				at  layout.Point
			}
			var ends []end
			for i, a := range p.Arrows {
				ends = append(ends, end{a.From, p.Curves[i].Points[0]}, end{a.To, p.Curves[i].Head.Tip})
			}
			for i, e := range ends {
				for _, o := range ends[:i] {
					if d := math.Hypot(e.at.X-o.at.X, e.at.Y-o.at.Y); e.box == o.box && d < place.EndGap-0.01 {
						t.Errorf("seed %d, %s: two arrows end %.1f points apart at %s", seed, view, d, p.Boxes[e.box].Text)
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
