package report

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

func TestLetter(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 52: "BA"} {
		if got := letter(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// TestMatrix checks the matrix of few models, and that of more than have a column
// each.
func TestMatrix(t *testing.T) {
	for n, want := range map[int][]string{
		2:               {"Outcome|A|B|By", "Top: 1 of 2", "First|●|○|2 models", "Second|||nobody"},
		mostColumns + 1: {"Outcome|Models|By", "Top: 1 of 2", "First|2|2 models", "Second|0|nobody"},
	} {
		models := make([]*logicmodel.Model, n)
		c := &portfolio.Coverage{}
		for i := range models {
			models[i] = &logicmodel.Model{Title: fmt.Sprint("Model ", i)}
			c.Models = append(c.Models, &rules.Result{Model: models[i]})
		}
		first := &portfolio.Row{Outcome: &outcomes.Outcome{ID: "1", Title: "First"}}
		first.Direct = []portfolio.Support{{Step: logicmodel.Step{Model: models[0]}}}
		first.Through = []portfolio.Support{{Step: logicmodel.Step{Model: models[1]}}}
		second := &portfolio.Row{Outcome: &outcomes.Outcome{ID: "2", Title: "Second"}}
		c.Rows = []*portfolio.Row{first, second}
		c.Groups = []portfolio.Group{{Level: outcomes.Level{ID: "top", Title: "Top"}, Rows: c.Rows}}
		table := matrix(c)[0].table
		var got []string
		for _, row := range append([][]text{table.heads}, table.rows...) {
			line := ""
			for i, cell := range row {
				if i > 0 {
					line += "|"
				}
				line += cell.String()
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d models (-want +got):\n%s", n, diff)
		}
		if width := columnWidths(table, 9638); width[0] < 3000 {
			t.Errorf("%d models: the titles have %d twentieths of a point", n, width[0])
		}
	}
}
