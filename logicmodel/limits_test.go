package logicmodel_test

import (
	"strings"
	"testing"
	"time"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// TestLimits checks what is wrong with the form of targets, and of an indicator that
// is named by its id.
func TestLimits(t *testing.T) {
	const src = "model: m\ntitle: M\nactivities:\n  - {id: a, title: A, indicators: [{id: i, title: I, targets: [TARGET]}]}\n"
	for target, want := range map[string]string{
		"{on: 2024}":                       `4:64: this target has none of "value", "at-least", "at-most" or "between"; add one`,
		"{value: 5, at-least: 4}":          `4:75: this target has "value" already; keep one of the two`,
		"{at-least: 4, at-most: 5}":        `4:78: this target has "at-least" already; keep one of the two`,
		"{between: [90]}":                  `4:74: two numbers are wanted here, the smaller and the larger, as in [90, 100]`,
		"{between: [90, 95, 100]}":         `4:74: two numbers are wanted here, the smaller and the larger, as in [90, 100]`,
		"{between: 90}":                    `4:74: two numbers are wanted here, the smaller and the larger, as in [90, 100]`,
		"{by: {sex: f, sex: m}, value: 5}": `4:78: "sex" is written twice`,
		"5]}, Visits by people, {id: j, title: J, targets: [5": `4:69: an indicator is written with its keys, and this is a text alone; write {id: visits-by-people, title: Visits by people}`,
		"{at-least: 5}":                         "",
		"5]}, j, {id: j, title: J, targets: [5": "",
	} {
		_, err := logicmodel.Parse("m.yaml", []byte(strings.Replace(src, "TARGET", target, 1)))
		got := ""
		if err != nil {
			got = strings.Replace(err.Error(), " error:", "", 1)
		}
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %s\nwant %s", target, got, want)
		}
	}
}

// TestCalendar checks that a model's financial years are those of its framework, or of
// a framework that this extends, unless it says otherwise.
func TestCalendar(t *testing.T) {
	parent := &outcomes.Framework{ID: "p", YearStarts: "07-01"}
	f := &outcomes.Framework{ID: "f", Parents: []*outcomes.Framework{parent}}
	for _, c := range []struct {
		starts outcomes.YearDay
		f      *outcomes.Framework
		want   outcomes.Calendar
	}{
		{"", nil, outcomes.Calendar{}},
		{"", parent, outcomes.Calendar{Month: time.July, Day: 1}},
		{"", f, outcomes.Calendar{Month: time.July, Day: 1}},
		{"6 April", f, outcomes.Calendar{Month: time.April, Day: 6}},
		{"04-01", f, outcomes.Calendar{Month: time.April, Day: 1}},
		{"30 February", f, outcomes.Calendar{Month: time.July, Day: 1}},
	} {
		m := &logicmodel.Model{ID: "m", YearStarts: c.starts}
		if got := m.Calendar(c.f); got != c.want {
			t.Errorf("%q: %v, want %v", c.starts, got, c.want)
		}
	}
}
