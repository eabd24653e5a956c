package render

import (
	"math"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
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
			d.chart.applyForm(d.chart.usualForm())
			p := newPackedPlan(d.chart)
			for i, r := range p.frameRects {
				from, to, before := r.left, r.right, 0.0
				first := p.frameRects[0]
				if i > 0 {
					before = r.top - p.frameRects[i-1].bottom
				}
				if view == ChainView {
					from, to, first = r.top, r.bottom, rect{left: first.top, right: first.bottom}
					if i > 0 {
						before = r.left - p.frameRects[i-1].right
					}
				}
				if math.Abs(from-first.left)+math.Abs(to-first.right) > 0.01 || i > 0 && before < 1 {
					t.Errorf("%s: swimlane %d is %v, after %v", view, i, r, p.frameRects[max(i-1, 0)])
				}
				for n := range p.Boxes {
					at := p.corners[n]
					box := rect{at.X, at.Y, at.X + p.cells[n].w, at.Y + p.cells[n].h}
					if inside := box.left > r.left && box.right < r.right && box.top > r.top && box.bottom < r.bottom; inside != p.IsWithin(n, i) {
						t.Errorf("%s: %s is in swimlane %d: %v", view, p.Boxes[n].ID, i, inside)
					}
				}
			}
		}
	}
}

// TestMemberColours checks that the edges of boxes can be seen in every theme.
func TestMemberColours(t *testing.T) {
	m := picturetest.Chain("Walks", "Walk")
	for _, theme := range themes {
		c, err := Model(m, &Options{Theme: theme})
		if err != nil {
			t.Fatal(err)
		}
		for k := range memberColours[0] {
			if got := contrast(c.chart.memberColour(k), theme.boxes[logicmodel.Activity].fill); got < lineContrast {
				t.Errorf("%s: colour %d has a contrast of %.2f", theme.Name(), k, got)
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
	for _, e := range d.chart.memberEntries() {
		entries[e.dotWords] = e.meaning
	}
	for n := range d.chart.Boxes {
		for _, k := range d.chart.Boxes[n].Members {
			if m := d.chart.Members[k]; entries[m.Initials+": "+m.Title] != m.Title {
				t.Errorf("the key does not explain %q", m.Initials)
			}
		}
	}
	if len(entries) != 3 {
		t.Errorf("the key has %v", entries)
	}
}
