package rules

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var contradictsFramework = &Rule{
	Code: "LM075", Name: "contradicts-framework", Class: ClassStructural, Severity: diag.Warning,
	Doc: `A link runs against the framework: by the framework, what the later element supports contributes to what the earlier one supports, and not the other way round.

Either the link is the wrong way round, or one of the two elements supports the wrong outcome. Links between elements that also support outcomes in the right order, or the same outcome, are fine. Feedback links do not count. Links between models do, where both are written for the framework or for ones that extend it.`,
	Run: func(p *Pass) {
		for _, l := range p.Graph.Links {
			from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
			if p.Framework == nil || l.Link.Feedback || l.From == l.To {
				continue
			}
			if a, b, ok := p.claims.against(p.Index, p.Framework, from, p.Framework, to); ok {
				p.ReportLinkf(from, l.Link, contradictsMessage, q(from.ID), q(to.ID), q(b.ID), q(to.ID), q(a.ID), q(from.ID))
			}
		}
		for l := range p.LinksAcross() {
			if l.Feedback() || l.Repeats != nil || l.InLoop {
				continue
			}
			if a, b, ok := p.againstFramework(l); ok {
				from, to := q(l.From.String()), q(l.To.String())
				d := p.ReportCrossf(l, contradictsMessage, from, to, q(b.ID), to, q(a.ID), from)
				p.relateOther(d, l)
			}
		}
	},
}

const contradictsMessage = "%s leads to %s, but in the framework %s, which %s supports, contributes to %s, which %s supports; turn the link round, or correct what they support"

// againstFramework does the same as [claimCache.against] for a link across models.
func (p *Pass) againstFramework(l *logicmodel.CrossLink) (a, b *outcomes.Outcome, found bool) {
	from, to := p.ends(l)
	f, g := p.against[from], p.against[to]
	if f == nil || g == nil {
		return nil, nil, false
	}
	return p.claims.against(p.common(), f, l.From.Element, g, l.To.Element)
}

// A claim holds the outcomes of the framework that an element supports.
type claim struct {
	supports []*outcomes.Outcome
	covers   map[*outcomes.Outcome]bool // these, and what they contribute to
}

// A claimCache holds the claims of elements that were needed so far.
type claimCache struct {
	of       map[claimant]*claim
	supports map[supporter]*claim
}

// A supporter is what elements with the same claim have in common.
type supporter struct {
	index     *outcomes.Index
	framework *outcomes.Framework
	ids       string
}

// A claimant is an element and the index of the framework that its model is
// written for.
type claimant struct {
	element *logicmodel.Element
	index   *outcomes.Index
}

// against returns an outcome that the first element of a link supports and one
// that its second element supports, where the second outcome contributes to the
// first. It returns false where there are none, or where another pair of outcomes
// is the same or contributes in the direction of the link. Each element belongs
// to a model for a framework of the index.
func (c *claimCache) against(x *outcomes.Index, f *outcomes.Framework, from *logicmodel.Element, g *outcomes.Framework, to *logicmodel.Element) (a, b *outcomes.Outcome, found bool) {
	if len(from.Supports) == 0 || len(to.Supports) == 0 {
		return nil, nil, false
	}
	first, second := c.claimOf(x, f, from), c.claimOf(x, g, to)
	if slices.ContainsFunc(second.supports, func(o *outcomes.Outcome) bool { return first.covers[o] }) {
		return nil, nil, false
	}
	i := slices.IndexFunc(first.supports, func(o *outcomes.Outcome) bool { return second.covers[o] })
	if i < 0 {
		return nil, nil, false
	}
	a = first.supports[i]
	k := slices.IndexFunc(second.supports, func(o *outcomes.Outcome) bool { return slices.Contains(x.Above(o), a) })
	return a, second.supports[k], true
}

// claimOf returns the claim of the element, which is computed once for all
// elements that support the same outcomes.
func (c *claimCache) claimOf(x *outcomes.Index, f *outcomes.Framework, e *logicmodel.Element) *claim {
	if known := c.of[claimant{e, x}]; known != nil {
		return known
	}
	key := supporter{x, f, e.Supports[0].ID}
	if len(e.Supports) > 1 {
		var ids strings.Builder
		for _, ref := range e.Supports {
			ids.WriteString(ref.ID + "\n")
		}
		key.ids = ids.String()
	}
	same := c.supports[key]
	if same == nil {
		same = &claim{covers: map[*outcomes.Outcome]bool{}}
		for _, ref := range e.Supports {
			if o := x.OutcomeIn(f, ref.ID); o != nil {
				same.supports = append(same.supports, o)
				same.covers[o] = true
			}
		}
		for _, o := range x.Above(same.supports...) {
			same.covers[o] = true
		}
		if c.of == nil {
			c.of, c.supports = map[claimant]*claim{}, map[supporter]*claim{}
		}
		c.supports[key] = same
	}
	c.of[claimant{e, x}] = same
	return same
}
