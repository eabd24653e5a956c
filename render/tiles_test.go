package render

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
)

// strands returns a model of chains that nothing joins.
func strands(n int) *logicmodel.Model {
	wide := picturetest.Chain("Wide", "Work")
	for i := range n {
		branch := picturetest.Chain("", "a", "b", "c", "d", "e")
		for j, e := range branch.Elements {
			e.ID = fmt.Sprintf("%s-%d", e.ID, i)
			e.Title = fmt.Sprintf("Step %d of branch %d with some words", j, i)
			for k := range e.LeadsTo {
				e.LeadsTo[k].To.ID += fmt.Sprintf("-%d", i)
			}
			wide.Elements = append(wide.Elements, e)
		}
	}
	wide.Elements = wide.Elements[1:]
	return wide
}

// tilesOf draws a model on several pages.
func tilesOf(t *testing.T, m *logicmodel.Model, o *Options) []*Drawing {
	t.Helper()
	d, err := Model(m, o)
	if err != nil {
		t.Fatal(err)
	}
	tiles, err := d.Tiles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return tiles
}

// onward finds what a mark leads to: a page and the letter of a box on it.
var onward = regexp.MustCompile(`^→ p\. (\d+), ([A-Z]+)$`)

// checkTiles checks that each page can be read, that together they have all elements
// and links, and that each mark leads to one box, whose page says where from.
func checkTiles(t *testing.T, m *logicmodel.Model, tiles []*Drawing) {
	t.Helper()
	at := map[string]int{}      // the page of each element
	letters := map[string]int{} // how many boxes have the page and letter
	links, marks := map[string]bool{}, 0
	for i, d := range tiles {
		if d.TextSize() < Legible {
			t.Errorf("page %d: text of %.1f points", i+1, d.TextSize())
		}
		within(t, fmt.Sprint("page ", i+1), d.scene.Load())
		foreign, own := 0, 0
		for n := range d.chart.Boxes {
			b := &d.chart.Boxes[n]
			switch {
			case b.Element == nil && !b.IsMark:
				foreign++
			case b.Element != nil:
				own++
				if at[b.ID] > 0 {
					t.Errorf("%s is on the pages %d and %d", b.ID, at[b.ID], i+1)
				}
				at[b.ID] = i + 1
				if b.Edge != nil {
					letter, _, _ := strings.Cut(b.Edge.Mark, " ")
					letters[fmt.Sprintf("→ p. %d, %s", i+1, letter)]++
				}
			}
		}
		if float64(foreign) > 0.3*float64(own) {
			t.Errorf("page %d has %d boxes of its own and %d of others", i+1, own, foreign)
		}
		for _, a := range d.chart.Arrows {
			links[d.chart.Boxes[a.From].ID+" → "+d.chart.Boxes[a.To].ID] = true
		}
	}
	for i, d := range tiles {
		for n := range d.chart.Boxes {
			if b := &d.chart.Boxes[n]; b.Element == nil {
				marks++
				if !onward.MatchString(b.Edge.Mark) || letters[b.Edge.Mark] != 1 || !strings.HasPrefix(b.Edge.Mark, fmt.Sprintf("→ p. %d,", at[b.ID])) {
					t.Errorf("page %d: the mark %q of %s, on page %d, leads to %d boxes", i+1, b.Edge.Mark, b.ID, at[b.ID], letters[b.Edge.Mark])
				}
			}
		}
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		if at[e.ID] == 0 {
			t.Errorf("no page has %s", e.ID)
		}
		for _, l := range e.LeadsTo {
			if !links[e.ID+" → "+l.To.ID] {
				t.Errorf("no page has the link from %s to %s", e.ID, l.To.ID)
			}
		}
	}
}

// TestTilesOfStrands cuts a model between strands, so that no arrow goes on.
func TestTilesOfStrands(t *testing.T) {
	m := strands(24)
	tiles := tilesOf(t, m, &Options{Page: Page{A4, true}})
	if len(tiles) < 2 {
		t.Fatalf("%d pages", len(tiles))
	}
	checkTiles(t, m, tiles)
	for i, d := range tiles {
		if slices.ContainsFunc(d.chart.Boxes, func(b content.Box) bool { return b.Edge != nil }) {
			t.Errorf("page %d is joined to others", i+1)
		}
	}
}

// TestTilesOfStages cuts models whose elements are all linked.
func TestTilesOfStages(t *testing.T) {
	m := picturetest.Random(50, 1)
	for i, o := range []*Options{{Page: Page{A4, false}}, {Page: Page{A4, true}, NumberLinks: true}} {
		if i > 0 && testing.Short() {
			break
		}
		tiles := tilesOf(t, m, o)
		if len(tiles) < 2 {
			t.Fatalf("%d pages for %v", len(tiles), o.Page)
		}
		checkTiles(t, m, tiles)
	}
}

// TestTilesOfWhole checks that what can be read on its page stays whole.
func TestTilesOfWhole(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	d, err := Model(m, &Options{Framework: f, Page: Page{A4, true}})
	if err != nil {
		t.Fatal(err)
	}
	if tiles, err := d.Tiles(t.Context()); err != nil || len(tiles) != 1 || tiles[0] != d {
		t.Errorf("%d pages, %v", len(tiles), err)
	}
}

// TestTilesErrors checks what cannot be drawn on several pages.
func TestTilesErrors(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	for _, test := range []struct {
		o    Options
		want string
	}{
		{Options{}, "a picture without a page is as large as it needs to be; choose a page"},
		{Options{View: TriangleView, Page: Page{Paper: A4}}, "neither changes nor a triangle with a model can be drawn on several pages; choose the view model, chain or matrix"},
	} {
		test.o.Framework = f
		d, err := Model(m, &test.o)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Tiles(t.Context()); err == nil || err.Error() != test.want {
			t.Errorf("%v, want %q", err, test.want)
		}
	}
	done, cancel := context.WithCancel(t.Context())
	cancel()
	d, err := Model(strands(24), &Options{Page: Page{Paper: A4}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Tiles(done); !errors.Is(err, context.Canceled) {
		t.Errorf("when cancelled: %v", err)
	}
}

// TestTilesOfFocus checks that the key tells what is on another page from what is not
// part of the picture.
func TestTilesOfFocus(t *testing.T) {
	m := strands(24)
	m.Elements[0].LeadsTo = append(m.Elements[0].LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: m.Elements[len(m.Elements)-1].ID}})
	whole, err := content.Model(m, &content.Options{Focus: m.Elements[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	pages := slices.Repeat([]int{1}, len(whole.Boxes))
	pages[len(pages)-1] = 2
	var got []string
	p, err := place.NewPlan(t.Context(), place.NewChart(whole.OnPage(pages, 1)), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range chartScene(t, p, plainLook).Parts {
		if part.Class == "key" {
			got = append(got, part.Texts[len(part.Texts)-1].Lines[0].Words)
		}
	}
	if want := []string{"leads to", "not part of what this picture is about", "on another page"}; !slices.Equal(got, want) {
		t.Errorf("the key has %q, want %q", got, want)
	}
}
