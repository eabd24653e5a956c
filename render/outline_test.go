package render

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

func toldOf(t testing.TB, m *logicmodel.Model, o *Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(t.Context(), &b, m, Outline, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestOutline holds the outlines of some models to golden files.
func TestOutline(t *testing.T) {
	stobs, f := picturetest.Example(t, "stobswellbeing.yaml")
	var framework bytes.Buffer
	if err := write(t.Context(), &framework, f, Outline, nil); err != nil {
		t.Fatal(err)
	}
	var partners bytes.Buffer
	if err := write(t.Context(), &partners, together{"Partners", picturetest.Partners()}, Outline, &Options{Depth: DepthAll}); err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]string{
		"partners":       partners.String(),
		"stobswellbeing": toldOf(t, stobs, &Options{Framework: f}),
		"partner":        toldOf(t, stobs, &Options{Framework: f, Partner: "promotion", ShowPartners: true, Draft: true}),
		"triangle":       toldOf(t, stobs, &Options{Framework: f, View: TriangleView}),
		"framework":      framework.String(),
		"feedback":       toldOf(t, picturetest.Feedback(), nil),
		"islands":        toldOf(t, picturetest.Islands(), nil),
		"undefined":      toldOf(t, picturetest.Undefined(), nil),
		"scripts":        toldOf(t, picturetest.Scripts(), nil),
		"hostile":        toldOf(t, picturetest.Hostile(), nil),
		"wholes":         toldOf(t, picturetest.Model(t, "wholes.yaml"), &Options{ShowStatus: true, ShowContext: true, NumberLinks: true}),
		"stages":         toldOf(t, picturetest.Model(t, "stages.yaml"), nil),
	} {
		t.Run(name, func(t *testing.T) {
			golden := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("the outline (-want +got):\n%s", diff)
			}
		})
	}
}

// TestDescriptionTellsAll reads descriptions as a listener would, and checks
// that every box is named, that every arrow is named once, and nothing
// else.
func TestDescriptionTellsAll(t *testing.T) {
	models := picturetest.All()
	models["islands"] = picturetest.Islands()
	stobs, f := picturetest.Example(t, "stobswellbeing.yaml")
	models["stobswellbeing"] = stobs
	for seed := range uint64(200) {
		n := 5 + int(seed)%60
		models[fmt.Sprintf("random %d of %d", seed, n)] = picturetest.Reasoned(n, seed)
	}
	models["dense"] = picturetest.Dense(60)
	delete(models, "hostile texts") // one has a quotation mark that looks like ours to a listener
	for name, m := range models {
		t.Run(name, func(t *testing.T) {
			for _, view := range []View{ModelView, ChainView, TriangleView} {
				g, err := newGraph(m, &contentOptions{View: view, Framework: f})
				if err == ErrEmpty || err != nil && view == TriangleView {
					continue
				} else if err != nil {
					t.Fatal(err)
				}
				tellsAll(t, g)
			}
		})
	}
}

func tellsAll(t *testing.T, g *graph) {
	t.Helper()
	text := flatText(describe(g))
	for i := range g.boxes {
		if !strings.Contains(text, g.boxes[i].text) {
			t.Errorf("the description lacks the box %.80q", g.boxes[i].text)
		}
	}
	want := make(map[string]int)
	for i := range g.arrows {
		a := &g.arrows[i]
		want[fmt.Sprint(a.from, verbs[a.kind], a.to)]++
	}
	if diff := cmp.Diff(want, listen(t, g, text)); diff != "" {
		t.Errorf("the arrows (-drawn +described):\n%s\n%s", diff, text)
	}
}

// TestPortfolioTold checks that the words of several models name the model of
// everything, which alone tells elements of the same title apart.
func TestPortfolioTold(t *testing.T) {
	for seed := range uint64(60) {
		models := make([]*logicmodel.Model, 2+seed%4)
		for i := range models {
			models[i] = picturetest.Reasoned(8+int(seed)%20, seed/2*10+uint64(i)%2) // some are the same
			models[i].ID = fmt.Sprint("m", i)
			e := models[i].Elements
			other := &e[(int(seed)+i)%len(e)]
			other.LeadsTo = append(other.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprintf("m%d/%s", (i+1)%len(models), e[0].ID)}})
		}
		for _, depth := range Depths() {
			g, err := newPortfolioGraph("Together", models, &contentOptions{Depth: depth})
			if err == ErrEmpty {
				continue
			} else if err != nil {
				t.Fatal(err)
			}
			tellsAll(t, g)
			called := map[string]bool{}
			for i := range g.boxes {
				if g.boxes[i].lane == 0 {
					continue
				}
				name := quote(beginning(g.boxes[i].text)) + newDescriber(g).distinction(i)
				if !strings.HasSuffix(name, "]") || called[name] {
					t.Errorf("seed %d, %s: two boxes are called %s", seed, depth, name)
				}
				called[name] = true
			}
		}
	}
}

