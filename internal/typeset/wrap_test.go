package typeset

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
)

func TestWrap(t *testing.T) {
	const family = "👩\u200d👩\u200d👧\u200d👦"
	for _, c := range []struct {
		name, text string
		max        float64
		want       []string
	}{
		{"nothing", "", 100, []string{""}},
		{"only white space", " \n\t", 100, []string{""}},
		{"one line", "Good health", 100, []string{"Good health"}},
		{"white space", "  Good\r\n\n\thealth \u3000 and ", 200, []string{"Good health and"}},
		{"greedy would leave a lone word", "Young people feel safe at home", 120, []string{"Young people", "feel safe at home"}},
		{"a line each", "Young people feel", 40, []string{"Young", "people", "feel"}},
		{"no-break space", "spend 10\u00a0000 pounds", 60, []string{"spend", "10\u00a0000", "pounds"}},
		{"hyphen", "well-being", 45, []string{"well-", "being"}},
		{"no hyphen where there is a space", "more well-being for all", 75, []string{"more", "well-being", "for all"}},
		{"hyphens of a long word", "a well-being-week", 70, []string{"a well-", "being-week"}},
		{"soft hyphen", "co\u00adoper\u00adation", 50, []string{"cooper-", "ation"}},
		{"soft hyphens unused", "co\u00adoper\u00adation", 100, []string{"cooperation"}},
		{"zero-width space", "one\u200btwo", 30, []string{"one", "two"}},
		{"a long word", "Donaudampfschiff", 60, []string{"Donauda", "mpfschiff"}},
		{"a long word among others", "the Donaudampfschiff sails", 60, []string{"the", "Donauda", "mpfschiff", "sails"}},
		{"no room", "abc d", 0, []string{"a", "b", "c", "d"}},
		{"less than no room", "abc", -5, []string{"a", "b", "c"}},
		{"accents", "e\u0300e\u0300", 0, []string{"e\u0300", "e\u0300"}},
		{"emoji", family + family, 0, []string{family, family}},
		{"flags", "🇬🇧🇫🇷", 20, []string{"🇬🇧", "🇫🇷"}},
		{"Chinese", "我们的社区更健康。", 60, []string{"我们的社区", "更健康。"}},
		{"Arabic", "صحة أفضل للجميع", 90, []string{"صحة أفضل", "للجميع"}},
		{"a soft hyphen and no room", "a\u00adb", 0, []string{"a-", "b"}},
		{"all the room", "Good health", math.Inf(1), []string{"Good health"}},
		{"no number", "Good health", math.NaN(), []string{"Good health"}},
		{"not text", "a\xff b", 100, []string{"a\ufffd b"}},
	} {
		if diff := cmp.Diff(c.want, Regular.Wrap(c.text, 12, c.max)); diff != "" {
			t.Errorf("%s: %q in %g (-want +got):\n%s", c.name, c.text, c.max, diff)
		}
	}
}

// TestWrapBeside pins that only the first line is narrower, and that a word without room
// there is on it all the same.
func TestWrapBeside(t *testing.T) {
	for _, c := range []struct {
		text   string
		beside float64
		want   []string
	}{
		{"Young people feel safe at home", 0, []string{"Young people", "feel safe at home"}},
		{"Young people feel safe at home", 60, []string{"Young", "people feel", "safe at home"}},
		{"Neighbourhoods are safe", 60, []string{"Neighbourhoods", "are safe"}},
		{"", 60, []string{""}},
	} {
		if diff := cmp.Diff(c.want, Regular.WrapBeside(c.text, 12, 120, c.beside)); diff != "" {
			t.Errorf("%q beside %g (-want +got):\n%s", c.text, c.beside, diff)
		}
	}
}

// TestExactFit pins that a line as wide as the room stays whole.
func TestExactFit(t *testing.T) {
	const text = "Young people in the partnership area have better mental health"
	for size := 5.0; size < 30; size += 0.37 {
		for _, f := range []Face{Regular, Bold} {
			if got := f.Wrap(text, size, f.Width(text, size)); len(got) != 1 {
				t.Errorf("at size %g: got %q", size, got)
			}
		}
	}
}

// samples are texts for the properties below.
var samples = []string{
	"Young people in the partnership area have better mental health and well-being",
	"Tha daoine òga nas fhallaine agus nas toilichte sa choimhearsnachd aca",
	"https://www.example.org/a/very/long/address?with=parameters&and=more#and-a-part",
	"Supercalifragilisticexpialidocious words, short ones, and Donaudampfschifffahrtsgesellschaft",
	"改善社区青少年的心理健康，让更多人得到支持。",
	"تحسين الصحة النفسية للشباب في المجتمع المحلي",
	"👩\u200d👩\u200d👧\u200d👦 families 👍🏽👍🏽👍🏽 🇬🇧🇫🇷🇩🇪 and e\u0300e\u0301e\u0302 accents",
	"co\u00adoper\u00adation\u200bwith 10\u00a0000 people – “quoted” (50%)",
	"a", "", "   ",
}

// content returns what Wrap must not lose.
func content(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == softHyphen || r == zeroWidth {
			return -1
		}
		return r
	}, s)
}

