package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/internal/yamldoc"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// The sheets that are not read.
const (
	explanationName = "Read me"
	choicesName     = "Lists"
)

// explanation returns the sheet that explains the others.
func explanation(m *logicmodel.Model, f *outcomes.Framework, words Words) xlsx.Table {
	t := xlsx.Table{Name: words.sheet(explanationName), Plain: true, Columns: []xlsx.Column{{Width: 22}, {Width: 100}}}
	line := func(left, right string) { t.Rows = append(t.Rows, []string{left, right}) }
	line("How to fill in this workbook", "")
	line("", "A logic model in sheets: one row for each thing. Do not change the names of the sheets or the headings of columns; columns may stand in any order, and those that you do not need may go. Rows may be in any order but for those of one stage, which are drawn as they stand. Choose a cell to see what belongs in it.")
	line("", "To check it: resultschain check FILE.xlsx names the cell of each fault. To draw it: resultschain import FILE.xlsx -o model.yaml, then resultschain render model.yaml -o model.svg.")
	line("", "An id is a short word for a thing, of letters, digits and “-”, “_” or “.”, without spaces. Other sheets name the thing by it. Several ids in a cell have commas between them; several texts stand each on a line of its own.")
	line("", "Dates are 2025, 2025-06, 2025-06-30, a financial year such as 2025/26, or 2025-Q4.")
	line("", "")
	line("Sheet", "")
	sheet := func(name, about string) { line(words.sheet(name), about) }
	sheet(modelSheet.name, fmt.Sprintf("What is said of the model as a whole. “%s” is its id, and “%s” its name; both are needed.", words.heading("model"), words.heading("title")))
	sheet(elementSheet.name, "What is put in and done, what that produces, and the changes that follow: the boxes of the picture.")
	sheet(linkSheet.name, "What leads to what, and why: the arrows of the picture.")
	sheet(measureSheet.name, "How the elements are measured.")
	sheet(valueSheet.name, "The baseline, the targets and the actual values of the indicators, one a row; or one row an indicator and kind, with a column for each date, such as 2025.")
	for _, s := range listSheets {
		sheet(s.name, keyOf(modelSchema, s.key).Items.Doc)
	}
	sheet(choicesName, "What the drop-downs offer. It is not read.")
	line("", "")
	line("Stage", "")
	for _, s := range outcomes.Stages() {
		_, doc := s.Key()
		line(s.String(), fmt.Sprintf("%s. %s", m.Heading(s, f), doc))
	}
	line(stageOutcomes, "In place of short, medium and long, where outcomes have no terms.")
	if len(words) == 0 {
		return t
	}
	line("", "")
	line("Heading", "The key of a model's file that it stands for, which findings name")
	for _, s := range allSheets() {
		for _, c := range slices.Concat(s.before, s.columns) {
			if own := words.heading(c.heading); own != c.heading && !slices.ContainsFunc(t.Rows, func(row []string) bool { return row[0] == own }) {
				line(own, c.heading)
			}
		}
	}
	return t
}

// A choiceList is the sheet of what drop-downs offer.
type choiceList struct {
	columns []xlsx.Column
	lists   [][]string
	ranges  map[string]string // by the words
	words   Words
}

// choices returns the lists of all columns that take one of some words.
func choices(headings Words) *choiceList {
	l := &choiceList{ranges: map[string]string{}, words: headings}
	for _, s := range allSheets() {
		for _, c := range slices.Concat(s.before, s.columns) {
			words := c.schema.Allowed
			if c.schema.Kind == yamldoc.KindBool {
				words = []string{"yes", "no"}
			}
			key := strings.Join(words, "\n")
			if _, ok := l.ranges[key]; ok || len(words) == 0 {
				continue
			}
			name := headings.heading(c.heading)
			if c.schema.Kind == yamldoc.KindBool {
				name = "yes or no"
			}
			letter := strings.TrimRight(xlsx.CellName(1, len(l.lists)+1), "1")
			l.ranges[key] = headings.cells(choicesName, fmt.Sprintf("$%s$2:$%s$%d", letter, letter, len(words)+1))
			l.columns = append(l.columns, xlsx.Column{Heading: name, Width: 18})
			l.lists = append(l.lists, words)
		}
	}
	return l
}

// of returns the range of the choices for a column; empty where it takes any text.
func (l *choiceList) of(s sheet, c column) string {
	words := c.schema.Allowed
	if c.schema.Kind == yamldoc.KindBool {
		words = []string{"yes", "no"}
	}
	switch {
	case len(words) > 0:
		return l.ranges[strings.Join(words, "\n")]
	case c.heading == "from" && s.name == linkSheet.name, c.heading == "to" && s.name == linkSheet.name, c.heading == "of":
		return l.words.cells(elementSheet.name, "$B$2:$B$2000")
	case c.heading == "indicator":
		return l.words.cells(measureSheet.name, "$B$2:$B$2000")
	case c.heading == "group":
		return l.words.cells("Groups", "$A$2:$A$2000")
	}
	return ""
}

func (l *choiceList) table() xlsx.Table {
	t := xlsx.Table{Name: l.words.sheet(choicesName), Columns: l.columns}
	for i, list := range l.lists {
		for r, word := range list {
			for len(t.Rows) <= r {
				t.Rows = append(t.Rows, make([]string, len(l.lists)))
			}
			t.Rows[r][i] = word
		}
	}
	return t
}
