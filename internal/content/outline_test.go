package content

import (
	"regexp"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
)

func outlineOf(t testing.TB, m *logicmodel.Model) string {
	t.Helper()
	p, err := Model(m, &Options{})
	if err != nil {
		t.Fatal(err)
	}
	return string(Outline(p.Description))
}

// TestOutlineLines checks that no line is longer than 80 columns but for one
// with a word of that length.
func TestOutlineLines(t *testing.T) {
	models := picturetest.All()
	models["islands"] = picturetest.Islands()
	models["reasoned"] = picturetest.Reasoned(60, 1)
	for name, m := range models {
		for _, line := range strings.Split(outlineOf(t, m), "\n") {
			longest := 0
			for _, word := range strings.Fields(line) {
				longest = max(longest, uniseg.StringWidth(word))
			}
			if w := uniseg.StringWidth(line); w > 80 && longest < 70 {
				t.Errorf("%s: %d columns: %.200s", name, w, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%s: spaces at the end of %.200q", name, line)
			}
		}
	}
}

// TestOutlineSize checks that the description and the outline grow no faster
// than the boxes and links, in a model where every one leads to every other
// of the next stage.
func TestOutlineSize(t *testing.T) {
	for _, n := range []int{20, 40, 70} {
		m := picturetest.Dense(n)
		p, err := Model(m, &Options{})
		if err != nil {
			t.Fatal(err)
		}
		things := len(p.Boxes) + len(p.Arrows)
		if size := len(FlatText(p.Description)); size > 60*things {
			t.Errorf("%d boxes and links take %d bytes to describe", things, size)
		}
		if size := len(Outline(p.Description)); size > 160*things {
			t.Errorf("the outline of %d boxes and links takes %d bytes", things, size)
		}
	}
	// The texts are 0.2 MB.
	if size := len(outlineOf(t, picturetest.LongTexts())); size > 250_000 {
		t.Errorf("the outline of long texts takes %d bytes", size)
	}
}

// TestOutlineObeysNothing checks that texts bring nothing to the outline that
// a terminal would obey.
func TestOutlineObeysNothing(t *testing.T) {
	m := picturetest.Chain("Title \x1b[31m", "red \x1b]0;owned\x07", "C1 \u009b31m \x00\r\n x", "turned \u202e back", "Zero\ufeffwidth")
	m.Elements[0].LeadsTo[0].Because = "\x1b[2J"
	out := outlineOf(t, m)
	if strings.ContainsAny(out, "\x1b\x07\u009b\x00\r\u202e\ufeff") || !strings.Contains(out, "Zero\ufffdwidth") {
		t.Errorf("%q", out)
	}
}

// TestOutlineForgesNothing checks that no line begins with a command for the
// service that shows the log of a pipeline, wherever lines are broken.
func TestOutlineForgesNothing(t *testing.T) {
	m := picturetest.Chain("::error::pwn", strings.Repeat("::error::pwn ", 30), "園"+strings.Repeat("園::error::園", 30), "##[error]pwn")
	out := outlineOf(t, m)
	if command := regexp.MustCompile(`(?m)^\s*::[a-z]|##\[`).FindString(out); command != "" || strings.Count(out, ":error::") < 61 {
		t.Errorf("%q in:\n%s", command, out)
	}
	p, err := Model(m, &Options{})
	if err != nil {
		t.Fatal(err)
	}
	if words := p.Description.String(); !strings.Contains(words, "##[error]pwn") || strings.Contains(words, "\ufffd") {
		t.Errorf("the words for pages:\n%s", words)
	}
}

// FuzzOutline checks that the outline has any text whole.
func FuzzOutline(f *testing.F) {
	for _, s := range picturetest.HostileTexts {
		f.Add(s, s)
	}
	f.Add("::error::a ##[b]", "\U000e0061 ::c::")
	f.Add("“nested” quotation marks.", "Because of الوعي")
	f.Fuzz(func(t *testing.T, s, reason string) {
		if len(s) > 2000 || len(reason) > 2000 {
			return
		}
		m := picturetest.Chain(s, s, "B", s)
		m.Elements[0].LeadsTo[0].Because = reason
		// Where a line begins decides whether :: is shown.
		solid := strings.NewReplacer(":", "", "#", "", "\ufffd", "")
		out := solid.Replace(strings.Join(strings.Fields(outlineOf(t, m)), ""))
		for _, want := range []string{s, strings.TrimRight(OneLine(reason), ".")} {
			if want = solid.Replace(strings.Join(strings.Fields(plaintext.Inert(stripControls(OneLine(want)))), "")); !strings.Contains(out, want) {
				t.Errorf("the outline lacks %q:\n%s", want, out)
			}
		}
	})
}
