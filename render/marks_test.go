package render

import (
	"math"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
)

// boundsOf returns the bounds of a path, by its points.
func boundsOf(p paint.Path) place.Rect {
	r := place.NewRect(p[0].To, p[0].To)
	for _, s := range p {
		if s.Verb != paint.ClosePath {
			r = place.Rect{Left: math.Min(r.Left, s.To.X), Top: math.Min(r.Top, s.To.Y), Right: math.Max(r.Right, s.To.X), Bottom: math.Max(r.Bottom, s.To.Y)}
		}
	}
	return r
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
			var marks []place.Rect
			for _, part := range p.scene.Load().Parts {
				if part.Class == "mark" {
					marks = append(marks, boundsOf(part.Shapes[0].Path))
				}
			}
			if len(marks) < 10 {
				t.Errorf("%s: there are %d marks", name, len(marks))
			}
			for i, a := range marks {
				for _, b := range marks[:i] {
					if a.Distance(b) < 0 {
						t.Errorf("%s, %+v: marks at %.0f and %.0f overlap", name, o.Page, a, b)
					}
				}
				for _, part := range p.scene.Load().Parts {
					if part.Class != "arrow" {
						continue
					}
					if head := boundsOf(part.Shapes[len(part.Shapes)-1].Path); a.Distance(head) < 0 {
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
	for _, view := range []View{ModelView, ChainView, TriangleView} {
		g, err := content.Model(m, &content.Options{Framework: f, View: content.View(view)})
		if err != nil {
			t.Fatal(err)
		}
		p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
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
				s, c := p.Curves[i].Head.Tip, p.Curves[j].Head.Tip
				if math.Hypot(s.X-c.X, s.Y-c.Y) < place.ArrowLength-1 {
					t.Errorf("%s: both end at %.0f", view, s)
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s: no outcome has both", view)
		}
	}
}
