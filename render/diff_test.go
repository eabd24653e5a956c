package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// TestDiffOutline holds the words of both pictures to golden files.
func TestDiffOutline(t *testing.T) {
	d := picturetest.Cafe(t)
	f, f2 := picturetest.Framework(t, "plan.yaml"), picturetest.Framework(t, "plan2.yaml")
	for name, write := range map[string]func(*bytes.Buffer) error{
		"model": func(b *bytes.Buffer) error { return write(t.Context(), b, d, Outline, nil) },
		"framework": func(b *bytes.Buffer) error {
			return write(t.Context(), b, diff.Frameworks(f, f2), Outline, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", "diff", name+".txt")
			if *update {
				if err := os.WriteFile(golden, b.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), b.String()); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// TestDiffRefuses checks what cannot be drawn.
func TestDiffRefuses(t *testing.T) {
	d := picturetest.Cafe(t)
	f := picturetest.Framework(t, "plan.yaml")
	for _, o := range []Options{{Focus: "cafe"}, {Partner: "nhs"}, {Outcome: "G1"}, {Only: true}, {NumberLinks: true}, {View: TriangleView}} {
		if err := write(t.Context(), &bytes.Buffer{}, d, SVG, &o); !errors.As(err, new(*OptionError)) {
			t.Errorf("%+v: the error is %v", o, err)
		}
		if _, err := drawn(t.Context(), diff.Frameworks(f, f), &o); o.View == "" && !errors.As(err, new(*OptionError)) {
			t.Errorf("%+v, a framework: the error is %v", o, err)
		}
	}
	old, new, none := d.Old.Model, d.New.Model, &logicmodel.Model{ID: "none"}
	for _, pair := range [][2]*logicmodel.Model{{none, none}, {nil, none}, {none, nil}, {nil, nil}} {
		if _, err := drawn(t.Context(), diff.Models(pair[0], pair[1]), nil); !errors.Is(err, ErrEmpty) {
			t.Errorf("nothing to draw: the error is %v", err)
		}
	}
	if _, err := drawn(t.Context(), diff.Frameworks(nil, nil), nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("no framework: the error is %v", err)
	}
	// One version may be empty.
	if _, err := drawn(t.Context(), diff.Models(none, new), nil); err != nil {
		t.Error(err)
	}
	if _, err := drawn(t.Context(), diff.Models(old, none), nil); err != nil {
		t.Error(err)
	}
}

// TestDiffPlaces draws random edits: no arrow crosses a box, and nothing is outside
// the picture.
func TestDiffPlaces(t *testing.T) {
	seeds := uint64(40)
	if testing.Short() {
		seeds = 12
	}
	for seed := range seeds {
		a, b := picturetest.Edited(seed)
		f := picturetest.RandomFramework(7, seed)
		g, err := content.Changes(picturetest.Versions(a, b, f, f), &content.Options{View: content.View([]View{ModelView, ChainView}[seed%2])})
		if err != nil {
			t.Fatal(err)
		}
		p, err := place.NewPlan(t.Context(), place.NewChart(g), (&Options{}).layOut)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range crossings(p) {
			t.Errorf("seed %d: %s", seed, c)
		}
		within(t, fmt.Sprint("seed ", seed), chartScene(t, p, plainLook))
	}
}

// TestDiffFormats writes every format, on a page, in every theme, of ordinary
// and of hostile texts.
func TestDiffFormats(t *testing.T) {
	d := picturetest.Cafe(t)
	hostile := picturetest.Hostile()
	other := *hostile
	other.Elements = slices.Clone(other.Elements)[:len(other.Elements)/2]
	for i := range other.Elements {
		other.Elements[i].Title += " <&>\x01"
	}
	for name, d := range map[string]*diff.Diff{"café": d, "hostile": diff.Models(hostile, &other)} {
		for _, theme := range Themes() {
			chosen, err := ThemeNamed(theme)
			if err != nil {
				t.Fatal(err)
			}
			p, err := drawn(t.Context(), d, &Options{Theme: chosen, Page: Page{Paper: A4}, View: ChainView, DPI: 72})
			if err != nil {
				t.Fatal(err)
			}
			if w, h := p.Size(); w < 595 || w > 596 || h < 841 || h > 842 {
				t.Errorf("%s: it is %.1f by %.1f points", name, w, h)
			}
			within(t, name, p.scene.Load())
			svg := written(t, p, SVG)
			if err := wellFormed(svg); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if name == "hostile" { // PNG and PDF want a font
				continue
			}
			for _, words := range []string{"+ added", "− removed", "≠ changed", "<title>Removed: Activity: Newsletter</title>", "unchanged (grey)"} {
				if !bytes.Contains(svg, []byte(words)) {
					t.Errorf("the SVG does not say %q", words)
				}
			}
			decode(t, written(t, p, PNG))
			if pdf := written(t, p, PDF); !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Errorf("the PDF begins with %.10q", pdf)
			}
		}
	}
}

// TestDiffDOT checks that Graphviz as it is installed draws the DOT text of a
// picture of changes, with its words and marks.
func TestDiffDOT(t *testing.T) {
	dot, err := exec.LookPath("dot")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	d := picturetest.Cafe(t)
	f, f2 := picturetest.Framework(t, "plan.yaml"), picturetest.Framework(t, "plan2.yaml")
	for name, write := range map[string]func(*bytes.Buffer) error{
		"model": func(b *bytes.Buffer) error { return write(t.Context(), b, d, DOT, nil) },
		"framework": func(b *bytes.Buffer) error {
			return write(t.Context(), b, diff.Frameworks(f, f2), DOT, nil)
		},
	} {
		var b, stderr bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(dot, "-Tsvg")
		cmd.Stdin, cmd.Stderr = &b, &stderr
		out, err := cmd.Output()
		if err != nil || stderr.Len() > 0 {
			t.Fatalf("%s: dot: %v\n%s", name, err, stderr.Bytes())
		}
		for _, want := range []string{">+ added<", ">≠ changed<", ">≠1<", ">−<"} {
			if !bytes.Contains(out, []byte(want)) {
				t.Errorf("%s: dot does not show %s", name, want)
			}
		}
	}
}

// TestDiffInBrowser measures pictures of changes in a real browser, as
// TestInBrowser does others.
func TestDiffInBrowser(t *testing.T) {
	c := startChromium(t)
	d := picturetest.Cafe(t)
	a, b := picturetest.Edited(5)
	f, f2 := picturetest.Framework(t, "plan.yaml"), picturetest.Framework(t, "plan2.yaml")
	for name, write := range map[string]func(*bytes.Buffer) error{
		"model": func(b *bytes.Buffer) error { return write(t.Context(), b, d, SVG, nil) },
		"chain": func(b *bytes.Buffer) error {
			return write(t.Context(), b, d, SVG, &Options{View: ChainView, Page: Page{Paper: A4}})
		},
		"random": func(w *bytes.Buffer) error {
			return write(t.Context(), w, diff.Models(a, b), SVG, nil)
		},
		"framework": func(b *bytes.Buffer) error {
			return write(t.Context(), b, diff.Frameworks(f, f2), SVG, nil)
		},
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		r := c.measure(t, b.Bytes())
		if r.Boxes == 0 {
			t.Errorf("%s: the browser shows no boxes", name)
		}
		for _, w := range r.Wrong {
			t.Errorf("%s: %s", name, w)
		}
	}
}

// wellFormed returns where the text is no XML.
func wellFormed(text []byte) error {
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestCheckChanges checks that versions that are too large to be drawn together are refused
// before they are compared, unless the format or the engine has no such limit.
func TestCheckChanges(t *testing.T) {
	large := func(n int) diff.Version {
		m := &logicmodel.Model{ID: "m", Title: "M"}
		for i := range n {
			m.Elements = append(m.Elements, logicmodel.Element{ID: fmt.Sprint("a", i), Title: "A", Stage: logicmodel.Activity})
		}
		return diff.Version{Name: "m.yaml", Model: m}
	}
	var none diff.Version
	for _, c := range []struct {
		old, new diff.Version
		format   Format
		engine   Engine
		refused  bool
	}{
		{large(500), large(500), SVG, nil, false},
		{large(501), large(1), SVG, nil, true},
		{none, large(501), PDF, EmbeddedEngine(), true},
		{large(501), none, Outline, nil, false},
		{large(501), none, DOT, nil, false},
		{large(501), none, SVG, DotEngine(DotLimits{}), false},
	} {
		pair := diff.Pair{Old: c.old, New: c.new}
		err := CheckChanges(&pair, c.format, &Options{Engine: c.engine})
		if errors.As(err, new(*TooLargeError)) != c.refused {
			t.Errorf("%s: %v, and refused should be %t", c.format, err, c.refused)
		}
		if !c.refused {
			continue
		}
		d, err := Changes(diff.Files([]diff.Pair{pair})[0], nil)
		if err == nil {
			err = d.Layout(t.Context())
		}
		if !errors.As(err, new(*TooLargeError)) {
			t.Errorf("it is refused, but its drawing is not: %v", err)
		}
	}
}