var (
	claimForm = regexp.MustCompile(`^(.*?) (also )?(produces|leads|feeds back|supports|contributes)(, as an illustration,)?( to)? (#.*)$`)
	tokenForm = regexp.MustCompile(`#(\d+)`)
)

// listen gives the arrows that a listener to the description hears of.
func listen(t *testing.T, g *graph, text string) map[string]int {
	t.Helper()
	heard := map[string]int{}
	// Names become numbers, so that only our words are left.
	twins := newDescriber(g)
	for i := range g.boxes {
		b := &g.boxes[i]
		token := fmt.Sprintf("#%d", i)
		text = strings.ReplaceAll(text, quote(b.text)+twins.distinction(i), token)
		text = strings.ReplaceAll(text, quote(beginning(b.text))+twins.distinction(i), token)
		if b.element == nil && strings.HasPrefix(b.text, b.id+": ") {
			text = regexp.MustCompile(`\b`+regexp.QuoteMeta(b.id)+`\b`).ReplaceAllString(text, token)
		}
	}
	text = regexp.MustCompile(`, (because )?“[^”]*”`).ReplaceAllString(text, "")
	text = regexp.MustCompile(` \([a-z ,]*\)`).ReplaceAllString(text, "")
	for p, paragraph := range strings.Split(text, "\n") {
		if p == 0 {
			continue // what the picture is
		}
		subject := ""
		_, paragraph, _ = strings.Cut(paragraph, ":")
		for _, sentence := range strings.Split(strings.TrimSuffix(paragraph, "."), ". ") {
			names := tokenForm.FindAllString(sentence, -1)
			if len(names) == 0 {
				continue
			}
			m := claimForm.FindStringSubmatch(strings.TrimSpace(sentence))
			switch {
			case m == nil && len(names) == 1:
				subject = names[0]
				continue
			case m == nil:
				t.Errorf("not understood: %s", sentence)
				continue
			case m[1] != "It":
				subject = m[1]
			}
			for kind, v := range verbs {
				if arrowKind(kind) == leadsTo && m[3] == "produces" || strings.HasPrefix(v, m[3]) {
					for _, to := range tokenForm.FindAllString(m[6], -1) {
						heard[subject[1:]+v+to[1:]]++
					}
				}
			}
		}
	}
	return heard
}

// TestDescriptionLinks checks that the description has what is known of every
// arrow, and the number that it has in the picture.
func TestDescriptionLinks(t *testing.T) {
	for seed := range uint64(40) {
		g, err := newGraph(picturetest.Reasoned(40, seed), &contentOptions{NumberLinks: true})
		if err != nil {
			t.Fatal(err)
		}
		text := flatText(g.words)
		for i := range g.arrows {
			a := &g.arrows[i]
			if want := fmt.Sprintf("%s (link %d)", quote(g.boxes[a.to].text), a.number); a.number > 0 && strings.Count(text, fmt.Sprintf(" (link %d)", a.number)) != 1 {
				t.Errorf("seed %d: the description has not once %q", seed, want)
			}
			if reason := reasonText(a); !strings.Contains(text, reason) {
				t.Errorf("seed %d: the description lacks %q", seed, reason)
			}
		}
	}
}

// TestOutlineLines checks that no line is longer than 80 columns but for one
// with a word of that length.
func TestOutlineLines(t *testing.T) {
	models := picturetest.All()
	models["islands"] = picturetest.Islands()
	models["reasoned"] = picturetest.Reasoned(60, 1)
	for name, m := range models {
		for _, line := range strings.Split(toldOf(t, m, nil), "\n") {
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
		g, err := newGraph(m, &contentOptions{})
		if err != nil {
			t.Fatal(err)
		}
		things := len(g.boxes) + len(g.arrows)
		if size := len(flatText(describe(g))); size > 60*things {
			t.Errorf("%d boxes and links take %d bytes to describe", things, size)
		}
		if size := len(plainText(g.words)); size > 160*things {
			t.Errorf("the outline of %d boxes and links takes %d bytes", things, size)
		}
	}
	// The texts are 0.2 MB.
	if size := len(toldOf(t, picturetest.LongTexts(), nil)); size > 250_000 {
		t.Errorf("the outline of long texts takes %d bytes", size)
	}
}

// TestOutlineObeysNothing checks that texts bring nothing to the outline that
// a terminal would obey.
func TestOutlineObeysNothing(t *testing.T) {
	m := picturetest.Chain("Title \x1b[31m", "red \x1b]0;owned\x07", "C1 \u009b31m \x00\r\n x", "turned \u202e back", "Zero\ufeffwidth")
	m.Elements[0].LeadsTo[0].Because = "\x1b[2J"
	out := toldOf(t, m, nil)
	if strings.ContainsAny(out, "\x1b\x07\u009b\x00\r\u202e\ufeff") || !strings.Contains(out, "Zero\ufffdwidth") {
		t.Errorf("%q", out)
	}
}

// TestOutlineForgesNothing checks that no line begins with a command for the
// service that shows the log of a pipeline, wherever lines are broken.
func TestOutlineForgesNothing(t *testing.T) {
	m := picturetest.Chain("::error::pwn", strings.Repeat("::error::pwn ", 30), "園"+strings.Repeat("園::error::園", 30), "##[error]pwn")
	out := toldOf(t, m, nil)
	if command := regexp.MustCompile(`(?m)^\s*::[a-z]|##\[`).FindString(out); command != "" || strings.Count(out, ":error::") < 61 {
		t.Errorf("%q in:\n%s", command, out)
	}
	d, err := Model(m, nil)
	if err != nil {
		t.Fatal(err)
	}
	if words := d.Description().String(); !strings.Contains(words, "##[error]pwn") || strings.Contains(words, "\ufffd") {
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
		out := solid.Replace(strings.Join(strings.Fields(toldOf(t, m, nil)), ""))
		for _, want := range []string{s, strings.TrimRight(oneLine(reason), ".")} {
			if want = solid.Replace(strings.Join(strings.Fields(plaintext.Inert(stripControls(oneLine(want)))), "")); !strings.Contains(out, want) {
				t.Errorf("the outline lacks %q:\n%s", want, out)
			}
		}
	})
}

