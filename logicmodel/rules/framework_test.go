package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// TestSettings checks what is said of the severities that a framework
// sets.
func TestSettings(t *testing.T) {
	f, err := outcomes.Parse("f.yaml", []byte(`framework: f
title: F
outcomes: [{id: O1, title: O}]
rules:
  LM050: warning
  LM0500: warning
  LM006: off
  DUN001: error
  nonsense: info
`))
	if err != nil {
		t.Fatal(err)
	}
	own := &rules.Options{Rules: []*rules.Rule{{Code: "DUN001", Severity: diag.Info, Run: func(*rules.Pass) {}}}}
	report, err := rules.Check([]rules.Source{{Framework: f}}, own)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range report.Findings() {
		got = append(got, d.Error())
	}
	want := []string{
		`f.yaml:6:3: error: there is no rule "LM0500"; did you mean "LM050"? [OF003]`,
		`f.yaml:7:3: error: "LM006" always counts as an error; remove this line [OF001]`,
		`f.yaml:9:3: error: there is no rule "nonsense"; correct the code, or remove this line [OF003]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
