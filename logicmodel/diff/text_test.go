package diff_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/processor"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

func told(t *testing.T, changes []diff.Change) (text, markdown string) {
	t.Helper()
	var a, b strings.Builder
	if err := diff.WriteText(&a, named("m.yaml", changes)); err != nil {
		t.Fatal(err)
	}
	if err := diff.WriteMarkdown(&b, named("m.yaml", changes)); err != nil {
		t.Fatal(err)
	}
	return a.String(), b.String()
}

// Nothing in a file can drive a terminal, or be more than text in a comment.
func TestHostileTexts(t *testing.T) {
	const title = "\x1b[31mRed <b>@someone</b> #1 `x` [a](http://b) | *c* \u202e"
	text, markdown := told(t, models(
		&logicmodel.Model{ID: "m", Title: "M"},
		&logicmodel.Model{ID: "m", Title: title, Elements: []logicmodel.Element{{ID: "a`b\n", Title: title}}}))
	for _, s := range []string{text, markdown} {
		if strings.ContainsAny(s, "\x1b\u202e") {
			t.Errorf("%q", s)
		}
	}
	const want = "- **added** element a\\`b, “\ufffd\\[31mRed &lt;b&gt;@<!-- -->someone&lt;/b&gt; #<!-- -->1 \\`x\\` \\[a\\](http:/<!-- -->/b) \\| \\*c\\* \ufffd”\n"
	if !strings.HasSuffix(markdown, want) {
		t.Errorf("got %s", markdown)
	}
}

// Of long texts only what differs is reported, with the words around it.
func TestLongTexts(t *testing.T) {
	long := strings.Repeat("so on and so forth ", 20)
	m := func(summary string) *logicmodel.Model {
		return &logicmodel.Model{ID: "m", Title: "M", Summary: summary}
	}
	text, _ := told(t, models(m(long+"it was"+" "+long), m(long+"it is"+" "+long)))
	const want = `m.yaml: 1 change
  changed   model: summary
              from "… so on and so forth it was so on and so forth so …"
              to "… so on and so forth it is so on and so forth so …"
`
	if d := cmp.Diff(want, text); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	text, _ = told(t, models(m(""), m(long)))
	if n := len(text); n < 200 || n > 320 || !strings.HasSuffix(text, "…\"\n") {
		t.Errorf("%d bytes: %s", n, text)
	}
	for line := range strings.Lines(text) {
		if len([]rune(line)) > 81 {
			t.Errorf("too long: %s", line)
		}
	}
}

func TestNothing(t *testing.T) {
	m := &logicmodel.Model{ID: "m", Title: "M"}
	if text, markdown := told(t, models(m, m)); text != "" || markdown != "No change in meaning.\n" {
		t.Errorf("%s%s", text, markdown)
	}
	if c := models(nil, nil); len(c) > 0 {
		t.Errorf("%v", c)
	}
	if c := frameworks(nil, nil); len(c) > 0 {
		t.Errorf("%v", c)
	}
	want := []diff.Change{{Kind: diff.KindAdded, What: diag.KindModel, New: diff.Thing{ID: "m", Title: "M"}}}
	if d := cmp.Diff(want, models(nil, m)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	if d := cmp.Diff(reversed(want), ordered(models(m, nil))); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// Without spaces between words, titles are compared by their letters.
func TestTitlesWithoutSpaces(t *testing.T) {
	m := func(id, title string) *logicmodel.Model {
		return &logicmodel.Model{ID: "m", Title: "M", Elements: []logicmodel.Element{{ID: id, Title: title, Stage: logicmodel.ShortTerm}}}
	}
	var kinds []diff.Kind
	for _, c := range models(m("a", "地域の人々の心の健康が向上する"), m("b", "地域の人々の心の健康が大きく向上する")) {
		kinds = append(kinds, c.Kind)
	}
	if d := cmp.Diff([]diff.Kind{diff.KindRenamed, diff.KindRetitled}, kinds); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// Whatever the models, comparing them ends soon.
func TestLarge(t *testing.T) {
	model := func(n int, id string, title func(int) string, links int) *logicmodel.Model {
		m := &logicmodel.Model{ID: "m", Title: "M"}
		for i := range n {
			e := logicmodel.Element{ID: fmt.Sprintf("%s%d", id, i), Title: title(i), Stage: logicmodel.Output}
			for j := range links {
				e.LeadsTo = append(e.LeadsTo, logicmodel.Link{To: logicmodel.Ref{ID: fmt.Sprintf("%s%d", id, (i+j)%n)}})
			}
			m.Elements = append(m.Elements, e)
		}
		return m
	}
	alike := func(i int) string { return strings.Repeat("so on and so forth ", 12) + fmt.Sprint(i) }
	same := func(int) string { return "the same" }
	for _, c := range []struct {
		name     string
		old, new *logicmodel.Model
	}{
		{"other ids", model(500, "a", alike, 200), model(500, "b", alike, 200)},
		{"similar titles", model(500, "a", alike, 200), model(500, "b", func(i int) string { return alike(i) + " x" }, 200)},
		{"the same titles", model(500, "a", same, 200), model(500, "b", same, 200)},
		{"very many", model(30_000, "a", alike, 3), model(30_000, "b", alike, 3)},
		{"one id", model(1, "a", same, 100_000), model(1, "a", same, 100_000)},
	} {
		begun := processor.Time()
		changes := models(c.old, c.new)
		took := processor.Time() - begun
		t.Logf("%s: %d changes in %v", c.name, len(changes), took)
		if took > 30*time.Second {
			t.Errorf("%s: it took %v", c.name, took)
		}
	}
}

// TestComposedLetters checks that é of one character and of two are one text.
func TestComposedLetters(t *testing.T) {
	one := &logicmodel.Model{ID: "m", Title: "Caf\u00e9", Summary: "\u00e9", Elements: []logicmodel.Element{{ID: "a", Title: "A caf\u00e9", Note: "\u00e0"}}}
	two := &logicmodel.Model{ID: "m", Title: "Cafe\u0301", Summary: "e\u0301", Elements: []logicmodel.Element{{ID: "a", Title: "A cafe\u0301", Note: "a\u0300"}}}
	if changes := models(one, two); len(changes) > 0 {
		t.Errorf("%v", changes)
	}
}
