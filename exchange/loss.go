package exchange

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Loss is a value of a model that another format does not hold.
type Loss struct {
	Pos   diag.Pos // of the value, or of the thing that has it
	Of    string   // the id of the element, indicator or other thing that has it; empty: the model
	Key   string   // in the file of a model, such as because
	Value string
}

// String returns the loss in words.
func (l Loss) String() string {
	of := ""
	if l.Of != "" {
		of = " of " + l.Of
	}
	return fmt.Sprintf("%s%s: %s", l.Key, of, diag.Quote(l.Value))
}

// losses returns the values of a model that another version of it does not hold, in
// the order of the model. Places are no values.
func losses(m, held *logicmodel.Model) []Loss {
	var c comparison
	c.structs(reflect.ValueOf(m).Elem(), reflect.ValueOf(held).Elem(), "", "", m.Pos)
	return c.losses
}

// A comparison gathers the losses.
type comparison struct{ losses []Loss }

var posType = reflect.TypeFor[diag.Pos]()

// parts are the types of maps that are part of the thing that has them.
var parts = map[reflect.Type]bool{
	reflect.TypeFor[logicmodel.FrameworkRef](): true, reflect.TypeFor[outcomes.Evidence](): true, reflect.TypeFor[logicmodel.Judgement](): true,
	reflect.TypeFor[logicmodel.CaseStudy](): true, reflect.TypeFor[outcomes.Baseline](): true, reflect.TypeFor[outcomes.Figure](): true,
	reflect.TypeFor[outcomes.ForeignID](): true, reflect.TypeFor[outcomes.Category](): true, reflect.TypeFor[logicmodel.LinkAssumption](): true,
}

// keys holds the keys of fields whose names are others.
var keys = map[string]string{"Factors": "external-factors", "NoTerms": "outcomes", "ID": "id", "Of": "by", "Extra": "x-"}

