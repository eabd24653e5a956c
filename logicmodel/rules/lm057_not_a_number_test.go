package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// TestNotANumberAdvice checks that LM057 names the number that is meant, and
// none where nobody can be sure.
func TestNotANumberAdvice(t *testing.T) {
	const unsure = "write the number alone, as in 51.2"
	for _, c := range []struct{ value, unit, want string }{
		{"1,200", "", ""},
		{"1,200", "people", ""},
		{"12,345,678", "", ""},
		{"1\u202f200", "", ""},
		{"−4", "", ""},
		{"60 %", "", ""},
		{"60 per cent", "% of adults", ""},
		{"£1,200", "£ for each household", ""},
		{"1_000", "", "write 1000"},
		{"51,2", "", "write 51.2"},
		{"1,20,000", "", "write 120000"},
		{"8 people", "people", `write 8 alone, since "unit" says the rest`},
		{"1,200 People", "people trained", `write 1200 alone, since "unit" says the rest`},

		{"8 people", "", unsure},
		{"8 people", "sessions", unsure},
		{"8 peo", "people", unsure},
		{"about 60", "", unsure},
		{"about 60", "%", unsure},
		{"60-70", "%", "write between: [60, 70] in place of the value"},
		{"90 to 100", "", "write between: [90, 100] in place of the value"},
		{"≥80", "%", "write at-least: 80 in place of the value"},
		{"at least 80%", "", "write at-least: 80% in place of the value"},
		{"up to £1,200", "£", "write at-most: £1,200 in place of the value"},
		{"60 to 70 %", "%", unsure},
		{"60 or more", "days of 60 or more", "write at-least: 60 in place of the value"},
		{"<5", "people", unsure},
		{"3 of 10", "of", unsure},
		{"5 million", "people", unsure},
		{"£1.2m", "", unsure},
		{"£5 %", "%", unsure},
		{"1,200,5", "", unsure},
		{"1.200,50", "", unsure},
		{"0,125", "", unsure},
		{"1 2", "", unsure},
		{"half", "%", unsure},
		{"0x10", "", unsure},
		{"%", "%", unsure},
	} {
		m := &logicmodel.Model{ID: "m", Title: "M", Elements: []logicmodel.Element{{ID: "e", Title: "E", Stage: logicmodel.Output, Indicators: []outcomes.Indicator{
			{ID: "i", Title: "I", Unit: c.unit, Targets: []outcomes.Figure{{Value: "1"}, {Value: c.value}}},
		}}}}
		got := ""
		for _, d := range rules.Validate(m, nil, nil) {
			if d.Code == "LM057" {
				_, got, _ = strings.Cut(d.Message, "; ")
				if !strings.HasPrefix(d.Message, "the target "+diag.Quote(c.value)+` of the indicator "i" is not a number; `) {
					t.Errorf("the message is %s", d.Message)
				}
			}
		}
		if got != c.want {
			t.Errorf("%q with the unit %q: got  %s\nwant %s", c.value, c.unit, got, c.want)
		}
	}
}

// TestNotANumberMarks checks that numbers with marks are not taken for words
// where nothing else says that the indicator is numeric.
func TestNotANumberMarks(t *testing.T) {
	for _, c := range []struct {
		value string
		found bool
	}{
		{"51,2", true}, {"1,20,000", true}, {"1.700", true}, {"٣", true}, {"1e309", true},
		{"1700", false}, {"1,700", false}, {"1 700", false}, {"several", false}, {"60 %", false}, {"1 of 3", false}, {"2025/26", false}, {"N/A", false}, {"", false},
	} {
		m := &logicmodel.Model{ID: "m", Title: "M", Elements: []logicmodel.Element{{ID: "e", Title: "E", Stage: logicmodel.Output, Indicators: []outcomes.Indicator{
			{ID: "i", Title: "I", Actuals: []outcomes.Figure{{Value: c.value}}},
		}}}}
		found := false
		for _, d := range rules.Validate(m, nil, nil) {
			found = found || d.Code == "LM057"
		}
		if found != c.found {
			t.Errorf("%q by itself: found: %t, want %t", c.value, found, c.found)
		}
	}
}

// TestAbsentFigures checks that words for a figure that is not there get the way to
// say so.
func TestAbsentFigures(t *testing.T) {
	na := outcomes.Figure{Value: "N/A"}
	m := &logicmodel.Model{ID: "m", Title: "M", Elements: []logicmodel.Element{{ID: "e", Title: "E", Stage: logicmodel.Output, Indicators: []outcomes.Indicator{
		{ID: "i", Title: "I", Unit: "people", Baseline: outcomes.Baseline{Figure: na}, Targets: []outcomes.Figure{na}, Actuals: []outcomes.Figure{na}},
	}}}}
	var got []string
	for _, d := range rules.Validate(m, nil, nil) {
		if d.Code == "LM057" {
			_, mend, _ := strings.Cut(d.Message, "; ")
			got = append(got, mend)
		}
	}
	want := []string{`where there is none, write "baseline: unavailable"`, "leave the target out until it is known", "leave the value out until it is known"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
