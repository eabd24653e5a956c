package logicmodel

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// Faults returns the faults of form of a model built in Go, as findings of
// LM001: what no file can hold, such as an empty id, an id of two words, a text
// with a control character, an element or of no stage. A model as it was
// read has none. Without faults, [Model.Marshal] writes all that the
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
	for i := range m.Elements {
		e := &m.Elements[i]
		subject := diag.Subject{Kind: diag.KindElement, ID: e.ID, Index: i}
		for _, f := range append(yamldoc.Flaws(anyElementFormat, e), assumedFlaws(e.LeadsTo, wide)...) {
			s := subject
			e.setField(&s, f.Path)
			add(s, e.Pos, e.nameInMessage(i)+": "+f.String())
		}
		switch {
		case !e.Stage.IsValid():
			add(subject, e.Pos, e.nameInMessage(i)+" has no stage; give it one")
		case m.NoTerms && e.Stage.IsOutcome() && e.Stage != MediumTerm:
			add(subject, e.Pos, e.nameInMessage(i)+" is a "+e.Stage.Noun()+", and the outcomes of the model have no terms; make it a "+MediumTerm.Noun()+", or clear NoTerms")
		}
	}
	if m.NoTerms && !slices.ContainsFunc(m.Elements, func(e Element) bool { return e.Stage.IsOutcome() }) {
		add(diag.Subject{Kind: "model", ID: m.ID}, m.Pos, "the model has no outcomes that could be without terms; clear NoTerms")
	}
	for i := range m.Groups {
		g := &m.Groups[i]
		for _, f := range assumedFlaws(g.LeadsTo, wide) {
			add(diag.Subject{Kind: diag.KindGroup, ID: g.ID, Index: i, Field: "leads-to"}, g.Pos, "the group "+q(g.ID)+": "+f.String())
		}
	}
	if to, over := m.firstLinkOverLimit(); over {
		add(diag.Subject{}, to.Pos, tooManyLinks)
	}
	return list[:min(len(list), maxFaults)]
}

// assumedFlaws returns the flaws of the assumptions of links. Wide holds the ids
// of assumptions that look like texts.
func assumedFlaws(links []Link, wide map[string]bool) (flaws []yamldoc.Flaw) {
	for l := range links {
		for a, assumed := range links[l].Assumes {
			path := []yamldoc.Step{{Key: "leads-to", Item: l}, {Key: "assumes", Item: a}}
			switch {
			case assumed.ID != "" && !isASCII(assumed.ID) && !wide[assumed.ID]:
				flaws = append(flaws, yamldoc.Flaw{Path: path, Message: "the model defines no assumption " + q(assumed.ID) + ", so that this would be read as a text; define it"})
			case wide[assumed.Text]:
				flaws = append(flaws, yamldoc.Flaw{Path: path, Message: "the text " + q(assumed.Text) + " is the id of an assumption; name it by its id"})
			}
		}
	}
	return flaws
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
	case "groups":
		s.Kind, s.ID = diag.KindGroup, m.Groups[i].ID
	case "external-factors":
		s.Kind, s.ID = "external factor", m.Factors[i].ID
	}
	return s
}

// Clone returns a deep copy of the model.
func (m *Model) Clone() *Model {
	c := *m
	cloneSlices(reflect.ValueOf(&c).Elem())
	return &c
}

// cloneSlices replaces all slices in v, and the status of elements, by copies, at any
// depth.
func cloneSlices(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if j, ok := v.Interface().(*Judgement); ok && j != nil {
			c := *j
			cloneSlices(reflect.ValueOf(&c).Elem())
			v.Set(reflect.ValueOf(&c))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			cloneSlices(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		v.Set(c)
		for i := range c.Len() {
			cloneSlices(c.Index(i))
		}
	}
}

// maxFaults is how many faults are reported of one model.
const maxFaults = 1000

// q quotes a user's text in a message.
func q(text string) string { return diag.Quote(text) }
