package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestPreviewInBrowser uses the preview's page in Chromium: it passes axe-core,
// the Tab key goes through it in its order, a save shows within 300 ms, and a
// broken file keeps its picture.
func TestPreviewInBrowser(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"stobswellbeing.yaml", "dundee-soa.yaml", "npf-2007.yaml", "broken.yaml", "village-cafe.yaml"} {
		text, err := os.ReadFile(filepath.Join("../examples", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, "stobswellbeing.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	address := startPreview(t, dir, "preview", ".").address
	var pages []string
	for _, path := range []string{"", "file?name=broken.yaml#L70", "file?name=stobswellbeing.yaml&view=chain&focus=capacity",
		"file?name=village-cafe.yaml&view=triangle&full=yes", "file?name=npf-2007.yaml"} {
		pages = append(pages, address+path)
	}
	axe(t, pages...)

	var result struct {
		Times       []int // ms, from the beginning of the write to the new picture, less what other work of the machine adds
		Tabs, Wrong []string
	}
	inBrowser(t, "preview.cjs", map[string]any{
		"address": address, "file": file, "text": string(text), "page": "file?name=stobswellbeing.yaml", "saves": 20,
	}, &result)
	for _, w := range result.Wrong {
		t.Error(w)
	}
	want := []string{
		"Skip to the findings", "Skip to the text", "All files", "Files", "Results chain", "Triangle",
		"Show the picture in full size", "The picture; scroll it with the arrow keys", "Activity: Community engagement on what affects wellbeing", "The picture in words",
		"Look at one step or partner", "The findings; scroll them with the arrow keys", "The text with its lines; scroll it with the arrow keys",
	}
	tabs := slices.DeleteFunc(result.Tabs, func(name string) bool { return name == "Logic model" })
	if diff := cmp.Diff(want, tabs); diff != "" {
		t.Errorf("the Tab key leads elsewhere (-want +got)\n%s", diff)
	}
	slices.Sort(result.Times)
	if len(result.Times) != 20 {
		t.Fatalf("%d saves were measured", len(result.Times))
	}
	median := time.Duration(result.Times[9]+result.Times[10]) * time.Millisecond / 2
	t.Logf("from a save to the new picture: median of 20 %v, fastest %d ms, slowest %d ms", median, result.Times[0], result.Times[19])
	if median > 300*time.Millisecond {
		t.Errorf("the median is more than 300 ms: %v", result.Times)
	}
}

// TestPreviewFixesInBrowser goes from boxes to lines in Chromium, and mends a file.
func TestPreviewFixesInBrowser(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"dundee-soa.yaml", "npf-2007.yaml", "broken.yaml"} {
		text, err := os.ReadFile(filepath.Join("../examples", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	address := startPreview(t, dir, "preview", ".", "--write").address
	var result struct{ Wrong []string }
	inBrowser(t, "previewfix.cjs", map[string]any{"address": address, "file": filepath.Join(dir, "broken.yaml")}, &result)
	for _, w := range result.Wrong {
		t.Error(w)
	}
}

// TestPreviewAsksNothing makes sure that the page names no other machine.
func TestPreviewAsksNothing(t *testing.T) {
	for _, name := range []string{"file.html", "list.html", "head.html", "shared.css", "style.css", "shared.js", "script.js"} {
		text, err := os.ReadFile(filepath.Join("../internal/preview/web", name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "//") && filepath.Ext(name) != ".js" || strings.Contains(string(text), "http") {
			t.Errorf("%s has an address of its own", name)
		}
	}
}
