package report

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

var update = flag.Bool("update", false, "write the expected outputs in testdata anew")

// load reads a model of the examples, or else of testdata.
func load(t *testing.T, name string) (*logicmodel.Model, *outcomes.Framework) {
	t.Helper()
	if _, err := os.Stat(filepath.Join("testdata", name)); err == nil {
		m, f, err := rules.Load(os.DirFS("testdata"), name)
		if err != nil {
			t.Fatal(err)
		}
		return m, f
	}
	m, f, err := rules.Load(examples.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return m, f
}

func caseStudy(t *testing.T, name string, o *Options) *Document {
	t.Helper()
	m, f := load(t, name)
	r, err := Model(t.Context(), m, f, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func files(t *testing.T, r *Document, f Format, name string) []File {
	t.Helper()
	files, err := r.Files(t.Context(), f, name)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// golden compares with a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(name, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

var svg = regexp.MustCompile(`(?s)<svg .*?</svg>`)

// TestGoldens holds every word of reports in the formats that are text. Their
// pictures are left out, for which package render has tests.
func TestGoldens(t *testing.T) {
	for _, name := range []string{"measured", "stobswellbeing", "arabic"} {
		r := caseStudy(t, name+".yaml", &Options{Date: "2026-01-31"})
		golden(t, name+".md", files(t, r, Markdown, name+".md")[0].Data)
		if name == "measured" {
			golden(t, name+".qmd", files(t, r, Quarto, name+".qmd")[0].Data)
		}
		if name != "stobswellbeing" {
			page := svg.ReplaceAll(files(t, r, HTML, name+".html")[0].Data, []byte("<svg/>"))
			golden(t, name+".html", bytes.Replace(page, []byte(stylesheet), nil, 1))
		}
	}
}

// TestPandoc lets Pandoc read the Markdown that is meant for it, and checks that
// the words are as they were.
func TestPandoc(t *testing.T) {
	pandoc := needs(t, "pandoc")
	r := caseStudy(t, "measured.yaml", &Options{Author: "We & *they*"})
	cmd := exec.Command(pandoc, "--from=markdown", "--to=html", "--standalone", "--wrap=none")
	cmd.Stdin = bytes.NewReader(files(t, r, Quarto, "x.qmd")[0].Data)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	page, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	for _, want := range []string{
		"<h1 class=\"title\">A made-up café &lt;script&gt;alert(1)&lt;/script&gt; &amp; more</h1>", "<p class=\"author\">We &amp; *they*</p>",
		"<p>We meet &lt;script&gt;alert(3)&lt;/script&gt;</p>", "# Heading &lt;script&gt;", "{w:t}&lt;/w:t&gt; ]]&gt;", "<div id=\"tbl-1\">", "href=\"#fig-5\"", "id=\"fig-5\"",
	} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.Contains(string(page), "<script>") {
		t.Error("the page has a script")
	}
}

// TestWordsAsTheyAre checks that pages and documents tell a title as it is, also
// one that in text the log of a pipeline would obey.
func TestWordsAsTheyAre(t *testing.T) {
	m, f := load(t, "measured.yaml")
	m.Title = "::Title, ##[x] notation, see ::before"
	m.Elements[0].Title = m.Title
	m.Elements[0].Indicators = append(m.Elements[0].Indicators, outcomes.Indicator{ID: "own", Title: m.Title, Actuals: []outcomes.Figure{{Value: "7 ##[x]", On: "2026"}}})
	r, err := Model(t.Context(), m, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{"HTML": string(files(t, r, HTML, "x.html")[0].Data)}
	docx := unzip(t, files(t, r, DOCX, "x.docx")[0].Data)
	parts["the document"], parts["its properties"] = docx["word/document.xml"], docx["docProps/core.xml"]
	for name, got := range parts {
		if changed := regexp.MustCompile("\ufffd:|#\ufffd").FindString(got); changed != "" || !strings.Contains(got, m.Title) {
			t.Errorf("%s lacks %q, or has it as %q", name, m.Title, changed)
		}
	}
	for _, file := range files(t, r, Markdown, "x.md") {
		if got := string(file.Data); strings.HasSuffix(file.Name, ".md") && (strings.Contains(got, "##[") || !strings.Contains(got, "see \ufffd:before")) {
			t.Errorf("the Markdown has a command:\n%s", got)
		}
	}
}

// TestForm checks that a report has every heading of the form, in its order,
// and all its issues.
func TestForm(t *testing.T) {
	want := []string{
		"Name of CPP",
		"Name of case study",
		"Brief outline of case study",
		"This case study primarily demonstrates good practice or progress in addressing the following issues",
		"Contact details of lead officer",
		"SOA outcome/s and National Outcome/s supported by the case study",
		"Partners involved in case study",
		"Description of activity",
		"Evidence of impact / progress",
		"What added value has the SOA process brought to the delivery of these benefits?",
		"Good practice and lessons learned",
		"Other relevant information",
	}
	for _, name := range []string{"stobswellbeing.yaml", "measured.yaml", "village-cafe.yaml"} {
		r := caseStudy(t, name, &Options{Draft: true, Words: WordsNone})
		var got []string
		for _, s := range r.sections {
			got = append(got, s.title.String())
		}
		want := slices.Clone(want)
		if name == "village-cafe.yaml" { // of another agreement
			want[0] = "Name of the partnership"
			want[5] = got[5]
			want[9] = got[9]
		}
		if name != "measured.yaml" { // whose picture is small
			want = append(want, "Appendix: the results chain as a picture")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if rows := r.sections[3].blocks; rows[len(rows)-1].table == nil {
			t.Errorf("%s has no table of issues", name)
		}
	}
}

// newStudyOf returns the study of a model by the form of the options.
func newStudyOf(t *testing.T, m *logicmodel.Model, f *outcomes.Framework, o *Options) *study {
	t.Helper()
	s, err := newStudy(m, f, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestAgreement checks the headings that name the agreement.
func TestAgreement(t *testing.T) {
	const (
		supports = "SOA outcome/s and National Outcome/s supported by the case study"
		value    = "What added value has the SOA process brought to the delivery of these benefits?"
	)
	for _, c := range []struct{ agreement, supports, value string }{
		{"", supports, value},
		{"SOA", supports, value},
		{"single outcome  agreement", supports, value},
		{"LOIP", "Outcomes of the LOIP supported by the case study", "What added value has the LOIP process brought to the delivery of these benefits?"},
	} {
		s := newStudyOf(t, &logicmodel.Model{}, &outcomes.Framework{Agreement: c.agreement}, nil)
		if got := s.heading(&s.form.sections[5]).String(); got != c.supports {
			t.Errorf("of %q: %s", c.agreement, got)
		}
		if got := s.heading(&s.form.sections[9]).String(); got != c.value {
			t.Errorf("of %q: %s", c.agreement, got)
		}
	}
}

// TestDraft checks that a report of a model with errors says so first.
func TestDraft(t *testing.T) {
	for errors, want := range map[int]string{
		1: "Draft: the logic model has an error, so that this report may be wrong.",
		3: "Draft: the logic model has 3 errors, so that this report may be wrong.",
	} {
		r := caseStudy(t, "measured.yaml", &Options{Errors: errors})
		if b := r.lead[0]; b.tone != alertTone || b.text.String() != want {
			t.Errorf("%d errors: %+v", errors, b)
		}
	}
	page := string(files(t, caseStudy(t, "measured.yaml", &Options{Errors: 1}), HTML, "x.html")[0].Data)
	if !strings.Contains(page, "Draft</text>") && !strings.Contains(strings.ToLower(svg.FindString(page[strings.LastIndex(page, "<svg"):])), "draft") {
		t.Error("the picture does not say that it is a draft")
	}
}

// TestNothing makes the report of a model with nothing in it.
func TestNothing(t *testing.T) {
	m, err := logicmodel.Parse("m.yaml", []byte("model: m\ntitle: T\n"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Model(t.Context(), m, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []Format{HTML, DOCX, Markdown} {
		if got := files(t, r, f, "x."+string(f)); len(got) != 1 || len(got[0].Data) == 0 {
			t.Errorf("%s: %d files", f, len(got))
		}
	}
	if len(r.sections) != 1 || r.sections[0].title.String() != "Name of case study" {
		t.Errorf("the sections %+v", r.sections)
	}
	want := []Omission{{
		Model: "m",
		Keys: []string{
			"partnership", "case-study: outline", "case-study: contact", "supports", "partners", "case-study: activity", "case-study: evidence",
			"indicators", "activities", "case-study: added-value", "case-study: lessons", "case-study: other",
		},
		Questions: questions(newStudyOf(t, m, nil, nil).form.sections),
		Asked:     16,
	}}
	if diff := cmp.Diff(want, r.LeftOut); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if r.Warnings != nil {
		t.Errorf("warnings %q", r.Warnings)
	}

	draft, err := Model(t.Context(), m, nil, &Options{Draft: true})
	if err != nil {
		t.Fatal(err)
	}
	page := string(files(t, draft, Markdown, "x.md")[0].Data)
	if n := strings.Count(page, "*Nothing is written for this section; write it under “"); n != len(want[0].Keys) {
		t.Errorf("the draft shows %d empty sections:\n%s", n, page)
	}
	if n := strings.Count(page, "| Not answered |"); n != 16 {
		t.Errorf("the draft shows %d questions that are not answered", n)
	}
}

// TestWords checks where the words of pictures are, each once.
func TestWords(t *testing.T) {
	const link = "“Café afternoons held” leads to “More people know their neighbours”."
	for words, want := range map[Words][2]int{"": {1, 1}, WordsAppendix: {1, 1}, WordsBeside: {1, 0}, WordsNone: {0, 0}} {
		page := string(files(t, caseStudy(t, "measured.yaml", &Options{Words: words}), Markdown, "x.md")[0].Data)
		if got := [2]int{strings.Count(page, link), strings.Count(page, "## "+appendixTitle)}; got != want {
			t.Errorf("%q: %v, want %v", words, got, want)
		}
	}
	var w Words
	if err := w.UnmarshalText([]byte("below")); err == nil || err.Error() != `there is no place "below" for the words of pictures; use one of appendix, beside, none` {
		t.Error(err)
	}
}

// TestSameBytes checks that the same model gives the same bytes.
func TestSameBytes(t *testing.T) {
	for _, f := range []Format{HTML, DOCX, Markdown} {
		if testing.Short() && f == DOCX {
			continue
		}
		a := files(t, caseStudy(t, "measured.yaml", nil), f, "x")
		b := files(t, caseStudy(t, "measured.yaml", nil), f, "x")
		if !cmp.Equal(a, b) {
			t.Errorf("%s differs from one time to the next", f)
		}
	}
}

// TestConcurrent makes reports at once, as a service does.
func TestConcurrent(t *testing.T) {
	format := DOCX
	if testing.Short() { // drawing many dots is slow where races are looked for
		format = HTML
	}
	m, f := load(t, "measured.yaml")
	var made [4][]File
	var errs [4]error
	var wg sync.WaitGroup
	for i := range made {
		wg.Go(func() {
			var r *Document
			if r, errs[i] = Model(t.Context(), m, f, nil); errs[i] == nil {
				made[i], errs[i] = r.Files(t.Context(), format, "x")
			}
		})
	}
	wg.Wait()
	for i := range made {
		if errs[i] != nil || !cmp.Equal(made[0], made[i]) {
			t.Errorf("report %d differs from the first: %v", i, errs[i])
		}
	}
}

// TestPage reads the HTML as XML and checks what keeps a page accessible: one
// main heading, no level left out, no id twice, headings of tables, and no
// scripts or things from elsewhere.
func TestPage(t *testing.T) {
	for _, name := range []string{"measured.yaml", "stobswellbeing.yaml", "arabic.yaml"} {
		page := string(files(t, caseStudy(t, name, nil), HTML, "x.html")[0].Data)
		// All that it allows a browser is its own style.
		policy := []string{`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`}
		if diff := cmp.Diff(policy, regexp.MustCompile(`<meta http-equiv[^>]*>`).FindAllString(page, -1)); diff != "" {
			t.Errorf("%s: the policy (-want +got):\n%s", name, diff)
		}
		page = strings.NewReplacer("<!DOCTYPE html>", "").Replace(page)
		page = regexp.MustCompile(`<meta[^>]*>`).ReplaceAllString(page, "")
		d := xml.NewDecoder(strings.NewReader(page))
		ids := map[string]bool{}
		level, mains := 0, 0
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if tag := e.Name.Local; len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' {
				n := int(tag[1] - '0')
				if n > level+1 {
					t.Errorf("%s: h%d follows h%d", name, n, level)
				}
				level = n
				mains += oneIf(n == 1)
			}
			attributes := map[string]string{}
			for _, a := range e.Attr {
				attributes[a.Name.Local] = a.Value
				if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "src" || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "#") {
					t.Errorf("%s: %s=%q", name, a.Name.Local, a.Value)
				}
			}
			if id := attributes["id"]; id != "" {
				if ids[id] {
					t.Errorf("%s: the id %q is there twice", name, id)
				}
				ids[id] = true
			}
			switch e.Name.Local {
			case "script", "link", "iframe", "object", "img":
				t.Errorf("%s has <%s>", name, e.Name.Local)
			case "th":
				if attributes["scope"] == "" {
					t.Errorf("%s has a heading of a table without a scope", name)
				}
			case "svg":
				if attributes["role"] != "img" || attributes["aria-label"] == "" && attributes["aria-labelledby"] == "" {
					t.Errorf("%s has a picture without words", name)
				}
			}
		}
		if mains != 1 {
			t.Errorf("%s has %d main headings", name, mains)
		}
	}
}

// TestArabic checks that a page states the language and direction of texts of a
// model apart from its own.
func TestArabic(t *testing.T) {
	page := string(files(t, caseStudy(t, "arabic.yaml", nil), HTML, "x.html")[0].Data)
	for _, want := range []string{
		`<html lang="en">`,
		`<h1 lang="ar" dir="auto">تحسين الصحة والرفاه في المجتمع</h1>`,
		`<figcaption lang="ar" dir="auto">الشكل 2: سلسلة النتائج</figcaption>`,
		`<p lang="ar" dir="auto">يبيّن <a href="#figure-2">الشكل 2</a> كيف يؤدي العمل إلى نتائجه.`,
		`<table id="table-1" dir="rtl">`,
		`“<bdi lang="ar">لقاءات</bdi>”`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.ContainsRune(page, '\ufffd') {
		t.Error("the page has a character that stands for another")
	}
	_, err := caseStudy(t, "arabic.yaml", nil).Files(t.Context(), DOCX, "x.docx")
	var font *render.FontError
	if !errors.As(err, &font) {
		t.Errorf("without a font: %v", err)
	}
}

// TestLarge makes the report of a chain of 300 elements, whose pictures are all
// legible.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("it draws dozens of pictures")
	}
	r, err := Model(t.Context(), largeModel(t), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	n, alts := 0, map[string]bool{}
	for _, f := range figures(r.sections) {
		n++
		alts[f.alt.String()] = true
		if w, h := max(f.width, f.height), min(f.width, f.height); w > 757 || h > 482 || !f.landscape && f.height > 631 {
			t.Errorf("%q is %.0f by %.0f points, which no page holds", f.caption, f.width, f.height)
		}
	}
	if n < 2 || len(alts) != n {
		t.Errorf("%d pictures with %d alternatives", n, len(alts))
	}
	for _, w := range r.Warnings {
		if strings.Contains(w, "hard to read") {
			t.Error(w)
		}
	}
}

func figures(sections []section) []*figure {
	var all []*figure
	for _, s := range sections {
		for _, b := range s.blocks {
			if b.figure != nil {
				all = append(all, b.figure)
			}
		}
		all = append(all, figures(s.sections)...)
	}
	return all
}

// largeModel returns a chain with five stages of 60 elements each, but for the one
// that all lead to.
func largeModel(t *testing.T) *logicmodel.Model {
	t.Helper()
	const n = 60
	var b strings.Builder
	b.WriteString("model: large\ntitle: A chain of 300 elements\n")
	stages := []struct{ head, id, next string }{
		{"activities:", "a", "o"}, {"outputs:", "o", "s"}, {"outcomes:\n  short:", "s", "m"}, {"  medium:", "m", "l"}, {"  long:", "l", "end"},
	}
	for _, s := range stages {
		b.WriteString(s.head + "\n")
		for i := range n - oneIf(s.id == "l") {
			to := s.next + itoa(i%(n-oneIf(s.next == "l")))
			if s.next == "end" {
				to = "end"
			}
			b.WriteString("    - {id: " + s.id + itoa(i) + ", title: Step " + s.id + itoa(i) + " of a long chain, leads-to: [" + to + "]}\n")
		}
	}
	b.WriteString("end-state: {id: end, title: The end state}\n")
	m, err := logicmodel.Parse("large.yaml", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Elements) != 300 {
		t.Fatalf("the model has %d elements", len(m.Elements))
	}
	return m
}

func itoa(n int) string { return string(rune('0'+n/10)) + string(rune('0'+n%10)) }

// TestCancelled checks that the context ends drawing.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m, f := load(t, "measured.yaml")
	if _, err := Model(ctx, m, f, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestPortfolio reports on three models, one of which has an error.
func TestPortfolio(t *testing.T) {
	model := func(id, title, lang, supports, to string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`model: ` + id + `
title: ` + title + `
lang: ` + lang + `
framework: plan.yaml
partners: [{id: us, name: Partner of ` + id + `}]
activities: [{id: work, title: Work of ` + id + `, partners: [us], leads-to: [made]}]
outputs: [{id: made, title: Made by ` + id + `, leads-to: [` + to + `]}]
end-state: {id: good, title: All is well, supports: [` + supports + `]}
`)}
	}
	fsys := fstest.MapFS{
		"plan.yaml": {Data: []byte(`framework: plan
title: A made-up plan
levels: [{id: high, title: High outcome}, {id: low, title: Low outcome}]
outcomes:
  - {id: H1, level: high, title: People are well}
  - {id: L1, level: low, title: People eat well, contributes-to: [H1]}
  - {id: L2, level: low, title: People sleep well, contributes-to: [H1]}
`)},
		"a.yaml": model("a", "First <b>", "en", "L1", "good"),
		"b.yaml": model("b", "Zweites Modell", "de", "L1", "good"),
		"c.yaml": model("c", "Third", "en", "L2", "nowhere"),
	}
	p, err := rules.CheckFiles(fsys, nil, ".")
	if err != nil {
		t.Fatal(err)
	}
	c := portfolio.Cover(p, nil)
	for name, o := range map[string]*Options{"portfolio": {Date: "2026-02"}, "portfolio-drafts": {Drafts: true}} {
		r, err := Portfolio(t.Context(), "Many & more", c, o)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name+".md", files(t, r, Markdown, name+".md")[0].Data)
	}
	empty, err := Portfolio(t.Context(), "None", portfolio.Cover(&rules.Report{}, nil), nil)
	if err != nil || len(empty.sections) != 1 {
		t.Errorf("of no models: %v, %+v", err, empty)
	}
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}
