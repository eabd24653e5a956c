package rules

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var outOfRange = &Rule{
	Code: "LM058", Name: "out-of-range", Class: ClassStructural, Severity: diag.Warning,
	On: ScopeBoth,
	Doc: `A figure of an indicator that is a percentage of a whole lies under 0 or over 100: 140% of residents.

No more than all can be reached. Correct the figure; or where it is not a part of a whole, as a growth or a price index, say so in the title of the indicator.

The rule looks at indicators in % whose title says what they are a part of, as in "% of residents" or "share of households", and leaves alone those of budgets, plans, targets, capacity and change, which may pass 100%.

Source: IATI, result rules 8.x.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			scale := in.Scale()
			if in.Type != outcomes.TypePercentage && !strings.Contains(scale.Unit, "%") || !isPartOfWhole(in.Title) {
				continue
			}
			eachNumber(in.Indicator, func(f figure, kind string) {
				switch n, err := scale.Number(f); {
				case err != nil:
				case n > 100:
					p.ReportMeasuref(f.Pos, in, "the %s %s of the indicator %s is over 100%%, and it is a part of a whole; correct the figure", kind, q(f.Value), q(in.ID))
				case n < 0:
					p.ReportMeasuref(f.Pos, in, "the %s %s of the indicator %s is under 0%%, and it is a part of a whole; correct the figure", kind, q(f.Value), q(in.ID))
				}
			})
		}
	},
}

// isPartOfWhole reports whether the title says that a percentage is one of a whole,
// which it cannot pass.
func isPartOfWhole(title string) bool {
	words := titleWords(title)
	part := false
	for i, w := range words {
		if unbounded[w] || slices.ContainsFunc(unboundedStarts, func(start string) bool { return strings.HasPrefix(w, start) }) {
			return false
		}
		isPart := strings.HasSuffix(w, "%") || w == "percent" || w == "percentage" || w == "proportion" || w == "share" || w == "cent" && i > 0 && words[i-1] == "per"
		part = part || isPart && i+1 < len(words)
	}
	return part
}

// Words, and the starts of words, in titles of percentages that may pass 100.
var (
	unbounded = wordSet(`gdp gni baseline plan plans planned capacity occupancy expected income revenue difference gap variation return average mean
		median index gross previous last required quota point points yield`)
	unboundedStarts = strings.Fields(`budget target estimate expenditure spend cost price sale chang increas decreas reduc grow recover enrol requirement need`)
)
