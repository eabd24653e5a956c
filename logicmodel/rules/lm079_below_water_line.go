package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var belowWaterLine = &Rule{
	Code: "LM079", Name: "below-water-line", Class: ClassMethod, Severity: diag.Info,
	Doc: `An activity, an output or a short-term outcome claims an outcome of the framework's highest level directly.

So much lies between that the claim can be neither tested nor believed. Let a later element support it, or support an outcome of a lower level that contributes to it.

The rule is silent where LM072 speaks, where LM074 says that the outcome belongs to a later term, and for frameworks of one level.

Source: NHS Health Scotland, outcomes frameworks; World Bank, Designing a Results Framework (Roberts and Khattri 2012).`,
	Run: func(p *Pass) {
		if p.Framework == nil {
			return
		}
		levels := p.Framework.AllLevels()
		if len(levels) < 2 {
			return
		}
		for _, e := range p.Elements() {
			if e.Stage > logicmodel.ShortTerm {
				continue
			}
			for _, ref := range e.Supports {
				o := p.Outcome(ref.ID)
				if o == nil || o.Level.ID != levels[0].ID {
					continue
				}
				if first, ok := firstStage(p.Framework, o.Level.ID); ok && e.Stage < first && !p.IsOff("LM072") {
					continue
				}
				if laterTerm(p, e, o) > 0 {
					continue
				}
				p.Reportf(ref.Pos, e, "%s is only %s and supports %s, of the highest level, directly; let a later element support it, or support an outcome that contributes to it", q(e.ID), p.aStage(e.Stage), q(ref.ID))
			}
		}
	},
}
