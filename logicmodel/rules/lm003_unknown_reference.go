package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

var unknownReference = &Rule{
	Code: "LM003", Name: "unknown-reference", Class: ClassStructural, Severity: diag.Error,
	Doc: `A link, an element or an indicator names something that the model does not define: an element or group under "leads-to", a group under "group", a partner, a reach group, an assumption, a risk, or an indicator of the framework under "measures".

Mostly this is a slip in the id, or the title is written in its place, and the finding names the id that is meant. Otherwise add what is missing. An assumption may also be written out as a text in place of an id.

An element of another model is named by both ids, as in moray/trained. Whether it is there is looked at where the models of a folder are checked together.`,
	Run: func(p *Pass) {
		m := p.Model
		elements := newIDSet(len(m.Elements)+len(m.Groups), func(i int) (id, words string) {
			if k := i - len(m.Elements); k >= 0 {
				return m.Groups[k].ID, m.Groups[k].Title
			}
			return m.Elements[i].ID, m.Elements[i].Title
		})
		groups := newIDSet(len(m.Groups), func(i int) (id, words string) { return m.Groups[i].ID, m.Groups[i].Title })
		partners := newIDSet(len(m.Partners), func(i int) (id, words string) { return m.Partners[i].ID, m.Partners[i].Name })
		reach := newIDSet(len(m.Reach), func(i int) (id, words string) { return m.Reach[i].ID, m.Reach[i].Title })
		assumptions := newIDSet(len(m.Assumptions), func(i int) (id, words string) { return m.Assumptions[i].ID, m.Assumptions[i].Text })
		risks := newIDSet(len(m.Risks), func(i int) (id, words string) { return m.Risks[i].ID, m.Risks[i].Text })
		var indicators, shared *idSet // nil until they are asked for

		for i := range m.Elements {
			e := &m.Elements[i]
			for _, ref := range e.Partners {
				partners.check(p, e, ref, "partner", `add it under "partners"`)
			}
			for _, ref := range e.Reach {
				reach.check(p, e, ref, "reach group", `add it under "reach"`)
			}
			for j := range e.Indicators {
				in := &e.Indicators[j]
				if in.IsReference() {
					if shared == nil {
						shared = sharedIndicators(p)
					}
					shared.check(p, e, logicmodel.Ref{ID: in.ID, Pos: in.Pos}, "indicator", "correct the id, or write the indicator out, as in {id: "+in.ID+", title: …}")
					continue
				}
				checkCategories(p, e, in)
				if ref := in.Measures; ref.ID != "" && p.Framework != nil {
					if indicators == nil {
						indicators = frameworkIndicators(p)
					}
					indicators.check(p, e, ref, "indicator", "correct the id, or add the indicator to the framework")
				}
			}
			for _, from := range e.DependsOn {
				if !checkElsewhere(p, e, from) { // built in Go
					p.Reportf(from.Pos, e, "%s names no element of another model; write the id of the model, a slash, and the id of the element", q(from.ID))
				}
			}
		}
		for e, l := range p.Links() {
			if !p.Graph.Names(l.To.ID) && !checkElsewhere(p, e, l.To) {
				elements.reportUnknownTarget(p, e, l.To)
			}
			for _, a := range l.Assumes {
				if plain, odd := near.Plain(a.Text); odd != "" && assumptions.all().Has(plain) {
					a.ID = a.Text // by all that can be seen
				}
				if a.ID != "" {
					assumptions.check(p, e, logicmodel.Ref{ID: a.ID, Pos: a.Pos}, "assumption", `add it under "assumptions", or write the assumption here as a sentence`)
				}
			}
			for _, ref := range l.Risks {
				risks.check(p, e, ref, "risk", `add it under "risks"`)
			}
		}
		for _, e := range p.owners() {
			if e.Group.ID != "" {
				groups.check(p, e, e.Group, "group", `add it under "groups"`)
			}
		}
		for i := range m.Factors {
			for _, ref := range m.Factors[i].Affects {
				if !p.Graph.Names(ref.ID) {
					elements.reportUnknownTarget(p, nil, ref)
				}
			}
		}
	},
}

// checkElsewhere reports whether ref names an element of another model. It adds a
// finding where that model or element is known not to exist, and where the model
// is this one; an element that names itself so is reported by LM004.
func checkElsewhere(p *Pass, e *logicmodel.Element, ref logicmodel.Ref) bool {
	model, element, ok := logicmodel.Qualified(ref.ID)
	switch {
	case ok && model != p.Model.ID:
		checkAcross(p, e, ref.Pos, model, element)
	case ok && element != e.ID:
		p.Reportf(ref.Pos, e, `%s is this model itself; name an element of it by its id alone, %s, under "leads-to" of the one that leads there`, q(model), q(element))
	}
	return ok
}

// checkAcross reports a name of a model or element that does not exist.
func checkAcross(p *Pass, e *logicmodel.Element, at diag.Pos, model, element string) {
	k, ok := p.Network.Find(model)
	if !ok {
		if p.options.Complete && !p.unread {
			hint := "add its file, or correct the id"
			if like, ok := p.modelLike(model); ok {
				hint = didYouMean(like)
			}
			p.ReportAcrossf(at, e, "there is no model %s among these; %s", q(model), hint)
		}
		return
	}
	if _, ok := p.Network.Graphs[k].Index(element); ok {
		return
	}
	hint := "add an element with this id there, or correct it"
	if like, ok := p.elementLike(k, element); ok {
		hint = didYouMean(model + "/" + like)
	}
	p.ReportAcrossf(at, e, "%s is not defined in the model %s; %s", q(element), q(model), hint)
}

// An idSet holds the ids of one kind of thing.
type idSet struct {
	n     int
	thing func(i int) (id, words string)
	ids   *near.IDs // nil until it is needed
	where string
}

func newIDSet(n int, thing func(i int) (id, words string)) *idSet {
	return &idSet{n: n, thing: thing, where: "this model"}
}

func (k *idSet) all() *near.IDs {
	if k.ids == nil {
		k.ids = near.NewIDs(k.n, k.thing)
	}
	return k.ids
}

// check reports a use of an id that is not in the set.
func (k *idSet) check(p *Pass, e *logicmodel.Element, ref logicmodel.Ref, kind, hint string) {
	if k.all().Has(ref.ID) {
		return
	}
	meant, instead, certain := k.all().Meant(ref.ID)
	if len(meant) > 0 {
		hint = instead
	}
	d := p.Reportf(ref.Pos, e, "the %s %s is not defined in %s; %s", kind, q(ref.ID), k.where, hint)
	p.offerInstead(d, certain, meant...)
}

// reportUnknownTarget reports a link to an element that is not known.
func (k *idSet) reportUnknownTarget(p *Pass, e *logicmodel.Element, to logicmodel.Ref) {
	hint := "add an element with this id, or correct it"
	meant, instead, certain := k.all().Meant(to.ID)
	switch {
	case p.Outcome(to.ID) != nil:
		hint, meant = `it is an outcome of the framework, so write it under "supports"`, nil
	case len(meant) > 0 && (e == nil || meant[0] != e.ID): // not the element itself
		hint = instead
	default:
		meant = nil
	}
	d := p.Reportf(to.Pos, e, "%s is not defined in %s; %s", q(to.ID), k.where, hint)
	p.offerInstead(d, certain, meant...)
}

func didYouMean(id string) string { return "did you mean " + q(id) + "?" }
