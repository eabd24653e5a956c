package render

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	imagedraw "image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

func decode(t testing.TB, file []byte) image.Image {
	t.Helper()
	im, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// tool returns the path of a program of poppler-utils. Without it the test is
// skipped, but fails in CI, which installs it.
func tool(t testing.TB, name string) string {
	t.Helper()
	p, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	return p
}

// output returns what the program prints.
func output(t testing.TB, name string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.Bytes())
	}
	return out
}

// inChromium returns the SVG as Chromium draws it, at 96 dots per inch times the
// factor.
func inChromium(t *testing.T, c *chromium, svg []byte, font string, w, h float64, factor int) image.Image {
	t.Helper()
	style := ""
	if font != "" {
		style = fmt.Sprintf(`@font-face{font-family:given;src:url("file://%s")}svg{font-family:"Liberation Sans",given!important;font-synthesis:none}`, notoPath(t, font))
	}
	html := fmt.Sprintf(`<!DOCTYPE html><meta charset="utf-8"><style>html{overflow:hidden}body{margin:0}svg{display:block}%s</style>%s`, style, svg)
	return decode(t, c.screenshot(t, html, int(math.Ceil(w*4/3)), int(math.Ceil(h*4/3)), factor))
}

// inPoppler returns the one page of the PDF as poppler draws it.
func inPoppler(t *testing.T, pdf []byte, dpi int) image.Image {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, pdf, 0o666); err != nil {
		t.Fatal(err)
	}
	output(t, tool(t, "pdftocairo"), "-r", fmt.Sprint(dpi), "-png", "-singlefile", in, filepath.Join(dir, "out"))
	file, err := os.ReadFile(filepath.Join(dir, "out.png"))
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, file)
}

// notoPath returns where Debian keeps the font.
func notoPath(t testing.TB, name string) string {
	t.Helper()
	found, _ := filepath.Glob("/usr/share/fonts/*/noto/" + name)
	if len(found) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("no", name, "is installed")
		}
		t.Skip("no", name, "is installed")
	}
	return found[0]
}

