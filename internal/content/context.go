package content

import (
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

// A Remark is what the model states on its context under one heading.
type Remark struct {
	Heading string
	Items   []string
	Drawn   bool // beneath the picture; otherwise it is only in the description
}

// addContext adds the situation and the external factors, which every description
// has, and where they are wanted the assumptions and risks.
func (p *Picture) addContext(m *logicmodel.Model, o *Options) {
	add := func(heading string, drawn bool, items []string) {
		if len(items) > 0 {
			p.Context = append(p.Context, Remark{heading, items, drawn})
		}
	}
	if s := OneLine(m.Situation); s != "" {
		add("Situation", o.ShowContext, []string{s})
	}
	if o.ShowContext {
		var assumptions, risks []string
		for i := range m.Assumptions {
			assumptions = append(assumptions, OneLine(m.Assumptions[i].Text))
		}
		for i := range m.Risks {
			risks = append(risks, OneLine(m.Risks[i].Text))
		}
		add("Assumptions", true, assumptions)
		add("Risks", true, risks)
	}
	var factors []string
	for i := range m.Factors {
		f := &m.Factors[i]
		text := OneLine(f.Title)
		var affected []string
		for _, r := range f.Affects {
			affected = append(affected, nameOf(m, r.ID))
		}
		if affected != nil {
			text += ", which affects " + prose.List(affected)
		}
		factors = append(factors, text)
	}
	add("External factors", o.ShowContext, factors)
}

// nameOf returns the text of the element or the title of the group with the id, in
// quotation marks, or else the id.
func nameOf(m *logicmodel.Model, id string) string {
	if e := m.Element(id); e != nil {
		return quote(OneLine(e.Text()))
	}
	if group := m.Group(id); group != nil {
		return quote(OneLine(group.Title))
	}
	return isolate(OneLine(id))
}
