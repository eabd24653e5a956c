package xlsx_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/exchange/internal/xlsx"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/logicmodel"
)

// TestReadSheet checks models in one sheet, and what is wrong with them.
func TestReadSheet(t *testing.T) {
	t.Parallel()
	const head = "stage,id,title,leads-to,because,indicator,target,target date,partners\n"
	tests := []struct{ name, text, want string }{
		{"a title above", "title,Café\n" + head + "output,a,A,b,,,,,\nshort,b,B,,,,,,\n", "Café: a → b, b"},
		{"several rows of an element", head + "output,a,A,b,Reason,One,1,2024,\n,,,c,Other,,2,2025,\n,,,,,Two,,,\nshort,b,B,,,,,,\nmedium,c,C,,,,,,\n", "m: a → b Reason → c Other [a-1 One 1@2024 2@2025] [a-2 Two], b, c"},
		{"partners that are named", head + "activity,a,A,,,,,,\"p, q\"\n", "m: a, partners 2"},
		{"a reason of two links", head + "output,a,A,\"b, c\",Reason,,,,\nshort,b,B,,,,,,\nshort,c,C,,,,,,\n", "m.csv:2:19: this is about one link, and there are 2 in the row; write this link in a row of its own, without a stage"},
		{"a value of nothing", head + "output,a,A,,,,3,2025,\n", "m.csv:2:15: this value has no indicator; write in the column “indicator” what it measures"},
		{"stages by their headings", "lang,cy\nheadings short,First changes\n" + head + "Allbynnau,a,A,b,,,,,\nFirst Changes,b,B,,,,,,\n", "m: a → b, b"},
		{"no stage", head + ",a,A,,,,,,\n", `m.csv:2:1: write the stage of the element here: input, activity, output, short, medium, long, end-state, outcome`},
		{"no ids", "Stage,Title,Leads to\nActivity,Lunch club,\"Meals, served\"\nOutput,\"Meals, served\",people eat  better; Lonely\nShort,People eat better,\nShort,Lonely,\n", "m: lunch-club → meals-served, meals-served → people-eat-better → lonely, people-eat-better, lonely"},
		{"no ids, and titles alike", "Stage,Title,Leads to\nActivity,Lunch,\"lunch, Dinner\"\nOutput,Lunch,\nOutput,Dinner,\n", `m.csv:2:16: two rows have the title "lunch"; give each another, or add a column “id” and name them by that`},
		{"no ids, and a title that is not there", "Stage,Title,Leads to\nActivity,Lunch club,Meals servd\nOutput,Meals served,\n", `m.csv:2:21: no row has the title "Meals servd"; did you mean "Meals served"?`},
		{"a column of its own", "stage,id,title,Costs\noutput,a,A,3\n", `m.csv:1:16: this column has no place in a model, and is left out: "costs"`},
	}
	for _, test := range tests {
		drafts, found := xlsx.ReadSheet(grid.Open("m.csv", []byte(test.text)))
		var got []string
		for _, d := range found {
			got = append(got, d.Pos.String()+": "+d.Message)
		}
		if len(found) == 0 {
			m, err := logicmodel.Parse("m", drafts[0].Text)
			if err != nil {
				t.Fatalf("%s: %v\n%s", test.name, err, drafts[0].Text)
			}
			got = append(got, m.Title+": "+inShort(m))
		}
		if s := strings.Join(got, "\n"); s != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.name, s, test.want)
		}
	}
}

func inShort(m *logicmodel.Model) string {
	var all []string
	for _, e := range m.Elements {
		s := e.ID
		for _, l := range e.LeadsTo {
			s += strings.TrimRight(" → "+l.To.ID+" "+l.Because, " ")
		}
		for _, in := range e.Indicators {
			s += " [" + in.ID + " " + in.Title
			for _, f := range in.Targets {
				s += " " + f.Value + "@" + string(f.On)
			}
			s += "]"
		}
		all = append(all, s)
	}
	if len(m.Partners) > 0 {
		all = append(all, fmt.Sprint("partners ", len(m.Partners)))
	}
	return strings.Join(all, ", ")
}

// TestNotUTF8 checks that a table in another encoding is refused in words.
func TestNotUTF8(t *testing.T) {
	t.Parallel()
	_, found := xlsx.ReadSheet(grid.Open("m.csv", []byte("stage,id,title\noutput,a,Caf\xe9\n")))
	if want := `m.csv: error: this file is not in UTF-8; save it as "CSV UTF-8"`; found.Err() == nil || found.Err().Error() != want {
		t.Errorf("got %v, want %s", found, want)
	}
}
