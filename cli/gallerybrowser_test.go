package cli

import (
	"os"
	"strings"
	"testing"
)

// TestGalleryInBrowser shows every picture of the gallery in Chromium: all text
// is in its box, boxes are apart, arrows cross none that is not their end, and
// axe-core finds nothing that keeps people from reading a page with it.
func TestGalleryInBrowser(t *testing.T) {
	type picture struct {
		Name        string `json:"name"`
		Heading     string `json:"heading"`
		Alternative string `json:"alternative"`
		SVG         string `json:"svg"`
	}
	var measure []byte
	var pictures []picture
	t.Run("read", func(t *testing.T) { // in the top folder, for which the rest does not care
		t.Chdir("..")
		var err error
		measure, err = os.ReadFile("render/testdata/measure.js")
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range exhibits {
			if e.file == "" {
				continue
			}
			for _, name := range e.files() {
				svg, err := os.ReadFile(galleryFolder + "/" + name)
				if err != nil {
					t.Fatal(err)
				}
				pictures = append(pictures, picture{name, e.heading, e.alternative(t), string(svg)})
			}
		}
	})
	t.Parallel() // most of the time a browser works
	var results []struct {
		Name          string
		Boxes, Arrows int
		Narrowest     float64
		Wrong         []string
	}
	inBrowser(t, "gallery.cjs", map[string]any{"measure": string(measure), "pictures": pictures}, &results)
	if len(results) != len(pictures) {
		t.Errorf("%d of %d pictures were looked at", len(results), len(pictures))
	}
	for _, r := range results {
		t.Logf("%s: %d boxes, %d arrows, the tightest text %.1f pt inside its box", r.Name, r.Boxes, r.Arrows, r.Narrowest)
		if r.Boxes == 0 && !strings.Contains(r.Name, "matrix") { // which has rows instead
			t.Errorf("%s: the browser shows no boxes", r.Name)
		}
		for _, w := range r.Wrong {
			t.Errorf("%s: %s", r.Name, w)
		}
	}
}
