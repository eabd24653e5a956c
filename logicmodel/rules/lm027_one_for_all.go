package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

// manyTargets is from how many long-term outcomes on LM027 asks.
const manyTargets = 3

var oneForAll = &Rule{
	Code: "LM027", Name: "one-for-all", Class: ClassMethod, Severity: diag.Off,
	Doc: `One element leads straight to three or more long-term outcomes, and nothing else leads to any of them.

One cause seldom brings about many things that are far away. Say what changes first on the way to each, what else each needs, or keep the one that the work is about.

The rule counts an end state as a long-term outcome. It is one finding an element, at the first of the links, and speaks only where it is asked for. LM026 speaks where the model has nothing at all between its outputs and its long-term outcomes.

Source: Vogel's review for DFID (2012); Conservation Standards, results chains.`,
	Run: func(p *Pass) {
		for i, e := range p.Elements() {
			if p.Graph.Stage(i) >= logicmodel.LongTerm {
				continue
			}
			var first *logicmodel.Link
			var titles []string
			for _, l := range p.Graph.Out(i) {
				k := p.Graph.Links[l]
				if !k.Link.Feedback && p.Graph.Stage(k.To) >= logicmodel.LongTerm && onlyCause(p, k.To, i) {
					if first == nil {
						first = k.Link
					}
					titles = append(titles, q(p.Model.Elements[k.To].ID))
				}
			}
			if len(titles) >= manyTargets {
				p.ReportLinkf(e, first, "%s is all that leads to %s, which are far away; say what changes first on the way to each, or what else each needs", q(e.ID), prose.List(titles))
			}
		}
	},
}

// onlyCause reports whether nothing but the element leads to the target, also in
// other models.
func onlyCause(p *Pass, target, element int) bool {
	if p.Graph.IsCausedAcross(target) {
		return false
	}
	for _, l := range p.Graph.In(target) {
		if k := p.Graph.Links[l]; !k.Link.Feedback && k.From != element && k.From != target {
			return false
		}
	}
	return true
}
