package render

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationsansregular"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
)

func draw(t testing.TB, m *logicmodel.Model, o *Options) *Drawing {
	t.Helper()
	p, err := drawn(t.Context(), m, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPNGSize checks that a PNG has as many dots as the picture is large, and
// says how many make an inch.
func TestPNGSize(t *testing.T) {
	m, f := picturetest.Example(t, "village-cafe.yaml")
	for _, dpi := range []int{0, 36, 96, 300} {
		p := draw(t, m, &Options{Framework: f, DPI: dpi, Page: Page{A4, true}})
		file := written(t, p, PNG)
		if dpi == 0 {
			dpi = 200
		}
		w, h := p.Size()
		size := decode(t, file).Bounds().Size()
		if want := math.Ceil(w * float64(dpi) / 72); math.Abs(float64(size.X)-want) > 1 {
			t.Errorf("at %d dpi it is %d pixels wide, want %.0f", dpi, size.X, want)
		}
		if want := math.Ceil(h * float64(dpi) / 72); math.Abs(float64(size.Y)-want) > 1 {
			t.Errorf("at %d dpi it is %d pixels high, want %.0f", dpi, size.Y, want)
		}
		at := bytes.Index(file, []byte("pHYs"))
		if at < 0 || at > bytes.Index(file, []byte("IDAT")) {
			t.Fatalf("at %d dpi there is no pHYs before the data", dpi)
		}
		x, y, unit := binary.BigEndian.Uint32(file[at+4:]), binary.BigEndian.Uint32(file[at+8:]), file[at+12]
		if want := uint32(math.Round(float64(dpi) / 0.0254)); x != want || y != want || unit != 1 {
			t.Errorf("at %d dpi pHYs says %d and %d dots in unit %d, want %d in a metre", dpi, x, y, unit, want)
		}
	}
}

// TestTooManyDots refuses silly numbers of dots, and names the largest that would do.
func TestTooManyDots(t *testing.T) {
	wide := draw(t, picturetest.Random(150, 3), &Options{View: ChainView, DPI: 1200})
	for _, test := range []struct {
		p       *Drawing
		message string
	}{
		{draw(t, picturetest.All()["one element"], &Options{DPI: 10}), "10 dots per inch cannot be: use 36 to 1200"},
		{draw(t, picturetest.All()["one element"], &Options{DPI: 5000}), "5000 dots per inch cannot be"},
		{wide, "the limit is 80 million; use "},
	} {
		var b bytes.Buffer
		if err := test.p.Write(t.Context(), &b, PNG); err == nil || !strings.Contains(err.Error(), test.message) || b.Len() > 0 {
			t.Errorf("the error is %v, want %q; %d bytes were written", err, test.message, b.Len())
		}
	}
}

// TestPDF checks what other programs find in a PDF: all text of the boxes, the
// title, the size of the page, and the font, of which only the characters in
// use are in the file.
func TestPDF(t *testing.T) {
	text, info, fonts := tool(t, "pdftotext"), tool(t, "pdfinfo"), tool(t, "pdffonts")
	for _, name := range []string{"stobswellbeing.yaml", "village-cafe.yaml", "partnership/moray-wellbeing-hub.yaml"} {
		m, f := picturetest.Example(t, name)
		p := draw(t, m, &Options{Framework: f, NumberLinks: true, Page: Page{A3, true}})
		file := written(t, p, PDF)
		if len(file) > 150_000 {
			t.Errorf("%s: the PDF has %d bytes, so that it must have all of the font", name, len(file))
		}
		path := filepath.Join(t.TempDir(), "chain.pdf")
		if err := os.WriteFile(path, file, 0o666); err != nil {
			t.Fatal(err)
		}
		found := strings.Join(strings.Fields(string(output(t, text, "-raw", path, "-"))), " ")
		for _, c := range p.chart.Cells {
			if words := strings.Join(c.Lines, " "); !strings.Contains(found, words) {
				t.Errorf("%s: pdftotext does not find %q", name, words)
			}
		}
		about := string(output(t, info, path))
		if !strings.Contains(about, m.Title) || !strings.Contains(about, "1190.55 x 841.89 pts") || !strings.Contains(about, "Pages:           1\n") {
			t.Errorf("%s: pdfinfo says\n%s", name, about)
		}
		list := string(output(t, fonts, path))
		for _, line := range strings.Split(strings.TrimSpace(list), "\n")[2:] {
			if words := strings.Fields(line); !strings.Contains(words[0], "+LiberationSans") || words[len(words)-5] != "yes" || words[len(words)-4] != "yes" || words[len(words)-3] != "yes" {
				t.Errorf("%s: pdffonts says %s", name, line)
			}
		}
	}
}

// TestFontIsWanted checks that a PNG or PDF of text which the fonts lack is
// refused by naming the characters, while an SVG is not.
func TestFontIsWanted(t *testing.T) {
	chinese := notoFont(t, "NotoSansCJK-Regular.ttc")
	for _, test := range []struct {
		text    string
		font    []byte
		message string
	}{
		{"健康", nil, "the built-in font lacks 健 (U+5065), 康 (U+5EB7)"},
		{"صحة", chinese, "neither the built-in font nor the one given has ص (U+0635)"},
		{"👍", nil, "(U+1F44D)"},
		{"A", []byte("no font"), "reading the font"},
		{"健康", chinese[:len(chinese)/1000], "font"},
	} {
		p := draw(t, picturetest.Chain("Title", test.text, "B"), &Options{Font: test.font})
		for _, format := range []Format{PNG, PDF} {
			var b bytes.Buffer
			err := p.Write(t.Context(), &b, format)
			if err == nil || !strings.Contains(err.Error(), test.message) || b.Len() > 0 {
				t.Errorf("%s of %q: %v, want %q; %d bytes were written", format, test.text, err, test.message, b.Len())
			}
			if strings.Contains(test.message, "has") && !errors.As(err, new(*FontError)) {
				t.Errorf("%s of %q: %v is not a FontError", format, test.text, err)
			}
		}
		written(t, p, SVG)
	}
	p := draw(t, picturetest.Chain("Title", "健康", "B"), &Options{Font: chinese})
	written(t, p, PNG)
	written(t, p, PDF)
}

// TestPrintDeterministic checks that the same picture gives the same bytes.
func TestPrintDeterministic(t *testing.T) {
	m, f := picturetest.Example(t, "stobswellbeing.yaml")
	for _, format := range []Format{PNG, PDF} {
		a := written(t, draw(t, m, &Options{Framework: f}), format)
		if !bytes.Equal(a, written(t, draw(t, m, &Options{Framework: f}), format)) {
			t.Errorf("the %s differs from one time to the next", format)
		}
	}
}

// FuzzPrint draws any text as PNG and PDF: it is drawn or refused for its font,
// and never a panic.
func FuzzPrint(f *testing.F) {
	for _, s := range picturetest.HostileTexts {
		f.Add(s)
	}
	f.Add("a\u0301\u0302 שָׁלוֹם 1, 2 \u202e\u200d\u2066 x")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 300 {
			return
		}
		p := draw(t, picturetest.Chain(s, s, "B"), &Options{DPI: 36})
		for _, format := range []Format{PNG, PDF} {
			if err := p.Write(t.Context(), new(bytes.Buffer), format); err != nil && !errors.As(err, new(*FontError)) {
				t.Errorf("%s: %v", format, err)
			}
		}
	})
}

