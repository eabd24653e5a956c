package typeset

import (
	"math"
	"sync"
	"testing"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// fonts parses both faces, for what the package's tables are compared with.
func fonts(t *testing.T) map[Face]*sfnt.Font {
	t.Helper()
	fonts := map[Face]*sfnt.Font{}
	for face, ttf := range map[Face][]byte{Regular: liberationsansregular.TTF, Bold: liberationsansbold.TTF} {
		f, err := sfnt.Parse(ttf)
		if err != nil {
			t.Fatal(err)
		}
		if f.UnitsPerEm() != em {
			t.Fatalf("the font has %d units an em, want %d", f.UnitsPerEm(), em)
		}
		fonts[face] = f
	}
	return fonts
}

// TestWidth has the widths of Arial, as its tables give them.
func TestWidth(t *testing.T) {
	for _, c := range []struct {
		face  Face
		text  string
		units int
	}{
		{Regular, "", 0},
		{Regular, "A", 1366},
		{Bold, "A", 1479},
		{Regular, "i", 455},
		{Bold, "i", 569},
		{Regular, " ", 569},
		{Regular, "\n", 569},
		{Regular, "\u00a0", 569},
		{Regular, "Health", 1479 + 1139 + 1139 + 455 + 569 + 1139},
		{Regular, "è", 1139},
		{Regular, "e\u0300", 1139},
		{Regular, "co\u00adop", 1024 + 1139 + 1139 + 1139},
		{Regular, "Ж", 1891},
		{Regular, "我们", 2 * 2048},
		{Regular, "🙂", 2662},
		{Regular, "\u200d\ufe0f", 0},
		{Regular, "م", 1638},
		{Regular, "த", 2662},
		{Regular, "\xff", 2662}, // shown as the replacement character
	} {
		for _, size := range []float64{1, 10, 12.5} {
			want := float64(c.units) * size / em
			if got := c.face.Width(c.text, size); math.Abs(got-want) > 1e-9 {
				t.Errorf("%q at %g: got %g, want %g", c.text, size, got, want)
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	for face, f := range fonts(t) {
		m, err := f.Metrics(nil, em, font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			name  string
			want  fixed.Int26_6
			given float64
		}{
			{"Ascent", m.Ascent, Ascent},
			{"Descent", m.Descent, Descent},
			{"LineHeight", m.Height, LineHeight},
		} {
			if float64(c.want) != c.given*em {
				t.Errorf("face %d: %s is %d units, not %g", face, c.name, c.want, c.given*em)
			}
		}
	}
}

// TestKerning pins that measuring without kerning is safe: few pairs are kerned apart, and not by much.
func TestKerning(t *testing.T) {
	for face, f := range fonts(t) {
		var buf sfnt.Buffer
		var glyphs []sfnt.GlyphIndex
		for r := rune(' '); r < 0x2200; r++ {
			if g, err := f.GlyphIndex(&buf, r); err == nil && g != 0 {
				glyphs = append(glyphs, g)
			}
		}
		closer, apart, far := 0, 0, 0
		for _, a := range glyphs {
			for _, b := range glyphs {
				k, err := f.Kern(&buf, a, b, em, font.HintingNone)
				switch {
				case err != nil: // not kerned
				case k < 0:
					closer++
				case k > em*13/100:
					t.Errorf("face %d: glyphs %d and %d are kerned apart by %d units", face, a, b, k)
				case k > em*4/100:
					far++
				case k > 0:
					apart++
				}
			}
		}
		if closer < 800 || apart+far > 70 || far > 10 {
			t.Errorf("face %d: %d pairs come closer, %d apart, %d of them far", face, closer, apart+far, far)
		}
	}
}

func TestCovered(t *testing.T) {
	for text, want := range map[string]bool{
		"":                          true,
		"Good health & well-being!": true,
		"Slàinte – “mhath”\n":       true,
		"Zażółć gęślą jaźń":         true,
		"Ελληνικά":                  true,
		"Здоровье":                  true,
		"我们":                        false,
		"صحة":                       false,
		"health 🙂":                  false,
		"த":                         false,
		"\U0001D400":                false,
	} {
		if got := Covers(text); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	regular, bold := Regular.advances(), Bold.advances()
	for r := range regular {
		if (regular[r] == missing) != (bold[r] == missing) {
			t.Errorf("only one face has %U", r)
		}
	}
}

func TestConcurrent(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, f := range []Face{Bold, Regular} {
				f.Width("Good health and well-being", 12)
				f.Wrap("Good health and well-being", 12, 50)
			}
			Covers("我们")
		})
	}
	wg.Wait()
}
