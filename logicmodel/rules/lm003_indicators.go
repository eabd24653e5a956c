package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// checkCategories reports values by a category that the indicator does not list
// under "disaggregated-by".
func checkCategories(p *Pass, e *logicmodel.Element, in *indicator) {
	var parts []outcomes.Category
	for _, f := range slices.Concat(in.Targets, in.Actuals) {
		parts = append(parts, f.By...)
	}
	for _, c := range parts {
		if slices.ContainsFunc(in.DisaggregatedBy, func(r logicmodel.Ref) bool { return r.ID == c.Of }) {
			continue
		}
		var known []string
		for _, r := range in.DisaggregatedBy {
			known = append(known, r.ID)
		}
		like, ok := near.Find(c.Of, known)
		hint := fmt.Sprintf(`add it there, as in "disaggregated-by: [%s]"`, strings.Join(append(known, c.Of), ", "))
		if ok {
			hint = didYouMean(like)
		}
		d := p.Reportf(c.Pos, e, `%s is not under "disaggregated-by" of the indicator %s; %s`, q(c.Of), q(in.ID), hint)
		if ok {
			p.offerInstead(d, false, like)
		}
	}
}

// sharedIndicators returns the indicators that are defined in the model, and those of
// its framework.
func sharedIndicators(p *Pass) *idSet {
	var all []*outcomes.Indicator
	for in := range p.Indicators() {
		all = append(all, in.Indicator)
	}
	where := "this model"
	if p.Framework != nil {
		where += " or its framework"
		for o := range p.Framework.All() {
			for i := range o.Indicators {
				if !o.Indicators[i].IsReference() {
					all = append(all, &o.Indicators[i])
				}
			}
		}
	}
	k := newIDSet(len(all), func(i int) (id, words string) { return all[i].ID, all[i].Title })
	k.where = where
	return k
}

func frameworkIndicators(p *Pass) *idSet {
	var all []*outcomes.Indicator
	for o := range p.Framework.All() {
		for i := range o.Indicators {
			if !o.Indicators[i].IsReference() {
				all = append(all, &o.Indicators[i])
			}
		}
	}
	k := newIDSet(len(all), func(i int) (id, words string) { return all[i].ID, all[i].Title })
	k.where = "the framework"
	return k
}
