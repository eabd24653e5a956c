package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var repeatsItsCause = &Rule{
	Code: "LM093", Name: "repeats-its-cause", Class: ClassWording, Severity: diag.Info,
	Doc: `An outcome, or the end state, says in the same words what an activity or output says that leads to it: "young people mentored" after "mentor young people".

The link then claims that the work leads to itself, and nothing is said of what it is for. Say what changes for people because of it.

Two texts are the same if their words are, whatever their order, their endings, and words that add nothing: articles, "more", "improved", "delivered". "Increased drug awareness" is not the same as "drug awareness sessions". Titles of one word are left alone. The rule advises on the wording only and runs on English texts alone. Where it speaks, LM080, LM081 and LM087 are silent.

Source: NHS Health Scotland, key stages of a logic model; Davies, representing theories of change (2018).`,
	Run: func(p *Pass) {
		for i := range ownTitles(p, logicmodel.ShortTerm, logicmodel.EndState) {
			c := repeatedCause(p, i)
			if c < 0 {
				continue
			}
			e, cause := &p.Model.Elements[i], &p.Model.Elements[c]
			d := p.Reportf(e.TitlePos, e, "%s says the same as the %s %s that leads to it; say what changes because of it", q(e.Title), cause.Stage, q(cause.ID))
			p.Relatedf(d, cause.TitlePos, "the %s says %s", cause.Stage, q(cause.Title))
		}
	},
}

// repeatedCause returns the number of an activity or output that leads to element
// i and has a title with the same meaning, and -1 where there is none.
func repeatedCause(p *Pass, i int) int {
	for _, l := range p.Graph.In(i) {
		link := &p.Graph.Links[l]
		if s := p.Graph.Stage(link.From); s != logicmodel.Activity && s != logicmodel.Output {
			continue
		}
		if g := p.gist(i); g.n > 1 && g.n == p.gist(link.From).n && g.key == p.gist(link.From).key && !link.Link.Feedback {
			return link.From
		}
	}
	return -1
}
