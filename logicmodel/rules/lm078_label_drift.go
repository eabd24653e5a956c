package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/outcomes"
)

var labelDrift = &Rule{
	Code: "LM078", Name: "label-drift", Class: ClassStructural, Severity: diag.Info,
	Doc: `An element supports one outcome of the framework and repeats its wording with small changes.

Readers will ask what the difference means. Use the framework's words if the same is meant; otherwise say what is different.

Two wordings count as nearly the same if at least four fifths of their words are shared.`,
	Run: func(p *Pass) {
		wordings := map[*outcomes.Outcome][]string{} // the sorted words of titles of the framework
		for _, e := range p.Elements() {
			if len(e.Supports) != 1 {
				continue
			}
			o := p.Outcome(e.Supports[0].ID)
			if o == nil || 2*min(len(o.Title), len(e.Title)) < max(len(o.Title), len(e.Title)) { // far from four fifths
				continue
			}
			theirs, ok := wordings[o]
			if !ok {
				theirs = sortedWords(o.Title)
				wordings[o] = theirs
			}
			if !nearlySame(theirs, sortedWords(e.Title)) || fold(o.Title) == fold(e.Title) {
				continue
			}
			d := p.Reportf(e.TitlePos, e, "this is nearly the wording of %s, %s; use the same words, or say what is different", q(o.ID), q(o.Title))
			p.Relatedf(d, o.Pos, "the framework's outcome is here")
		}
	},
}