func checkWrap(t *testing.T, f Face, text string, size, max float64) {
	t.Helper()
	lines := f.Wrap(text, size, max)
	if len(lines) == 0 {
		t.Fatalf("%q in %g: no line", text, max)
	}
	got := strings.Join(lines, "")
	if strings.ContainsRune(text, softHyphen) {
		got, text = strings.ReplaceAll(got, "-", ""), strings.ReplaceAll(text, "-", "")
	}
	if want := content(text); content(got) != want {
		t.Errorf("%q in %g: the lines %q have other content", text, max, lines)
	}
	for _, l := range lines {
		if f.Width(l, size) > max+1e-6 && uniseg.GraphemeClusterCount(strings.TrimSuffix(l, "-")) > 1 {
			t.Errorf("%q in %g: the line %q is %g wide", text, max, l, f.Width(l, size))
		}
		if l != "" && (strings.HasPrefix(l, " ") || strings.HasSuffix(l, " ")) {
			t.Errorf("%q in %g: the line %q begins or ends with a space", text, max, l)
		}
	}
	if again := f.Wrap(text, size, max); !strings.ContainsRune(text, softHyphen) && !slices.Equal(lines, again) {
		t.Errorf("%q in %g: first %q, then %q", text, max, lines, again)
	}
}

func TestWrapProperties(t *testing.T) {
	for _, text := range samples {
		for _, f := range []Face{Regular, Bold} {
			for max := 0.0; max < 600; max += 7 {
				checkWrap(t, f, text, 12, max)
			}
		}
	}
}

// TestBalanced pins what balancing promises: as few lines as in a greedy wrap, and none wider than it need be.
func TestBalanced(t *testing.T) {
	const text = "Young people in the partnership area have better mental health and well-being"
	for max := 80.0; max < 500; max += 5 {
		lines := Regular.Wrap(text, 12, max)
		widest := 0.0
		for _, l := range lines {
			widest = math.Max(widest, Regular.Width(l, 12))
		}
		if len(lines) > 1 && len(Regular.Wrap(text, 12, widest-0.01)) == len(lines) {
			t.Errorf("in %g: %q need not be %g wide", max, lines, widest)
		}
		if more := Regular.Wrap(text, 12, max+5); len(more) > len(lines) {
			t.Errorf("in %g: %d lines; in %g: %d", max, len(lines), max+5, len(more))
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, s := range samples {
		f.Add(s, 100.0)
	}
	f.Add("\u00ad\u00ad \u200b", 0.0)
	f.Fuzz(func(t *testing.T, text string, max float64) {
		text = strings.ToValidUTF8(text, "\ufffd")
		if max < 0 || math.IsNaN(max) {
			max = 0
		}
		checkWrap(t, Regular, text, 12, max)
	})
}

// hostile are labels of 100,000 characters.
var hostile = map[string]string{
	"words":   strings.Repeat("word ", 20_000),
	"a word":  strings.Repeat("a", 100_000),
	"Chinese": strings.Repeat("我", 100_000),
	"accents": strings.Repeat("\u0301", 100_000),
	"joiners": strings.Repeat("a\u200d", 50_000),
	"flags":   strings.Repeat("🇬", 100_000),
	"quotes":  strings.Repeat("\"", 100_000),
	"hyphens": strings.Repeat("a\u00ad", 50_000),
	"breaks":  strings.Repeat("( ", 50_000),
	"spaces":  strings.Repeat(" ", 99_999) + "a",
}

func TestHostile(t *testing.T) {
	for name, text := range hostile {
		for _, max := range []float64{0, 100, 1e6} {
			done := make(chan struct{})
			go func() {
				defer close(done)
				Regular.Wrap(text, 12, max)
			}()
			select {
			case <-done:
			case <-time.After(10 * time.Second): // it takes 30 ms; whatever is not linear takes minutes
				t.Fatalf("%s in %g: still at it", name, max)
			}
		}
	}
}

func BenchmarkWrap(b *testing.B) {
	b.Run("label", func(b *testing.B) {
		for b.Loop() {
			Regular.Wrap(samples[0], 12, 120)
		}
	})
	for name, text := range hostile {
		for _, max := range []float64{0, 100, 1e6} {
			b.Run(fmt.Sprintf("%s/max=%g", name, max), func(b *testing.B) {
				for b.Loop() {
					Regular.Wrap(text, 12, max)
				}
			})
		}
	}
}

// A text that is measured once wraps to every width as one that is not.
func TestText(t *testing.T) {
	for _, s := range []string{
		"", " ", "People help each other more often", "a well-being-centred-approach to self-help", "Donaudampfschifffahrt with a soft\u00adhyphen",
		"没有地方可以换行的文字", "\u200bzero\u200bwidth", "bytes \xff that are none", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦 families",
	} {
		text := NewText(Bold, s)
		for _, width := range []float64{0, 5, 12, 30, 31.5, 64, 90, 200, math.Inf(1)} {
			for _, beside := range []float64{0, 14} {
				want, got := Bold.WrapBeside(s, 11, width, beside), text.WrapBeside(11, width, beside)
				if !slices.Equal(got, want) {
					t.Errorf("%q to %g beside %g: %q, not %q", s, width, beside, got, want)
				}
			}
		}
	}
}

// TestPlainWords checks that words of English letters end where the rules of Unicode have
// them end, whatever stands around them.
func TestPlainWords(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"a", "be", "see", "Z", " ", " ", " ", ",", ".", "-", "(", ")", "“", "”", "é", "1", "%", "/", "中", "🇬", "\u00ad", "\u200b", "א", "!", "'"}
	for range 20_000 {
		s := ""
		for range r.IntN(14) {
			s += alphabet[r.IntN(len(alphabet))]
		}
		s = collapseSpace(s)
		var want, got []string
		state := -1
		for rest := s; rest != ""; {
			var word string
			word, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			want = append(want, word)
		}
		state = -1
		for rest := s; rest != ""; {
			if n := plainWord(rest); n > 0 {
				got, rest, state = append(got, rest[:n]), rest[n:], -1
				continue
			}
			var word string
			word, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			got = append(got, word)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q (-want +got):\n%s", s, diff)
		}
	}
}
