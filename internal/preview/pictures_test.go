package preview

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/render"
)

// TestPictures draws a picture once, keeps it where the next cannot be drawn,
// and keeps only so many.
func TestPictures(t *testing.T) {
	m, err := logicmodel.Parse("a.yaml", []byte(model("Title")))
	if err != nil {
		t.Fatal(err)
	}
	p := newPictures()
	of := look{"a.yaml", choice{focus: "known"}}
	whole := &subject{model: m}
	first, err := p.draw(t.Context(), of, whole)
	if err != nil || !strings.Contains(string(first.svg), "More people know") || !strings.Contains(string(first.outline), "Improved wellbeing") {
		t.Fatalf("%v", err)
	}
	if again, err := p.draw(t.Context(), of, whole); again != first || err != nil {
		t.Errorf("it is drawn again, %v", err)
	}
	without := *m
	without.Elements = m.Elements[:1]
	var unknown *render.OptionError
	if kept, err := p.draw(t.Context(), of, &subject{model: &without}); kept != first || !errors.As(err, &unknown) {
		t.Errorf("it is not kept, %v", err)
	}
	if other, err := p.draw(t.Context(), look{"b.yaml", choice{focus: "none"}}, whole); other != nil || err == nil {
		t.Error("a picture of nothing is drawn")
	}
	for i := range maxPictures {
		if _, err := p.draw(t.Context(), look{fmt.Sprint(i), choice{}}, whole); err != nil {
			t.Fatal(err)
		}
	}
	if last := (look{fmt.Sprint(maxPictures - 1), choice{}}); p.drawn[last] == nil || len(p.drawn) > maxPictures {
		t.Errorf("%d pictures are kept, the last among them: %t", len(p.drawn), p.drawn[last] != nil)
	}
}

// TestChoice writes choices as addresses and reads them.
func TestChoice(t *testing.T) {
	for _, c := range []choice{
		{},
		{view: render.ChainView, focus: "a", only: true},
		{view: render.TriangleView, partner: "b", draft: true, full: true},
	} {
		const name = `a: "b" & c/é.yaml`
		u, err := url.Parse(c.href(name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := choiceOf(u.Query())
		if err != nil || got != c || u.Query().Get("name") != name || u.Scheme != "" {
			t.Errorf("%v is read as %v, %v", c, got, err)
		}
	}
	if got, err := choiceOf(url.Values{"only": {"yes"}, "view": {"MODEL"}}); err != nil || got != (choice{}) {
		t.Errorf("got %v, %v", got, err)
	}
}
