package rules_test

import (
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// TestOptionsAreChecked checks that options which cannot be meant are one error
// that names all that is wrong.
func TestOptionsAreChecked(t *testing.T) {
	run := func(*rules.Pass) {}
	for want, o := range map[string]*rules.Options{
		"":                         nil,
		`there is no rule "LM999"`: {Severity: map[string]diag.Severity{"LM999": diag.Off}},
		"no severity is given for the rule LM050": {Severity: map[string]diag.Severity{"LM050": 0}},
		"the rule LM006 always counts as an error; the rule OF003 always counts as an error": {
			Severity: map[string]diag.Severity{"LM006": diag.Off, "OF003": diag.Info, "LM004": diag.Error}},
		"there are two rules with the code LM050": {Rules: []*rules.Rule{{Code: "LM050", Severity: diag.Info, Run: run}}},
		"there are two rules with the code X1":    {Rules: []*rules.Rule{{Code: "X1", Severity: diag.Info, Run: run}, {Code: "X1", Severity: diag.Info, Run: run}}},
		"rule 0 is nil; rule 1 has no code; the rule X1 has no Run; the rule X2 has no severity": {
			Rules: []*rules.Rule{nil, {Severity: diag.Info, Run: run}, {Code: "X1", Severity: diag.Info}, {Code: "X2", Run: run}}},
	} {
		_, err := rules.Check(nil, o)
		got := ""
		if err != nil {
			got = strings.ReplaceAll(err.Error(), "\n", "; ")
		}
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestPanicOfOwnRule checks that a rule of the user that panics is one finding,
// and that the others go on.
func TestPanicOfOwnRule(t *testing.T) {
	o := &rules.Options{Rules: []*rules.Rule{
		{Code: "X1", Name: "bad", Severity: diag.Info, On: rules.ScopeBoth, Run: func(p *rules.Pass) {
			if p.Model != nil {
				p.Reportf(p.Model.Pos, nil, "lost; it counts for nothing")
			}
			panic("oh")
		}},
		{Code: "X2", Name: "good", Severity: diag.Info, Run: func(p *rules.Pass) { p.Reportf(p.Model.Pos, nil, "found; see to it") }},
	}}
	f := &outcomes.Framework{ID: "f", Title: "F", Outcomes: []outcomes.Outcome{{ID: "O1", Title: "O"}}}
	m := &logicmodel.Model{ID: "m", Title: "M", Pos: diag.Pos{File: "m.yaml", Line: 1, Column: 8}}
	report, err := rules.Check([]rules.Source{{Model: m}, {Framework: f}}, o)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range report.Findings() {
		if strings.HasPrefix(d.Code, "X") {
			got = append(got, d.Error())
		}
	}
	const failed = `error: the rule X1 failed with "oh"; nothing was checked by it, so ask whoever wrote it to mend it [X1]`
	want := "m.yaml:1:8: " + failed + "\nm.yaml:1:8: info: found; see to it [X2]\n" + failed
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestFormOfValues checks that a model built in Go which no file can hold is
// refused like a file.
func TestFormOfValues(t *testing.T) {
	m := &logicmodel.Model{ID: "two words", Title: "M"}
	report, err := rules.Check([]rules.Source{{Model: m}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Findings() {
		if d.Code != "LM001" {
			t.Errorf("got %v, want LM001 alone", d)
		}
	}
	if len(report.Findings()) == 0 {
		t.Error("an id of two words is not reported")
	}
}

// TestFrameworkNumbers checks that numbers and dates of a framework's indicators
// are checked as those of models.
func TestFrameworkNumbers(t *testing.T) {
	const src = `framework: plan
title: Village plan
levels: [{id: goal, title: Goal}]
outcomes:
  - id: G1
    level: goal
    title: Fewer people feel lonely
    indicators:
      - {id: lonely, title: People who feel lonely, unit: "%", baseline: {value: N/A, on: 2020}, targets: [{value: "90 to 100", on: 2018}], actuals: [{value: "1,200", on: 2021}]}
      - {id: up, title: People who volunteer, unit: "%", direction: increase, source: Survey, baseline: {value: 50, on: 2020}, targets: [{value: 40, on: 2026}]}
      - {id: bare, title: People who vote, unit: "%", source: Survey, targets: [60]}
`
	report, err := rules.Check([]rules.Source{{Name: "f.yaml", Text: []byte(src), Kind: rules.ScopeFrameworks}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	const want = "9:14 LM056\n9:82 LM057\n9:116 LM057\n9:133 LM059\n10:146 LM060\n11:14 LM054\n11:81 LM055\n"
	if got := places(report.Findings()); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}
