package report

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
)

// longModel returns the text of a model with n activities and outputs, and as many
// indicators.
func longModel(n int) string {
	var b strings.Builder
	b.WriteString("model: large\ntitle: A large model\npartners: [{id: p, name: Council}]\nactivities:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {id: a%d, title: Activity number %d, partners: [p], note: A note, leads-to: [o%[1]d]}\n", i, i)
	}
	b.WriteString("outputs:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {id: o%d, title: Output number %d, leads-to: [s], indicators: [{id: i%[1]d, title: Measure %[1]d, targets: [{value: 9, on: 2027}], actuals: [{value: 4, on: 2025}]}]}\n", i, i)
	}
	b.WriteString("outcomes:\n  short: [{id: s, title: Short, leads-to: [l]}]\n  long: [{id: l, title: Long, leads-to: [e]}]\nend-state: {id: e, title: End}\n")
	return b.String()
}

// TestBrief checks that a model of 300 elements has a few pages in the report of many:
// what is long shows how it begins and says that there is more.
func TestBrief(t *testing.T) {
	t.Parallel()
	checked, err := rules.CheckFiles(fstest.MapFS{"m.yaml": {Data: []byte(longModel(149))}}, nil, ".")
	if err != nil {
		t.Fatal(err)
	}
	c := portfolio.Cover(checked, nil)
	c.Models, c.LeftOut = checked.Results, nil
	r, err := Portfolio(t.Context(), "Many", c, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := estimatePages(&r.sections[1]); n > mostPages {
		t.Errorf("it has about %.1f pages", n)
	}
	if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "make a report of it alone") {
		t.Errorf("warnings: %q", r.Warnings)
	}
	page := string(files(t, r, Markdown, "x.md")[0].Data)
	for _, want := range []string{"Activities: 149", "; and 141 more |", "of 149\\. A report of this model alone has all of them"} {
		if !strings.Contains(page, want) && !strings.Contains(page, strings.ReplaceAll(want, "\\", "")) {
			t.Errorf("the report has no %s", want)
		}
	}
	if words := "with 149 activities, 149 outputs"; !strings.Contains(page, words) {
		t.Errorf("the words of the picture have no %s", words)
	}
}

// TestNotCut checks that the partners of the example have all that is theirs.
func TestNotCut(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it draws nine models")
	}
	checked, err := rules.CheckFiles(os.DirFS("../../examples/partnership"), nil, ".")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Portfolio(t.Context(), "Many", portfolio.Cover(checked, nil), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range r.Warnings {
		if strings.Contains(w, "is cut") {
			t.Error(w)
		}
	}
}
