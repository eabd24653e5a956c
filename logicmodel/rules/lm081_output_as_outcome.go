package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var outputAsOutcome = &Rule{
	Code: "LM081", Name: "output-as-outcome", Class: ClassWording, Severity: diag.Info,
	Doc: `An outcome, or the end state, counts or names what is delivered, in place, available, received or attended: "number of sessions", "180 people trained", "leaflets distributed", "a plan is in place", "managers attend training", "licensing services to the fishing industry", "youth clubs".

How much was done, and for how many, is an output. It shows that the work took place, not that anyone is the better for it. List it under "outputs", and say in the outcome what is different for the people it reached.

Numbers of things that do change are left alone: "the number of children in care has fallen". The rule advises on the wording only, is silent where LM080 or LM093 speaks, and runs on English texts alone. Where it speaks, LM083 and LM087 are silent.

Source: NHS Health Scotland, key stages of a logic model; Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			if !t.CountsDelivery() || t.SaysWork() || repeatedCause(p, i) >= 0 {
				continue
			}
			e := &p.Model.Elements[i]
			p.Reportf(e.TitlePos, e, "%s says what is delivered, not what changes; list it under \"outputs\", and say here what is different for the people it reaches", q(e.Title))
		}
	},
}
