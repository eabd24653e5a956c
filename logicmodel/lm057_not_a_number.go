package logicmodel

import "github.com/resultschain/resultschain/diag"

var notANumber = &Rule{
	Code: "LM057", Name: "not-a-number", Class: Structural, Severity: diag.Error,
	Doc: `A value of a numeric indicator is not a number.

Write the number alone, with a point for decimals and without its unit: 51.2, not "51,2 %". The unit has a key of its own. Where a baseline does not exist, write "baseline: unavailable".

An indicator is numeric if it has a unit or any of its values is a number; one that has neither is read as words.

Source: IATI, result rules 8.x.`,
	Run: func(p *Pass) {
		indicators(p, func(e *Element, in *indicator) {
			if !isNumeric(in) {
				return
			}
			figures(in, func(f *figure, kind string) {
				if _, ok := f.Number(); !ok && f.Value != "" {
					p.Reportf(f.Pos, e, `the %s %s of the indicator %s is not a number; write the number alone, as in 51.2`, kind, q(f.Value), q(in.ID))
				}
			})
		})
	},
}
