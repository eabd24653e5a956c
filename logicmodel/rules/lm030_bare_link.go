package rules

import "github.com/resultschain/resultschain/diag"

var bareLink = &Rule{
	Code: "LM030", Name: "bare-link", Class: ClassStructural, Severity: diag.Off,
	Doc: `A link gives neither a rationale nor evidence.

Evidence hangs on links: why should the one lead to the other? A partnership that asks for evidence-based models turns this rule on in its framework. A grade of "none" counts as an answer: evidence was looked for.

Source: NHS Health Scotland, outcomes frameworks.`,
	Run: func(p *Pass) {
		for e, l := range p.Links() {
			if l.Because == "" && l.Evidence.Grade == 0 && l.Evidence.Source == "" {
				p.ReportLinkf(e, l, `nothing says why %s leads to %s; give the reason under "because", or the evidence`, q(e.ID), q(l.To.ID))
			}
		}
	},
}
