package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/logicmodel"
)

var unknownReference = &Rule{
	Code: "LM003", Name: "unknown-reference", Class: ClassStructural, Severity: diag.Error,
	Doc: `A link, an element or an indicator names something that the model does not define: an element under "leads-to", a partner, a reach group, an assumption, a risk, or an indicator of the framework under "measures".

Mostly this is a slip in the id, and the finding names the nearest one that there is. Otherwise add what is missing. An assumption may also be written out as a text in place of an id.

An element of another model is named by both ids, as in moray/trained. Whether it is there is looked at where the models of a folder are checked together.`,
	Run: func(p *Pass) {
		m := p.Model
		elements := names(len(m.Elements), func(i int) string { return m.Elements[i].ID })
		partners := names(len(m.Partners), func(i int) string { return m.Partners[i].ID })
		reach := names(len(m.Reach), func(i int) string { return m.Reach[i].ID })
		assumptions := names(len(m.Assumptions), func(i int) string { return m.Assumptions[i].ID })
		risks := names(len(m.Risks), func(i int) string { return m.Risks[i].ID })
		var indicators *known // nil until it is asked for

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
					if indicators == nil {
						indicators = frameworkIndicators(p)
					}
					indicators.check(p, e, ref, "indicator", "correct the id, or add the indicator to the framework")
				}
			}
			for j := range e.LeadsTo {
				l := &e.LeadsTo[j]
				if _, ok := p.Graph.Index(l.To.ID); !ok && !elsewhere(p, e, l.To) {
					elements.unknownTarget(p, e, l.To)
				}
				for _, a := range l.Assumes {
					if a.ID != "" {
						assumptions.check(p, e, logicmodel.Ref{ID: a.ID, Pos: a.Pos}, "assumption", `add it under "assumptions", or write the assumption here as a sentence`)
					}
				}
				for _, ref := range l.Risks {
					risks.check(p, e, ref, "risk", `add it under "risks"`)
				}
			}
			for _, from := range e.DependsOn {
				if !elsewhere(p, e, from) { // built in Go
					p.Reportf(from.Pos, e, "%s names no element of another model; write the id of the model, a slash, and the id of the element", q(from.ID))
				}
			}
		}
	},
}

// elsewhere reports whether ref is the name of an element with that of its model.
// It adds a finding where that model or element is known not to exist, and where
// the model is this one; an element that names itself so is reported by LM004.
func elsewhere(p *Pass, e *logicmodel.Element, ref logicmodel.Ref) bool {
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

func frameworkIndicators(p *Pass) *known {
	var ids []string
	for o := range p.Framework.All() {
		for i := range o.Indicators {
			ids = append(ids, o.Indicators[i].ID)
		}
	}
	k := names(len(ids), func(i int) string { return ids[i] })
	k.where = "the framework"
	return k
}

// known are the ids of one kind of thing.
type known struct {
	n     int
	id    func(i int) string
	set   map[string]bool // nil until the first question
	near  *near.Finder    // nil until one is not known
	where string
}

func names(n int, id func(i int) string) *known {
	return &known{n: n, id: id, where: "this model"}
}

// check reports a use of an id that is not known.
func (k *known) check(p *Pass, e *logicmodel.Element, ref logicmodel.Ref, kind, hint string) {
	if k.set == nil {
		k.set = make(map[string]bool, k.n)
		for i := range k.n {
			k.set[k.id(i)] = true
		}
	}
	if k.set[ref.ID] {
		return
	}
	like, ok := k.like(ref.ID)
	if ok {
		hint = didYouMean(like)
	}
	d := p.Reportf(ref.Pos, e, "the %s %s is not defined in %s; %s", kind, q(ref.ID), k.where, hint)
	if ok {
		p.offerInstead(d, like)
	}
}

// unknownTarget reports a link to an element that is not known.
func (k *known) unknownTarget(p *Pass, e *logicmodel.Element, to logicmodel.Ref) {
	hint, meant := "add an element with this id, or correct it", ""
	if p.Outcome(to.ID) != nil {
		hint = `it is an outcome of the framework, so write it under "supports"`
	} else if like, ok := k.like(to.ID); ok && like != e.ID { // nobody means the element itself
		hint, meant = didYouMean(like), like
	}
	d := p.Reportf(to.Pos, e, "%s is not defined in %s; %s", q(to.ID), k.where, hint)
	if meant != "" {
		p.offerInstead(d, meant)
	}
}

// like returns the known id that is nearest to one that is not known, and false
// where none is near.
func (k *known) like(id string) (string, bool) {
	if k.near == nil {
		ids := make([]string, k.n)
		for i := range ids {
			ids[i] = k.id(i)
		}
		k.near = near.NewFinder(ids)
	}
	return k.near.Find(id)
}

func didYouMean(id string) string { return "did you mean " + q(id) + "?" }
