package render

import (
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel"
)

// A remark is what the model states on its context under one heading.
type remark struct {
	heading string
	items   []string
	drawn   bool // beneath the picture; otherwise it is only in the description
}

// addContext adds the situation and the external factors, which every description
// has, and where they are wanted the assumptions and risks.
func (g *graph) addContext(m *logicmodel.Model, o *contentOptions) {
	add := func(heading string, drawn bool, items []string) {
		if len(items) > 0 {
			g.context = append(g.context, remark{heading, items, drawn})
		}
	}
	if s := oneLine(m.Situation); s != "" {
		add("Situation", o.ShowContext, []string{s})
	}
	if o.ShowContext {
		var assumptions, risks []string
		for i := range m.Assumptions {
			assumptions = append(assumptions, oneLine(m.Assumptions[i].Text))
		}
		for i := range m.Risks {
			risks = append(risks, oneLine(m.Risks[i].Text))
		}
		add("Assumptions", true, assumptions)
		add("Risks", true, risks)
	}
	var factors []string
	for i := range m.Factors {
		f := &m.Factors[i]
		text := oneLine(f.Title)
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
		return quote(oneLine(e.Text()))
	}
	if group := m.Group(id); group != nil {
		return quote(oneLine(group.Title))
	}
	return isolate(oneLine(id))
}
