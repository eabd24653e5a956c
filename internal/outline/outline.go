// Package outline takes from a model what diagrams as text show: stages with their
// headings, elements with their titles, and links.
package outline

import (
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Chain is what a diagram shows of a model.
type Chain struct {
	Title  string
	Stages []Stage
	Away   []string // ids of elements of other models to or from which links lead
	Links  []Link
	Held   *logicmodel.Model // with nothing else
}

// A Stage is a column of a diagram.
type Stage struct {
	Word     string // such as output
	Heading  string
	Elements []*logicmodel.Element
}

// A Link is an arrow, whose ends are ids of elements or, where Stages is set, words of
// stages.
type Link struct {
	From, To string
	Label    string
	Stages   bool
	Dashed   bool // the evidence is weak, or the link is feedback
}

// maxLabel is how long the reason of a link may be to stand beside its arrow, in
// code points.
const maxLabel = 40

// Of returns what a diagram shows of the model. The framework may be nil.
func Of(m *logicmodel.Model, f *outcomes.Framework) *Chain {
	c := &Chain{Title: m.Title, Held: &logicmodel.Model{ID: m.ID, Title: m.Title, Links: m.Links, NoTerms: m.NoTerms}}
	elements, away := m.ByID(), map[string]bool{}
	visit := func(id string) {
		if elements[id] == nil && !away[id] {
			away[id] = true
			c.Away = append(c.Away, id)
		}
	}
	for _, s := range outcomes.Stages() {
		stage := Stage{Word: s.String(), Heading: m.Heading(s, f)}
		for e := range m.At(s) {
			stage.Elements = append(stage.Elements, e)
			c.add(elements, e, visit)
		}
		if len(stage.Elements) == 0 {
			continue
		}
		if n := len(c.Stages); n > 0 && m.Links == logicmodel.LinkingStages {
			c.Links = append(c.Links, Link{From: c.Stages[n-1].Word, To: stage.Word, Stages: true})
		}
		c.Stages = append(c.Stages, stage)
		if text, ok := outcomes.HeadingOf(m.Headings, s); ok {
			c.Held.Headings = append(c.Held.Headings, outcomes.Heading{Stage: s, Text: text})
		}
	}
	return c
}

// add adds the links of an element, and the element to what is held. Links to groups
// are not shown.
func (c *Chain) add(elements map[string]*logicmodel.Element, e *logicmodel.Element, visit func(id string)) {
	held := logicmodel.Element{ID: e.ID, Title: e.Title, Stage: e.Stage}
	for i := range e.LeadsTo {
		l := &e.LeadsTo[i]
		if _, _, other := logicmodel.Qualified(l.To.ID); !other && elements[l.To.ID] == nil {
			continue
		}
		visit(l.To.ID)
		kept := logicmodel.Link{To: l.To, Feedback: l.Feedback}
		link := Link{From: e.ID, To: l.To.ID, Dashed: l.Feedback}
		if l.Evidence.Grade == outcomes.GradeWeak && !l.Feedback {
			link.Dashed, kept.Evidence.Grade = true, l.Evidence.Grade
		}
		if utf8.RuneCountInString(l.Because) <= maxLabel && !strings.ContainsAny(l.Because, "\r\n") {
			link.Label, kept.Because = l.Because, l.Because
		}
		if l.Feedback {
			link.Label = strings.TrimSuffix("feedback: "+link.Label, ": ")
		}
		c.Links = append(c.Links, link)
		held.LeadsTo = append(held.LeadsTo, kept)
	}
	for _, d := range e.DependsOn {
		visit(d.ID)
		c.Links = append(c.Links, Link{From: d.ID, To: e.ID})
		held.DependsOn = append(held.DependsOn, d)
	}
	c.Held.Elements = append(c.Held.Elements, held)
}
