package logicmodel_test

import (
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel"
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
