package diff_test

import (
	"encoding/json"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// said is all that a model or a framework says, in an order of its own: without
// places, line breaks, and what a list of ids names twice. Two versions differ
// where this does; it knows nothing of how package diff compares.
func said(document any) string {
	var b strings.Builder
	say(&b, "", reflect.ValueOf(document).Elem())
	return b.String()
}

// say writes what the value of the field says, and nothing where that is nothing.
func say(b *strings.Builder, field string, v reflect.Value) {
	if v.IsZero() || v.Kind() == reflect.Pointer { // the latter: where the model was read from
		return
	}
	switch x := v.Interface().(type) {
	case diag.Pos, []*outcomes.Framework: // the parents are files of their own
		return
	case logicmodel.FrameworkRef:
		fmt.Fprintf(b, "%s: %q %q\n", field, path.Clean(x.File), x.Version)
		say(b, field, reflect.ValueOf(x.Extra))
		return
	case outcomes.ForeignID: // of another scheme, so that its id is a text like any other
		fmt.Fprintf(b, "%s: %q\n", field, strings.Fields(x.Scheme+" "+x.ID))
		say(b, field, reflect.ValueOf(x.Extra))
		return
	case outcomes.Extra: // the keys of its objects are in no order
		var value any
		d := json.NewDecoder(strings.NewReader(x.Value))
		if d.UseNumber(); d.Decode(&value) != nil {
			value = x.Value
		}
		fmt.Fprintf(b, "%s: %q %q\n", field, x.Key, fmt.Sprint(value))
		return
	case outcomes.Baseline: // a value that is the word, in quotes, says the same
		if x.Unavailable {
			x.Value = "unavailable"
		}
		fmt.Fprintf(b, "%s: %q %q\n", field, x.Value, x.On)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		fmt.Fprintf(b, "%s {\n", field)
		for i := range v.NumField() {
			say(b, v.Type().Field(i).Name, v.Field(i))
		}
		b.WriteString("}\n")
	case reflect.Slice:
		if list, ok := v.Interface().([]outcomes.Expectation); ok {
			v = reflect.ValueOf(single(list))
		}
		var members []string
		for i := range v.Len() {
			var m strings.Builder
			say(&m, "-", v.Index(i))
			members = append(members, m.String())
		}
		if field != "Levels" {
			slices.Sort(members)
		}
		switch v.Interface().(type) {
		case []outcomes.Ref, []logicmodel.LinkAssumption, []outcomes.Expectation:
			members = slices.Compact(members)
		}
		fmt.Fprintf(b, "%s [\n%s]\n", field, strings.Join(members, ""))
	case reflect.String:
		text := v.String()
		if field != "ID" {
			text = strings.Join(strings.Fields(text), " ")
		}
		if text != "" {
			fmt.Fprintf(b, "%s: %q\n", field, text)
		}
	default:
		fmt.Fprintf(b, "%s: %v\n", field, v)
	}
}

// single returns expectations of one thing each.
func single(list []outcomes.Expectation) (all []outcomes.Expectation) {
	for _, e := range list {
		if e.Level.ID != "" {
			all = append(all, outcomes.Expectation{Stage: e.Stage, Level: e.Level})
		}
		for _, h := range e.Has {
			all = append(all, outcomes.Expectation{Stage: e.Stage, Link: e.Link, Has: []outcomes.Requirement{h}})
		}
		for _, x := range e.Extra {
			all = append(all, outcomes.Expectation{Stage: e.Stage, Link: e.Link, Extra: []outcomes.Extra{x}})
		}
	}
	return all
}

// repeatsID reports whether elements or outcomes share an id: nobody can then
// say whose the links and indicators are that are told to be of that id.
func repeatsID(document any) bool {
	seen := map[string]bool{}
	twice := false
	add := func(id string) {
		twice = twice || seen[id]
		seen[id] = true
	}
	switch d := document.(type) {
	case *logicmodel.Model:
		for _, e := range d.Elements {
			add(e.ID)
		}
	case *outcomes.Framework:
		for _, o := range d.Outcomes {
			add(o.ID)
		}
	}
	return twice
}
