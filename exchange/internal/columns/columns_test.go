package columns_test

import (
	"strings"
	"testing"

	"github.com/resultschain/resultschain/exchange/internal/columns"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// TestRead checks tables of the forms in which logic models are published.
func TestRead(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"a column for each stage", "Inputs,Activities,Outputs,Short-term outcomes,Impact\nA,B,C,D,E\nF,,,,\n",
			"m | Inputs: A, F | Activities: B | Outputs: C | Short-term outcomes: D | Impact: E"},
		{"several in a cell", "Activities,Outputs\n\"• A\n• B\",\"1. C\n(b) D, and E\n\"\n", "m | Activities: A, B | Outputs: C, D, and E"},
		{"headings over headings", "Café\nInputs,Outputs,,Outcomes – Impact,\n,Activities,Participation,Short term,Long term\nA,B,Old people,C,D\n",
			"Café | reach: Old people | Inputs: A | Activities: B | Short term: C | Long term: D"},
		{"two words in a heading", "Outputs: Activities,Outputs – Participation,Outcomes: short-term\nA,B,C\n", "m | reach: B | Outputs: Activities: A | Outcomes: short-term: C"},
		{"outcomes without terms", "Activities,Outputs,Outcomes\nA,B,C\n", "m | Activities: A | Outputs: B | Outcomes: C"},
		{"terms of Canada", "Immediate outcomes,Intermediate outcomes,Ultimate outcome\nA,B,C\n", "m | Immediate outcomes: A | Intermediate outcomes: B | Ultimate outcome: C"},
		{"impact beside an end state", "Outputs,Impact,End state\nA,B,C\n", "m | Outputs: A | Impact: B | End state: C"},
		{"a row for each stage", "Resources,A,B\nWhat we do,C\nOutputs (a year),D\n", "m | Resources: A, B | What we do: C | Outputs (a year): D"},
		{"rows under the names of their columns", "Stage,Title\nactivity,A\n,B\nshort,C\n", "m | Activities: A, B | Short-term outcomes: C"},
		{"Welsh", "Gweithgareddau,Allbynnau,Canlyniadau\nA,B,C\n", "m cy | Gweithgareddau: A | Allbynnau: B | Canlyniadau: C"},
		{"rows of other things", "Situation: many are lonely\nActivities,Outputs\nA,B\nAssumptions,C,D\nExternal factors: E,\n",
			"m | situation: many are lonely | assumptions: C, D | external-factors: E | Activities: A | Outputs: B"},
		{"partners as an input", "Inputs,Activities\nStaff,A\nPartners,B\n", "m | Inputs: Staff, Partners | Activities: A, B"},
		{"two of one title", "Activities,Outputs\nA,A\n", "m | Activities: A | Outputs: A"},
		{"a column of its own", "Activities,Budget,Outputs\nA,£3,B\n", "m | Activities: A | Outputs: B\nm.csv:1:12: this column has no place in a model, and is left out: \"Budget\""},
		{"a row of its own", "Activities,A\nBudget,£3\nOutputs,B\n", "m | Activities: A | Outputs: B\nm.csv:2:1: this row has no place in a model, and is left out: \"Budget\""},
		{"text above", "Café\nFor 2025\nActivities,Outputs\nA,B\n", "Café | Activities: A | Outputs: B\nm.csv:2:1: what stands above the table has no place in a model, and is left out: \"For 2025\""},
		{"a title that is called so", "Title:,Café\nActivities,Outputs\nA,B\n", "Café | Activities: A | Outputs: B"},
		{"no stages", "item,cost\nA,3\n", "m.csv: this table has no columns for stages, such as “Activities”, “Outputs” and “Outcomes”; write a row with these above what belongs to each"},
		{"stages with nothing in them", "Activities,Outputs\n", "m.csv: this table has no columns for stages, such as “Activities”, “Outputs” and “Outcomes”; write a row with these above what belongs to each"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := read(t, "m.csv", []byte(test.text)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestReadDocument checks a table of Word.
func TestReadDocument(t *testing.T) {
	t.Parallel()
	data, err := grid.WriteAs(".docx", xlsx.Table{Name: "Our café", Columns: []xlsx.Column{{Heading: "Activities"}, {Heading: "Outputs"}}, Rows: [][]string{{"A\nB", "C"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := read(t, "m.docx", data), "m | Activities: A, B | Outputs: C"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestReadMerged checks headings of Word that stand over several columns or rows, and cells that do.
func TestReadMerged(t *testing.T) {
	t.Parallel()
	for want, table := range map[string]xlsx.Table{
		"m | Activities: A | Outputs: B, C, D | Outcomes: E\nm.docx:2:5: this column has no place in a model, and is left out: \"a note\"": {
			Rows:   [][]string{{"Activities", "Outputs", "", "Outcomes", ""}, {"A", "B", "C", "E", "a note"}, {"", "D", "", "", ""}},
			Merged: []xlsx.Range{{Row: 0, Column: 1, Rows: 1, Columns: 2}, {Row: 1, Column: 0, Rows: 2, Columns: 1}},
		},
		"m | Activities: A, B | Outputs: C, E, D\nm.docx:4:2: this row has no place in a model, and is left out: \"a note\"": {
			Rows:   [][]string{{"Activities", "A", "B"}, {"Outputs", "C", "D"}, {"", "E", ""}, {"", "a note", ""}},
			Merged: []xlsx.Range{{Row: 1, Column: 0, Rows: 2, Columns: 1}},
		},
	} {
		table.Plain, table.Columns = true, make([]xlsx.Column, len(table.Rows[0]))
		data, err := grid.WriteAs(".docx", table)
		if err != nil {
			t.Fatal(err)
		}
		if got := read(t, "m.docx", data); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// read returns the model of a file in short, and what is found.
func read(t *testing.T, name string, data []byte) string {
	t.Helper()
	drafts, found := columns.Read(grid.Open(name, data))
	var all []string
	for _, d := range drafts {
		m, err := logicmodel.Parse("m", d.Text)
		if err != nil {
			t.Fatalf("%v\n%s", err, d.Text)
		}
		all = append(all, inShort(m))
	}
	for _, d := range found {
		all = append(all, d.Pos.String()+": "+d.Message)
	}
	return strings.Join(all, "\n")
}

func inShort(m *logicmodel.Model) string {
	parts := []string{strings.TrimSpace(m.Title + " " + m.Lang)}
	add := func(heading string, texts ...string) {
		if len(texts) > 0 && texts[0] != "" {
			parts = append(parts, heading+": "+strings.Join(texts, ", "))
		}
	}
	add("situation", m.Situation)
	var reach, assumptions, factors []string
	for _, r := range m.Reach {
		reach = append(reach, r.Title)
	}
	for _, a := range m.Assumptions {
		assumptions = append(assumptions, a.Text)
	}
	for _, x := range m.Factors {
		factors = append(factors, x.Title)
	}
	add("reach", reach...)
	add("assumptions", assumptions...)
	add("external-factors", factors...)
	for _, s := range outcomes.Stages() {
		var titles []string
		for _, e := range m.Elements {
			if e.Stage == s {
				titles = append(titles, e.Title)
			}
		}
		add(m.Heading(s, nil), titles...)
	}
	return strings.Join(parts, " | ")
}