// BenchmarkFormats measures how long each format takes when the picture is laid
// out.
func BenchmarkFormats(b *testing.B) {
	m, f := picturetest.Example(b, "stobswellbeing.yaml")
	p := draw(b, m, &Options{Framework: f})
	for _, format := range Formats() {
		b.Run(fmt.Sprint(format), func(b *testing.B) {
			for b.Loop() {
				written(b, p, format)
			}
		})
	}
}

// TestDamagedFontIsCheap draws with fonts in which bytes were changed at
// random. Each is used or refused, and none takes more memory than a sound one
// does.
func TestDamagedFontIsCheap(t *testing.T) {
	p := draw(t, picturetest.Chain("Title", "Wellbeing \U0010fffd", "B"), &Options{DPI: 36}) // a character that neither font has
	r := rand.New(rand.NewPCG(1, 2))
	write := func() uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var b bytes.Buffer
		if err := p.Write(t.Context(), &b, PDF); err == nil || b.Len() > 0 {
			t.Errorf("it was drawn, in %d bytes", b.Len())
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	p.options.Font = liberationsansregular.TTF
	write() // which parses the font that is built in
	sound := write()
	for i := range 300 {
		font := bytes.Clone(liberationsansregular.TTF)
		within := len(font)
		if i%2 == 0 {
			within = 400 // its directory
		}
		for range 1 + r.IntN(20) {
			font[r.IntN(within)] = byte(r.Uint32())
		}
		p.options.Font = font
		if used := write(); used > 4*sound+1<<20 {
			t.Errorf("font %d: %d bytes were used, and %d for a sound one", i, used, sound)
		}
	}
}