// key returns the key of a field.
func key(field string) string {
	if k, ok := keys[field]; ok {
		return k
	}
	var b strings.Builder
	for i, r := range field {
		if i > 0 && 'A' <= r && r <= 'Z' {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

// structs compares two structs of one type, which stand under a key; held may be zero.
func (c *comparison) structs(a, held reflect.Value, under, of string, at diag.Pos) {
	if p := a.FieldByName("Pos"); p.IsValid() && p.Interface().(diag.Pos).IsValid() {
		at = p.Interface().(diag.Pos)
	}
	switch t := a.Interface().(type) {
	case outcomes.Indicator:
		of = t.ID
	case logicmodel.Link:
		of = strings.TrimPrefix(of+" → "+t.To.ID, " → ")
	default:
		if id := a.FieldByName("ID"); id.IsValid() && !parts[a.Type()] && a.Type() != reflect.TypeFor[logicmodel.Ref]() {
			of = id.String()
		}
	}
	if parts[a.Type()] && under != "" {
		under += "."
	} else {
		under = ""
	}
	for i := range a.NumField() {
		f := a.Type().Field(i)
		if !f.IsExported() || f.Type == posType || f.Name == "Origin" || a.Field(i).IsZero() {
			continue
		}
		place := at
		if p := a.FieldByName(f.Name + "Pos"); p.IsValid() && p.Interface().(diag.Pos).IsValid() {
			place = p.Interface().(diag.Pos)
		}
		k := under + key(f.Name)
		if f.Anonymous { // the figure of a baseline
			k = strings.TrimSuffix(under, ".")
		}
		c.values(a.Field(i), held.Field(i), k, of, place)
	}
}

// values compares two values of a key.
func (c *comparison) values(a, held reflect.Value, key, of string, at diag.Pos) {
	switch a.Kind() {
	case reflect.Struct:
		switch t := a.Interface().(type) {
		case logicmodel.Ref:
			c.leaf(t.ID, held.Interface().(logicmodel.Ref).ID, key, of, valid(t.Pos, at))
		case outcomes.Extra:
			c.leaf(t.Value, held.FieldByName("Value").String(), t.Key, of, at)
		default:
			c.structs(a, held, key, of, at)
		}
	case reflect.Pointer:
		if held.IsNil() {
			held = reflect.New(a.Type().Elem())
		}
		c.values(a.Elem(), held.Elem(), key, of, at)
	case reflect.Slice:
		partners := partnersOf(a, held)
		for i := range a.Len() {
			c.values(a.Index(i), partners[i], key, of, at)
		}
	default:
		c.leaf(text(a), text(held), key, of, at)
	}
}

func valid(p, otherwise diag.Pos) diag.Pos {
	if p.IsValid() {
		return p
	}
	return otherwise
}

func (c *comparison) leaf(a, held, key, of string, at diag.Pos) {
	if a != "" && a != held && withoutMarks(a) != withoutMarks(held) {
		c.losses = append(c.losses, Loss{at, of, key, a})
	}
}

// withoutMarks returns a number without its marks for thousands, and any other text as
// it is.
func withoutMarks(s string) string {
	if numbers.IsNumber(s) {
		return strings.ReplaceAll(s, ",", "")
	}
	return s
}

// text returns a value that is no struct or list in words; empty for the zero value.
func text(v reflect.Value) string {
	if v.IsZero() {
		return ""
	}
	if v.Kind() == reflect.Bool {
		return "true"
	}
	return fmt.Sprint(v.Interface())
}

// partnersOf returns for each item of a list the one of another list that is the same
// thing, and else one with the same value; a zero one where there is none.
func partnersOf(list, held reflect.Value) []reflect.Value {
	all := make([]reflect.Value, list.Len())
	taken := make([]bool, held.Len())
	for _, same := range []func(reflect.Value) string{identity, likeness} {
		named := map[string][]int{} // what is not taken yet, by name
		for k := range taken {
			if name := same(held.Index(k)); !taken[k] && name != "" {
				named[name] = append(named[name], k)
			}
		}
		for i := range all {
			if all[i].IsValid() {
				continue
			}
			name := same(list.Index(i))
			if of := named[name]; len(of) > 0 {
				taken[of[0]], all[i], named[name] = true, held.Index(of[0]), of[1:]
			}
		}
	}
	for i := range all {
		if !all[i].IsValid() {
			all[i] = reflect.Zero(list.Type().Elem())
		}
	}
	return all
}

// likeness returns the value of a figure, whatever its date is.
func likeness(v reflect.Value) string {
	if f, ok := v.Interface().(outcomes.Figure); ok {
		return withoutMarks(f.InWords()) + f.Group()
	}
	return ""
}

// identity returns what makes an item of a list the one that it is.
func identity(v reflect.Value) string {
	switch t := v.Interface().(type) {
	case logicmodel.Link:
		return t.To.ID
	case logicmodel.LinkAssumption:
		return t.ID + "\x00" + t.Text
	case logicmodel.Suppression:
		return t.Code
	case logicmodel.Issue:
		return t.Title
	case outcomes.Figure:
		return withoutMarks(t.InWords()) + "\x00" + string(t.On) + t.Group()
	case outcomes.Extra:
		return t.Key
	case outcomes.ForeignID:
		return t.Scheme + "\x00" + t.ID
	case outcomes.Heading:
		return t.Stage.String()
	case outcomes.Category:
		return t.Of + "\x00" + t.Is
	}
	return v.FieldByName("ID").String()
}

// lostIDs returns the ids of things of a model for which a file has others: held is what
// the file holds by the ids of the model, and read by its own.
func lostIDs(m, held, read *logicmodel.Model) []Loss {
	var all []Loss
	add := func(at diag.Pos, id, other string) {
		if id != "" && id != other {
			all = append(all, Loss{at, id, "id", id})
		}
	}
	add(m.Pos, held.ID, read.ID)
	for i := range held.Partners {
		add(m.Partners[i].Pos, held.Partners[i].ID, read.Partners[i].ID)
	}
	for i := range held.Reach {
		add(m.Reach[i].Pos, held.Reach[i].ID, read.Reach[i].ID)
	}
	elements := m.ByID()
	for i := range held.Elements {
		e := elements[held.Elements[i].ID]
		add(e.Pos, e.ID, read.Elements[i].ID)
		for k := range held.Elements[i].Indicators {
			at, id := e.Pos, held.Elements[i].Indicators[k].ID
			if n := slices.IndexFunc(e.Indicators, func(in outcomes.Indicator) bool { return in.ID == id }); n >= 0 {
				at = e.Indicators[n].Pos
			}
			add(at, id, read.Elements[i].Indicators[k].ID)
		}
	}
	return all
}
