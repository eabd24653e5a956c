package logicmodel

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/outcomes"
)

// Merge returns the model that two partners have written together: all that either of
// theirs holds, with what has one id in both as one thing. What differs in the second, such
// as a title, a reason or a stage, is left out and reported by a finding at its place.
// Lists such as links, partners and measured values are united. Links from one of the
// models to the other become links in the model, which has the id of the first.
//
// Neither of the two is changed, and the result refers to no file.
func Merge(a, b *Model) (*Model, diag.List) {
	m, other := cloneModel(a), cloneModel(b)
	g := merger{a: a, b: b}
	other.ID = m.ID
	if terms := countOutcomes(m); terms == 0 {
		m.NoTerms = other.NoTerms
	} else if m.NoTerms != other.NoTerms && countOutcomes(other) > 0 {
		g.clashf(other.Pos, m.Pos, diag.Subject{}, `only one of the models has outcomes by terms; the others are listed as medium-term outcomes, so check under which term each belongs`)
		m.NoTerms = false
	}
	other.NoTerms = m.NoTerms
	g.merge(reflect.ValueOf(m).Elem(), reflect.ValueOf(other).Elem(), owner{name: "the model", at: other.Pos, first: m.Pos})
	g.joinLinks(m)
	slices.SortStableFunc(m.Elements, func(x, y Element) int { return int(x.Stage - y.Stage) })
	g.list.Sort()
	return m, g.list
}

func countOutcomes(m *Model) (n int) {
	for i := range m.Elements {
		if m.Elements[i].Stage.IsOutcome() {
			n++
		}
	}
	return n
}

// A merger collects what differs between two models.
type merger struct {
	a, b *Model
	list diag.List
}

// An owner is the thing that a value belongs to.
type owner struct {
	name      string // in words
	subject   diag.Subject
	at, first diag.Pos // in the second model and in the first
}

func (g *merger) clashf(at, first diag.Pos, subject diag.Subject, format string, args ...any) {
	d := diag.Diagnostic{Pos: at, Severity: diag.Warning, Rule: "merge", Message: fmt.Sprintf(format, args...), Subject: subject}
	if first.IsValid() {
		d.Related = []diag.Related{{Pos: first, Message: "the first is here"}}
	}
	g.list = append(g.list, d)
}

// wholeTypes are the types whose values are of one piece: their parts belong together.
var wholeTypes = map[reflect.Type]bool{
	reflect.TypeFor[FrameworkRef](): true, reflect.TypeFor[outcomes.Evidence](): true,
	reflect.TypeFor[outcomes.Baseline](): true, reflect.TypeFor[outcomes.Figure](): true, reflect.TypeFor[Ref](): true,
	reflect.TypeFor[LinkAssumption](): true, reflect.TypeFor[outcomes.Category](): true,
}

// merge adds to a struct what another has.
func (g *merger) merge(to, from reflect.Value, o owner) {
	for i := range to.NumField() {
		a, b, name := to.Field(i), from.Field(i), to.Type().Field(i).Name
		switch {
		case a.Type() == reflect.TypeFor[diag.Pos](), a.Type() == reflect.TypeFor[*yamldoc.Source](), isNothing(b):
		case a.Kind() == reflect.Slice:
			g.mergeList(a, b, fieldKey(name), o)
		case isNothing(a) && a.Kind() != reflect.Bool:
			a.Set(b)
		case a.Kind() == reflect.Struct && !wholeTypes[a.Type()]:
			g.merge(a, b, o)
		case !equalValues(a, b):
			o.subject.Field = fieldKey(name)
			g.clashf(o.at, o.first, o.subject, "%s has another %q here%s; that of the first model is kept", o.name, o.subject.Field, shownValues(b, a))
		}
	}
	for i := range to.NumField() { // a flag that only the first has
		if a, b := to.Field(i), from.Field(i); a.Kind() == reflect.Bool && a.Bool() && !b.Bool() && to.Type() != reflect.TypeFor[Model]() {
			o.subject.Field = fieldKey(to.Type().Field(i).Name)
			g.clashf(o.at, o.first, o.subject, "%s has no %q here; that of the first model is kept", o.name, o.subject.Field)
		}
	}
}

// shownValues returns how two texts differ; nothing for other values.
func shownValues(second, first reflect.Value) string {
	if second.Kind() != reflect.String {
		return ""
	}
	return fmt.Sprintf(", %s and not %s", q(second.String()), q(first.String()))
}

// mergeList adds to a list the items of another that it lacks.
func (g *merger) mergeList(to, from reflect.Value, key string, o owner) {
	known := map[string]int{}
	for i := range to.Len() {
		if k := itemKey(to.Index(i)); k != "" {
			known[k] = i
		}
	}
	for i := range from.Len() {
		item := from.Index(i)
		k, found := known[itemKey(item)]
		switch {
		case !found:
			to.Set(reflect.Append(to, item))
		case item.Kind() == reflect.Struct && !wholeTypes[item.Type()]:
			g.merge(to.Index(k), item, o.within(key, item, to.Index(k)))
		case !equalValues(to.Index(k), item):
			o.subject.Field = key
			g.clashf(placeOf(item), placeOf(to.Index(k)), o.subject, "%s has another value under %q for %s; that of the first model is kept", o.name, key, q(itemKey(item)))
		}
	}
}

