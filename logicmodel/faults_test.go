package logicmodel_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/modeltest"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// builtInGo is a model built in Go that a file can hold.
func builtInGo() *logicmodel.Model {
	return &logicmodel.Model{ID: "m", Title: "M", Elements: []logicmodel.Element{
		{ID: "a", Title: "A", Stage: logicmodel.Activity, LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "e"}}},
			Indicators: []outcomes.Indicator{{ID: "i", Title: "I"}}},
		{ID: "e", Title: "E", Stage: logicmodel.EndState},
	}}
}

// TestFaults checks what no file can hold: each is a fault that names the place,
// Marshal and MarshalJSON refuse it, and nothing else is at fault.
func TestFaults(t *testing.T) {
	type model = logicmodel.Model
	a := func(m *model) *logicmodel.Element { return &m.Elements[0] }
	for _, test := range []struct {
		name    string
		spoil   func(*model)
		want    string
		subject diag.Subject
	}{
		{"nothing", func(m *model) {}, "", diag.Subject{}},
		{"no id of the model", func(m *model) { m.ID = "" }, `model: this model has no "model"; add one`, diag.Subject{Kind: "model", Field: "model"}},
		{"no id", func(m *model) { a(m).ID = "" }, `element 1: id: this element has no "id"; add one`, diag.Subject{Kind: "element", Field: "id"}},
		{"id of two words", func(m *model) { a(m).ID = "a b" },
			`the element "a b": id: "a b" cannot be an id; use letters, digits, "-", "_" and "." only, as in "a-b"`, diag.Subject{Kind: "element", ID: "a b", Field: "id"}},
		{"no stage", func(m *model) { a(m).Stage = 0 }, `the element "a" has no stage; give it one`, diag.Subject{Kind: "element", ID: "a"}},
		{"unknown stage", func(m *model) { a(m).Stage = 8 }, `the element "a" has no stage; give it one`, diag.Subject{Kind: "element", ID: "a"}},
		{"a term among outcomes without terms", func(m *model) { m.NoTerms, a(m).Stage = true, logicmodel.LongTerm },
			`the element "a" is a long-term outcome, and the outcomes of the model have no terms; make it a medium-term outcome, or clear NoTerms`, diag.Subject{Kind: "element", ID: "a"}},
		{"text of a group's link that looks like an id", func(m *model) {
			m.Groups = []logicmodel.Group{{ID: "g", Title: "G", LeadsTo: []logicmodel.Link{{To: logicmodel.Ref{ID: "e"}, Assumes: []logicmodel.LinkAssumption{{ID: "信頼"}}}}}}
		}, `the group "g": leads-to 1: assumes 1: the model defines no assumption "信頼", so that this would be read as a text; define it`,
			diag.Subject{Kind: "group", ID: "g", Field: "leads-to"}},
		{"no title of a group", func(m *model) { m.Groups = []logicmodel.Group{{ID: "g"}} },
			`groups 1: title: this group has no "title"; add one`, diag.Subject{Kind: "group", ID: "g", Field: "title"}},
		{"key of another program without x-", func(m *model) { m.Extra = []outcomes.Extra{{Key: "colour", Value: "1"}} },
			`colour: the key "colour" of another program does not begin with "x-"; put that before it`, diag.Subject{Kind: "model", ID: "m", Field: "colour"}},
		{"value of another program that is no JSON", func(m *model) { a(m).Extra = []outcomes.Extra{{Key: "x-a", Value: "{"}} },
			`the element "a": x-a: the value "{" is not JSON`, diag.Subject{Kind: "element", ID: "a", Field: "x-a"}},
		{"assumption with id and text", func(m *model) { a(m).LeadsTo[0].Assumes = []logicmodel.LinkAssumption{{ID: "x", Text: "X is there"}} },
			`the element "a": leads-to 1: assumes 1: an assumption is named by its id or written out as a text, and this has both; leave one empty`,
			diag.Subject{Kind: "link", ID: "a", To: "e", Field: "assumes"}},
		{"text that looks like an id", func(m *model) { a(m).LeadsTo[0].Assumes = []logicmodel.LinkAssumption{{Text: "trust"}} },
			`the element "a": leads-to 1: assumes 1: the text "trust" would be read as the id of an assumption; write a sentence, or name an assumption by its id`,
			diag.Subject{Kind: "link", ID: "a", To: "e", Field: "assumes"}},
		{"id that looks like a text", func(m *model) { a(m).LeadsTo[0].Assumes = []logicmodel.LinkAssumption{{ID: "信頼"}} },
			`the element "a": leads-to 1: assumes 1: the model defines no assumption "信頼", so that this would be read as a text; define it`,
			diag.Subject{Kind: "link", ID: "a", To: "e", Field: "assumes"}},
		{"text that is an id", func(m *model) {
			m.Assumptions = []logicmodel.Assumption{{ID: "信頼", Text: "T"}}
			a(m).LeadsTo[0].Assumes = []logicmodel.LinkAssumption{{Text: "信頼"}}
		}, `the element "a": leads-to 1: assumes 1: the text "信頼" is the id of an assumption; name it by its id`,
			diag.Subject{Kind: "link", ID: "a", To: "e", Field: "assumes"}},
		{"empty link", func(m *model) { a(m).LeadsTo = append(a(m).LeadsTo, logicmodel.Link{}) },
			`the element "a": leads-to 2: this item of the list is empty; fill it, or remove it`, diag.Subject{Kind: "link", ID: "a", Field: "leads-to", Index: 1}},
		{"link to nothing", func(m *model) { a(m).LeadsTo[0] = logicmodel.Link{Because: "it must"} },
			`the element "a": leads-to 1: to: this link has no "to"; add one`, diag.Subject{Kind: "link", ID: "a", Field: "to"}},
		{"blank text", func(m *model) { a(m).LeadsTo[0].Because = " \n" },
			`the element "a": leads-to 1: because: this text is blank; write it, or leave it out`, diag.Subject{Kind: "link", ID: "a", To: "e", Field: "because"}},
		{"control character", func(m *model) { a(m).Title = "A\a" },
			`the element "a": title: the text "A` + "\ufffd" + `" holds a control character (U+0007), which cannot be shown; remove it`, diag.Subject{Kind: "element", ID: "a", Field: "title"}},
		{"line end of Windows", func(m *model) { a(m).Note = "one\r\ntwo" },
			`the element "a": note: the text "one  two" holds a control character (U+000D), which cannot be shown; remove it`, diag.Subject{Kind: "element", ID: "a", Field: "note"}},
		{"not UTF-8", func(m *model) { m.Place = "\xff" }, `place: the text "` + "\ufffd" + `" is not in UTF-8`, diag.Subject{Kind: "model", ID: "m", Field: "place"}},
		{"unknown kind", func(m *model) { a(m).Kind = 9 },
			`the element "a": kind: the number 9 stands for none of reach, awareness, capacity, practice, condition`, diag.Subject{Kind: "element", ID: "a", Field: "kind"}},
		{"empty reference", func(m *model) { a(m).Supports = make([]logicmodel.Ref, 1) },
			`the element "a": supports 1: this item of the list is empty; fill it, or remove it`, diag.Subject{Kind: "element", ID: "a", Field: "supports"}},
		{"framework without a file", func(m *model) { m.Framework.Version = "2" },
			`framework: file: this framework has no "file"; add one`, diag.Subject{Kind: "model", ID: "m", Field: "file"}},
		{"rule set aside for no reason", func(m *model) { a(m).Ignore = []logicmodel.Suppression{{Code: "LM050"}} },
			`the element "a": ignore 1: "LM050" has no value; write one, or remove it`, diag.Subject{Kind: "element", ID: "a", Field: "ignore"}},
		{"baseline that is there and is not", func(m *model) {
			a(m).Indicators[0].Baseline = outcomes.Baseline{Unavailable: true, Figure: outcomes.Figure{Value: "1"}}
		}, `the element "a": indicators 1: baseline: this baseline is unavailable and yet has a value or a date; leave one out`,
			diag.Subject{Kind: "indicator", ID: "a", Field: "baseline"}},
		{"target without a value", func(m *model) { a(m).Indicators[0].Targets = []outcomes.Figure{{On: "2010"}} },
			`the element "a": indicators 1: targets 1: this target has none of "value", "at-least", "at-most" or "between"; add one`, diag.Subject{Kind: "indicator", ID: "a", Field: "targets"}},
		{"target with a value and a limit", func(m *model) { a(m).Indicators[0].Targets = []outcomes.Figure{{Value: "5", AtLeast: "4"}} },
			`the element "a": indicators 1: targets 1: this target has "value" and "at-least"; keep one of the two`, diag.Subject{Kind: "indicator", ID: "a", Field: "targets"}},
		{"measured value with a limit", func(m *model) { a(m).Indicators[0].Actuals = []outcomes.Figure{{Value: "5", AtMost: "4"}} },
			`the element "a": indicators 1: actuals 1: a measured value has limits, which only targets have; give its value`, diag.Subject{Kind: "indicator", ID: "a", Field: "actuals"}},
		{"partner without a name", func(m *model) { m.Partners = []logicmodel.Partner{{ID: "p"}} },
			`partners 1: name: this partner has no "name"; add one`, diag.Subject{Kind: "partner", ID: "p", Field: "name"}},
		{"element of another model", func(m *model) { a(m).DependsOn = []logicmodel.Ref{{ID: "x"}} },
			`the element "a": depends-on 1: "x" does not name an element of another model; write the id of the model, a slash, and the id of the element, as in moray/trained`,
			diag.Subject{Kind: "element", ID: "a", Field: "depends-on"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			m := builtInGo()
			test.spoil(m)
			got := m.Faults()
			if test.want == "" {
				if len(got) > 0 {
					t.Fatalf("faults %v", got.Unwrap())
				}
				return
			}
			want := diag.List{{Severity: diag.Error, Code: "LM001", Rule: "malformed", Message: test.want, Subject: test.subject}}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("(-want +got):\n%s", diff)
			}
			for _, write := range []func() ([]byte, error){m.Marshal, m.MarshalJSON} {
				text, err := write()
				var list diag.List
				if text != nil || !errors.As(err, &list) || len(list) != 1 || !strings.HasSuffix(err.Error(), test.want) {
					t.Errorf("it is written as %q, with the error %v", text, err)
				}
			}
		})
	}
}

