package content

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
)

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
		p, err := Portfolio("Portfolio", models, &Options{Framework: f, Depth: depth})
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Boxes) != want.boxes || len(p.Arrows) != want.arrows {
			t.Errorf("%s: %d boxes and %d arrows, want %d and %d", depth, len(p.Boxes), len(p.Arrows), want.boxes, want.arrows)
		}
	}
}

// TestPortfolioSupports checks that one line at most leads from a model to an outcome,
// and that the boxes without one say what they support.
func TestPortfolioSupports(t *testing.T) {
	m := picturetest.Chain("Walks", "Work", "Product", "People are well")
	for i := range m.Elements {
		m.Elements[i].Supports = []logicmodel.Ref{{ID: "N1"}, {ID: "wellbeing"}}[:2-i%2]
	}
	p, err := Portfolio("Portfolio", []*logicmodel.Model{m}, &Options{Depth: DepthAll})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range p.Arrows {
		if a.Kind == Supports {
			got = append(got, p.Boxes[a.From].Text+" → "+p.Boxes[a.To].Text)
		}
	}
	for _, b := range p.Boxes {
		for _, d := range b.Details {
			got = append(got, b.Text+" "+d)
		}
	}
	want := []string{"People are well → N1", "People are well → wellbeing", "Work ► N1, wellbeing", "Product ► N1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPortfolioSameID checks that each of two models with one id keeps its own
// links, and that those of others go to the first.
func TestPortfolioSameID(t *testing.T) {
	first, second, third := picturetest.Chain("First", "Work", "Product"), picturetest.Chain("Second", "Work", "Product"), picturetest.Chain("Third", "Work", "Product")
	first.ID, second.ID, third.ID = "a", "a", "c"
	third.Elements[1].LeadsTo = []logicmodel.Link{{To: logicmodel.Ref{ID: "a/" + first.Elements[1].ID}}, {To: logicmodel.Ref{ID: "nobody/x"}}}
	p, err := Portfolio("Portfolio", []*logicmodel.Model{first, second, third}, &Options{Depth: DepthAll})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range p.Arrows {
		from, to := p.Boxes[a.From], p.Boxes[a.To]
		got = append(got, fmt.Sprintf("%d %s → %d %s", from.Lane, from.Text, to.Lane, to.Text))
	}
	want := []string{"1 Work → 1 Product", "2 Work → 2 Product", "3 Work → 3 Product", "3 Product → 1 Product"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