// within returns the owner of what is in an item of a list.
func (o owner) within(key string, item, first reflect.Value) owner {
	inner := owner{subject: o.subject, at: placeOf(item), first: placeOf(first)}
	switch v := item.Addr().Interface().(type) {
	case *Element:
		inner.name, inner.subject = "the element "+q(v.ID), diag.Subject{Kind: diag.KindElement, ID: v.ID}
	case *Group:
		inner.name, inner.subject = "the group "+q(v.ID), diag.Subject{Kind: diag.KindGroup, ID: v.ID}
	case *Link:
		inner.name, inner.subject = fmt.Sprintf("the link from %s to %s", q(o.subject.ID), q(v.To.ID)), diag.Subject{Kind: diag.KindLink, ID: o.subject.ID, To: v.To.ID}
	case *outcomes.Indicator:
		inner.name, inner.subject = "the indicator "+q(v.ID), diag.Subject{Kind: diag.KindIndicator, ID: o.subject.ID}
	default:
		inner.name = fmt.Sprintf("%s under %q", q(itemKey(item)), key)
	}
	return inner
}

// itemKey returns the text by which an item of a list is known, such as its id.
func itemKey(item reflect.Value) string {
	switch v := item.Addr().Interface().(type) {
	case *Link:
		return v.To.ID
	case *Suppression:
		return v.Code
	case *LinkAssumption:
		return v.ID + v.Text
	case *Issue:
		return v.Title
	case *outcomes.Extra:
		return v.Key
	case *outcomes.Heading:
		return v.Stage.String()
	case *outcomes.Category:
		return v.Of
	case *outcomes.ForeignID:
		return v.Scheme + " " + v.ID
	case *outcomes.Figure:
		if v.On == "" {
			return v.InWords() + " " + v.Group()
		}
		return strings.TrimSpace(string(v.On) + " " + v.Group())
	}
	return item.FieldByName("ID").String()
}

// placeOf returns the place of an item of a list.
func placeOf(item reflect.Value) diag.Pos {
	if l, ok := item.Addr().Interface().(*Link); ok {
		return l.To.Pos
	}
	if p := item.FieldByName("Pos"); p.IsValid() {
		return p.Interface().(diag.Pos)
	}
	return diag.Pos{}
}

// isNothing reports whether a value says nothing, wherever it stands.
func isNothing(v reflect.Value) bool { return equalValues(v, reflect.Zero(v.Type())) }

// equalValues reports whether two values are equal but for places.
func equalValues(a, b reflect.Value) bool {
	switch {
	case a.Type() == reflect.TypeFor[diag.Pos]() || a.Type() == reflect.TypeFor[*yamldoc.Source]():
		return true
	case a.Kind() == reflect.Pointer:
		return a.IsNil() == b.IsNil() && (a.IsNil() || equalValues(a.Elem(), b.Elem()))
	case a.Kind() == reflect.Struct:
		for i := range a.NumField() {
			if !equalValues(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case a.Kind() == reflect.Slice:
		for i := range min(a.Len(), b.Len()) {
			if !equalValues(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return a.Len() == b.Len()
	}
	return a.Equal(b)
}

// fieldKey returns the key of a field in the file, as in leads-to.
func fieldKey(field string) string {
	var b strings.Builder
	for i, r := range field {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// joinLinks makes links between the two models links in the merged one.
func (g *merger) joinLinks(m *Model) {
	inside := func(id string) (string, bool) {
		model, element, ok := Qualified(id)
		return element, ok && (model == g.a.ID || model == g.b.ID) && m.Element(element) != nil
	}
	for r := range m.Refs() {
		if id, ok := inside(r.ID); ok && r.Key == "leads-to" {
			r.ID = id
		}
	}
	for i := range m.Elements {
		to := m.Elements[i].ID
		m.Elements[i].DependsOn = slices.DeleteFunc(m.Elements[i].DependsOn, func(r Ref) bool {
			id, ok := inside(r.ID)
			if !ok {
				return false
			}
			from := m.Element(id)
			if !slices.ContainsFunc(from.LeadsTo, func(l Link) bool { return l.To.ID == to }) {
				from.LeadsTo = append(from.LeadsTo, Link{To: Ref{ID: to, Pos: r.Pos}})
			}
			return true
		})
		if len(m.Elements[i].DependsOn) == 0 {
			m.Elements[i].DependsOn = nil
		}
	}
}

// cloneModel returns a copy of a model that shares no list with it, and no text.
func cloneModel(m *Model) *Model {
	c := *m
	c.Origin = nil
	cloneLists(reflect.ValueOf(&c).Elem())
	return &c
}

func cloneLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			cloneLists(v.Field(i))
		}
	case reflect.Slice:
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		for i := range list.Len() {
			cloneLists(list.Index(i))
		}
		if v.Len() > 0 {
			v.Set(list)
		}
	}
}
