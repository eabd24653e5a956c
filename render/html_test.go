package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/picturetest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// pageOf returns the page of a model.
func pageOf(t *testing.T, m *logicmodel.Model, o *Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(t.Context(), &b, m, HTML, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	scriptText = regexp.MustCompile(`(?s)<script>(.*?)</script>`)
	styleText  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	policyText = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)
)

// TestHTMLPolicy checks that a page runs its one script and uses its one style, by
// their hashes, and may ask for nothing.
func TestHTMLPolicy(t *testing.T) {
	for theme, styles := range map[string]int{"default": 1, "dark": 1, "auto": 2} { // the second is of the picture
		o := &Options{}
		var err error
		if o.Theme, err = ThemeNamed(theme); err != nil {
			t.Fatal(err)
		}
		checkPolicy(t, pageOf(t, picturetest.Feedback(), o), styles)
	}
}

// checkPolicy checks the policy of a page with so many styles.
func checkPolicy(t *testing.T, page string, styles int) {
	t.Helper()
	hash := func(form *regexp.Regexp, most int) string {
		found := form.FindAllStringSubmatch(page, -1)
		if len(found) != most {
			t.Fatalf("%d of %s", len(found), form)
		}
		var hashes []string
		for _, f := range found {
			sum := sha256.Sum256([]byte(f[1]))
			hashes = append(hashes, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		}
		return strings.Join(hashes, " ")
	}
	want := "default-src 'none'; style-src " + hash(styleText, styles) + "; script-src " + hash(scriptText, 1) + "; img-src data:; base-uri 'none'; form-action 'none'"
	if got := policyText.FindStringSubmatch(page); got == nil || got[1] != want {
		t.Errorf("the policy is %q, want %q", got, want)
	}
	for _, outside := range []string{" src=", "@import", "url(", " style=", " onclick=", "innerHTML", "fetch("} {
		if strings.Contains(page, outside) {
			t.Errorf("the page has %q", outside)
		}
	}
}

// TestHTMLHostile checks that texts of a model stay texts, wherever they stand.
func TestHTMLHostile(t *testing.T) {
	for _, s := range append(picturetest.HostileTexts, `</script><script>alert(1)</script>`, `</style><img src=x onerror=alert(1)>`, `"><a href="javascript:alert(1)">`, `</title></svg></details><h1>`) {
		m, o := everywhere(s)
		page := pageOf(t, m, o)
		for _, tag := range []string{"script", "style", "h1", "svg", "details", "main", "html"} {
			if n := len(regexp.MustCompile(`(?i)</?`+tag+`[\s>]`).FindAllString(page, -1)); n != 2 {
				t.Errorf("%q: there are %d of <%s>", s, n, tag)
			}
		}
		if regexp.MustCompile(`(?i)<(img|a|iframe|object|foreignObject|use|image)[\s>]`).MatchString(page) {
			t.Errorf("%q: it has become markup", s)
		}
	}
}

// TestHTMLKnown checks that a page has all that is known of the boxes and of the links.
func TestHTMLKnown(t *testing.T) {
	m, f, err := rules.Load(examples.FS, "village-cafe.yaml")
	if err != nil {
		t.Fatal(err)
	}
	page := pageOf(t, m, &Options{Framework: f, Notes: map[string]string{m.Elements[0].ID: "Ahead: 40 of 30"}})
	for i := range m.Elements {
		e := &m.Elements[i]
		want := []string{e.Text(), e.Summary}
		for k := range e.Indicators {
			want = append(want, e.Indicators[k].Title, e.Indicators[k].Source)
		}
		for k := range e.LeadsTo {
			want = append(want, strings.TrimSuffix(e.LeadsTo[k].Because, "."), strings.TrimSuffix(e.LeadsTo[k].Evidence.Source, "."))
		}
		for _, w := range want {
			if !strings.Contains(page, strings.ReplaceAll(w, `"`, "&quot;")) {
				t.Errorf("%s: %q is not there", e.ID, w)
			}
		}
	}
	for _, want := range []string{"<dt>Progress</dt><dd dir=\"auto\">Ahead: 40 of 30</dd>", `data-by="Partner"`, `data-by="Reach"`, `data-by="Outcome"`, "<h2 id=\"words\">The picture in words</h2>"} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is not there", want)
		}
	}
	for i := range m.Partners {
		if p := &m.Partners[i]; strings.Count(page, ">"+p.Name+"</option>") > 1 {
			t.Errorf("the partner %q is there more than once", p.Name)
		}
	}
}

// TestHTMLLanguages checks that a page speaks the language of its model, where it has
// its words, and marks what is English in it.
func TestHTMLLanguages(t *testing.T) {
	for lang, want := range map[string][]string{
		"pl":    {`<html lang="pl">`, "Rysunek w słowach", `data-go="Przejdź do: %s"`, "<p lang=\"en\" dir=\"ltr\">A results chain", "<dt>Stan</dt>"},
		"ar-EG": {`<html lang="ar-EG" dir="rtl">`, "الرسم بالكلمات", `dir="ltr">` + "\n<svg"},
		"zh":    {`<html lang="en">`, "The picture in words", "<p>A results chain"},
	} {
		m := picturetest.Feedback()
		m.Lang = lang
		m.Elements[0].Status = &logicmodel.Judgement{Is: logicmodel.StandingOnTrack}
		page := pageOf(t, m, nil)
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s: %q is not there", lang, w)
			}
		}
		if english := "What is known of each box"; strings.Contains(page, english) != (lang == "zh") {
			t.Errorf("%s: %q", lang, english)
		}
	}
}

// TestHTMLOfMany checks pages of pictures without a chain, and of many boxes.
func TestHTMLOfMany(t *testing.T) {
	var b bytes.Buffer
	d, err := Portfolio("Partners", picturetest.Partners(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Write(t.Context(), &b, HTML); err != nil || !strings.Contains(b.String(), `data-by="Model"`) {
		t.Errorf("models side by side: %v", err)
	}
	started := time.Now()
	page := pageOf(t, picturetest.Random(400, 2), &Options{Engine: placed{}})
	if n := strings.Count(page, "<li data-box="); n < 400 {
		t.Errorf("%d boxes are there", n)
	}
	t.Logf("400 boxes: %d bytes in %v", len(page), time.Since(started))
}
