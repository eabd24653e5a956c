package render

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/soak"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// TestChainIsBottomUp checks that in the chain every link that is no feedback
// leads upwards or sideways, and the framework is above the end state.
func TestChainIsBottomUp(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	g, err := content.Model(m, &content.Options{Framework: f, View: content.ChainView})
	if err != nil {
		t.Fatal(err)
	}
	p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range p.Arrows {
		from, to := p.Corners[a.From], p.Corners[a.To]
		switch {
		case a.Kind == content.Feedback && from.Y >= to.Y:
			t.Errorf("does not lead down: %s", p.Sentence(&a))
		case a.Kind != content.Feedback && p.Boxes[a.From].Tier != p.Boxes[a.To].Tier && from.Y <= to.Y:
			t.Errorf("does not lead up: %s", p.Sentence(&a))
		}
	}
}

// TestTriangle checks the framework as a triangle: the highest level on top,
// outcomes in their order, rows of at most five, all within the band of their
// tier.
func TestTriangle(t *testing.T) {
	_, f := picturetest.Example(t, "stobswellbeing.yaml")
	g, err := content.Framework(f, &content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
	if err != nil {
		t.Fatal(err)
	}
	var order []string // as one reads: from the top, and from the left
	for r := len(p.Ranks) - 1; r >= 0; r-- {
		row := slices.Clone(p.Ranks[r])
		if len(row) > 5 {
			t.Errorf("a row of %d boxes", len(row))
		}
		slices.SortFunc(row, func(a, b int) int { return int(p.Corners[a].X - p.Corners[b].X) })
		for _, n := range row {
			order = append(order, p.Boxes[n].ID)
		}
	}
	want := []string{"wealthier-fairer", "smarter", "healthier", "safer-stronger", "greener"}
	for i := range 15 {
		want = append(want, fmt.Sprint("NO", i+1))
	}
	if want = append(want, "SOA5"); !slices.Equal(order, want) {
		t.Errorf("the outcomes are in the order %q", order)
	}
	for i, b := range p.Bands { // the highest first
		for _, n := range p.Tiers[len(p.Tiers)-1-i].Boxes {
			at, c := p.Corners[n], p.Cells[n]
			if at.Y < b.Top || at.Y+c.H > b.Bottom || at.X < min(b.TopLeft, b.BottomLeft) || at.X+c.W > max(b.TopRight, b.BottomRight) {
				t.Errorf("%s is not in its band", p.Boxes[n].ID)
			}
		}
	}
}

// TestStrange draws what is hard to draw in every view and with every option:
// everything is inside the picture. Only what is very long or dense has no room on A4.
func TestStrange(t *testing.T) {
	var refused []string
	models := picturetest.All()
	models["nobody leads"] = &logicmodel.Model{Title: "Apart", Elements: []logicmodel.Element{
		{ID: "a", Title: "A", Stage: logicmodel.Activity}, {ID: "b", Title: "B", Stage: logicmodel.EndState},
	}}
	for name, m := range models {
		for _, view := range []View{ModelView, ChainView} {
			for _, page := range []Page{{}, {A4, true}} {
				if testing.Short() && page.Paper != "" {
					continue
				}
				p, err := drawn(t.Context(), m, &Options{View: view, Page: page, NumberLinks: true, ShowReach: true, Draft: true})
				if large := (*TooLargeError)(nil); page.Paper != "" && errors.As(err, &large) && large.ForPage {
					refused = append(refused, fmt.Sprintf("%s, %s", name, view))
					continue
				}
				if err != nil {
					t.Fatalf("%s, %s: %v", name, view, err)
				}
				within(t, name+", "+string(view), p.scene.Load())
			}
		}
	}
	slices.Sort(refused)
	if want := []string{"long texts, chain", "long texts, model", "random 60, model"}; !testing.Short() && !slices.Equal(refused, want) {
		t.Errorf("refused on A4: %q, want %q", refused, want)
	}
}

// TestTriangleNoCrossing draws many random frameworks: no arrow crosses a box
// that is not one of its ends, none is left out, and boxes do not overlap.
func TestTriangleNoCrossing(t *testing.T) {
	arrows := 0
	for seed := range soak.Rounds(uint64(300)) {
		g, err := content.Framework(picturetest.RandomFramework(3+int(seed)%60, seed), &content.Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
		if err != nil {
			t.Fatal(err)
		}
		arrows += len(p.Arrows)
		for _, c := range crossings(p) {
			t.Errorf("seed %d: %s", seed, c)
		}
		for i, c := range p.Curves {
			if len(c.Points) == 0 {
				t.Errorf("seed %d: not drawn: %s", seed, p.Sentence(&p.Arrows[i]))
			}
		}
		for i, a := range p.Corners {
			for j, b := range p.Corners[:i] {
				if a.X < b.X+p.Cells[j].W && b.X < a.X+p.Cells[i].W && a.Y < b.Y+p.Cells[j].H && b.Y < a.Y+p.Cells[i].H {
					t.Errorf("seed %d: two boxes overlap", seed)
				}
			}
		}
		within(t, fmt.Sprint("seed ", seed), chartScene(t, p, plainLook))
	}
	t.Logf("%d arrows", arrows)
}

// TestLargeFramework draws one as large as that of the Sustainable Development
// Goals: 17 goals, 169 targets and 232 indicators as outcomes of three levels.
func TestLargeFramework(t *testing.T) {
	f := &outcomes.Framework{ID: "sdg", Title: "Goals", Levels: []outcomes.Level{{ID: "goal", Title: "Goal"}, {ID: "target", Title: "Target"}, {ID: "indicator", Title: "Indicator"}}}
	add := func(level string, n int, above string, of int) {
		for i := range n {
			o := outcomes.Outcome{ID: fmt.Sprint(level, i), Title: "Something that a framework promises", Level: outcomes.Ref{ID: level}}
			if of > 0 {
				o.ContributesTo = []outcomes.Ref{{ID: fmt.Sprint(above, i*of/n)}}
			}
			f.Outcomes = append(f.Outcomes, o)
		}
	}
	add("goal", 17, "", 0)
	add("target", 169, "goal", 17)
	add("indicator", 232, "target", 169)
	p, err := drawn(t.Context(), f, nil)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "goals", p.scene.Load())
	plan, err := place.NewPlan(t.Context(), p.chart, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range crossings(plan) {
		t.Error(c)
	}
}

// chartScene returns the scene of a plan.
func chartScene(t *testing.T, p *place.Plan, l paint.Look) *paint.Scene {
	t.Helper()
	s, err := paint.Chart(t.Context(), p, l, false)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
