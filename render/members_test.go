package render

import (
	"math"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
)

// grouped returns a model whose elements belong to two groups, or to none.
func grouped() *logicmodel.Model {
	m := strands(3)
	m.Groups = []logicmodel.Group{{ID: "g", Title: "Walking"}, {ID: "h", Title: "Cooking"}}
	for i := range m.Elements {
		if i < 10 {
			m.Elements[i].Group.ID = []string{"h", "g"}[i/5]
		}
	}
	return m
}

// TestSwimlanes checks that swimlanes are as long as each other, one beside the other
// in the order of the file, and round their boxes.
func TestSwimlanes(t *testing.T) {
	for _, view := range []View{ModelView, ChainView} {
		for _, page := range []Page{{}, {A4, view == ModelView}} {
			d, err := drawn(t.Context(), grouped(), &Options{View: view, GroupBy: ByGroup, Page: page})
			if err != nil {
				t.Fatal(err)
			}
			d.chart.ApplyForm(d.chart.UsualForm())
			p, err := place.NewPlan(t.Context(), d.chart, nil)
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range p.FrameRects {
				from, to, before := r.Left, r.Right, 0.0
				first := p.FrameRects[0]
				if i > 0 {
					before = r.Top - p.FrameRects[i-1].Bottom
				}
				if view == ChainView {
					from, to, first = r.Top, r.Bottom, place.Rect{Left: first.Top, Right: first.Bottom}
					if i > 0 {
						before = r.Left - p.FrameRects[i-1].Right
					}
				}
				if math.Abs(from-first.Left)+math.Abs(to-first.Right) > 0.01 || i > 0 && before < 1 {
					t.Errorf("%s: swimlane %d is %v, after %v", view, i, r, p.FrameRects[max(i-1, 0)])
				}
				for n := range p.Boxes {
					at := p.Corners[n]
					box := place.Rect{Left: at.X, Top: at.Y, Right: at.X + p.Cells[n].W, Bottom: at.Y + p.Cells[n].H}
					if inside := box.Left > r.Left && box.Right < r.Right && box.Top > r.Top && box.Bottom < r.Bottom; inside != p.IsWithin(n, i) {
						t.Errorf("%s: %s is in swimlane %d: %v", view, p.Boxes[n].ID, i, inside)
					}
				}
			}
		}
	}
}

// TestMembersInKey checks that a picture whose boxes have initials explains them.
func TestMembersInKey(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	d, err := drawn(t.Context(), m, &Options{Framework: f, GroupBy: ByPartner, Page: Page{A4, true}})
	if err != nil {
		t.Fatal(err)
	}
	within(t, "by partner", d.scene.Load())
	entries := map[string]string{}
	for _, part := range d.scene.Load().Parts {
		if part.Class == "key" && len(part.Texts) == 2 && len(part.Shapes) == 1 { // an edge, the initials, the name
			entries[part.Texts[0].Lines[0].Words] = part.Texts[1].Lines[0].Words
		}
	}
	for n := range d.chart.Boxes {
		for _, k := range d.chart.Boxes[n].Members {
			if m := d.chart.Members[k]; entries[m.Initials] != m.Title {
				t.Errorf("the key does not explain %q", m.Initials)
			}
		}
	}
	if len(entries) != 3 {
		t.Errorf("the key has %v", entries)
	}
}
