package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var staysInside = &Rule{
	Code: "LM048", Name: "stays-inside", Class: ClassWording, Severity: diag.Off,
	Doc: `Every outcome of a model says what the programme, its staff and its partners do, or what is delivered. The chain never comes to a change for anybody else.

What is done well is no result yet. Add what will be different for the people or places that the work is for, and lead to it.

The rule speaks once for a model with two or more outcomes, end state included, and only where it is asked for. It runs on English texts alone. Where it speaks, LM080 and LM081 have named the outcomes one by one.

Source: NHS Health Scotland, key stages of a logic model; Evaluation Support Scotland, guide 1c.`,
	Run: func(p *Pass) {
		all, inside := 0, 0
		for i := range p.Model.Elements {
			if p.Graph.Stage(i) >= logicmodel.ShortTerm {
				all++
			}
		}
		for _, t := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			if t.SaysWork() || t.CountsDelivery() || t.IsOfStaff() {
				inside++
			}
		}
		if all > 1 && inside == all {
			p.Reportf(p.Model.Pos, nil, "no outcome of the model %s goes beyond the work and those who do it; say what will be different for the people or places that it is for", q(p.Model.ID))
		}
	},
}