// notoFont returns the bytes of the font; of no font, nil.
func notoFont(t testing.TB, name string) []byte {
	t.Helper()
	if name == "" {
		return nil
	}
	file, err := os.ReadFile(notoPath(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// written returns the picture in the format.
func written(t testing.TB, p *Drawing, f Format) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Write(t.Context(), &b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unlike returns how much two pictures differ over the size of the first: on
// average, and in which share of the pixels by more than a quarter of the way
// from black to white, both after each pixel is averaged with the 24 around
// it. 255 is black on white.
func unlike(a, b image.Image) (mean, strong float64) {
	size := a.Bounds().Size()
	x, y := blurred(a, size), blurred(b, size)
	for i := range x {
		d := math.Abs(x[i] - y[i])
		mean += d
		if d > 64 {
			strong++
		}
	}
	n := float64(len(x))
	return mean / n, strong / n
}

// blurred returns the picture in grey. It adds up the pixels across and then
// down.
func blurred(im image.Image, size image.Point) []float64 {
	pixels := image.NewRGBA(image.Rectangle{Max: size})
	imagedraw.Draw(pixels, pixels.Rect, im, im.Bounds().Min, imagedraw.Src)
	around := func(at, size int) (from, to int) { return max(0, at-2), min(size, at+3) }
	across := make([]int, size.X*size.Y)
	for y := range size.Y {
		for x := range size.X {
			from, to := around(x, size.X)
			for at := pixels.PixOffset(from, y); at < pixels.PixOffset(to, y); at += 4 {
				across[y*size.X+x] += int(pixels.Pix[at]) + int(pixels.Pix[at+1]) + int(pixels.Pix[at+2])
			}
		}
	}
	out := make([]float64, len(across))
	for y := range size.Y {
		top, bottom := around(y, size.Y)
		for x := range size.X {
			from, to := around(x, size.X)
			sum := 0
			for v := top; v < bottom; v++ {
				sum += across[v*size.X+x]
			}
			out[y*size.X+x] = float64(sum) / float64(3*(to-from)*(bottom-top))
		}
	}
	return out
}

// TestPNGAndPDFLikeSVG compares the PNG with what Chromium draws of the SVG
// and poppler of the PDF, at the same dots per inch.
//
// All three smooth edges and place letters between pixels in their own way
// (Chromium moves lines of text to whole pixels), so that nearly every edge
// differs a little: measured are means of 0.1 to 1.1 after the blur, most where
// small text is all over the page, and no pixel that differs strongly. One text moved by a point makes 0.0003 of the
// pixels differ strongly, in the largest of the pictures (the last comparison).
// So the limits are above what smoothing does and below what a reader sees.
// Of poppler's programs it is pdftocairo, as pdftoppm moves lines to whole
// pixels, which differs strongly in up to 0.0024 of the pixels.
func TestPNGAndPDFLikeSVG(t *testing.T) {
	const (
		factor     = 2
		mostMean   = 1.3
		mostStrong = 0.00002
	)
	if testing.Short() {
		t.Skip("it takes 10 seconds")
	}
	chrome := startChromium(t)
	stobs, framework := picturetest.Example(t, "stobswellbeing.yaml")
	cafe, plan := picturetest.Example(t, "village-cafe.yaml")
	moray, partnership := picturetest.Example(t, "partnership/moray-wellbeing-hub.yaml")
	models := picturetest.All()
	arabic := picturetest.Chain("تحسين الصحة النفسية", "ميزانية 2025 (abc) للمجتمع", "لا إله 50% مُحَمَّد", "abc ٣٤ للمجتمع x", "12, abc للمجتمع 3-4 x", "$5 (للمجتمع) [x]")
	arabicRTL := picturetest.Chain(arabic.Title, "ميزانية 2025 (abc) للمجتمع", "لا إله 50% مُحَمَّد", "abc ٣٤ للمجتمع x", "12, abc للمجتمع 3-4 x", "Latin, only.")
	arabicRTL.Lang = "ar"
	hebrew := picturetest.Chain("שיפור הבריאות 2025", "שיפור הבריאות הנפשית 2025", "a שָׁלוֹם b", "1, 2 שלום 3. c")
	for _, c := range []struct {
		name  string
		model *logicmodel.Model
		f     *outcomes.Framework
		font  string
	}{
		{"village café", cafe, plan, ""}, // numbered, on a page, in black and white
		{"triangle", cafe, plan, ""},
		{"moray", moray, partnership, ""},
		{"stobswellbeing", stobs, framework, ""},
		{"hostile texts", models["hostile texts"], nil, ""},
		{"feedback", models["feedback"], nil, ""},
		{"random 30", models["random 30"], nil, ""},
		{"marks", picturetest.Chain("Zaz\u0307o\u0301łc\u0301", "Zażółć gęślą jaźń", "Nguyễn Việt", "Ελληνικά AVATAR To, Te fi ffl", "Повышение осведомлённости"), nil, ""},
		{"hebrew", hebrew, nil, ""},
		{"arabic", arabic, nil, "NotoNaskhArabic-Regular.ttf"},
		{"arabic from right to left", arabicRTL, nil, "NotoNaskhArabic-Regular.ttf"},
		{"devanagari", picturetest.Chain("मानसिक", "मानसिक स्वास्थ्य में सुधार", "क्षत्रिय"), nil, "NotoSansDevanagari-Regular.ttf"},
		{"thai", picturetest.Chain("สุขภาพจิต", "สุขภาพจิตดีขึ้น", "ที่นี่"), nil, "NotoSansThai-Regular.ttf"},
		{"chinese", picturetest.Chain("我们的人民", "身心健康", "𠮷 AV"), nil, "NotoSansCJK-Regular.ttc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := &Options{Framework: c.f, DPI: 96 * factor, Font: notoFont(t, c.font)}
			switch c.name {
			case "village café":
				o.NumberLinks, o.ShowPartners, o.Focus = true, true, "meals"
				var err error
				if o.Theme, err = ThemeNamed("print"); err != nil {
					t.Fatal(err)
				}
				o.Page = Page{A4, true}
			case "triangle":
				o.View = TriangleView
			}
			p, err := drawn(t.Context(), c.model, o)
			if err != nil {
				t.Fatal(err)
			}
			ours := decode(t, written(t, p, PNG))
			compare := func(name string, theirs image.Image) {
				mean, strong := unlike(ours, theirs)
				t.Logf("%s: mean %.2f, strong %.6f", name, mean, strong)
				if mean > mostMean || strong > mostStrong {
					t.Errorf("the PNG is not what %s draws: mean %.2f, strong %.6f", name, mean, strong)
				}
			}
			w, h := p.Size()
			compare("Chromium", inChromium(t, chrome, written(t, p, SVG), c.font, w, h, factor))
			poppler := inPoppler(t, written(t, p, PDF), o.DPI)
			if got, want := poppler.Bounds().Size(), ours.Bounds().Size(); got != want {
				t.Errorf("poppler draws %v pixels, and the PNG has %v", got, want)
			}
			compare("poppler", poppler)
			if c.name == "stobswellbeing" {
				moved := *p.scene.Load()
				moved.Parts = slices.Clone(moved.Parts)
				for i := range moved.Parts {
					if pt := &moved.Parts[i]; pt.Class == "box" {
						one := paint.Scene{Parts: []paint.Part{{Texts: []paint.Text{pt.Texts[0]}}}}
						one.Parts[0].Texts[0].Lines = slices.Clone(pt.Texts[0].Lines)
						one.Move(1, 0)
						pt.Texts = one.Parts[0].Texts
						break
					}
				}
				file, err := paint.PNG.Encode(t.Context(), &moved, &paint.Options{DPI: cmp.Or(o.DPI, DefaultDPI), Font: o.Font})
				if err != nil {
					t.Fatal(err)
				}
				mean, strong := unlike(ours, decode(t, file))
				t.Logf("a text moved: mean %.2f, strong %.6f", mean, strong)
				if strong <= mostStrong {
					t.Errorf("a text moved by a point does not show: %.6f", strong)
				}
			}
		})
	}
}
