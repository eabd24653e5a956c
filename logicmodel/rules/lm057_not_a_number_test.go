package rules_test

import (
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
		{"1,200", "", "write 1200"},
		{"1,200", "people", "write 1200"},
		{"1,200.50", "", "write 1200.50"},
		{"12,345,678", "", "write 12345678"},
		{"1 200", "", "write 1200"},
		{"1\u00a0200", "", "write 1200"},
		{"1\u202f200", "", "write 1200"},
		{"1_000", "", "write 1000"},
		{"51,2", "", "write 51.2"},
		{"−4", "", "write -4"},

		{"60 %", "", `write 60, and put "%" under "unit"`},
		{"60%", "", `write 60, and put "%" under "unit"`},
		{"-0.5%", "", `write -0.5, and put "%" under "unit"`},
		{"51,2 %", "", `write 51.2, and put "%" under "unit"`},
		{"60 per cent", "", `write 60, and put "per cent" under "unit"`},
		{"£1,200", "", `write 1200, and put "£" under "unit"`},

		{"60 %", "%", `write 60 alone, since "unit" says the rest`},
		{"60%", "per cent", `write 60 alone, since "unit" says the rest`},
		{"60 percent", "% of adults", `write 60 alone, since "unit" says the rest`},
		{"£1,200", "£ for each household", `write 1200 alone, since "unit" says the rest`},
		{"8 people", "people", `write 8 alone, since "unit" says the rest`},
		{"1,200 People", "people trained", `write 1200 alone, since "unit" says the rest`},

		{"60 %", "people", unsure},
		{"8 people", "", unsure},
		{"8 people", "sessions", unsure},
		{"8 peo", "people", unsure},
		{"about 60", "", unsure},
		{"about 60", "%", unsure},
		{"60-70", "%", unsure},
		{"60 to 70 %", "%", unsure},
		{"60 or more", "days of 60 or more", unsure},
		{"<5", "people", unsure},
		{"3 of 10", "of", unsure},
		{"5 million", "people", unsure},
		{"£1.2m", "", unsure},
		{"£5 %", "%", unsure},
		{"1,20,000", "", unsure},
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
		got := "nothing"
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
		{"1,700", true}, {"1 700", true}, {"12,345,678", true}, {"1,200.50", true}, {"51,2", true}, {"−4", true},
		{"1700", false}, {"several", false}, {"60 %", false}, {"1 of 3", false}, {"2025/26", false}, {"1,20,000", false}, {"", false},
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
