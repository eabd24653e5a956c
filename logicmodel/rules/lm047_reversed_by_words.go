package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules/wording"
	"github.com/resultschain/resultschain/outcomes"
)

var reversedByWords = &Rule{
	Code: "LM047", Name: "reversed-by-words", Class: ClassWording, Severity: diag.Off,
	Doc: `A link between outcomes looks turned round by their words: what people do, or how they are, leads to what the staff know or can do ("visitors comply with the rules" to "rangers are skilled"), or to what the same people only then become aware of.

Those who do the work become able first; then others act, and so conditions change. Turn the link round. Where the later change really strengthens the earlier one, mark the link with "feedback: true", or say with "kind" what each is: where both ends of a link have a kind, LM039 speaks instead.

The rule looks only at titles whose words are certain: "are aware of", "are skilled", "have the confidence", "comply", "better health". It runs on English texts alone, and only where it is asked for, since a chain may be about people of whom the words say nothing.

Source: Montague's and Mayne's contribution analysis.`,
	Run: func(p *Pass) {
		if !outcomes.IsEnglish(p.Model.Lang) {
			return
		}
		for i, l := range p.Graph.Links {
			from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
			if l.Link.Feedback || from.Kind != 0 && to.Kind != 0 || from.Stage < logicmodel.ShortTerm || to.Stage < from.Stage || p.Graph.InLoop(i) || p.Network.InLoop(l.Link) {
				continue
			}
			cause, effect := p.title(l.From), p.title(l.To)
			if cause.IsEmpty() || effect.IsEmpty() || !wording.ReadsReversed(&cause.Title, &effect.Title) {
				continue
			}
			p.ReportLinkf(from, l.Link, `%s reads like the effect of %s, not its cause; turn the link round, mark it with "feedback: true", or say the "kind" of both`, q(from.Title), q(to.Title))
		}
	},
}