// An error of Marshal names each fault, and is each of them.
func TestMarshalNamesAllFaults(t *testing.T) {
	m := builtInGo()
	m.Elements[0].ID, m.Elements[1].Title = "a b", ""
	_, err := m.Marshal()
	const want = `no file can hold the model "m": the element "a b": id: "a b" cannot be an id; use letters, digits, "-", "_" and "." only, as in "a-b"; the element "e": title: this element has no "title"; add one`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// A model that is spoiled in any field is refused, or reads back as it is.
func TestMarshalLosesNothing(t *testing.T) {
	refused := 0
	for seed := range uint64(300) {
		g := modeltest.NewGenerator(seed)
		m := g.Model()
		spoiled := g.Spoil(reflect.ValueOf(m).Elem())
		src, err := m.Marshal()
		if err != nil {
			refused++
			continue
		}
		again, err := logicmodel.Parse("m.yaml", src)
		if err != nil {
			t.Fatalf("seed %d: %s spoiled, and what is written cannot be read: %v\n%s", seed, spoiled, err, src)
		}
		slices.SortStableFunc(m.Elements, func(a, b logicmodel.Element) int { return int(a.Stage - b.Stage) })
		if diff := cmp.Diff(m, again, noPlaces); diff != "" {
			t.Fatalf("seed %d: %s spoiled, and it reads back differently:\n%s", seed, spoiled, diff)
		}
	}
	if refused < 100 {
		t.Errorf("only %d models are refused", refused)
	}
}

// A clone is equal and shares nothing.
func TestClone(t *testing.T) {
	m, _ := fullModel(t)
	c := m.Clone()
	if diff := cmp.Diff(m, c); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	var visit func(name string, a, b reflect.Value)
	visit = func(name string, a, b reflect.Value) {
		switch a.Kind() {
		case reflect.Slice:
			if a.Len() > 0 && a.Pointer() == b.Pointer() {
				t.Errorf("%s is shared", name)
			}
			for i := range a.Len() {
				visit(name, a.Index(i), b.Index(i))
			}
		case reflect.Struct:
			for i := range a.NumField() {
				visit(name+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
			}
		}
	}
	visit("Model", reflect.ValueOf(*m), reflect.ValueOf(*c))
}
