package rules

import "github.com/resultschain/resultschain/diag"

var noFramework = &Rule{
	Code: "LM069", Name: "no-framework", Class: ClassMethod, Severity: diag.Info,
	Doc: `The model names no outcomes framework, and it is checked against none: whatever depends on one (LM070 to LM079) was not looked at.

A logic model shows how one partner's work leads to what the partnership has promised. Name the file of the framework (` + "`framework: our-soa.yaml`" + `), so that it is seen whether the model's outcomes are those that were promised. Where a model belongs to no framework, turn the rule off.

Source: NHS Health Scotland's key stages of a logic model, which begin with the outcomes that the work is to contribute to.`,
	Run: func(p *Pass) {
		if m := p.Model; p.Framework == nil && m.Framework.File == "" {
			p.Reportf(m.Pos, nil, "the model %s names no outcomes framework; give its file under \"framework\"", q(m.ID))
		}
	},
}
