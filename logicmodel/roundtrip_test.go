package logicmodel_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
	"github.com/resultschain/resultschain/internal/modeltest"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// roundTrip checks that the model is what its YAML says.
func roundTrip(t *testing.T, m *logicmodel.Model) {
	t.Helper()
	src, err := m.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	again, err := logicmodel.Parse("again.yaml", src)
	if err != nil {
		t.Fatalf("what Marshal wrote cannot be read: %v\n%s", err, src)
	}
	if diff := cmp.Diff(m, again, noPlaces); diff != "" {
		t.Fatalf("Parse(Marshal(m)) is not m (-want +got):\n%s\n%s", diff, src)
	}
}

// jsonRoundTrip checks that the model in JSON is read as it is in YAML, by Parse
// and by package json, and written again the same.
func jsonRoundTrip(t *testing.T, m *logicmodel.Model) {
	t.Helper()
	text, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := logicmodel.Parse("again.json", text)
	if err != nil {
		t.Fatalf("the JSON cannot be read: %v\n%s", err, text)
	}
	var unmarshalled logicmodel.Model
	if err := json.Unmarshal(text, &unmarshalled); err != nil {
		t.Fatal(err)
	}
	src, err := parsed.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	again, err := logicmodel.Parse("again.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]*logicmodel.Model{"Parse": parsed, "Unmarshal": &unmarshalled, "Parse of Marshal": again} {
		if diff := cmp.Diff(m, got, noPlaces); diff != "" {
			t.Fatalf("%s gives another model (-want +got):\n%s\n%s", name, diff, text)
		}
	}
	if second, err := json.Marshal(again); err != nil || string(second) != string(text) {
		t.Fatalf("the JSON changes: %v\n%s\n%s", err, text, second)
	}
}

func TestRoundTripExamples(t *testing.T) {
	m, _ := fullModel(t)
	roundTrip(t, m)
	jsonRoundTrip(t, m)
	roundTrip(t, wideModel(t))
	jsonRoundTrip(t, wideModel(t))
	for _, name := range []string{"stobswellbeing.yaml", "broken.yaml"} {
		src, err := examples.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if m, err := logicmodel.Parse(name, src); err == nil { // broken.yaml may not be well formed
			roundTrip(t, m)
		}
	}
}

// TestFullModelIsFull checks that full.yaml and wide.yaml say something in every
// field, so that the tests with it cover a key that is added to the format.
func TestFullModelIsFull(t *testing.T) {
	said := map[string]bool{}
	var visit func(v reflect.Value)
	visit = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				visit(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				name := v.Type().String() + "." + v.Type().Field(i).Name
				said[name] = said[name] || !v.Field(i).IsZero()
				visit(v.Field(i))
			}
		}
	}
	m, _ := fullModel(t)
	visit(reflect.ValueOf(*m))
	visit(reflect.ValueOf(*wideModel(t)))
	for name, ok := range said {
		if !ok {
			t.Errorf("neither testdata/full.yaml nor wide.yaml says anything for %s", name)
		}
	}
}

// TestRoundTripRandom makes models of every field from nasty texts.
func TestRoundTripRandom(t *testing.T) {
	for seed := range uint64(400) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			m := modeltest.NewGenerator(seed).Model()
			roundTrip(t, m)
			jsonRoundTrip(t, m)
		})
	}
}

// FuzzParseModel checks that no text makes the reader panic, that what is over
// the limits is not read, that every model that is accepted is written as it was
// read, and that checking one ends.
func FuzzParseModel(f *testing.F) {
	for _, files := range []fs.FS{examples.FS, os.DirFS("testdata"), os.DirFS("rules/examples")} {
		names, err := fs.Glob(files, "*.yaml")
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			src, err := fs.ReadFile(files, name)
			if err != nil {
				f.Fatal(err)
			}
			if len(src) <= 2*lowBytes { // longer ones only take longer
				f.Add(src)
			}
		}
	}
	for _, test := range badInput {
		f.Add([]byte(test.src))
	}
	const small = "model: m\ntitle: M\nactivities: [{id: a, title: A, leads-to: [%s]}]\n"
	f.Add(fmt.Appendf(nil, small+"#%s\n", "a", strings.Repeat("x", lowBytes)))        // too long
	f.Add(fmt.Appendf(nil, small, strings.Repeat("a,", lowNodes)+"a"))                // too many values
	f.Add([]byte(`{"model": "m", "title": "` + strings.Repeat("M", lowBytes) + `"}`)) // too long in JSON
	framework, err := outcomes.Load(os.DirFS("testdata"), "plan.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		limits := yamldoc.Limits
		yamldoc.Limits.Bytes, yamldoc.Limits.Nodes = lowBytes, lowNodes
		m, err := logicmodel.Parse("fuzz.yaml", src)
		yamldoc.Limits = limits
		if err != nil {
			list, ok := err.(diag.List)
			if !ok || len(list) == 0 || m != nil {
				t.Fatalf("the model is %v and the error %v, want findings only", m, err)
			}
			for _, d := range list {
				if d.Pos.Line < 1 || d.Pos.Column < 1 || d.Code != "LM001" || d.Message == "" {
					t.Fatalf("the finding %+v lacks something", d)
				}
			}
			return
		}
		if n := values(reflect.ValueOf(m)); len(src) > lowBytes || n > lowNodes {
			t.Fatalf("a file of %d bytes and %d values is read; the limits are %d and %d", len(src), n, lowBytes, lowNodes)
		}
		roundTrip(t, m)
		report, err := rules.Check([]rules.Source{{Model: m}}, &rules.Options{Framework: framework})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range report.Findings() {
			if d.Pos.Line < 1 || d.Pos.Column < 1 || d.Code == "" || d.Message == "" {
				t.Fatalf("the finding %+v lacks something", d)
			}
		}
	})
}

// The limits that [FuzzParseModel] sets.
const (
	lowBytes = 2000
	lowNodes = 400
)

// values is how many texts, numbers and flags the value holds, places aside: no
// file that says it has fewer values.
func values(v reflect.Value) int {
	n := 0
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return values(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += values(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Type != reflect.TypeFor[diag.Pos]() && f.Type != reflect.TypeFor[*yamldoc.Source]() {
				n += values(v.Field(i))
			}
		}
	default:
		if !v.IsZero() {
			n++
		}
	}
	return n
}
