package rules

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var contradictsFramework = &Rule{
	Code: "LM075", Name: "contradicts-framework", Class: Structural, Severity: diag.Warning,
	Doc: `A link runs against the framework: by the framework, what the later element supports contributes to what the earlier one supports, and not the other way round.

Either the link is the wrong way round, or one of the two elements supports the wrong outcome. Links between elements that also support outcomes in the right order, or the same outcome, are fine. Feedback links do not count. Links between models do, where both are written for the framework or for ones that extend it.`,
	Run: func(p *Pass) {
		if p.Framework == nil {
			return
		}
		c := claims{map[*logicmodel.Element]*claim{}, map[string]*claim{}}
		for _, l := range p.Graph.Links {
			from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
			if l.Link.Feedback || l.From == l.To || len(from.Supports) == 0 || len(to.Supports) == 0 {
				continue
			}
			if a, b, ok := c.against(p, from, to); ok {
				p.ReportLinkf(from, l.Link, "%s leads to %s, but in the framework %s, which %s supports, contributes to %s, which %s supports; turn the link round, or correct what they support",
					q(from.ID), q(to.ID), q(b.ID), q(to.ID), q(a.ID), q(from.ID))
			}
		}
	},
}

// A claim is the outcomes of the framework that an element supports.
type claim struct {
	supports []*outcomes.Outcome
	covers   map[*outcomes.Outcome]bool // these, and what they contribute to
}

// claims are those of elements, as far as they were asked for.
type claims struct {
	of       map[*logicmodel.Element]*claim
	supports map[string]*claim // by the ids that an element supports
}

// against returns one of the outcomes that the first element of a link supports
// and one of those that its second supports, of which the second contributes to
// the first; false where there are none, or where others are in order or the
// same.
func (c *claims) against(p *Pass, from, to *logicmodel.Element) (a, b *outcomes.Outcome, found bool) {
	first, second := c.claim(p, from), c.claim(p, to)
	if slices.ContainsFunc(second.supports, func(o *outcomes.Outcome) bool { return first.covers[o] }) {
		return nil, nil, false
	}
	i := slices.IndexFunc(first.supports, func(o *outcomes.Outcome) bool { return second.covers[o] })
	if i < 0 {
		return nil, nil, false
	}
	a = first.supports[i]
	k := slices.IndexFunc(second.supports, func(o *outcomes.Outcome) bool { return slices.Contains(p.Index.Above(o), a) })
	return a, second.supports[k], true
}

// claim returns the claim of the element, which is found once for all that
// support the same.
func (c *claims) claim(p *Pass, e *logicmodel.Element) *claim {
	if known := c.of[e]; known != nil {
		return known
	}
	var ids strings.Builder
	for _, ref := range e.Supports {
		ids.WriteString(ref.ID + "\n")
	}
	same := c.supports[ids.String()]
	if same == nil {
		same = &claim{covers: map[*outcomes.Outcome]bool{}}
		for _, ref := range e.Supports {
			if o := p.Outcome(ref.ID); o != nil {
				same.supports = append(same.supports, o)
				same.covers[o] = true
			}
		}
		for _, o := range p.Index.Above(same.supports...) {
			same.covers[o] = true
		}
		c.supports[ids.String()] = same
	}
	c.of[e] = same
	return same
}
