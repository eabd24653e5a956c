package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var hiddenText = &Rule{
	Code: "LM016", Name: "hidden-text", Class: ClassStructural, Severity: diag.Warning, On: ScopeBoth,
	Doc: `A text says something else than its author sees. In a text without quotes a space and "#" begin a comment, so that "Weekly walks #1 in the park" is read as "Weekly walks". And the code by which web pages write a character, such as &amp; for &, is read letter by letter.

Put quotes round the whole text, or write the character itself. A comment with a space after its "#", as in "# see note 4", is taken for what it is.`,
	Run: func(p *Pass) {
		if p.Model == nil {
			for _, m := range p.Framework.Origin.Misreadings() {
				p.Reportf(m.Pos, nil, "%s", m.Message).Fixes = m.Fixes
			}
			return
		}
		var owners map[diag.Pos]*logicmodel.Element // by the places of their ids; nil until there is a finding
		for _, m := range p.Model.Origin.Misreadings() {
			if owners == nil {
				owners = map[diag.Pos]*logicmodel.Element{}
				for _, e := range p.Elements() {
					owners[e.Pos] = e
				}
			}
			var owner *logicmodel.Element
			for _, id := range m.In {
				if e := owners[id]; e != nil {
					owner = e
				}
			}
			p.Reportf(m.Pos, owner, "%s", m.Message).Fixes = m.Fixes
		}
	},
}
