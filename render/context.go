package render

import (
	"math"
	"strings"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/typeset"
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
func (g *graph) addContext(m *logicmodel.Model, o *Options) {
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

// drawContext lists the context from the height top, and returns the height at which
// the list ends.
func (c *chart) drawContext(s *paint.Scene, top, width float64) float64 {
	const row, between = keySize * lineHeight, 4.0
	label := 0.0
	for _, r := range c.context {
		if r.drawn {
			label = math.Max(label, typeset.Bold.Width(r.heading, keySize)+10)
		}
	}
	y := top
	for _, r := range c.context {
		if !r.drawn {
			continue
		}
		var lines []string
		for _, item := range r.items {
			lines = append(lines, typeset.Regular.Wrap(item, keySize, math.Max(width-2*c.margin-label, 60))...)
		}
		s.Parts = append(s.Parts,
			paint.Part{Class: "key", Texts: []paint.Text{stackLines([]string{r.heading}, c.margin, y, keySize, true, paint.Start, c.theme.text)}},
			paint.Part{Class: "context", Texts: []paint.Text{stackLines(lines, c.margin+label, y, keySize, false, paint.Start, c.theme.text)}})
		y += float64(len(lines))*row + between
	}
	if y > top {
		y += 6
	}
	return y
}

// contextLines returns the context that is drawn as lines of text.
func (c *chart) contextLines() []string {
	var lines []string
	for _, r := range c.context {
		if r.drawn {
			lines = append(lines, r.heading+": "+strings.Join(r.items, "; "))
		}
	}
	return lines
}
