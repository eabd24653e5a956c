package logicmodel_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/modeltest"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestMergeSame merges each example with itself, which changes nothing.
func TestMergeSame(t *testing.T) {
	t.Parallel()
	merged := 0
	err := fs.WalkDir(examples.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".yaml") || name == "broken.yaml" {
			return err
		}
		src, err := fs.ReadFile(examples.FS, name)
		if err != nil {
			return err
		}
		m, err := logicmodel.Parse(name, src)
		if err != nil {
			return nil // a framework
		}
		for _, other := range []*logicmodel.Model{m, {ID: m.ID, Title: m.Title}} {
			got, found := logicmodel.Merge(m, other)
			if diff := cmp.Diff(m, got, noPlaces); diff != "" || len(found) > 0 {
				t.Errorf("%s: %v %s", name, found, diff)
			}
		}
		merged++
		return nil
	})
	if err != nil || merged < 15 {
		t.Errorf("%d models are merged: %v", merged, err)
	}
}

func TestMerge(t *testing.T) {
	t.Parallel()
	const first = `model: a
title: Wellbeing
place: Stobswell
partners: [{id: council, name: Council}]
activities:
  - {id: walks, title: Walks, partners: [council], leads-to: [{to: fit, because: Walking is good}]}
outcomes:
  short:
    - id: fit
      title: People are fitter
      indicators: [{id: steps, title: Steps, unit: steps, baseline: 10, actuals: [{value: 20, on: 2025}]}]
end-state: {id: well, title: People are well, depends-on: [b/talks]}
`
	const second = `model: b
title: Wellbeing for all
summary: Together.
partners: [{id: council, name: The Council}, {id: trust, name: Trust}]
activities:
  - {id: walks, title: Walks, summary: Weekly, partners: [trust], leads-to: [{to: fit, because: Walking is fun, feedback: true}, {to: well}]}
  - {id: talks, title: Talks, leads-to: [a/fit, c/x]}
outcomes:
  medium:
    - id: fit
      title: People are fitter
      indicators: [{id: steps, title: Steps, baseline: 12, actuals: [{value: 21, on: 2025}, {value: 30, on: 2026}]}]
`
	const want = `model: a
title: Wellbeing
place: Stobswell
summary: Together.
partners: [{id: council, name: Council}, {id: trust, name: Trust}]
activities:
  - {id: walks, title: Walks, summary: Weekly, partners: [council, trust], leads-to: [{to: fit, because: Walking is good}, well]}
  - {id: talks, title: Talks, leads-to: [fit, c/x, well]}
outcomes:
  short:
    - id: fit
      title: People are fitter
      indicators: [{id: steps, title: Steps, unit: steps, baseline: 10, actuals: [{value: 20, on: 2025}, {value: 30, on: 2026}]}]
end-state: {id: well, title: People are well}
`
	parse := func(name, src string) *logicmodel.Model {
		m, err := logicmodel.Parse(name, []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	a, b := parse("a.yaml", first), parse("b.yaml", second)
	got, found := logicmodel.Merge(a, b)
	if diff := cmp.Diff(modeltest.Parse(t, want), got, noPlaces); diff != "" {
		t.Error(diff)
	}
	var lines []string
	for _, d := range found {
		lines = append(lines, d.Error())
	}
	const wantFound = `b.yaml:1:8: warning: the model has another "title" here, "Wellbeing for all" and not "Wellbeing"; that of the first model is kept
b.yaml:4:17: warning: "council" under "partners" has another "name" here, "The Council" and not "Council"; that of the first model is kept
b.yaml:6:83: warning: the link from "walks" to "fit" has another "because" here, "Walking is fun" and not "Walking is good"; that of the first model is kept
b.yaml:6:83: warning: the link from "walks" to "fit" has another "feedback" here; that of the first model is kept
b.yaml:10:11: warning: the element "fit" has another "stage" here; that of the first model is kept
b.yaml:12:25: warning: the indicator "steps" has another "baseline" here; that of the first model is kept
b.yaml:12:78: warning: the indicator "steps" has another value under "actuals" for "2025"; that of the first model is kept`
	if got := strings.Join(lines, "\n"); got != wantFound {
		t.Error(cmp.Diff(strings.Split(wantFound, "\n"), lines))
	}
	if diff := cmp.Diff(parse("a.yaml", first), a, noPlaces) + cmp.Diff(parse("b.yaml", second), b, noPlaces); diff != "" {
		t.Errorf("a model that was merged is changed: %s", diff)
	}
	_, found = logicmodel.Merge(a, modeltest.Parse(t, "model: c\ntitle: Wellbeing\noutcomes: [{id: x, title: X}]\n"))
	if len(found) != 1 || !strings.Contains(found[0].Message, "only one of the models has outcomes by terms") {
		t.Errorf("found %v", found)
	}
	// Models built in Go of nasty texts are merged without a panic.
	for seed := range uint64(50) {
		logicmodel.Merge(modeltest.NewGenerator(seed).Model(), modeltest.NewGenerator(seed+1).Model())
	}
}
