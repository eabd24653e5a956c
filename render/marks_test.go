package render

import (
	"math"
	"testing"

	"github.com/resultschain/resultschain/internal/layout"
)

// middle is the middle of what a path covers, by its points.
func (p path) middle() layout.Point {
	low, high := p[0].to, p[0].to
	for _, s := range p {
		if s.verb != closePath {
			low.X, high.X = math.Min(low.X, s.to.X), math.Max(high.X, s.to.X)
			low.Y, high.Y = math.Min(low.Y, s.to.Y), math.Max(high.Y, s.to.Y)
		}
	}
	return layout.Point{X: (low.X + high.X) / 2, Y: (low.Y + high.Y) / 2}
}

// TestMarks makes sure that no mark hides another or the head of an arrow, on
// pictures with a mark on every link.
func TestMarks(t *testing.T) {
	for _, name := range []string{"village-cafe.yaml", "stobswellbeing.yaml"} {
		m, f := load(t, name)
		for _, o := range []Options{
			{}, {View: ChainView},
			{Page: Page{Paper: A4, Landscape: true}}, {View: ChainView, Page: Page{Paper: A4}},
		} {
			o.Framework, o.NumberLinks = f, true
			p, err := Draw(t.Context(), m, &o)
			if err != nil {
				t.Fatal(err)
			}
			var marks []layout.Point
			for _, part := range p.scene.parts {
				if part.class == "mark" {
					marks = append(marks, part.shapes[0].path.middle())
				}
			}
			if len(marks) < 10 {
				t.Errorf("%s: there are %d marks", name, len(marks))
			}
			near := func(a, b layout.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }
			for i, a := range marks {
				for _, b := range marks[:i] {
					if near(a, b) < 2*markRadius-1 {
						t.Errorf("%s, %+v: marks at %.0f and %.0f overlap", name, o.Page, a, b)
					}
				}
				for _, part := range p.scene.parts {
					if part.class != "arrow" {
						continue
					}
					head := part.shapes[len(part.shapes)-1].path
					if near(a, head.middle()) < markRadius {
						t.Errorf("%s, %+v: the mark at %.0f hides the head of %s", name, o.Page, a, part.title)
					}
				}
			}
		}
	}
}

// TestHeadsApart makes sure that what supports an outcome and what contributes
// to it have heads that can both be seen.
func TestHeadsApart(t *testing.T) {
	m, f := load(t, "village-cafe.yaml")
	for _, view := range Views() {
		g, err := newGraph(m, &Options{Framework: f, View: view})
		if err != nil {
			t.Fatal(err)
		}
		p, err := newPlan(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for i, a := range p.arrows {
			for j, b := range p.arrows {
				if a.kind != supports || b.kind != contributes || a.to != b.to {
					continue
				}
				seen++
				s, c := p.curves[i].head.tip, p.curves[j].head.tip
				if math.Hypot(s.X-c.X, s.Y-c.Y) < arrowLength-1 {
					t.Errorf("%s: both end at %.0f", view, s)
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s: no outcome has both", view)
		}
	}
}
