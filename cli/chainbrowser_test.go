package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// TestChainInBrowser uses the pages of pictures in Chromium: axe-core finds nothing at
// either width, all of it works by keyboard, by filters and by pointer, hostile texts
// stay texts, and lighting no box takes the page 100 ms of its own time.
func TestChainInBrowser(t *testing.T) {
	t.Parallel() // most of the time a browser works
	dir := t.TempDir()
	var pages []string
	command := func(name string, args ...string) {
		file := filepath.Join(dir, name)
		if status, _, stderr := start(nil, append(append([]string{"render"}, args...), "-o", file)...); status != exitClean {
			t.Fatalf("%s: %s", name, stderr)
		}
		pages = append(pages, file)
	}
	command("stobswellbeing.html", "../examples/stobswellbeing.yaml")
	command("cafe.html", "../examples/village-cafe.yaml", "--view", "chain", "--number-links", "--link", "#{id}")
	command("partners.html", "../examples/partnership", "--together")
	for name, m := range map[string]*logicmodel.Model{
		"hostile.html": picturetest.Hostile(), "hundred.html": picturetest.Random(100, 1),
	} {
		d, err := render.Model(m, nil)
		if err != nil {
			t.Fatal(err)
		}
		file, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Write(t.Context(), file, render.HTML); err != nil {
			t.Fatal(err)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, file.Name())
	}

	addresses := make([]string, len(pages))
	for i, page := range pages {
		addresses[i] = "file://" + page
	}
	var results []struct {
		Boxes int
		Stall float64 // ms of its thread for a box, at most
		Wrong []string
	}
	inBrowser(t, "chain.cjs", map[string]any{"pages": addresses}, &results)
	if len(results) != len(pages) {
		t.Fatalf("%d of %d pages were used", len(results), len(pages))
	}
	for i, r := range results {
		name := filepath.Base(pages[i])
		t.Logf("%s: %d boxes, busy for %.0f ms at most", name, r.Boxes, r.Stall)
		if r.Stall >= 100 || r.Boxes == 0 {
			t.Errorf("%s: %d boxes keep the page busy for %.0f ms", name, r.Boxes, r.Stall)
		}
		for _, w := range r.Wrong {
			t.Errorf("%s: %s", name, w)
		}
	}
}
