package logicmodel

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
)

var contradictsFramework = &Rule{
	Code: "LM075", Name: "contradicts-framework", Class: Structural, Severity: diag.Warning,
	Doc: `A link runs against the framework: by the framework, what the later element supports contributes to what the earlier one supports, and not the other way round.

Either the link is the wrong way round, or one of the two elements supports the wrong outcome. Links between elements that also support outcomes in the right order, or the same outcome, are fine. Feedback links do not count. Links between models do, where both are written for the framework or for ones that extend it.`,
	local: true,
	Run: func(p *Pass) {
		if p.Framework == nil {
			return
		}
		if p.run.above == nil {
			p.run.above = &contributions{pass: p, above: map[string]map[string]bool{}}
		}
		c := p.run.above
		for _, l := range p.links() {
			from, to := &p.Model.Elements[l.From], &p.Model.Elements[l.To]
			if l.Feedback || l.From == l.To || len(from.Supports) == 0 || len(to.Supports) == 0 {
				continue
			}
			if a, b, ok := c.against(l); ok {
				p.Reportf(l.Link.To.Pos, from, "%s leads to %s, but in the framework %s, which %s supports, contributes to %s, which %s supports; turn the link round, or correct what they support",
					q(from.ID), q(to.ID), q(b), q(to.ID), q(a), q(from.ID))
			}
		}
	},
}

// contributions are what outcomes contribute to, directly or not, as far as it
// was asked for.
type contributions struct {
	pass  *Pass
	above map[string]map[string]bool // by outcome
	of    map[int]map[string]bool    // by element that supports several: above all of them
}

// against is a pair of outcomes, one that the link's first element supports and
// one that its second supports, whose order in the framework is the reverse of
// the link's; false where there is none, or where another pair is in order or
// the same.
func (c *contributions) against(l ChainLink) (a, b string, found bool) {
	from, to := &c.pass.Model.Elements[l.From], &c.pass.Model.Elements[l.To]
	against, above := c.ofElement(l.To), c.ofElement(l.From)
	i := slices.IndexFunc(from.Supports, func(x Ref) bool { return against[x.ID] })
	if i < 0 {
		return "", "", false
	}
	supported := make(map[string]bool, len(from.Supports))
	for _, x := range from.Supports {
		supported[x.ID] = true
	}
	for _, y := range to.Supports {
		if supported[y.ID] || above[y.ID] {
			return "", "", false
		}
	}
	a = from.Supports[i].ID
	k := slices.IndexFunc(to.Supports, func(y Ref) bool { return c.up(y.ID)[a] })
	return a, to.Supports[k].ID, true
}

func (c *contributions) ofElement(i int) map[string]bool {
	supports := c.pass.Model.Elements[i].Supports
	if len(supports) == 1 {
		return c.up(supports[0].ID)
	}
	if c.of[i] == nil {
		var ids []string
		for _, ref := range supports {
			ids = append(ids, ref.ID)
		}
		if c.of == nil {
			c.of = map[int]map[string]bool{}
		}
		c.of[i] = c.walk(ids)
	}
	return c.of[i]
}

func (c *contributions) up(id string) map[string]bool {
	if c.above[id] == nil {
		c.above[id] = c.walk([]string{id})
	}
	return c.above[id]
}

// walk is all that the outcomes contribute to.
func (c *contributions) walk(ids []string) map[string]bool {
	set := map[string]bool{}
	for at := 0; at < len(ids); at++ {
		o := c.pass.Outcome(ids[at])
		if o == nil {
			continue
		}
		for _, up := range o.ContributesTo {
			if !set[up.ID] {
				set[up.ID] = true
				ids = append(ids, up.ID)
			}
		}
	}
	return set
}
