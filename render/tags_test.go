package render

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/picturetest"
)

// tagsOf returns what pdfinfo shows of a PDF and of its structure.
func tagsOf(t *testing.T, pdf []byte) (info, structure string) {
	t.Helper()
	program := tool(t, "pdfinfo")
	path := filepath.Join(t.TempDir(), "chain.pdf")
	if err := os.WriteFile(path, pdf, 0o666); err != nil {
		t.Fatal(err)
	}
	return string(output(t, program, path)), string(output(t, program, "-struct-text", path))
}

// TestTaggedPDF checks that a PDF is tagged, and that title, headings, boxes and links
// are in it in the order of the words.
func TestTaggedPDF(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	for _, o := range []*Options{{Framework: f}, {Framework: f, View: ChainView, NumberLinks: true}, {Framework: f, View: TriangleView}, {Framework: f, Page: Page{Paper: A4, Landscape: true}}} {
		d := draw(t, m, o)
		info, structure := tagsOf(t, written(t, d, PDF))
		if !strings.Contains(info, "Tagged:          yes") || !strings.Contains(info, "Suspects:        no") {
			t.Errorf("pdfinfo says\n%s", info)
		}
		var want []string
		want = append(want, "H1 (block)\n    \""+d.chart.Title)
		for _, n := range d.chart.BoxOrder() {
			b := &d.chart.Boxes[n]
			if o.Page.Paper != "" && b.Element == nil {
				continue // may be words in other boxes
			}
			want = append(want, "P (block)\n    \""+b.Text)
			for i := range d.chart.Arrows {
				if a := &d.chart.Arrows[i]; a.From == n && (o.Page.Paper == "" || d.chart.Boxes[a.To].Element != nil) {
					words := strings.NewReplacer("“", `"`, "”", `"`, "–", "-", "’", "'").Replace(d.chart.ArrowWords(a))
					want = append(want, "Figure \""+words+"\"")
				}
			}
		}
		rest := structure
		for _, w := range want {
			_, after, ok := strings.Cut(rest, w)
			if !ok {
				t.Fatalf("%s is not there after what should be before it, in\n%s", w, structure)
			}
			rest = after
		}
	}
}

// TestTaggedPDFs checks the structure of pictures of every kind: each text has its
// place in it, and the bytes are the same each time.
func TestTaggedPDFs(t *testing.T) {
	models := picturetest.All()
	models["grouped"] = picturetest.Grouped(14, 3)
	for name, m := range models {
		if name == "scripts" || name == "long texts" { // whose letters need a font
			continue
		}
		file := written(t, draw(t, m, nil), PDF)
		if !bytes.Equal(file, written(t, draw(t, m, nil), PDF)) {
			t.Errorf("%s: the bytes differ", name)
		}
		info, structure := tagsOf(t, file)
		if !strings.Contains(info, "Tagged:          yes") || !strings.Contains(structure, "H1 (block)\n") || strings.Contains(structure, "No content") {
			t.Errorf("%s: pdfinfo says\n%s%s", name, info, structure)
		}
	}
	var b bytes.Buffer
	d, err := Portfolio("Partners", picturetest.Partners(), nil)
	if err == nil {
		err = d.Write(t.Context(), &b, PDF)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, structure := tagsOf(t, b.Bytes()); strings.Count(structure, "P (block)") < len(d.chart.Boxes) {
		t.Errorf("models side by side: pdfinfo says\n%s", structure)
	}
}

// TestReading checks that each part with words is read once, and no other.
func TestReading(t *testing.T) {
	for seed := range uint64(20) {
		d := draw(t, picturetest.Grouped(5+int(seed), seed), &Options{NumberLinks: seed%2 == 0})
		if err := d.Layout(t.Context()); err != nil {
			t.Fatal(err)
		}
		s := d.scene.Load()
		for i := range s.Parts {
			p, times := &s.Parts[i], 0
			for _, r := range s.Reading {
				if r == i {
					times++
				}
			}
			want := len(p.Texts) > 0 && p.Class != "mark" || slices.Contains([]string{"box", "arrow"}, p.Class)
			if (times == 1) != want || times > 1 {
				t.Errorf("seed %d: the part %q %q is read %d times", seed, p.Class, p.Title, times)
			}
		}
	}
}
