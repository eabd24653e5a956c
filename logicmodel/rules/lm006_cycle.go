package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
)

var cycle = &Rule{
	Code: "LM006", Name: "cycle", Class: ClassStructural, Severity: diag.Error,
	Doc: `Links close a loop, and none of them is marked as feedback: by the model, each step of the loop is its own cause.

A results chain runs one way. One of the links is probably the wrong way round. Where a later change really strengthens an earlier one, mark the link that runs back with "feedback: true"; it is then drawn apart and the rest of the chain can be read.

Groups that lie in each other are a loop as well.

There is one finding for each set of elements that lead to each other, however many loops they form.`,
	Run: func(p *Pass) {
		c := p.Graph
		for _, loop := range c.Loops() {
			l := slices.MinFunc(loop, func(a, b int) int { return c.Edges[a].Link.To.Pos.Compare(c.Edges[b].Link.To.Pos) })
			first := c.Edges[l]
			e := p.Owner(first.From)
			back := c.Path(first.To, first.From)
			what := `turn the wrong one round or remove it, or mark one that runs back on purpose with "feedback: true"`
			wrong, isOne := onlyBackward(p, append([]int32{int32(l)}, back...))
			if l := wrong; isOne {
				what = fmt.Sprintf(`the one from %s to %s runs back to an earlier stage, so turn it round, remove it, or mark it with "feedback: true"`,
					q(p.Owner(c.Edges[l].From).ID), q(c.Edges[l].Link.To.ID))
			}
			round := []string{e.ID, first.Link.To.ID}
			for _, b := range back {
				round = append(round, c.Edges[b].Link.To.ID)
			}
			d := p.ReportLinkf(e, first.Link, "these links close a loop: %s; %s", arrows(round), what)
			if isOne {
				to := c.Edges[wrong].Link.To.Pos
				p.Offer(d, func(m *logicmodel.Model) []diag.Fix {
					return append(m.MarkFeedback(to), m.RemoveItem(to, "remove the link")...)
				})
			}
			for _, b := range back[:min(len(back), maxSteps)] {
				p.Relatedf(d, c.Edges[b].Link.To.Pos, "the loop goes on here, from %s to %s", q(p.Owner(c.Edges[b].From).ID), q(c.Edges[b].Link.To.ID))
			}
		}
		for i := range p.groups {
			g := &p.groups[i]
			if k, ok := c.GroupIndex(g.Group.ID); ok && c.Within(i) != k {
				p.Reportf(g.Group.Pos, g, "the group %s would lie in itself here, or more than %d deep in others; remove this, or name another group", q(g.ID), logicmodel.MaxNesting)
			}
		}
		for _, loop := range p.Network.Loops {
			if loop.First.Writer == p.Number {
				reportLoopAcross(p, loop)
			}
		}
	},
}

func reportLoopAcross(p *Pass, loop logicmodel.Loop) {
	round := []string{loop.First.From.String(), loop.First.To.String()}
	for _, l := range loop.Back {
		round = append(round, l.To.String())
	}
	d := p.ReportCrossf(loop.First, `these links close a loop through several models: %s; turn the wrong one round or remove it, or mark one that runs back on purpose with "feedback: true"`, arrows(round))
	for _, l := range loop.Back[:min(len(loop.Back), maxSteps)] {
		p.RelatedAcrossf(d, l.Writer, l.Pos, "the loop goes on here, from %s to %s", q(l.From.String()), q(l.To.String()))
	}
}

// onlyBackward returns the one of the links that leads to an earlier stage, and
// false where none does or several do.
func onlyBackward(p *Pass, links []int32) (int32, bool) {
	found, n := int32(-1), 0
	for _, l := range links {
		k := p.Graph.Edges[l]
		first, _ := p.Graph.Span(k.From)
		if _, last := p.Graph.Span(k.To); last < first {
			found = l
			n++
		}
	}
	return found, n == 1
}

// maxSteps is the most steps of a loop that a finding lists one by one.
const maxSteps = 8

// arrows returns the ids along a path with arrows between them. Of a long path it
// returns the first ones and the last.
func arrows(ids []string) string {
	if len(ids) > maxSteps {
		ids = slices.Concat(ids[:maxSteps-2], []string{"…"}, ids[len(ids)-1:])
	}
	return strings.Join(ids, " → ")
}
