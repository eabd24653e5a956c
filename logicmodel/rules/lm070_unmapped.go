package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var unmapped = &Rule{
	Code: "LM070", Name: "unmapped", Class: ClassMethod, Severity: diag.Warning,
	Doc: `The end state or a long-term outcome supports no outcome of the framework that the model is written for.

The framework is what the partnership has promised, and the end of the chain is where a model meets it. Name the outcome that it contributes to under "supports".

Without a framework the rule is silent, and so it is about a stage of which LM076 says that the framework expects it to support something.`,
	Run: func(p *Pass) {
		if p.Framework == nil {
			return
		}
		var expected [logicmodel.EndState + 1]bool
		for _, x := range p.Framework.Expects {
			if x.Stage.IsValid() && len(x.Has) == 0 && !p.IsOff("LM076") && !isMet(p, x) {
				expected[x.Stage] = true
			}
		}
		for _, e := range p.Elements() {
			if s := e.Stage; (s == logicmodel.LongTerm || s == logicmodel.EndState) && !expected[s] && len(e.Supports) == 0 {
				p.Reportf(e.Pos, e, `the %s %s supports no outcome of the framework %s; name one under "supports"`, p.Noun(e.Stage), q(e.ID), q(p.Framework.ID))
			}
		}
	},
}
