package rules

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

var repeatedID = &Rule{
	Code: "LM002", Name: "repeated-id", Class: ClassStructural, Severity: diag.Error,
	Doc: `Two things of one kind share an id: two elements or groups, two partners, two reach groups, two assumptions, two risks, two external factors or two indicators.

A link names what it leads to by its id, so that with two of one name nobody can tell which is meant. Give one of them another id, and correct the places that mean it.

That "same-as" gives the id of another scheme twice is a warning.`,
	Run: func(p *Pass) {
		m := p.Model
		for i, e := range p.Elements() {
			if first, _ := p.Graph.Index(e.ID); first != i {
				reportRepeated(p, "an element", e.ID, e.Pos, e, m.Elements[first].Pos)
			}
		}
		for i := range m.Groups {
			g := &m.Groups[i]
			if k, ok := p.Graph.Index(g.ID); ok {
				reportRepeated(p, "an element", g.ID, g.Pos, nil, m.Elements[k].Pos)
			} else if first, _ := p.Graph.GroupIndex(g.ID); first != i {
				reportRepeated(p, "a group", g.ID, g.Pos, nil, m.Groups[first].Pos)
			}
		}
		reportRepeats(p, "an external factor", len(m.Factors), func(i int) (string, diag.Pos, *logicmodel.Element) {
			return m.Factors[i].ID, m.Factors[i].Pos, nil
		})
		reportRepeats(p, "a partner", len(m.Partners), func(i int) (string, diag.Pos, *logicmodel.Element) {
			return m.Partners[i].ID, m.Partners[i].Pos, nil
		})
		reportRepeats(p, "a reach group", len(m.Reach), func(i int) (string, diag.Pos, *logicmodel.Element) {
			return m.Reach[i].ID, m.Reach[i].Pos, nil
		})
		reportRepeats(p, "an assumption", len(m.Assumptions), func(i int) (string, diag.Pos, *logicmodel.Element) {
			return m.Assumptions[i].ID, m.Assumptions[i].Pos, nil
		})
		reportRepeats(p, "a risk", len(m.Risks), func(i int) (string, diag.Pos, *logicmodel.Element) {
			return m.Risks[i].ID, m.Risks[i].Pos, nil
		})
		reportRepeatedIndicators(p)
		reportRepeatedForeign(p, m.SameAs, nil)
		for _, e := range p.Elements() {
			reportRepeatedForeign(p, e.SameAs, e)
			for i := range e.Indicators {
				reportRepeatedForeign(p, e.Indicators[i].SameAs, e)
			}
		}
		reportRepeatedModel(p)
	},
}

// reportRepeatedForeign reports an id of another scheme that is given twice.
func reportRepeatedForeign(p *Pass, ids []outcomes.ForeignID, e *logicmodel.Element) {
	if len(ids) < 2 {
		return
	}
	first := map[[2]string]diag.Pos{}
	for _, id := range ids {
		key := [2]string{id.Scheme, id.ID}
		at, ok := first[key]
		if !ok {
			first[key] = id.Pos
			continue
		}
		d := p.Reportf(id.Pos, e, "it is the same as %s of %s already; remove one of the two", q(id.ID), q(id.Scheme))
		d.Severity = min(d.Severity, diag.Warning)
		p.Relatedf(d, at, "the first one is here")
	}
}

// reportRepeatedIndicators reports indicators that are defined twice, and those that one
// element names twice.
func reportRepeatedIndicators(p *Pass) {
	first := map[string]diag.Pos{}
	for in := range p.Indicators() {
		at, ok := first[in.ID]
		if !ok {
			first[in.ID] = in.Pos
			continue
		}
		d := p.Reportf(in.Pos, in.Element, "there is already an indicator called %s; where it is the same one, write its id alone, as in [%s], else give this one another id", q(in.ID), in.ID)
		p.Relatedf(d, at, "the first one is here")
	}
	for _, e := range p.Elements() {
		if len(e.Indicators) < 2 {
			continue
		}
		own := map[string]diag.Pos{}
		for i := range e.Indicators {
			in := &e.Indicators[i]
			if at, ok := own[in.ID]; ok && in.IsReference() {
				d := p.Reportf(in.Pos, e, "the indicator %s stands here twice; remove one", q(in.ID))
				p.Relatedf(d, at, "the first one is here")
				continue
			}
			own[in.ID] = in.Pos
		}
	}
}

// reportRepeatedModel reports a model whose id another one of the network has. Where
// the models only happen to be checked together, that is an error only if a
// link names the id.
func reportRepeatedModel(p *Pass) {
	m := p.Model
	first, _ := p.Network.Find(m.ID)
	isNamed := !p.options.Independent || p.named[m.ID]
	if first == p.Number || !isNamed && !p.options.Complete {
		return
	}
	d := p.ReportAcrossf(m.Pos, nil, "there is already a model called %s; give this one another id", q(m.ID))
	p.RelatedAcrossf(d, first, p.Network.Models[first].Pos, "the first one is here")
	if !isNamed {
		d.Severity = min(d.Severity, diag.Warning)
	}
}

// reportRepeats reports each of n things of a kind whose id an earlier one has.
func reportRepeats(p *Pass, kind string, n int, thing func(i int) (id string, at diag.Pos, e *logicmodel.Element)) {
	if n < 2 {
		return
	}
	first := make(map[string]int, n)
	for i := range n {
		id, at, e := thing(i)
		f, ok := first[id]
		if !ok {
			first[id] = i
			continue
		}
		_, firstAt, _ := thing(f)
		reportRepeated(p, kind, id, at, e, firstAt)
	}
}

func reportRepeated(p *Pass, kind, id string, at diag.Pos, e *logicmodel.Element, first diag.Pos) {
	d := p.Reportf(at, e, "there is already %s called %s; give this one another id", kind, q(id))
	p.Relatedf(d, first, "the first one is here")
}
