package rules_test

import (
	"testing"
	"testing/fstest"

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
  LM003: {say: This is not defined}
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
		`f.yaml:10:3: error: there is no rule "nonsense"; correct the code, or remove this line [OF003]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSay checks that findings have the words that a framework gives them, with the
// severity that it sets or else the usual one.
func TestSay(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"plan.yaml": {Data: []byte(`framework: plan
title: Plan
outcomes: [{id: O1, title: Everybody is well}]
rules:
  LM050: {severity: error, say: Ask the office for an indicator}
  LM011: {say: "Every activity needs an output;\n\n  see page 4"}
  LM036: off
`)}}
	const src = `model: m
title: M
framework: plan.yaml
activities: [{id: a, title: A}, {id: b, title: B, leads-to: [o]}]
outputs: [{id: o, title: O, leads-to: [e]}]
end-state: {id: e, title: E, supports: [O1]}
`
	var got []string
	for _, d := range checkText(t, files, "m.yaml", src, nil, nil).Findings {
		got = append(got, d.Error())
	}
	want := []string{
		`m.yaml:1:8: warning: the model "m" has no outcomes; list under "outcomes" the changes that follow [LM018]`,
		`m.yaml:4:19: error: Every activity needs an output; see page 4 [LM011]`,
		`m.yaml:6:17: error: Ask the office for an indicator [LM050]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
