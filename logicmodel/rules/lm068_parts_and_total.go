package rules

import (
	"math/big"
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
	all, ok := exactNumber(total)
	if !ok || len(total.By) > 0 {
		return
	}
	type parts struct {
		sum, least, most *big.Rat
		n                int
		at               diag.Pos
	}
	sums := map[string]*parts{}
	var order []string
	for i := range list {
		f := &list[i]
		x, ok := exactNumber(f)
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
			s = &parts{new(big.Rat), x, x, 0, f.Pos}
			sums[key], order = s, append(order, key)
		}
		s.sum.Add(s.sum, x)
		s.n++
		if x.Cmp(s.least) < 0 {
			s.least = x
		}
		if x.Cmp(s.most) > 0 {
			s.most = x
		}
	}
	for _, key := range order {
		s := sums[key]
		isMean := all.Cmp(s.least) >= 0 && all.Cmp(s.most) <= 0
		if s.n < 2 || isMean || s.sum.Cmp(all) == 0 {
			continue
		}
		sum := strings.TrimSuffix(strings.TrimRight(s.sum.FloatString(9), "0"), ".")
		d := p.ReportMeasuref(total.Pos, in, "the value %s of the indicator %s is not the sum of its parts by %s, %s; correct one of them, or add the part that is missing", q(total.Value), q(in.ID), key, numbers.Group(sum))
		p.Relatedf(d, s.at, "the first part is here")
	}
}

// exactNumber returns the number of a figure exactly as it is written.
func exactNumber(f *figure) (*big.Rat, bool) {
	x, ok := f.Number()
	if !ok {
		return nil, false
	}
	return new(big.Rat).SetString(strconv.FormatFloat(x, 'g', -1, 64))
}
