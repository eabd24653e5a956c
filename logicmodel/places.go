package logicmodel

import (
	"iter"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/outcomes"
)

// KeyPos returns the place of the value of a key in the file, by the place of a
// value that stands beside it: m.KeyPos(e.Pos, "summary") is that of the summary
// of an element, and m.KeyPos(l.To.Pos, "because") of the reason of a link. It is
// zero where the key is not there and in a model built in Go.
func (m *Model) KeyPos(beside diag.Pos, key string) diag.Pos { return m.Origin.Beside(beside, key) }

// Replace returns the fix that puts another id or word in place of the one at a
// place of the file, or several in place of an item of a list; none in a model
// built in Go.
func (m *Model) Replace(at diag.Pos, words ...string) []diag.Fix {
	return yamldoc.Fix("write "+q(strings.Join(words, ", ")), m.Origin.Replace(at, words...))
}

// RemoveItem returns the fix that removes the item of a list that a place of the
// file is in, such as a link, and with the last one the list; none in a model
// built in Go, or where it is not certain what would have to go.
func (m *Model) RemoveItem(at diag.Pos, message string) []diag.Fix {
	return yamldoc.Fix(message, m.Origin.RemoveItem(at))
}

// RemoveEntry returns the fix that removes a key with its value, by the place of
// either; none where [Model.RemoveItem] returns none.
func (m *Model) RemoveEntry(at diag.Pos, message string) []diag.Fix {
	return yamldoc.Fix(message, m.Origin.RemoveEntry(at))
}

// MarkFeedback returns the fix that marks the link to the place as feedback; none
// in a model built in Go.
func (m *Model) MarkFeedback(to diag.Pos) []diag.Fix {
	return yamldoc.Fix("mark the link as feedback", m.Origin.Add(to, "to", "feedback", "true"))
}

// Ends sets the ends of findings about the model that have none, as far as their
// places show them.
func (m *Model) Ends(list diag.List) { m.Origin.Ends(list) }

// SubjectAt returns what a place in the element is about: the element or one of
// its links or indicators, and the key where that is known. Index is the number
// of the element.
func (e *Element) SubjectAt(at diag.Pos, index int) diag.Subject {
	s := diag.Subject{Kind: diag.KindElement, ID: e.ID, Index: index}
	if !at.IsValid() {
		return s
	}
	if at == e.TitlePos {
		s.Field = "title"
	}
	in := func(refs []Ref, field string) {
		for i := range refs {
			if refs[i].Pos == at {
				s.Field, s.Index = field, i
			}
		}
	}
	in(e.Partners, "partners")
	in(e.Reach, "reach")
	in(e.Supports, "supports")
	in(e.DependsOn, "depends-on")
	for i := range e.Ignore {
		if e.Ignore[i].Pos == at {
			s.Field, s.Index = "ignore", i
		}
	}
	for i := range e.LeadsTo {
		if field, ok := e.LeadsTo[i].fieldAt(at); ok {
			return diag.Subject{Kind: diag.KindLink, ID: e.ID, To: e.LeadsTo[i].To.ID, Field: field, Index: i}
		}
	}
	for i := range e.Indicators {
		if field, ok := indicatorFieldAt(&e.Indicators[i], at); ok {
			return diag.Subject{Kind: diag.KindIndicator, ID: e.ID, Field: field, Index: i}
		}
	}
	return s
}

// fieldAt returns the key of the link at the place, which is empty for the link as
// a whole.
func (l *Link) fieldAt(at diag.Pos) (field string, ok bool) {
	switch at {
	case l.To.Pos:
		return "", true
	case l.Evidence.Pos:
		return "evidence", true
	}
	for i := range l.Assumes {
		if l.Assumes[i].Pos == at {
			return "assumes", true
		}
	}
	for i := range l.Risks {
		if l.Risks[i].Pos == at {
			return "risks", true
		}
	}
	return "", false
}

func indicatorFieldAt(in *outcomes.Indicator, at diag.Pos) (field string, ok bool) {
	switch at {
	case in.Pos:
		return "", true
	case in.Measures.Pos:
		return "measures", true
	case in.Baseline.Pos, in.Baseline.OnPos:
		return "baseline", true
	}
	figures := func(list []outcomes.Figure) bool {
		for i := range list {
			if list[i].Pos == at || list[i].OnPos == at {
				return true
			}
		}
		return false
	}
	switch {
	case figures(in.Targets):
		return "targets", true
	case figures(in.Actuals):
		return "actuals", true
	}
	return "", false
}

// A Reference is a use of an id in a model.
type Reference struct {
	*Ref
	Key  string   // that it stands under: partners, reach, supports, measures, leads-to, assumes, risks or depends-on
	From *Element // that uses it
	Link *Link    // for leads-to, assumes and risks: the link; else nil
}

// Refs yields all uses of ids, element by element in their order. A change of the
// ID that a reference points to changes the model, but for an assumption, whose
// reference is a copy.
func (m *Model) Refs() iter.Seq[Reference] {
	return func(yield func(Reference) bool) {
		for i := range m.Elements {
			if !m.Elements[i].refs(yield) {
				return
			}
		}
	}
}

func (e *Element) refs(yield func(Reference) bool) bool {
	each := func(refs []Ref, key string, l *Link) bool {
		for i := range refs {
			if !yield(Reference{&refs[i], key, e, l}) {
				return false
			}
		}
		return true
	}
	if !each(e.Partners, "partners", nil) || !each(e.Reach, "reach", nil) || !each(e.Supports, "supports", nil) {
		return false
	}
	for i := range e.Indicators {
		if ref := &e.Indicators[i].Measures; ref.ID != "" && !yield(Reference{ref, "measures", e, nil}) {
			return false
		}
	}
	for i := range e.LeadsTo {
		l := &e.LeadsTo[i]
		if !yield(Reference{&l.To, "leads-to", e, l}) {
			return false
		}
		for _, a := range l.Assumes {
			if a.ID != "" && !yield(Reference{&Ref{ID: a.ID, Pos: a.Pos}, "assumes", e, l}) {
				return false
			}
		}
		if !each(l.Risks, "risks", l) {
			return false
		}
	}
	return each(e.DependsOn, "depends-on", nil)
}
