package rules

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/outcomes"
)

var partsAndTotal = &Rule{
	Code: "LM068", Name: "parts-and-total", Class: ClassStructural, Severity: diag.Warning,
	On: ScopeBoth,
	Doc: `The values of an indicator for parts, such as women and men, do not add up to the value that it has for all at the same date.

Correct one of them, or add a part that is missing, such as those whose sex is not known. Values that no one adds up are passed over: percentages and ranks, and those whose total lies between its parts, as a mean does.`,
	Run: func(p *Pass) {
		for in := range p.Indicators() {
			if len(in.DisaggregatedBy) == 0 || in.Type == outcomes.TypeRank || in.Type == outcomes.TypePercentage || !in.IsNumeric() || strings.Contains(in.Scale().Unit, "%") {
				continue
			}
			for _, list := range [][]figure{in.Actuals, in.Targets} {
				for i := range list {
					checkParts(p, in, &list[i], list)
				}
			}
		}
	},
}

// checkParts compares the total, if it is a number, with the sums of the figures
// for its parts at the same time, for each way to divide it.
func checkParts(p *Pass, in Measure, total *figure, list []figure) {
	all, ok := total.Number()
	if !ok || len(total.By) > 0 {
		return
	}
	type parts struct {
		sum, least, most float64
		size             float64 // the sum without signs, by which sums in binary are off
		n                int
		at               diag.Pos
	}
	sums := map[string]*parts{}
	var order []string
	for i := range list {
		f := &list[i]
		x, ok := f.Number()
		if len(f.By) == 0 || f.On != total.On || f.From != total.From || !ok {
			continue
		}
		var by []string
		for _, c := range f.By {
			by = append(by, c.Of)
		}
		slices.Sort(by)
		key := strings.Join(by, " and ")
		s := sums[key]
		if s == nil {
			s = &parts{least: x, most: x, at: f.Pos}
			sums[key], order = s, append(order, key)
		}
		s.sum += x
		s.size += math.Abs(x)
		s.n++
		s.least, s.most = min(s.least, x), max(s.most, x)
	}
	for _, key := range order {
		s := sums[key]
		isMean := s.least <= all && all <= s.most
		if s.n < 2 || isMean || math.Abs(s.sum-all) <= 1e-12*s.size {
			continue
		}
		sum := strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(s.sum, 'f', 9, 64), "0"), ".")
		d := p.ReportMeasuref(total.Pos, in, "the value %s of the indicator %s is not the sum of its parts by %s, %s; correct one of them, or add the part that is missing", q(total.Value), q(in.ID), key, numbers.Group(sum))
		p.Relatedf(d, s.at, "the first part is here")
	}
}
