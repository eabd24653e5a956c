package render

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/outcomes"
)

// TestNestOnPage checks that frameworks of common sizes can be read on a page: 33
// outcomes on A4 and 53 on A3.
func TestNestOnPage(t *testing.T) {
	for _, c := range []struct {
		outcomes int
		paper    Paper
	}{{33, A4}, {53, A3}} {
		f, _ := madeUp(c.outcomes, 0)
		d, err := Framework(f, &Options{Page: Page{Paper: c.paper}})
		name := fmt.Sprintf("%d on %s", c.outcomes, c.paper)
		s := sceneOf(t, d, err)
		within(t, name, s)
		if size := d.TextSize(); size < Legible {
			t.Errorf("%s: the text is %.1f points high", name, size)
		}
		if !d.chart.Nested || len(d.chart.Arrows) > 0 {
			t.Errorf("%s: %d arrows", name, len(d.chart.Arrows))
		}
	}
}

// TestNest checks of random frameworks that every box is beside the one that it stands
// under and within its height, and that no two boxes overlap.
func TestNest(t *testing.T) {
	nested := 0
	for seed := range uint64(60) {
		f := picturetest.RandomFramework(30, seed)
		for _, page := range []Page{{}, {Paper: A4, Landscape: true}} {
			g, err := content.Framework(f, &content.Options{})
			if err != nil {
				t.Fatal(err)
			}
			all := g.Arrangements()
			if all == nil || !all[len(all)-1].Nested {
				continue
			}
			g = all[len(all)-1]
			nested++
			c := place.NewChart(g)
			if page.Paper != "" {
				c.ApplyForm(c.CandidateForms(t.Context(), 560, 800)[0].Form)
			}
			p, err := place.NewPlan(t.Context(), c, (&Options{}).layOut)
			if err != nil {
				t.Fatal(err)
			}
			for n := range c.Boxes {
				a := rectOf(p, n)
				if up := c.Boxes[n].Under; up > 0 {
					if r := rectOf(p, up-1); r.Left <= a.Right || a.Top < r.Top-0.01 || a.Bottom > r.Bottom+0.01 {
						t.Errorf("seed %d: %q is at %v, and what it stands under at %v", seed, c.Boxes[n].Text, a, r)
					}
				}
				for k := range n {
					if b := rectOf(p, k); a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom {
						t.Errorf("seed %d: %q and %q overlap", seed, c.Boxes[n].Text, c.Boxes[k].Text)
					}
				}
			}
		}
	}
	if nested < 20 {
		t.Errorf("only %d frameworks are nested", nested)
	}
}

