package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var skippedStage = &Rule{
	Code: "LM008", Name: "skipped-stage", Class: ClassMethod, Severity: diag.Warning,
	Doc: `A link jumps over a stage that has elements in this model, such as from an activity straight to a long-term outcome, and gives no reason.

Each step that is left out is an assumption that nobody can test. Lead through the stage between, or say under "because" why the jump is right. Feedback links, which run the other way, do not count.

Of links to other models, the rule looks at those from activities and outputs, since these come before the outcomes of every model: past the outputs of either model, or past the outcomes of the one that is led to. Whether the terms of two models are of one length is not known.

Source: NHS Health Scotland, key stages of a logic model.`,
	Run: func(p *Pass) {
		for _, l := range p.Graph.Links {
			if s, ok := firstSkipped(p.Graph, l); ok {
				from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
				p.ReportLinkf(from, l.Link, `%s is %s and leads straight to %s, %s, past the %s; lead through one of these, or say why under "because"`,
					q(from.ID), p.aStage(from.Stage), q(to.ID), p.aStage(to.Stage), p.Plural(s))
			}
		}
		reportSkippedAcross(p)
	},
}

// firstSkipped returns the first stage with elements that the link jumps over without a
// reason; false where it jumps over none.
func firstSkipped(c *logicmodel.Graph, l logicmodel.Edge) (logicmodel.Stage, bool) {
	from, to := c.Stage(l.From), c.Stage(l.To)
	if to <= from+1 || l.Link.Feedback || l.Link.Because != "" || !from.IsValid() || !to.IsValid() {
		return 0, false
	}
	for s := from + 1; s < to; s++ {
		if c.Count(s) > 0 {
			return s, true
		}
	}
	return 0, false
}

// reportSkippedAcross reports links to and from other models. Only those of activities
// and outputs are looked at, since these come before the outcomes of every
// model, while the terms of one model are not those of another.
func reportSkippedAcross(p *Pass) {
	var reasons map[[2]*logicmodel.Element]bool // pairs of elements that a link with a reason joins
	for l := range p.forwardAcross() {
		from, to := l.From.Element, l.To.Element
		if from.Stage != logicmodel.Activity && from.Stage != logicmodel.Output || to.Stage > logicmodel.EndState || kindsRunBack(from, to) {
			continue
		}
		if reasons == nil {
			reasons = map[[2]*logicmodel.Element]bool{}
			for _, other := range p.Network.Links {
				if other.Link != nil && other.Link.Because != "" {
					reasons[[2]*logicmodel.Element{other.From.Element, other.To.Element}] = true
				}
			}
		}
		if reasons[[2]*logicmodel.Element{from, to}] {
			continue
		}
		first, last := p.ends(l)
		for s := from.Stage + 1; s < to.Stage; s++ {
			past := last
			if s == logicmodel.Output && p.Network.Graphs[first].Count(s) > 0 {
				past = first
			}
			if p.Network.Graphs[past].Count(s) == 0 {
				continue
			}
			why := `say why under "because"`
			if l.Link == nil {
				why = `write the link in the other model and say why under "because"`
			}
			d := p.ReportCrossf(l, "%s is %s and leads straight to %s, %s, past the %ss of %s; lead through one of these, or %s",
				q(l.From.String()), p.aStage(from.Stage), q(l.To.String()), p.aStage(to.Stage), s.Noun(), q(p.Network.Models[past].ID), why)
			p.relateOther(d, l)
			break
		}
	}
}
