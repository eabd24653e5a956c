package rules

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var priorityNotCounted = &Rule{
	Code: "LM046", Name: "priority-not-counted", Class: ClassMethod, Severity: diag.Info,
	Doc: `A reach group is marked as a priority, and no indicator of any outcome for it counts that group apart.

An average can rise while those who need it most fall behind. Give an indicator values for the group, and say so under "disaggregated-by"; or add one about the group.

An indicator is about the group where its title has the words of the group's, or where its outcome reaches this group alone. Outcomes that name no group are for all. Where none of them has an indicator, LM050 speaks.

Source: NHS Health Scotland, outcomes-framework pages.`,
	Run: func(p *Pass) {
		for _, g := range p.Model.Reach {
			if !g.Priority {
				continue
			}
			measured, counted := false, false
			for _, e := range p.Elements() {
				if !isResult(e) {
					continue
				}
				measured = measured || len(e.Indicators) > 0
				counted = counted || countsGroup(p, e, g)
			}
			if measured && !counted {
				p.Reportf(g.Pos, nil, `no indicator of an outcome counts the priority group %s apart; give values for it under "by", and name what divides them under "disaggregated-by"`, q(g.ID))
			}
		}
	},
}

// countsGroup reports whether an indicator of the outcome counts the group apart.
func countsGroup(p *Pass, e *logicmodel.Element, g logicmodel.ReachGroup) bool {
	isOf := func(r logicmodel.Ref) bool { return r.ID == g.ID }
	if len(e.Indicators) == 0 || len(e.Reach) > 0 && !slices.ContainsFunc(e.Reach, isOf) {
		return false
	}
	if len(e.Reach) == 1 {
		return true
	}
	words := stems(g.Title)
	for i := range e.Indicators {
		in := &e.Indicators[i]
		if in.IsReference() {
			if in = p.Model.Indicator(in.ID, p.Framework); in == nil {
				continue
			}
		}
		own := stems(in.Title + " " + in.Definition)
		if len(in.DisaggregatedBy) > 0 || len(p.Measured(in).DisaggregatedBy) > 0 || len(words) > 0 && containsAll(own, words) {
			return true
		}
	}
	return false
}

func containsAll(list, of []string) bool {
	return !slices.ContainsFunc(of, func(s string) bool { return !slices.Contains(list, s) })
}
