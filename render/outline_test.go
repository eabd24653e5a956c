package render

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/picturetest"
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
		if r.Boxes == 0 && view != MatrixView {
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
	if want := `-desc" lang="en" xml:lang="en">`; !strings.Contains(svg, want) {
		t.Errorf("our own sentences are not marked as English: no %s", want)
	}
	if strings.Contains(svg, `<g class="key" lang="en"`) || !strings.Contains(svg, "يدعم إحدى نتائج الإطار") {
		t.Error("the key is not in Arabic")
	}
	const english = `<g class="heading" lang="en"`
	if strings.Contains(svg, english) {
		t.Error("an Arabic heading is marked as English")
	}
	hebrew := rightToLeftModel()
	hebrew.Lang = "he" // in which there are no headings
	for _, want := range []string{english, `<g class="key" lang="en"`} {
		if !strings.Contains(string(svgOf(t, hebrew, nil)), want) {
			t.Errorf("our own words are not marked as English: no %s", want)
		}
	}
	for _, test := range []struct{ words, direction string }{
		{"نموذج", `direction="rtl"`}, {"NO6: We live longer,", ""}, {"يدعم إحدى", `direction="rtl"`},
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
