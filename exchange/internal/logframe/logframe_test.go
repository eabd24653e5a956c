package logframe_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/exchange/internal/logframe"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/ziptest"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestExample checks that the logframe of the café is the model that is expected, as a
// workbook and as CSV.
func TestExample(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/expected.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := logicmodel.Parse("expected.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	eu := logframe.Forms()[0]
	want.ID, want.Title = "eu-annex-e3d", "eu annex e3d" // the table has no title
	for _, name := range []string{"testdata/eu-annex-e3d.csv", "testdata/eu-annex-e3d.xlsx"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		drafts, found := logframe.Read(grid.Open(name, data))
		if len(found) > 0 {
			t.Fatal(found)
		}
		got, err := logicmodel.Parse(name, drafts[0].Text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, ending := range logframe.Endings { // what is written holds all of it
			written, held, err := eu.Write(got, nil, ending)
			if err != nil {
				t.Fatal(err)
			}
			again, found := logframe.Read(grid.Open("eu-annex-e3d"+ending, written))
			if len(found) > 0 {
				t.Fatal(found)
			}
			back, err := logicmodel.Parse(name, again[0].Text)
			if err != nil {
				t.Fatal(err)
			}
			back.ID, back.Title = "", ""
			if diff := cmp.Diff(held.Elements[:3], back.Elements[:3], cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s as %s (-held +read):\n%s", name, ending, diff)
			}
		}
	}
}

// TestSheets checks that a hidden sheet, and one without a logframe, are named.
func TestSheets(t *testing.T) {
	t.Parallel()
	sheet := func(texts ...string) string {
		rows := "<worksheet><sheetData><row>"
		for _, s := range texts {
			rows += `<c t="inlineStr"><is><t>` + s + `</t></is></c>`
		}
		return rows + "</row></sheetData></worksheet>"
	}
	relation := `<Relationship Id="rId%[1]d" Target="worksheets/sheet%[1]d.xml"/>`
	_, found := logframe.Read(grid.Open("a.xlsx", ziptest.Pack(t, map[string]string{
		"xl/workbook.xml": `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` +
			`<sheet name="Now" r:id="rId1"/><sheet name="Old" state="hidden" r:id="rId2"/><sheet name="Changes" r:id="rId3"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": "<Relationships>" + fmt.Sprintf(relation, 1) + fmt.Sprintf(relation, 2) + fmt.Sprintf(relation, 3) + "</Relationships>",
		"xl/worksheets/sheet1.xml":   sheet("Results chain", "Indicator", "Baseline", "Target"),
		"xl/worksheets/sheet2.xml":   sheet("Results chain", "Indicator", "Baseline", "Target"),
		"xl/worksheets/sheet3.xml":   sheet("2025-01-01", "First version"),
	})))
	var got []string
	for _, d := range found {
		got = append(got, d.Cell+" "+d.Message)
	}
	want := `Old!A1 this sheet has no place in a model, and is left out: "Old"; Changes!A1 this sheet has no place in a model, and is left out: "Changes"`
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

const headings = "INDICATORS,Baseline (value),Targets,Current value,Sources of data,Assumptions\n"

// TestRead checks tables that others fill in, and what is wrong with them.
func TestRead(t *testing.T) {
	tests := []struct{ name, table, want string }{
		{"headings in capitals, a title above, notes below the level", "Project title: Café,\nRESULTS CHAIN," + headings + "Impact: the highest,,,,,,\n", "Café: impact the highest"},
		{"one column of results", "Results chain," + headings + "Impact,,,,,,\nOp 1.1 Held,,,,,,\n", "op1.1 Held"},
		{"a relation to two", "Results chain,," + headings + "Outcome,Oc 1. A,,,,,,\n,Oc 2. B,,,,,,\nOutput,Op 1 (related to Oc 1 and 2) C,,,,,,\n", "op1 C → oc1 oc2; oc1 A; oc2 B"},
		{"a relation to what is not there", "Results chain,," + headings + "Outcome,Oc 1. A,,,,,,\nOutput,Op 1.1 (related to Oc 9) C,,,,,,\n", "logframe.csv:3:8: this is related to \"Oc 9\", and no result has that number; did you mean the one that begins with \"A\"?"},
		{"one number twice", "Results chain,," + headings + "Outcome,Oc 1. A,,,,,,\n,Oc 1. B,,,,,,\n", "logframe.csv:3:2: this is the second result with the number 1; give it a number of its own"},
		{"an output before any outcome", "Results chain,," + headings + "Output,Op 1.1 C,,,,,,\nOutcome,Oc 1. A,,,,,,\n", "op1.1 C → oc1; oc1 A"},
		{"no level", "Results chain,," + headings + ",Lessons held,,,,,,\n", "logframe.csv:2:2: no level stands before this row; write Impact, Outcome, Output or Activity in the first column"},
		{"two indicators in a cell", "Results chain,," + headings + "Outcome,Oc 1. A,\"One\nTwo\",\"1 (2024)\n2 (2024)\",\"3 (2025)\n1 (2025)\",,Survey,\n", "oc1 A [One 1@2024 3@2025 increase Survey] [Two 2@2024 1@2025 decrease Survey]"},
		{"two indicators and one target", "Results chain,," + headings + "Outcome,Oc 1. A,\"One\nTwo\",,3 (2025),,Survey,\n", "logframe.csv:3:7: there are 2 indicators here and 1 of these; write each indicator in a row of its own"},
		{"two targets of one indicator", "Results chain,," + headings + "Outcome,Oc 1. A,One,10 % (2024),\"20 % (2025)\n30 % (2026)\",,,\n", "oc1 A [One % 10@2024 20@2025 30@2026 increase]"},
		{"a value without an indicator", "Results chain,," + headings + "Outcome,Oc 1. A,,1 (2024),,,,\n", "logframe.csv:2:18: this value has no indicator; write in the column “Indicator” what it measures"},
		{"a number that is none", "Results chain,," + headings + "Activities,A 2 day course,,,,,,\n", "a1 A 2 day course"},
		{"a title that begins like a level", "Results chain,," + headings + "Outcome,Impact assessments are done,,,,,,\n", "oc1 Impact assessments are done"},
		{"a column, a note and texts of their own", "Annex E3d\nResults chain,,Costs," + headings + "Outcome,Oc 1. A,,,,,,,\n* as at 2025\n", "logframe.csv:1:1: this text has no place in a model, and is left out: \"Annex E3d\"\n" +
			"logframe.csv:2:16: this column has no place in a model, and is left out: \"Costs\"\nlogframe.csv:4:1: this note has no place in a model, and is left out: \"* as at 2025\""},
		{"two columns of sources", "Results chain,,Indicator,Baseline,Target,Source,Means of verification\nOutcome,Oc 1. A,One,,,Survey,Diary\n", "logframe.csv:1:49: this column has no place in a model, and is left out: \"Means of verification\""},
		{"the matrix of activities", "Results chain,," + headings + "Output,Op 1. B,,,,,,\nActivity Matrix,What is done?,Means,Costs,,,,Assumptions\n,A 1.1 C,,,,,,There is rain\n", "logframe.csv:3:31: this column has no place in a model, and is left out: \"Means\"\nlogframe.csv:3:37: this column has no place in a model, and is left out: \"Costs\""},
		{"Canada", "Expected Results,INDICATORS,Baseline Data,Targets,Data Collection Methods,Frequency,Responsibility,Disaggregation\nULTIMATE OUTCOME: A,,,,,,,\nIntermediate outcome 1: B,,,,,,,\nIMMEDIATE OUTCOME 1.1: C,One,,,Survey,Yearly,Trust,\"sex, age\"\nOutput 1.1.1: D,,,,,,,\n",
			"op1.1.1 D → short1.1; short1.1 C [One Survey Yearly Trust sex age] → oc1; oc1 B → impact; impact A"},
		{"the United Kingdom", "PROGRAMME TITLE:,Café\nIMPACT,Impact Indicator 1,Baseline,Target\nA,,,\nOUTCOME,Outcome Indicator 1,Baseline (2024),Target (2027)\nB,One (%),1,2\nOUTPUT 1,Output Indicator 1.1,Baseline,Milestone 1 (2025),Target (2026)\nC,Two,0,1,3\n,Achieved,,2\nOUTPUT WEIGHTING (%),,Source\n60,,Diary\n,Output Indicator 1.2,Baseline,Target\n,Three,4,\n",
			"Café: op1 C x-weighting 60 [Two 0 1@2025 3@2026 increase was 2@2025 Diary] [Three 4] → oc1; oc1 B [One % 1@2024 2@2027 increase] → impact; impact A"},
		{"the United States", "Performance Indicator,Definition and Unit of Measure,Data Source(s),Party Responsible\nGoal: A,,,\nIntermediate Result 1: B,,,\nOne,\"People who stay\nUnit: people\",Survey,Trust\n", "oc1 B [One (People who stay) people Trust Survey] → impact; impact A"},
		{"how values are analysed", "Performance Indicator,Data Source(s),Data Collection Method(s),Data Analysis Method(s)\nGoal: A,,,\nOne,Diary,Survey,\"Means,\nby village\"\n", "impact A [One Survey Diary x-analysis \"Means, by village\"]"},
		{"the classic one", ",Narrative Summary,OVIs,Means of Verification,Assumptions\nGoal,A,,,\nPurpose,B,One: from 0 (2024) to 40 % (2025),Survey,Rain\nOutputs,1. C,,,\nActivities,1.1 D,,,\n", "a1.1 D → op1; op1 C → oc1; oc1 B [One % 0@2024 40@2025 increase Survey] → impact; impact A"},
		{"nothing in words", "Results chain,," + headings + "Outcome,Oc 1. A,One,N/A,TBD,-,n/a,Not applicable\n", "oc1 A [One]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			drafts, found := logframe.Read(grid.Open("logframe.csv", []byte(test.table)))
			var got []string
			for _, d := range found {
				got = append(got, d.Pos.String()+": "+d.Message)
			}
			if len(drafts) == 1 && len(found) == 0 {
				got = append(got, inShort(t, drafts[0].Text))
			}
			if s := strings.Join(got, "\n"); s != test.want {
				t.Errorf("got  %s\nwant %s", s, test.want)
			}
		})
	}
}

// inShort returns a model in short.
func inShort(t *testing.T, text []byte) string {
	m, err := logicmodel.Parse("x", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var all []string
	for _, e := range m.Elements {
		s := e.ID + " " + e.Title
		for _, x := range e.Extra {
			s += " " + x.Key + " " + x.Value
		}
		for _, in := range e.Indicators {
			words := []string{in.Title, in.Unit}
			if in.Definition != "" {
				words = []string{in.Title, "(" + in.Definition + ")", in.Unit}
			}
			if in.Baseline.Value != "" {
				words = append(words, strings.TrimSuffix(in.Baseline.Value+"@"+string(in.Baseline.On), "@"))
			}
			for _, f := range in.Targets {
				words = append(words, f.Value+"@"+string(f.On))
			}
			words = append(words, in.Direction.String())
			for _, f := range in.Actuals {
				words = append(words, "was", f.Value+"@"+string(f.On))
			}
			words = append(words, in.Method, in.Frequency, in.Responsible, in.Source)
			for _, a := range in.DisaggregatedBy {
				words = append(words, a.ID)
			}
			for _, x := range in.Extra {
				words = append(words, x.Key, x.Value)
			}
			s += fmt.Sprint(" ", strings.Fields(strings.Join(words, " ")))
		}
		for i, l := range e.LeadsTo {
			s += map[bool]string{true: " →"}[i == 0] + " " + l.To.ID
		}
		all = append(all, s)
	}
	if m.Title != "logframe" {
		return m.Title + ": " + strings.Join(all, "; ")
	}
	return strings.Join(all, "; ")
}
