package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
)

var notANumber = &Rule{
	Code: "LM057", Name: "not-a-number", Class: ClassStructural, Severity: diag.Error,
	On: Both,
	Doc: `A value of a numeric indicator is not a number.

Write the number alone, with a point for decimals and without its unit: 51.2, not "51,2 %". The unit has a key of its own. Where a baseline does not exist, write "baseline: unavailable". The finding names the number where it is plain which one is meant; "about 60" or "50 to 60" is for its author to decide.

An indicator is numeric if it has a unit or any of its values is a number, however it is written, as 1,200 or 51,2; one that has neither is read as words.

Source: IATI, result rules 8.x.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			if !in.IsNumeric() {
				continue
			}
			figures(in.Indicator, func(f *figure, kind string) {
				if _, ok := f.Number(); !ok && f.Value != "" {
					p.ReportMeasuref(f.Pos, in, `the %s %s of the indicator %s is not a number; %s`, kind, q(f.Value), q(in.ID), instead(f.Value, in.Unit))
				}
			})
		}
	},
}

// instead returns what to write in place of a value that is not a number.
func instead(value, unit string) string {
	switch number, of := numbers.Parse(value); {
	case number != "" && of == "":
		return "write " + number
	case number != "" && unit == "" && isSign(of):
		return fmt.Sprintf(`write %s, and put %s under "unit"`, number, q(of))
	case number != "" && unit != "" && isUnit(of, unit):
		return fmt.Sprintf(`write %s alone, since "unit" says the rest`, number)
	}
	return "write the number alone, as in 51.2"
}

// isSign reports whether what stands with a number can only be its unit.
func isSign(of string) bool {
	return slices.Contains([]string{"%", "£", "$", "€"}, percent.Replace(strings.ToLower(of)))
}

// isUnit reports whether what stands with a number repeats the unit: its first
// words, or a sign in it.
func isUnit(of, unit string) bool {
	of, unit = percent.Replace(strings.ToLower(of)), percent.Replace(strings.ToLower(unit))
	return strings.HasPrefix(unit+" ", of+" ") || isSign(of) && strings.Contains(unit, of)
}

var percent = strings.NewReplacer("per cent", "%", "percent", "%")
