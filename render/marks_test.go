package render

import (
	"math"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
)

// middle is the middle of what a path covers, by its points.
func middleOf(p paint.Path) layout.Point {
	low, high := p[0].To, p[0].To
	for _, s := range p {
		if s.Verb != paint.ClosePath {
			low.X, high.X = math.Min(low.X, s.To.X), math.Max(high.X, s.To.X)
			low.Y, high.Y = math.Min(low.Y, s.To.Y), math.Max(high.Y, s.To.Y)
		}
	}
	return layout.Point{X: (low.X + high.X) / 2, Y: (low.Y + high.Y) / 2}
}

// TestMarks makes sure that no mark hides another or the head of an arrow, on
// pictures with a mark on every link.
func TestMarks(t *testing.T) {
	for _, name := range []string{"village-cafe.yaml", "stobswellbeing.yaml"} {
		m, f := picturetest.Example(t, name)
		for _, o := range []Options{
			{}, {View: ChainView},
			{Page: Page{Paper: A4, Landscape: true}}, {View: ChainView, Page: Page{Paper: A4}},
		} {
			o.Framework, o.NumberLinks = f, true
			p, err := drawn(t.Context(), m, &o)
			if err != nil {
				t.Fatal(err)
			}
			var marks []layout.Point
			for _, part := range p.scene.Load().Parts {
				if part.Class == "mark" {
					marks = append(marks, middleOf(part.Shapes[0].Path))
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
				for _, part := range p.scene.Load().Parts {
					if part.Class != "arrow" {
						continue
					}
					head := part.Shapes[len(part.Shapes)-1].Path
					if near(a, middleOf(head)) < markRadius {
						t.Errorf("%s, %+v: the mark at %.0f hides the head of %s", name, o.Page, a, part.Title)
					}
				}
			}
		}
	}
}

// TestHeadsApart makes sure that what supports an outcome and what contributes
// to it have heads that can both be seen.
func TestHeadsApart(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	for _, view := range Views() {
		g, err := content.Model(m, &content.Options{Framework: f, View: view})
		if err != nil {
			t.Fatal(err)
		}
		p, err := newPlan(t.Context(), newChart(g, &Options{}))
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for i, a := range p.Arrows {
			for j, b := range p.Arrows {
				if a.Kind != content.Supports || b.Kind != content.Contributes || a.To != b.To {
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
