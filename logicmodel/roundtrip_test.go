package logicmodel_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/examples"
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
			g := generator{newRand(seed)}
			m := g.model()
			roundTrip(t, m)
			jsonRoundTrip(t, m)
		})
	}
}

// A generator makes random models that a file can hold.
type generator struct{ *rand.Rand }

func (g generator) model() *logicmodel.Model {
	m := &logicmodel.Model{}
	g.fill(reflect.ValueOf(m).Elem(), "")
	slices.SortStableFunc(m.Elements, func(a, b logicmodel.Element) int { return int(a.Stage - b.Stage) })
	outcome, terms := false, false
	for i := range m.Elements {
		s := m.Elements[i].Stage
		outcome, terms = outcome || s == logicmodel.MediumTerm, terms || s == logicmodel.ShortTerm || s == logicmodel.LongTerm
	}
	m.NoTerms = m.NoTerms && outcome && !terms
	return m
}

// fill makes up a value for the field of the name.
func (g generator) fill(v reflect.Value, name string) {
	switch p := v.Addr().Interface().(type) {
	case *diag.Pos, **yamldoc.Source:
		return
	case *logicmodel.Stage:
		*p = logicmodel.Input + logicmodel.Stage(g.IntN(7))
		return
	case *logicmodel.Judgement:
		if g.IntN(2) == 0 {
			p.Is = logicmodel.StandingNotStarted + logicmodel.Standing(g.IntN(6))
			g.fill(v.FieldByName("On"), "")
			g.fill(v.FieldByName("Note"), "")
		}
		return
	case *logicmodel.Linking:
		*p = logicmodel.Linking(g.IntN(2))
		return
	case *[]outcomes.Heading:
		for _, s := range outcomes.Stages() {
			if g.IntN(3) == 0 {
				*p = append(*p, outcomes.Heading{Stage: s, Text: g.text()})
			}
		}
		return
	case *[]outcomes.Extra:
		for i := range g.IntN(3) {
			*p = append(*p, outcomes.Extra{Key: fmt.Sprint("x-", g.text(), i), Value: extraValues[g.IntN(len(extraValues))]})
		}
		return
	case *logicmodel.Ref:
		if g.IntN(2) == 0 || name == "" || name == "To" {
			p.ID = g.text()
		}
		return
	case *[]logicmodel.Ref:
		if name == "DependsOn" {
			for range g.IntN(3) {
				*p = append(*p, logicmodel.Ref{ID: asciiIDs[g.IntN(len(asciiIDs))] + "/" + wideIDs[g.IntN(len(wideIDs))]})
			}
			return
		}
	case *logicmodel.FrameworkRef:
		if g.IntN(2) == 0 {
			p.File = g.text()
			g.fill(v.FieldByName("Version"), "Version")
		}
		return
	case *logicmodel.Assumed:
		if g.IntN(2) == 0 {
			p.ID = asciiIDs[g.IntN(len(asciiIDs))]
		} else {
			p.Text = g.text() + " !"
		}
		return
	case *outcomes.Baseline:
		switch g.IntN(3) {
		case 0:
			p.Unavailable = true
		case 1:
			p.Figure = g.figure(false)
			p.By = nil
		}
		return
	case *[]outcomes.Figure:
		for range g.IntN(4) {
			*p = append(*p, g.figure(name == "Targets"))
		}
		return
	case *[]outcomes.Indicator:
		for range g.IntN(4) {
			in := outcomes.Indicator{ID: g.id()}
			if g.IntN(3) > 0 {
				g.fill(reflect.ValueOf(&in).Elem(), "")
			}
			*p = append(*p, in)
		}
		return
	case *[]logicmodel.Suppression:
		for i := range g.IntN(3) {
			*p = append(*p, logicmodel.Suppression{Code: fmt.Sprint(g.text(), i), Reason: g.text()})
		}
		return
	case *[]logicmodel.Issue:
		for i := range g.IntN(3) {
			*p = append(*p, logicmodel.Issue{Title: fmt.Sprint(g.text(), i), Addressed: g.IntN(2) == 0})
		}
		return
	}
	switch v.Kind() {
	case reflect.String:
		switch {
		case name == "ID":
			v.SetString(g.id())
		case slices.Contains(required, name), g.IntN(2) == 0:
			v.SetString(g.text())
		}
	case reflect.Bool:
		v.SetBool(g.IntN(2) == 0)
	case reflect.Int: // a word of a list; the shortest list has three
		v.SetInt(int64(g.IntN(4)))
	case reflect.Slice:
		if n := g.IntN(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				g.fill(v.Index(i), "")
			}
		}
	case reflect.Struct:
		few := g.IntN(2) == 0
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if !slices.Contains(required, name) && few && g.IntN(6) > 0 {
				continue
			}
			g.fill(v.Field(i), name)
		}
	default:
		panic("no " + v.Type().String() + " can be made up")
	}
}

