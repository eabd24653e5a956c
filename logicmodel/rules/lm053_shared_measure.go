package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var sharedMeasure = &Rule{
	Code: "LM053", Name: "shared-measure", Class: ClassStructural, Severity: diag.Info,
	Doc: `One indicator measures a cause and its effect, or an output and an outcome.

When it moves, nobody knows which of the two came about, and the link between them cannot be tested. Keep it where it belongs, and find another for the other.

Indicators are the same where their titles are, but for case, space and punctuation, where one names the other by its id, or where both measure the same indicator of the framework.

Source: World Bank, Designing a Results Framework (Roberts and Khattri 2012).`,
	Run: func(p *Pass) {
		type use struct {
			element int
			*outcomes.Indicator
		}
		uses := map[string][]use{} // of each measure, those before
		for i, e := range p.Elements() {
			for k := range e.Indicators {
				in := &e.Indicators[k]
				key := measureKey(p, in)
				if key == "" {
					continue
				}
				for _, first := range uses[key] {
					if !confuses(p, first.element, i) {
						continue
					}
					of := &p.Model.Elements[first.element]
					d := p.ReportMeasuref(in.Pos, Measure{in, e, nil}, "this also measures the %s %s, so it cannot show which of the two came about; find another measure for one of them", p.Noun(of.Stage), q(of.ID))
					p.Relatedf(d, first.Pos, "it is used here first")
					break
				}
				if len(uses[key]) < maxSaid {
					uses[key] = append(uses[key], use{i, in})
				}
			}
		}
	},
}

// measureKey returns what two indicators share that are the same measure.
func measureKey(p *Pass, in *outcomes.Indicator) string {
	if in.IsReference() {
		id := in.ID
		if in = p.Model.Indicator(id, p.Framework); in == nil || p.Framework != nil && p.Index.Indicator(id) == in {
			return "framework " + id
		}
	}
	if in.Measures.ID != "" {
		return "framework " + in.Measures.ID
	}
	return fold(in.Title)
}

// confuses reports whether one measure for both elements hides which of them came
// about: one leads to the other, or one is an output and the other an outcome.
func confuses(p *Pass, first, second int) bool {
	if first == second {
		return false
	}
	a, b := &p.Model.Elements[first], &p.Model.Elements[second]
	if a.Stage == logicmodel.Output && isResult(b) {
		return true
	}
	return p.Graph.Reach(first)[second] || p.Graph.Reach(second)[first]
}
