package rules

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var idleIgnore = &Rule{
	Code: "LM099", Name: "idle-ignore", Class: ClassStructural, Severity: diag.Warning,
	Doc: `An element or the model sets a rule aside under "ignore", but the rule has nothing to say of it, does not exist, or cannot be set aside.

What was wrong has been mended: remove the line, so that the rule can speak again. A rule that is turned off is not counted as idle, nor is one about the framework where the model's framework cannot be read.`,
	Run: func(p *Pass) {
		for k := range p.Model.Ignore {
			s := &p.Model.Ignore[k]
			checkIgnore(p, nil, s, len(p.Graph.Joined()) > 0)
		}
		for i, e := range p.Elements() {
			for k := range e.Ignore {
				checkIgnore(p, e, &e.Ignore[k], p.Graph.IsJoined(i))
			}
		}
	},
}

// checkIgnore reports an idle suppression of an element or, where that is nil, of
// the model. IsJoined is whether links may join it to other models.
func checkIgnore(p *Pass, e *logicmodel.Element, s *logicmodel.Suppression, isJoined bool) {
	remove := func(d *diag.Diagnostic) {
		p.Offer(d, func(m *logicmodel.Model) []diag.Fix { return m.RemoveEntry(s.Pos, "remove the line") })
	}
	severity, known := p.run.severity(s.Code)
	switch {
	case IsFixed(s.Code):
		remove(p.Reportf(s.Pos, e, "the rule %s cannot be set aside; mend what it finds, and remove this line", s.Code))
	case s.Code == p.rule.Code:
		// It may set itself aside.
	case !known:
		p.Reportf(s.Pos, e, "there is no rule %s; correct the code, or remove this line", q(s.Code))
	case p.Framework == nil && p.Model.Framework.File != "" && strings.HasPrefix(s.Code, "LM07"):
		// It was not looked at.
	case isJoined && slices.Contains(acrossModels, s.Code):
		// It may be about a link across models.
	case severity != diag.Off && !p.ignored[suppression{e, s.Code}]:
		where := "this model"
		if e != nil {
			where = q(e.ID)
		}
		remove(p.Reportf(s.Pos, e, "the rule %s finds nothing wrong with %s; remove this line", s.Code, where))
	}
}

// acrossModels holds the codes of rules that are also about links to and from
// other models, which a check of one model does not follow.
var acrossModels = []string{"LM005", "LM007", "LM008", "LM024", "LM039", "LM075"}
