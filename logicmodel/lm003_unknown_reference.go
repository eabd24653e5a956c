package logicmodel

import (
	"fmt"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

var unknownReference = &Rule{
	Code: "LM003", Name: "unknown-reference", Class: Structural, Severity: diag.Error,
	Doc: `A link, an element or an indicator names something that the model does not define: an element under "leads-to", a partner, a reach group, an assumption, a risk, or an indicator of the framework under "measures".

Mostly this is a slip in the id, and the finding names the nearest one that there is. Otherwise add what is missing. An assumption may also be written out as a text in place of an id.`,
	Run: func(p *Pass) {
		m := p.Model
		elements := names(len(m.Elements), func(i int) string { return m.Elements[i].ID })
		partners := names(len(m.Partners), func(i int) string { return m.Partners[i].ID })
		reach := names(len(m.Reach), func(i int) string { return m.Reach[i].ID })
		assumptions := names(len(m.Assumptions), func(i int) string { return m.Assumptions[i].ID })
		risks := names(len(m.Risks), func(i int) string { return m.Risks[i].ID })
		indicators := frameworkIndicators(p)

		for i := range m.Elements {
			e := &m.Elements[i]
			for _, ref := range e.Partners {
				partners.check(p, e, ref, "partner", `add it under "partners"`)
			}
			for _, ref := range e.Reach {
				reach.check(p, e, ref, "reach group", `add it under "reach"`)
			}
			for j := range e.Indicators {
				if ref := e.Indicators[j].Measures; ref.ID != "" && p.Framework != nil {
					indicators.check(p, e, ref, "indicator", "add it to the framework")
				}
			}
			for j := range e.LeadsTo {
				l := &e.LeadsTo[j]
				if _, ok := p.Chain.Index(l.To.ID); !ok {
					elements.unknown(p, e, l.To, "", elementHint(p, l.To.ID))
				}
				for _, a := range l.Assumes {
					if a.ID != "" {
						assumptions.check(p, e, Ref{ID: a.ID, Pos: a.Pos}, "assumption", `add it under "assumptions", or write the assumption here as a sentence`)
					}
				}
				for _, ref := range l.Risks {
					risks.check(p, e, ref, "risk", `add it under "risks"`)
				}
			}
		}
	},
}

// elementHint is what to do about a link to an element that is not there.
func elementHint(p *Pass, id string) string {
	if p.Outcome(id) != nil {
		return `it is an outcome of the framework, so write it under "supports"`
	}
	return "add an element with this id, or correct it"
}

func frameworkIndicators(p *Pass) *known {
	var ids []string
	if p.Framework != nil {
		for o := range p.Framework.All() {
			for i := range o.Indicators {
				ids = append(ids, o.Indicators[i].ID)
			}
		}
	}
	k := names(len(ids), func(i int) string { return ids[i] })
	k.where = "the framework"
	return k
}

// known are the ids of one kind of thing.
type known struct {
	ids   []string
	set   map[string]bool // nil until the first question
	near  *near.Finder
	where string
}

func names(n int, id func(i int) string) *known {
	k := &known{ids: make([]string, n), where: "this model"}
	for i := range n {
		k.ids[i] = id(i)
	}
	return k
}

// check reports a use of an id that is not known.
func (k *known) check(p *Pass, e *Element, ref Ref, kind, hint string) {
	if k.set == nil {
		k.set = make(map[string]bool, len(k.ids))
		for _, id := range k.ids {
			k.set[id] = true
		}
	}
	if !k.set[ref.ID] {
		k.unknown(p, e, ref, kind, hint)
	}
}

// unknown reports the use and offers the nearest id, or else the hint.
func (k *known) unknown(p *Pass, e *Element, ref Ref, kind, hint string) {
	what := q(ref.ID)
	if kind != "" {
		what = fmt.Sprintf("the %s %s", kind, what)
	}
	if k.near == nil {
		k.near = near.NewFinder(k.ids)
	}
	if like, ok := k.near.Find(ref.ID); ok {
		p.Reportf(ref.Pos, e, "%s is not defined in %s; did you mean %q?", what, k.where, like)
		return
	}
	p.Reportf(ref.Pos, e, "%s is not defined in %s; %s", what, k.where, hint)
}
