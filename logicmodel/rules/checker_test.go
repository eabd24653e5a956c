package rules

import (
	"context"
	"errors"
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

// TestCheckContext ends a check before it begins, and does not end another.
func TestCheckContext(t *testing.T) {
	t.Parallel()
	var c Checker
	source := Source{Name: "m.yaml", Text: []byte("model: m\ntitle: M\n"), Kind: ScopeModels}
	ctx, cancel := context.WithCancel(t.Context())
	report, err := c.CheckContext(ctx, source)
	if err != nil || len(report.Findings()) == 0 {
		t.Errorf("findings: %v, %v", report, err)
	}
	cancel()
	if report, err := c.CheckContext(ctx, source); !errors.Is(err, context.Canceled) || report != nil {
		t.Errorf("after the end: %v, %v", report, err)
	}
}
