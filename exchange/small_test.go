package exchange_test

import (
	"math"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange"
	"github.com/resultschain/resultschain/logicmodel"
)

// smallModels are models with next to nothing in them, by what that is.
var smallModels = []struct{ name, text string }{
	{"a title", ""},
	{"a partner", "partners: [{id: p, name: P}]"},
	{"a group", "groups: [{id: g, title: G}]"},
	{"risks", "risks: [{id: r, text: R}]\nassumptions: [{id: a, text: A}]\nexternal-factors: [{id: x, title: X}]"},
	{"inputs", "inputs: [{id: a, title: A}]"},
	{"activities", "activities: [{id: a, title: A}, {id: b, title: B}]"},
	{"outputs", "outputs: [{id: a, title: A}]"},
	{"short-term outcomes", "outcomes: {short: [{id: a, title: A}]}"},
	{"medium-term outcomes", "outcomes: {medium: [{id: a, title: A}]}"},
	{"long-term outcomes", "outcomes: {long: [{id: a, title: A}]}"},
	{"outcomes", "outcomes: [{id: a, title: A}]"},
	{"an end state", "end-state: {id: a, title: A}"},
	{"end states", "end-state: [{id: a, title: A}, {id: b, title: B}]"},
	{"an input with an indicator", "inputs: [{id: a, title: A, indicators: [{id: i, title: I}]}]"},
	{"an activity with an indicator", "activities: [{id: a, title: A, indicators: [{id: i, title: I}]}]"},
	{"an outcome with an indicator", "outcomes: {long: [{id: a, title: A, indicators: [{id: i, title: I}]}]}"},
	{"an indicator that is named alone", "outputs: [{id: a, title: A, indicators: [i]}]"},
	{"a value", "outputs: [{id: a, title: A, indicators: [{id: i, title: I, baseline: {value: 3}}]}]"},
	{"a value in words", "outputs: [{id: a, title: A, indicators: [{id: i, title: I, targets: [{value: many}]}]}]"},
}

// TestSmall checks that models with next to nothing in them are written so that they
// can be read, with exact losses, or refused with what to do, in all formats and kinds
// of files.
func TestSmall(t *testing.T) {
	t.Parallel()
	for _, small := range smallModels {
		m, err := logicmodel.Parse("m.yaml", []byte("model: m\ntitle: T\n"+small.text+"\n"))
		if err != nil {
			t.Fatalf("%s: %v", small.name, err)
		}
		for _, form := range exchange.Formats() {
			for _, ending := range form.Endings {
				if form.CanWrite() {
					t.Run(small.name+" as "+form.Name+ending, func(t *testing.T) { checkSmall(t, m, form, ending) })
				}
			}
		}
	}
}

// TestPlaces checks that a finding with a place that is not in the text is at the
// nearest that is.
func TestPlaces(t *testing.T) {
	t.Parallel()
	form, err := exchange.Find("csv")
	if err != nil {
		t.Fatal(err)
	}
	imports, found := form.Read("a.csv", []byte("stage,title,leads-to\nactivity,Run a café,Meals are served\noutput,Meals are served,\n"))
	if len(imports) != 1 {
		t.Fatal(found)
	}
	for line, want := range map[int]int{math.MinInt: 0, -1: 0, 0: 0, math.MaxInt: 3} {
		moved := imports[0].Places(diag.List{{Pos: diag.Pos{File: "text", Line: line}}}, "text")
		if got := moved[0].Pos; got.File != "a.csv" || got.Line != want {
			t.Errorf("line %d: %v, want line %d", line, got, want)
		}
	}
}

func checkSmall(t *testing.T, m *logicmodel.Model, form *exchange.Format, ending string) {
	o := options
	o.Ending = ending
	data, losses, err := form.Write(m, o)
	if form.Name == "iati" && err != nil && err.Error() == "no output, outcome or end state has an indicator, and IATI knows no results without; add one first" {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if !form.CanRead() {
		checkText(t, m, losses, string(data))
		return
	}
	if known := exchange.FormatOf("a"+ending, data); known == nil || known.Name != form.Name {
		t.Errorf("the file is known as %v", known)
	}
	checkExact(t, m, losses, readModel(t, form, "a"+ending, data))
}

// TestUnfinished checks that models built in Go that lack what each needs are refused
// in words, by all formats that can be read.
func TestUnfinished(t *testing.T) {
	t.Parallel()
	for _, m := range []*logicmodel.Model{{}, {ID: "m"}, {Title: "T"}, {ID: "m", Title: "T", Elements: []logicmodel.Element{{ID: "a", Title: "A"}}}} {
		for _, form := range exchange.Formats() {
			if !form.CanRead() || !form.CanWrite() {
				continue
			}
			if _, _, err := form.Write(m, options); err == nil || !strings.HasPrefix(err.Error(), "no file can hold the model") {
				t.Errorf("%s of %q: %v", form.Name, m.ID, err)
			}
		}
	}
}
