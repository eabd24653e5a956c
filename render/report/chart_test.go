package report

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

const indicators = `model: m
title: M
as-at: 2025
outcomes:
  short:
    - id: e
      title: E
      indicators:
        - {id: whole, title: Whole, baseline: {value: 4, on: 2022}, targets: [{value: 6, on: 2027}], actuals: [{value: 5, on: 2024}, {value: 4.5, on: 2023}]}
        - {id: bare, title: Bare, actuals: [{value: 3, on: 2024}]}
        - {id: later, title: Later, baseline: {value: 1, on: 2022}, actuals: [{value: 2, on: 2026}]}
        - {id: unmeasured, title: Unmeasured, baseline: {value: 1, on: 2022}, targets: [{value: 2, on: 2026}]}
        - {id: words, title: Words, actuals: [{value: Good, on: 2024}]}
        - {id: undated, title: Undated, baseline: {value: 1}, targets: [{value: 9}], actuals: [{value: 2, on: 2024}]}
`

func studyOf(t *testing.T, src string, data ...progress.Value) *study {
	t.Helper()
	m, err := logicmodel.Parse("m.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return newStudyOf(t, m, nil, &Options{Data: data})
}

// TestCharts checks which indicators have a chart, what it tells, and between
// what its lines are.
func TestCharts(t *testing.T) {
	value := func(id, v string, on outcomes.Date) progress.Value {
		return progress.Value{Indicator: outcomes.Ref{ID: id}, Figure: outcomes.Figure{Value: v, On: on}}
	}
	s := studyOf(t, indicators, value("m/whole", "5.5", "2025"), value("whole", "9", "2024"), value("other", "1", "2024"))
	type lines struct{ Words, Measured, Wanted string }
	got := map[string]lines{}
	names := func(marks []mark) string {
		var all []string
		for _, m := range marks {
			all = append(all, m.name+" "+m.value)
		}
		return strings.Join(all, ", ")
	}
	for i := range s.progress.Results {
		r := &s.progress.Results[i]
		if s.chartOf(r, 1) == nil {
			continue
		}
		c := newChart(outcomes.Calendar{}, r, s.history(r))
		got[r.Indicator.ID] = lines{c.words(), names(c.measured), names(c.wanted)}
	}
	want := map[string]lines{
		"whole": {
			"baseline 4 in 2022, value 4.5 in 2023, value 5 in 2024, value 5.5 in 2025, target 6 in 2027",
			"baseline 4, value 4.5, value 5, value 5.5", "baseline 4, target 6",
		},
		"bare":    {"value 3 in 2024", "value 3", ""},
		"undated": {"value 2 in 2024", "value 2", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestNumbers checks what is said beneath a chart.
func TestNumbers(t *testing.T) {
	s := studyOf(t, indicators)
	want := map[string]string{
		"whole":   "Numbers of the chart: baseline 4 (2022); value 4.5 (2023); value 5 (2024); target 6 (2027). The dashed line leads from the baseline to the target. The axis does not begin at zero. Higher is better, as its target shows.",
		"bare":    "Numbers of the chart: value 3 (2024). There is no baseline. There is no target. The axis does not begin at zero. Nobody has said which way is better.",
		"undated": "Numbers of the chart: baseline 1, without a date and so not in the chart; value 2 (2024); target 9, without a date and so not in the chart. The axis does not begin at zero. Higher is better, as its target shows.",
	}
	for i := range s.progress.Results {
		r := &s.progress.Results[i]
		if want := want[r.Indicator.ID]; want != "" {
			if diff := cmp.Diff(want, s.numbers(r).String()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", r.Indicator.ID, diff)
			}
		}
	}
}

// TestChartPictures draws charts of many kinds of numbers, as SVG without ids
// and as PNG.
func TestChartPictures(t *testing.T) {
	for name, values := range map[string][]string{
		"one":      {"5"},
		"zero":     {"0", "0"},
		"negative": {"-3", "-2", "1"},
		"large":    {"1250000", "98000000000"},
		"small":    {"0.00001", "0.00002"},
		"extreme":  {"1", "99999999999"},
		"alike":    {"7", "7", "7"},
		"many":     strings.Fields(strings.Repeat("1 2 3 ", 10)),
	} {
		var h history
		for i, v := range values {
			f := outcomes.Figure{Value: v, On: outcomes.Date("20" + itoa(i+10))}
			n, ok := f.Number()
			if !ok {
				t.Fatal(v)
			}
			h.values = append(h.values, progress.Point{Figure: f, Number: n})
		}
		h.targets = h.values[:1]
		c := newChart(outcomes.Calendar{}, &progress.Result{Baseline: &h.values[0]}, h)
		scene := c.scene()
		scene.ID, scene.Title = "p1-chart1", "A <b> & c"
		svg, err := paint.SVG.Encode(t.Context(), scene, &paint.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := string(svg)
		if strings.Contains(got, "NaN") || strings.Contains(got, "Inf") || !strings.Contains(got, `<title id="p1-chart1-title">A &lt;b&gt; &amp; c</title>`) || !strings.Contains(got, ">Chart: baseline ") {
			t.Errorf("%s: %s", name, got)
		}
		first, last := numbers.Show(values[0], ""), numbers.Show(values[len(values)-1], "")
		if !strings.Contains(got, ">Latest value "+last+"<") || !strings.Contains(got, ">Baseline "+first+"<") || !strings.Contains(got, ">Target "+first+"<") {
			t.Errorf("%s lacks a word: %s", name, got)
		}
		dots, err := paint.PNG.Encode(t.Context(), scene, &paint.Options{DPI: paint.DefaultDPI})
		if err != nil {
			t.Fatal(err)
		}
		if picture, err := png.Decode(bytes.NewReader(dots)); err != nil || picture.Bounds().Dx() < 1000 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestChartFigure checks that what a figure writes is a picture of its size.
func TestChartFigure(t *testing.T) {
	s := studyOf(t, indicators)
	f := s.chartOf(&s.progress.Results[0], 1)
	svg, err := f.draw(t.Context(), render.SVG, 0)
	if err != nil || !strings.HasPrefix(string(svg), `<svg xmlns="http://www.w3.org/2000/svg" width="420pt" height="190pt"`) {
		t.Errorf("%v: %.200s", err, svg)
	}
}