func (g generator) id() string {
	return slices.Concat(asciiIDs, wideIDs)[g.IntN(len(asciiIDs)+len(wideIDs))]
}

// figure makes up a figure; that of a target may have limits.
func (g generator) figure(ofTarget bool) outcomes.Figure {
	f := outcomes.Figure{Value: g.text()}
	if ofTarget && g.IntN(2) == 0 {
		f.Value = ""
		switch g.IntN(3) {
		case 0:
			f.AtLeast = g.text()
		case 1:
			f.AtMost = g.text()
		default:
			f.AtLeast, f.AtMost = g.text(), g.text()
		}
	}
	for _, text := range []*string{(*string)(&f.From), (*string)(&f.On), &f.Note} {
		if g.IntN(3) == 0 {
			*text = g.text()
		}
	}
	for i := range g.IntN(3) {
		f.By = append(f.By, outcomes.Category{Of: fmt.Sprint(g.text(), i), Is: g.text()})
	}
	return f
}

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// spoil sets a text, a number or a reference somewhere in the value to what a
// file may not hold, and gives its name.
func (g generator) spoil(v reflect.Value) string {
	var all []func() string
	var visit func(name string, v reflect.Value)
	visit = func(name string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				visit(fmt.Sprint(name, i), v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.Type != reflect.TypeFor[diag.Pos]() {
					visit(name+"."+f.Name, v.Field(i))
				}
			}
		case reflect.String:
			all = append(all, func() string {
				bad := []string{"", " ", "a\x00", "\xff", "a\r\nb", "x y", "trust", "信頼", "unavailable"}
				v.SetString(bad[g.IntN(len(bad))])
				return name
			})
		case reflect.Int:
			all = append(all, func() string { v.SetInt(int64(g.IntN(12) - 2)); return name })
		case reflect.Bool:
			all = append(all, func() string { v.SetBool(!v.Bool()); return name })
		}
	}
	visit("", v)
	return all[g.IntN(len(all))]()
}

// required are the fields that no model leaves out.
var required = []string{"ID", "Title", "Name", "Text", "Value", "To", "Stage", "Scheme"}

var (
	extraValues = []string{`null`, `true`, `"true"`, `1.50`, `"1.50"`, `-1e400`, `"null"`, `""`, `" a: #b\n"`, `[]`, `{}`, `[1,[],{"a":{"":[null,"~"]}}]`, `{"b":1,"a":"信頼","<<":"\u0007"}`}

	asciiIDs = []string{"a", "b-1", "1.10", "null", "true", "no", "0x1f", "-", "--", "---", "...", ".", "2010-06-30", "_", "1e3", "y"}
	wideIDs  = []string{"é", "信頼", "e\u0301", "büro-1"}

	nastyTexts = []string{
		"x", "null", "~", "true", "No", "1.10", "0o7", "2010-06-30", "12:30:45", "<<", "=", ".nan", "unavailable",
		"a: b", "a:", ":", "a #b", "#", "- a", "-", "---", "--- a", "...", "? a", "?", "[a]", "]", "{a}", "}", "a, b", ",",
		"&a", "*a", "!a", "!!str a", "|", ">", "|-", "%a", "@a", "`a`", "'a'", "'", `"a"`, `"`, `a\b`, `\`, `\n`, `\x41`, "''", `""`,
		"a\nb", "a\n", "\na", "a\n\n\nb", "a\n  b", "a \nb", " a", "a ", "  a  b  ", "\ta", "a\tb",
		"a\u0085b", "a\u2028b", "a\u2029b", "\ufeffa", "a\ufeffb", "a\u00a0", "\u00a0a", "\u200b", "\u202ea", "\u00ad", "\ufffd",
		"é", "e\u0301", "שלום", "社区", "🙂", "👩‍👩‍👧", "\U000e0001", "\U0010ffff", "\ue000", "<script>", "R&D", "&amp;",
	}
)

// text is one nasty text, or several, or a long one.
func (g generator) text() string {
	pick := func() string { return nastyTexts[g.IntN(len(nastyTexts))] }
	switch g.IntN(8) {
	case 0, 1:
		return pick() + pick()
	case 2:
		return pick() + " " + pick()
	case 3:
		return pick() + strings.Repeat(" word", 1+g.IntN(60)) + pick()
	default:
		return pick()
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
		return values(v.Elem())
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