// rightToLeftModel returns a model in Arabic, with parentheses and full stops that show
// which way a text runs.
func rightToLeftModel() *logicmodel.Model {
	m := picturetest.Chain("نموذج منطقي: الصحة النفسية (2024)", "دورات تدريبية للموظفين والسكان (12 دورة).", "تقارير عن النتائج!",
		"تحسين الصحة النفسية والرفاهية في المجتمع المحلي", "زيادة الثقة (NHS Tayside) بين الناس", "انخفاض العزلة الاجتماعية", "النتيجة النهائية")
	m.Lang = "ar"
	m.Elements[0].LeadsTo[0].Because = "التدريب يزيد الوعي (2023)."
	m.Elements[1].LeadsTo[0].Evidence = outcomes.Evidence{Grade: outcomes.GradeStrong, Source: "دراسة (2023)"}
	m.Elements[4].Supports = []logicmodel.Ref{{ID: "NO6"}}
	return m
}

// TestRightToLeftInBrowser checks that a model whose language runs from right
// to left has its texts in its boxes, and its key and list of links within the
// picture.
func TestRightToLeftInBrowser(t *testing.T) {
	c := startChromium(t)
	_, f := picturetest.Example(t, "stobswellbeing.yaml")
	for _, view := range Views() {
		r := c.measure(t, svgOf(t, rightToLeftModel(), &Options{View: view, Framework: f, NumberLinks: true, Draft: true}))
		if r.Boxes == 0 {
			t.Errorf("%s: the browser shows no boxes", view)
		}
		for _, w := range r.Wrong {
			t.Errorf("%s: %s", view, w)
		}
	}
}

// TestLanguages checks that the picture marks which of its words are in which
// language, and which run from right to left.
func TestLanguages(t *testing.T) {
	_, f := picturetest.Example(t, "stobswellbeing.yaml")
	svg := string(svgOf(t, rightToLeftModel(), &Options{Framework: f}))
	root, _, _ := strings.Cut(svg, ">")
	if !strings.Contains(root, ` lang="ar" xml:lang="ar"`) {
		t.Errorf("the picture is not marked as Arabic: %s", root)
	}
	for _, want := range []string{`-desc" lang="en" xml:lang="en">`, `<g class="key" lang="en"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("our own words are not marked as English: no %s", want)
		}
	}
	const english = `<g class="heading" lang="en"`
	if strings.Contains(svg, english) {
		t.Error("an Arabic heading is marked as English")
	}
	hebrew := rightToLeftModel()
	hebrew.Lang = "he" // in which there are no headings
	if !strings.Contains(string(svgOf(t, hebrew, nil)), english) {
		t.Error("an English heading is not marked as English")
	}
	for _, test := range []struct{ words, direction string }{
		{"نموذج", `direction="rtl"`}, {"NO6: We live longer,", ""}, {"supports an outcome of the framework", ""},
	} {
		_, line, found := cutLast(svg, "<text", test.words)
		if !found || strings.Contains(line, `direction="rtl"`) != (test.direction != "") {
			t.Errorf("%q is in <text%s", test.words, line)
		}
	}
	if svg := string(svgOf(t, picturetest.Feedback(), nil)); !strings.Contains(svg, ` lang="en"`) || strings.Contains(svg, `"rtl"`) {
		t.Error("a model that names no language is not in English")
	}
}

// cutLast cuts s after the last sep before the first of the words that stands
// in a line of text.
func cutLast(s, sep, words string) (before, after string, found bool) {
	at := strings.Index(s, ">"+words)
	for at >= 0 && !strings.HasPrefix(s[strings.LastIndex(s[:at], "<"):], "<tspan") {
		next := strings.Index(s[at+1:], ">"+words)
		if next < 0 {
			return s, "", false
		}
		at += 1 + next
	}
	if at < 0 {
		return s, "", false
	}
	start := strings.LastIndex(s[:at], sep)
	return s[:start], s[start+len(sep) : at], true
}