// TestNestApart checks that the column of a level that nothing joins with the others
// begins at the top, beside them, and is as narrow as can be.
func TestNestApart(t *testing.T) {
	f, _ := madeUp(9, 0)
	f.Levels = append([]outcomes.Level{{ID: "standard", Title: "Standard"}}, f.Levels...)
	for i := range 8 {
		f.Outcomes = append(f.Outcomes, outcomes.Outcome{ID: fmt.Sprint("S", i), Title: "Support", Level: outcomes.Ref{ID: "standard"}})
	}
	d, err := Framework(f, nil)
	scene := sceneOf(t, d, err)
	c := d.chart
	if !c.Nested {
		t.Fatal("it is not nested")
	}
	p, err := place.NewPlan(t.Context(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	top := math.Inf(1)
	left := map[float64]bool{}
	for n := range c.Boxes {
		if strings.HasPrefix(c.Boxes[n].ID, "S") {
			top, left[p.Corners[n].X] = min(top, p.Corners[n].Y), true
		}
	}
	if top > p.Top+0.01 || len(left) != 1 {
		t.Errorf("they begin at %g of a picture that begins at %g, in %d columns", top, p.Top, len(left))
	}
	within(t, "a level apart", scene)
}

func rectOf(p *place.Plan, n int) place.Rect {
	at, c := p.Corners[n], &p.Cells[n]
	return place.Rect{Left: at.X, Top: at.Y, Right: at.X + c.W, Bottom: at.Y + c.H}
}

// TestNestNames checks that a box names the further outcomes that it contributes to,
// that DOT has an arrow to each, and that a framework with few contributions has arrows.
func TestNestNames(t *testing.T) {
	f, _ := madeUp(9, 0)
	f.Outcomes[4].ContributesTo = []outcomes.Ref{{ID: "O1"}, {ID: "O2"}, {ID: "O3"}}
	d, err := Framework(f, nil)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(d.chart.Boxes, func(b content.Box) bool { return b.ID == "O4" })
	if got := d.chart.Boxes[i].Details; !slices.Equal(got, []string{"► also O2, O3"}) {
		t.Errorf("the box has the details %q", got)
	}
	contributions := 0
	for i := range f.Outcomes {
		contributions += len(f.Outcomes[i].ContributesTo)
		if i != 4 {
			f.Outcomes[i].ContributesTo = nil
		}
	}
	if got := strings.Count(string(d.dot), "arrowhead=diamond"); got != contributions {
		t.Errorf("DOT has %d arrows, want %d", got, contributions)
	}
	if d, err = Framework(f, nil); err != nil || d.chart.Nested || len(d.chart.Arrows) != 3 {
		t.Errorf("with few contributions: %d arrows, %v", len(d.chart.Arrows), err)
	}
}

// TestColumns checks that outcomes of two levels stand below those that they contribute
// to, that those with groups stand in these, which keep apart, and that nothing overlaps.
func TestColumns(t *testing.T) {
	t.Parallel()
	arranged := map[bool]int{} // by whether there are groups
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 1))
		f := &outcomes.Framework{ID: "f", Title: "F", Levels: []outcomes.Level{{ID: "aim", Title: "Aim"}, {ID: "outcome", Title: "Outcome"}}}
		tops := 2 + r.IntN(6)
		grouped := seed%2 == 1
		for i := range tops + r.IntN(40) + 1 {
			o := outcomes.Outcome{ID: fmt.Sprint("O", i), Title: strings.Repeat("more people are well ", 1+r.IntN(3)), Level: outcomes.Ref{ID: "aim"}}
			if i >= tops {
				o.Level.ID = "outcome"
				o.ContributesTo = []outcomes.Ref{{ID: fmt.Sprint("O", r.IntN(tops))}}
				if grouped && r.IntN(9) > 0 {
					o.Group = fmt.Sprint("Theme ", i%5)
				}
			}
			f.Outcomes = append(f.Outcomes, o)
		}
		for _, page := range []Page{{}, {A4, false}, {A4, true}} {
			d, err := Framework(f, &Options{Page: page})
			within(t, fmt.Sprint("seed ", seed), sceneOf(t, d, err))
			c := d.chart
			if !c.ByColumn {
				continue
			}
			arranged[c.Frames != nil]++
			c.ApplyForm(c.CandidateForms(t.Context(), 560, 800)[0].Form)
			p, err := place.NewPlan(t.Context(), c, nil)
			if err != nil {
				t.Fatal(err)
			}
			for n := range c.Boxes {
				a := rectOf(p, n)
				if up := c.Boxes[n].Under; up > 0 {
					if r := rectOf(p, up-1); math.Abs(r.Left-a.Left) > 0.01 || r.Bottom >= a.Top {
						t.Errorf("seed %d: %q is at %v, and what it stands below at %v", seed, c.Boxes[n].ID, a, r)
					}
				}
				for i, r := range p.FrameRects {
					in := r.Left < a.Left && a.Right < r.Right && r.Top < a.Top && a.Bottom < r.Bottom
					if in != (c.Boxes[n].Frame == i+1) {
						t.Errorf("seed %d: %q is in %q: %v", seed, c.Boxes[n].ID, c.Frames[i].Title, in)
					}
				}
				for k := range n {
					if a.Distance(rectOf(p, k)) < 0 {
						t.Errorf("seed %d: %q and %q overlap", seed, c.Boxes[n].ID, c.Boxes[k].ID)
					}
				}
			}
			for i, a := range p.FrameRects {
				for _, b := range p.FrameRects[:i] {
					if a.Distance(b) < 1 {
						t.Errorf("seed %d: two groups meet", seed)
					}
				}
			}
		}
	}
	if arranged[false] < 9 || arranged[true] < 9 {
		t.Errorf("%d pictures have columns, and %d groups", arranged[false], arranged[true])
	}
}
