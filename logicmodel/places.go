package logicmodel

import (
	"iter"
	"slices"
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
	if at == e.Group.Pos {
		s.Field = "group"
	}
	if e.Status != nil && (at == e.Status.Pos || at == e.Status.OnPos) {
		s.Field = "status"
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
	}
	figures := func(list []outcomes.Figure) bool {
		for i := range list {
			f := &list[i]
			if slices.Contains([]diag.Pos{f.Pos, f.AtMostPos, f.OnPos, f.FromPos}, at) || slices.ContainsFunc(f.By, func(c outcomes.Category) bool { return c.Pos == at }) {
				return true
			}
		}
		return false
	}
	switch {
	case figures([]outcomes.Figure{in.Baseline.Figure}):
		return "baseline", true
	case slices.ContainsFunc(in.DisaggregatedBy, func(r Ref) bool { return r.Pos == at }):
		return "disaggregated-by", true
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
	Key    string   // that it stands under: group, partners, reach, supports, measures, leads-to, assumes, risks, depends-on or affects
	From   *Element // that uses it; nil: a group or an external factor does
	Group  *Group   // that uses it, or nil
	Factor *Factor  // that uses it, or nil
	Link   *Link    // for leads-to, assumes and risks: the link; else nil
}

// Refs yields all uses of ids: element by element in their order, then those of
// groups and of external factors. A change of the ID that a reference points to
// changes the model, but for an assumption, whose reference is a copy.
func (m *Model) Refs() iter.Seq[Reference] {
	return func(yield func(Reference) bool) {
		for i := range m.Elements {
			if !m.Elements[i].refs(yield) {
				return
			}
		}
		for i := range m.Groups {
			g := &m.Groups[i]
			by := Reference{Group: g}
			if !by.yieldOne("group", yield, &g.Group) || !by.yieldLinks(g.LeadsTo, yield) {
				return
			}
		}
		for i := range m.Factors {
			f := &m.Factors[i]
			by := Reference{Factor: f}
			if !by.yieldList("affects", yield, f.Affects) {
				return
			}
		}
	}
}

func (e *Element) refs(yield func(Reference) bool) bool {
	by := Reference{From: e}
	if !by.yieldOne("group", yield, &e.Group) || !by.yieldList("partners", yield, e.Partners) || !by.yieldList("reach", yield, e.Reach) || !by.yieldList("supports", yield, e.Supports) {
		return false
	}
	for i := range e.Indicators {
		if !by.yieldOne("measures", yield, &e.Indicators[i].Measures) {
			return false
		}
	}
	return by.yieldLinks(e.LeadsTo, yield) && by.yieldList("depends-on", yield, e.DependsOn)
}

// yieldOne yields a use of an id under the key, if there is one.
func (r Reference) yieldOne(key string, yield func(Reference) bool, ref *Ref) bool {
	r.Key, r.Ref = key, ref
	return ref.ID == "" || yield(r)
}

// yieldList yields the uses of ids in a list under the key.
func (r Reference) yieldList(key string, yield func(Reference) bool, refs []Ref) bool {
	r.Key = key
	for i := range refs {
		if r.Ref = &refs[i]; !yield(r) {
			return false
		}
	}
	return true
}

// yieldLinks yields the uses of ids in links.
func (r Reference) yieldLinks(links []Link, yield func(Reference) bool) bool {
	for i := range links {
		r.Link = &links[i]
		if !r.yieldOne("leads-to", yield, &r.Link.To) {
			return false
		}
		for _, a := range r.Link.Assumes {
			if !r.yieldOne("assumes", yield, &Ref{ID: a.ID, Pos: a.Pos}) {
				return false
			}
		}
		if !r.yieldList("risks", yield, r.Link.Risks) {
			return false
		}
	}
	return true
}
