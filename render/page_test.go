package render

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// within fails where anything of the scene lies outside it.
func within(t *testing.T, name string, s *paint.Scene) {
	t.Helper()
	check := func(what string, x, y float64) {
		if x < -0.01 || y < -0.01 || x > s.W+0.01 || y > s.H+0.01 {
			t.Errorf("%s: %s is outside the picture of %.1f by %.1f: %.1f, %.1f", name, what, s.W, s.H, x, y)
		}
	}
	for _, p := range s.Parts {
		for _, sh := range p.Shapes {
			for _, st := range sh.Path {
				if st.Verb != paint.ClosePath {
					check(p.Class, st.To.X, st.To.Y)
				}
			}
		}
		for _, tx := range p.Texts {
			for _, l := range tx.Lines {
				from := l.X
				switch tx.Anchor {
				case paint.Middle:
					from -= l.Width / 2
				case paint.End:
					from -= l.Width
				}
				sin, cos := math.Sincos(tx.Turn * math.Pi / 180)
				at := tx.Lines[0]
				for _, x := range []float64{from, from + l.Width} {
					x, y := x-at.X, l.Y-at.Y
					check(fmt.Sprintf("%s %q", p.Class, l.Words), at.X+x*cos-y*sin, at.Y+x*sin+y*cos)
				}
			}
		}
	}
}

// TestPageOfManyRows checks that a page takes a stage so large that the links of its
// rows pass more ranks than Graphviz is given.
func TestPageOfManyRows(t *testing.T) {
	d, err := Model(manyInModel(60), &Options{View: ChainView, Page: Page{A4, false}})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Layout(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestPage draws on every paper, both ways up, in every view: the picture is
// as large as the paper, and nothing lies outside it.
func TestPage(t *testing.T) {
	stobs, f := picturetest.Example(t, "stobswellbeing.yaml")
	cafe, plan := picturetest.Example(t, "village-cafe.yaml")
	papers := []Paper{A4, A3, Letter} // auto is turned by itself
	if testing.Short() {
		papers = papers[:1]
	}
	for _, paper := range papers {
		for _, landscape := range []bool{false, true} {
			for _, view := range Views() {
				for _, number := range []bool{false, true} {
					page := Page{paper, landscape}
					o := &Options{Framework: f, View: view, Page: page, NumberLinks: number, ShowPartners: number}
					p, err := drawn(t.Context(), stobs, o)
					if err != nil {
						t.Fatal(err)
					}
					name := fmt.Sprintf("%s %v %s", paper, landscape, view)
					w, h := p.Size()
					if pw, ph, _ := page.size(); math.Abs(w-pw) > 0.01 || math.Abs(h-ph) > 0.01 {
						t.Errorf("%s: the picture is %.1f by %.1f points", name, w, h)
					}
					within(t, name, p.scene.Load())
					o.Framework = plan
					if p, err = drawn(t.Context(), cafe, o); err != nil {
						t.Fatal(err)
					}
					within(t, name, p.scene.Load())
				}
			}
		}
	}
}

// TestPageUsesRoom checks that fitting does better than making the usual
// picture smaller, and that a small model is made larger, up to text of 13 points.
func TestPageUsesRoom(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	plain, err := drawn(t.Context(), m, &Options{Framework: f})
	if err != nil {
		t.Fatal(err)
	}
	page := Page{A4, true}
	p, err := drawn(t.Context(), m, &Options{Framework: f, Page: page})
	if err != nil {
		t.Fatal(err)
	}
	w, h := plain.Size()
	pw, ph, _ := page.size()
	if shrunk := place.TextSize * math.Min(pw/w, ph/h); p.TextSize() < 1.2*shrunk {
		t.Errorf("the text is %.1f points high, and %.1f if the usual picture is made smaller", p.TextSize(), shrunk)
	}
	small := picturetest.All()["one element"]
	if p, err = drawn(t.Context(), small, &Options{Page: Page{A4, false}}); err != nil || math.Abs(p.TextSize()-13) > 0.01 {
		t.Errorf("one element has text of %.1f points, %v", p.TextSize(), err)
	}
}

// TestPageOfStackedStages checks that stages which share a column of a page keep all
// their headings, and that the broad arrow from inputs without links ends beside what
// they lead to as a whole, behind no box.
func TestPageOfStackedStages(t *testing.T) {
	words := slices.Repeat([]string{"Parents read to their children every day"}, 6)
	for n := 2; n <= len(words); n++ {
		m := picturetest.Chain("Parenting", words[:n]...)
		m.Elements = slices.Insert(m.Elements, 0, logicmodel.Element{ID: "staff", Title: "Staff", Stage: logicmodel.Input})
		d, err := drawn(t.Context(), m, &Options{Page: Page{A4, false}})
		if err != nil {
			t.Fatal(err)
		}
		var headings []string
		var broad place.Rect
		var boxes []place.Rect
		for _, p := range d.scene.Load().Parts {
			switch {
			case p.Class == "heading":
				for _, l := range p.Texts[0].Lines {
					headings = append(headings, strings.Fields(strings.ReplaceAll(l.Words, "·", ""))...)
				}
			case p.Class == "box":
				boxes = append(boxes, boundsOf(p.Shapes[0].Path))
			case p.Name == "broad1":
				broad = boundsOf(p.Shapes[0].Path)
			}
		}
		want := "Inputs"
		for _, s := range outcomes.Stages()[1 : n+1] {
			want += " " + s.Heading()
		}
		if got := strings.Join(headings, " "); got != want {
			t.Errorf("the headings are %q, want %q", got, want)
		}
		if broad == (place.Rect{}) {
			t.Fatal("no broad arrow is drawn")
		}
		for _, b := range boxes {
			if b.Left < broad.Right && broad.Left < b.Right && b.Top < broad.Bottom+1 && broad.Top < b.Bottom+1 {
				t.Errorf("of %d stages the broad arrow runs behind a box", n)
			}
		}
	}
}

// TestPaperNames checks the names of papers.
func TestPaperNames(t *testing.T) {
	var p Paper
	if err := p.UnmarshalText([]byte("A4")); p != A4 || err != nil {
		t.Errorf("A4 is %q, %v", p, err)
	}
	if err := p.UnmarshalText([]byte("a5")); err == nil {
		t.Error("a5 is a paper")
	}
	if _, err := drawn(t.Context(), picturetest.All()["one element"], &Options{Page: Page{Paper: "a5"}}); err == nil {
		t.Error("a5 is a page")
	}
}

// TestMove checks that all of a picture moves as far, shapes of one path
// included.
func TestMove(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	draw := func() *paint.Scene {
		p, err := drawn(t.Context(), m, &Options{Framework: f})
		if err != nil {
			t.Fatal(err)
		}
		return p.scene.Load()
	}
	still, moved := draw(), draw()
	moved.Move(3, 5)
	for i, p := range still.Parts {
		for j, sh := range p.Shapes {
			for k, st := range sh.Path {
				now := moved.Parts[i].Shapes[j].Path[k]
				if st.Verb != paint.ClosePath && (math.Abs(now.To.X-st.To.X-3) > 1e-9 || math.Abs(now.To.Y-st.To.Y-5) > 1e-9) {
					t.Fatalf("%s moved from %v to %v", p.Class, st.To, now.To)
				}
			}
		}
	}
}
