package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/logicmodel/rules"
)

// TestLongValues checks that a number or text of 900 KB is quoted in part, wherever it stands.
func TestLongValues(t *testing.T) {
	t.Parallel()
	for name, value := range map[string]string{"digits": strings.Repeat("9", 900_000), "letters": strings.Repeat("x", 900_000), "words": "'" + strings.Repeat("good ", 180_000) + "'"} {
		for _, where := range []string{
			"baseline: {value: %s, on: 2010}", "baseline: {value: 1, on: %s}", "targets: [{value: {at-least: %s}, on: 2010}]", "type: %s", "unit: %s",
			"actuals: [{value: %s, on: 2010, by: {sex: %[1]s}}]", "same-as: [{scheme: sdg, id: %s}]", "%s: 1",
		} {
			text := fmt.Sprintf("model: m\ntitle: M\noutputs:\n- id: b\n  title: B\n  indicators:\n  - id: i\n    title: I\n    "+where+"\n", value)
			report, err := rules.Check([]rules.Source{{Name: "m.yaml", Text: []byte(text)}}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range report.Results[0].All() {
				if len(d.Message) > 2000 {
					t.Errorf("%s at %s: the message has %d bytes: %.200s", name, where, len(d.Message), d.Message)
				}
			}
		}
	}
}
