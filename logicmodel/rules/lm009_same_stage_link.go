package rules

import "github.com/resultschain/resultschain/diag"

var sameStageLink = &Rule{
	Code: "LM009", Name: "same-stage-link", Class: ClassMethod, Severity: diag.Off,
	Doc: `A link leads from one element to another of the same stage.

Some methods ask that every link leads to a later stage, so that each column of the picture is one step of time. Others draw steps within a stage, such as from being engaged to being aware. The rule is off unless a framework or a flag turns it on.`,
	Run: func(p *Pass) {
		for _, l := range p.Graph.Links {
			if p.Graph.Stage(l.From) == p.Graph.Stage(l.To) && l.From != l.To && !l.Link.Feedback {
				from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
				p.ReportLinkf(from, l.Link, "%s leads to %s, another %s; move one of them to another stage, or leave the link out", q(from.ID), q(to.ID), p.Noun(from.Stage))
			}
		}
	},
}
