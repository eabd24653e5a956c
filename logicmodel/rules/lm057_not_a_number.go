package rules

import (
	"errors"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var notANumber = &Rule{
	Code: "LM057", Name: "not-a-number", Class: ClassStructural, Severity: diag.Error,
	On: ScopeBoth,
	Doc: `A value of a numeric indicator is not a number, is one in another unit, or may be one of two numbers.

A number has a point for decimals, and may have marks for thousands and its unit: 51.2, 1,200, 1 200, 60%, £1,200. The unit has a key of its own, which says how to read 60. The finding names the number where it is plain which one is meant; "about 60" is for its author to decide, as is 1.200, which in some countries is 1,200, where no other figure of the indicator has decimals.

A target that is a limit or a range has keys for it: "at-least: 80", "at-most: 5" or "between: [90, 100]", of which the smaller number comes first.

Where there is no figure, say so in no word of your own, such as N/A, nd or tbc: write "baseline: unavailable", and leave targets and values out.

An indicator is numeric if it has a unit or any of its values is a number, however it is written, as 60%, 1,200 or 51,2; one that has neither is read as words.

Source: IATI, result rules 8.x.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			if !in.IsNumeric() {
				continue
			}
			scale := in.Scale()
			eachNumber(in.Indicator, func(f figure, kind string) {
				_, err := scale.Number(f)
				var wrong *outcomes.NumberError
				if f.Value == "" || !errors.As(err, &wrong) {
					return
				}
				advice := wrong.Advice
				switch form := f.LimitSuggestion(); {
				case kind == "target" && form != "":
					advice = "write " + form + " in place of the value"
				case f.IsAbsent():
					advice = map[string]string{
						"baseline": `where there is none, write "baseline: unavailable"`,
						"target":   "leave the target out until it is known",
						"value":    "leave the value out until it is known",
					}[kind]
				}
				p.ReportMeasuref(f.Pos, in, "the %s %s of the indicator %s %s; %s", kind, q(f.Value), q(in.ID), wrong.Why, advice)
			})
			for i := range in.Targets {
				t := &in.Targets[i]
				low, high, ok := scale.Range(*t)
				if ok && low > high {
					p.ReportMeasuref(t.Pos, in, "the target of the indicator %s is %s, which no number is; write the smaller one first, as in [%s, %s]", q(in.ID), t.InWords(), t.AtMost, t.AtLeast)
				}
			}
		}
	},
}
