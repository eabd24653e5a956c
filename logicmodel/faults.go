package logicmodel

import (
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// Faults returns the faults of form of a model built in Go, as findings of
// LM001: what no file can hold, such as an empty id, an id of two words, a text
// with a control character, an element of no stage or a second end state. A model
// as it was read has none. Without faults, [Model.Marshal] writes all that the
// model holds.
func (m *Model) Faults() diag.List {
	var list diag.List
	add := func(subject diag.Subject, at diag.Pos, message string) {
		list = append(list, diag.Diagnostic{
			Pos: at, Severity: diag.Error, Code: malformed.Code, Rule: malformed.Rule, Message: message, Subject: subject,
		})
	}
	for _, f := range yamldoc.Flaws(modelFormat, &draft{Model: *m}) {
		add(m.subjectAt(f.Path), m.Pos, f.String())
	}
	wide := map[string]bool{} // ids of assumptions that look like texts
	for _, a := range m.Assumptions {
		wide[a.ID] = !isASCII(a.ID)
	}
	ends := 0
	for i := range m.Elements {
		e := &m.Elements[i]
		subject := diag.Subject{Kind: diag.KindElement, ID: e.ID, Index: i}
		flaws := yamldoc.Flaws(anyElementFormat, e)
		for l := range e.LeadsTo {
			for a, assumed := range e.LeadsTo[l].Assumes {
				path := []yamldoc.Step{{Key: "leads-to", Item: l}, {Key: "assumes", Item: a}}
				switch {
				case assumed.ID != "" && !isASCII(assumed.ID) && !wide[assumed.ID]:
					flaws = append(flaws, yamldoc.Flaw{Path: path, Message: "the model defines no assumption " + q(assumed.ID) + ", so that this would be read as a text; define it"})
				case wide[assumed.Text]:
					flaws = append(flaws, yamldoc.Flaw{Path: path, Message: "the text " + q(assumed.Text) + " is the id of an assumption; name it by its id"})
				}
			}
		}
		for _, f := range flaws {
			s := subject
			e.setField(&s, f.Path)
			add(s, e.Pos, e.nameInMessage(i)+": "+f.String())
		}
		switch {
		case !e.Stage.IsValid():
			add(subject, e.Pos, e.nameInMessage(i)+" has no stage; give it one")
		case e.Stage == EndState:
			if ends++; ends == 2 {
				add(subject, e.Pos, e.nameInMessage(i)+" is a second end state, and a file holds one; leave one out, or give it another stage")
			}
		}
	}
	if to, over := m.firstLinkOverLimit(); over {
		add(diag.Subject{}, to.Pos, tooManyLinks)
	}
	return list[:min(len(list), maxFaults)]
}

// nameInMessage returns the element as messages name it: by its id, or else by
// its number.
func (e *Element) nameInMessage(i int) string {
	if e.ID == "" {
		return fmt.Sprintf("element %d", i+1)
	}
	return "the element " + q(e.ID)
}

// setField narrows a subject that is the element to what the path from it leads
// to.
func (e *Element) setField(s *diag.Subject, path []yamldoc.Step) {
	if len(path) == 0 {
		return
	}
	first, last := path[0], path[len(path)-1]
	s.Field = last.Key
	if first.Item >= 0 {
		s.Index = first.Item
	}
	switch {
	case first.Key == "leads-to" && first.Item >= 0:
		s.Kind, s.To = diag.KindLink, e.LeadsTo[first.Item].To.ID
	case first.Key == "indicators" && first.Item >= 0:
		s.Kind = diag.KindIndicator
	}
}

// subjectAt returns the subject to which the path from the top leads: a thing
// that elements name, or the model.
func (m *Model) subjectAt(path []yamldoc.Step) diag.Subject {
	s := diag.Subject{Kind: "model", ID: m.ID, Field: path[len(path)-1].Key}
	i := path[0].Item
	if i < 0 {
		return s
	}
	s.Index = i
	switch path[0].Key {
	case "partners":
		s.Kind, s.ID = "partner", m.Partners[i].ID
	case "reach":
		s.Kind, s.ID = "reach group", m.Reach[i].ID
	case "assumptions":
		s.Kind, s.ID = "assumption", m.Assumptions[i].ID
	case "risks":
		s.Kind, s.ID = "risk", m.Risks[i].ID
	}
	return s
}

// Clone returns a deep copy of the model.
func (m *Model) Clone() *Model {
	c := *m
	c.Partners = slices.Clone(m.Partners)
	c.Reach = slices.Clone(m.Reach)
	c.Assumptions = slices.Clone(m.Assumptions)
	c.Risks = slices.Clone(m.Risks)
	c.CaseStudy.Issues = slices.Clone(m.CaseStudy.Issues)
	c.Elements = slices.Clone(m.Elements)
	for i := range c.Elements {
		e := &c.Elements[i]
		e.Partners = slices.Clone(e.Partners)
		e.Reach = slices.Clone(e.Reach)
		e.Supports = slices.Clone(e.Supports)
		e.DependsOn = slices.Clone(e.DependsOn)
		e.Ignore = slices.Clone(e.Ignore)
		e.Indicators = slices.Clone(e.Indicators)
		for k := range e.Indicators {
			in := &e.Indicators[k]
			in.Targets = slices.Clone(in.Targets)
			in.Actuals = slices.Clone(in.Actuals)
		}
		e.LeadsTo = slices.Clone(e.LeadsTo)
		for k := range e.LeadsTo {
			l := &e.LeadsTo[k]
			l.Assumes = slices.Clone(l.Assumes)
			l.Risks = slices.Clone(l.Risks)
		}
	}
	return &c
}

// maxFaults is how many faults are reported of one model.
const maxFaults = 1000

// q quotes a user's text in a message.
func q(text string) string { return diag.Quote(text) }
