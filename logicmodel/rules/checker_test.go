package rules

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/resultschain/resultschain/diag"
)

// TestCheckerKeepsNoMisses checks that a checker in a service does not grow by
// the names of frameworks that are not there, and reads one that has come.
func TestCheckerKeepsNoMisses(t *testing.T) {
	files := fstest.MapFS{}
	c, err := NewChecker(&Options{FS: files})
	if err != nil {
		t.Fatal(err)
	}
	check := func(framework string) *Result {
		return c.Check(Source{Name: "m.yaml", Text: fmt.Appendf(nil, "model: m\ntitle: M\nframework: %s\n", framework)}).Results[0]
	}
	for i := range 100 {
		r := check(fmt.Sprintf("plan%d.yaml", i))
		missing := func(d diag.Diagnostic) bool { return d.Code == "OF006" }
		if r.Framework != nil || !slices.ContainsFunc(r.Findings, missing) {
			t.Fatalf("the framework is not missed: %v", r.Findings)
		}
	}
	if n := len(c.frameworks); n != 0 {
		t.Errorf("%d frameworks that are not there are kept", n)
	}
	files["plan0.yaml"] = &fstest.MapFile{Data: []byte("framework: plan\ntitle: Plan\nlevels: [{id: l, title: L}]\noutcomes: [{id: O1, level: l, title: Better health}]\n")}
	first := check("plan0.yaml").Framework
	if first == nil || check("plan0.yaml").Framework != first {
		t.Error("the framework that has come is not read once")
	}
}
