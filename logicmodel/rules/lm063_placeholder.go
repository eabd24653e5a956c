package rules

import (
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var placeholder = &Rule{
	Code: "LM063", Name: "placeholder", Class: ClassStructural, Severity: diag.Info,
	On: ScopeBoth,
	Doc: `A title, a source or a reason is no more than "tbc", "TBD", "n/a" or "xx".

It fills the place and says nothing, and so no rule can remind you of it later. Write what is wanted, or leave the key out until it is known; a title needs a text.

Source: Global Affairs Canada, results-based management tip sheets.`,
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			if isPlaceholder(e.Title) {
				p.Reportf(e.TitlePos, e, "%s is a placeholder for the title of %s; write what it says", q(e.Title), q(e.ID))
			}
			if isPlaceholder(e.Source) {
				at := p.keyPos(e.Pos, "source")
				leaveOut(p, at, p.Reportf(at, e, "%s is a placeholder for the source of %s; name it, or leave the key out until it is known", q(e.Source), q(e.ID)))
			}
		}
		for in := range p.Indicators() {
			if isPlaceholder(in.Title) {
				p.reportKeyf(in, "title", "%s is a placeholder for the title of the indicator %s; write what is measured", q(in.Title), q(in.ID))
			}
			if isPlaceholder(in.Source) {
				d := p.reportKeyf(in, "source", "%s is a placeholder for the source of the indicator %s; name it, or leave the key out until it is known", q(in.Source), q(in.ID))
				leaveOut(p, p.keyPos(in.Pos, "source"), d)
			}
		}
		if p.Model == nil {
			return
		}
		for e, l := range p.Links() {
			if isPlaceholder(l.Because) {
				at := p.keyPos(l.To.Pos, "because")
				leaveOut(p, at, p.Reportf(at, e, "%s is a placeholder for the reason why %s leads to %s; write it, or leave the key out until it is known", q(l.Because), q(e.ID), q(l.To.ID)))
			}
			if isPlaceholder(l.Evidence.Source) {
				at := l.To.Pos
				if l.Evidence.Pos.IsValid() {
					at = p.keyPos(l.Evidence.Pos, "source")
				}
				p.Reportf(at, e, "%s is a placeholder for the source of the evidence; name it, or leave the key out until it is known", q(l.Evidence.Source))
			}
		}
	},
}

// leaveOut offers to remove the key whose value is a placeholder.
func leaveOut(p *Pass, at diag.Pos, d *diag.Diagnostic) {
	if p.Model != nil {
		p.Offer(d, func(m *logicmodel.Model) []diag.Fix { return m.RemoveEntry(at, "leave the key out") })
	}
}

// isPlaceholder reports whether a text only holds the place of one.
func isPlaceholder(text string) bool {
	if len(text) == 0 || len(text) > 24 {
		return false
	}
	text = strings.ToLower(strings.Trim(text, " .…?!*<>[]()_-–—"))
	return text == "" || placeholders[text] || len(text) > 1 && strings.Trim(text, "x") == ""
}

var placeholders = func() map[string]bool {
	all := wordSet(`tbc tba tbd tbs n/a n.a todo fixme unknown pending xx`)
	for _, text := range []string{"to be confirmed", "to be decided", "to be determined", "to be agreed", "to be advised", "to be added", "to be done", "to follow", "not yet known"} {
		all[text] = true
	}
	return all
}()
