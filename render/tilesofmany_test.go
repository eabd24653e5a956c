package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// TestTilesOfFramework checks that each outcome of a framework stands on one page, where it
// names the pages of others that it contributes to, and that one PDF holds all pages.
func TestTilesOfFramework(t *testing.T) {
	t.Parallel()
	f := &outcomes.Framework{ID: "f", Title: "F", Levels: []outcomes.Level{{ID: "aim", Title: "Aim"}, {ID: "outcome", Title: "Outcome"}}}
	for i := range 90 {
		o := outcomes.Outcome{ID: fmt.Sprint("O", i), Title: strings.Repeat("more people are well ", 3), Level: outcomes.Ref{ID: "aim"}}
		if i >= 10 {
			o.Level.ID = "outcome"
			o.ContributesTo = []outcomes.Ref{{ID: fmt.Sprint("O", i%10)}, {ID: fmt.Sprint("O", (i+7)%10)}}
		}
		f.Outcomes = append(f.Outcomes, o)
	}
	d, err := Framework(f, &Options{Page: Page{Paper: A4}})
	if err != nil {
		t.Fatal(err)
	}
	tiles, err := d.Tiles(t.Context())
	if err != nil || len(tiles) < 2 {
		t.Fatalf("%d pages, %v", len(tiles), err)
	}
	at := map[string]int{}
	for i, d := range tiles {
		within(t, fmt.Sprint("page ", i+1), d.scene.Load())
		if d.TextSize() < Legible {
			t.Errorf("page %d: text of %.1f points", i+1, d.TextSize())
		}
		for n := range d.chart.Boxes {
			id := d.chart.Boxes[n].ID
			if at[id] > 0 {
				t.Errorf("%s is on the pages %d and %d", id, at[id], i+1)
			}
			at[id] = i + 1
		}
	}
	if len(at) != len(f.Outcomes) {
		t.Errorf("the pages have %d outcomes", len(at))
	}
	for i, d := range tiles {
		for n := range d.chart.Boxes {
			b := &d.chart.Boxes[n]
			words := strings.Join(b.Details, " ")
			for _, to := range f.Outcomes[slices.IndexFunc(f.Outcomes, func(o outcomes.Outcome) bool { return o.ID == b.ID })].ContributesTo {
				if want := fmt.Sprintf("%s (p. %d)", to.ID, at[to.ID]); at[to.ID] != i+1 && !strings.Contains(words, want) {
					t.Errorf("%s says %q, want %q", b.ID, words, want)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := WritePages(t.Context(), &b, tiles); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("/Count %d", len(tiles)); !bytes.Contains(b.Bytes(), []byte(want)) {
		t.Errorf("the PDF lacks %q", want)
	}
	info, structure := tagsOf(t, b.Bytes())
	if !strings.Contains(info, "Tagged:          yes") {
		t.Error("the PDF is not tagged")
	}
	for _, o := range f.Outcomes {
		if !strings.Contains(structure, o.ID+": ") {
			t.Errorf("the PDF does not say %s", o.ID)
		}
	}
}

// TestTilesOfPortfolio checks that each model stands whole on one page.
func TestTilesOfPortfolio(t *testing.T) {
	t.Parallel()
	var models []*logicmodel.Model
	for i := range 8 {
		m := picturetest.Random(14, uint64(i))
		m.ID, m.Title = fmt.Sprint("m", i), fmt.Sprint("Model ", i)
		models = append(models, m)
	}
	d, err := Portfolio("All", models, &Options{Depth: DepthAll, Page: Page{A4, true}, ID: "x"})
	if err != nil {
		t.Fatal(err)
	}
	tiles, err := d.Tiles(t.Context())
	if err != nil || len(tiles) < 2 {
		t.Fatalf("%d pages, %v", len(tiles), err)
	}
	var got []string
	for i, d := range tiles {
		within(t, fmt.Sprint("page ", i+1), d.scene.Load())
		if d.TextSize() < Legible || d.look.ID != fmt.Sprint("x-", i+1) {
			t.Errorf("page %d: %q, text of %.1f points", i+1, d.look.ID, d.TextSize())
		}
		for _, l := range d.chart.Lanes {
			got = append(got, l.ID)
		}
	}
	if want := []string{"m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7"}; !slices.Equal(got, want) {
		t.Errorf("the pages have %q", got)
	}
}
