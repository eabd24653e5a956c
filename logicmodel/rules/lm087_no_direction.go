package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var noDirection = &Rule{
	Code: "LM087", Name: "no-direction", Class: ClassWording, Severity: diag.Off,
	Doc: `An outcome, or the end state, has no word of change: "community cohesion", "employment of disabled people".

Readers cannot tell which way things are to go, nor whether they went. Say it: "increased", "reduced", "more", "safer"; or write a sentence of how things will be, such as "neighbours trust each other", which the rule leaves alone.

Off by default, since many frameworks name their outcomes by topic alone, and do so on purpose; ask for it where the house style wants a direction in each outcome. It advises on the wording only, is silent where LM080, LM081, LM083 or LM093 speaks, and runs on English texts alone.

Source: Evaluation Support Scotland, guide 1c.`,
	Run: func(p *Pass) {
		for i, t := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			if t.HasDirection() || t.SaysWork() || t.CountsDelivery() || t.HasTarget() || repeatedCause(p, i) >= 0 {
				continue
			}
			e := &p.Model.Elements[i]
			p.Reportf(e.TitlePos, e, "%s does not say which way things are to change; add it, such as \"more\", \"less\", \"improved\" or \"safer\"", q(e.Title))
		}
	},
}
