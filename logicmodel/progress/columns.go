package progress

import (
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
)

// The names of the columns, those of other programs such as DHIS2 included; findings
// have the first of each, and of several columns the name that comes first counts.
var headings = [3][]string{
	{"indicator", "id", "indicator id", "indicator code", "data element", "data element id", "dx", "measure"},
	{"date", "on", "period", "period id", "pe", "year", "month", "quarter"},
	{"value", "actual", "result"},
}

// columns are which columns of a table hold what, by their numbers; -1: none does.
type columns struct {
	column [3]int // of the indicator, the date and the value
	dates  []int  // where each column is a date and there is none of dates or values
	parts  []int  // what the values are given apart by
}

// normalHeading returns a heading as it is compared: in small letters, with blanks
// between its words.
func normalHeading(text string) string {
	text = strings.Trim(strings.TrimSpace(text), `"`)
	return strings.ToLower(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\r_-.\u00a0", r) }), " "))
}

// findHeading returns which of the columns a cell names and by which of its
// names, and false where it names none.
func findHeading(text string) (column, name int, ok bool) {
	text = strings.ReplaceAll(normalHeading(text), "dataelement", "data element")
	for c, names := range headings {
		for n, name := range names {
			if text == name {
				return c, n, true
			}
		}
	}
	return 0, 0, false
}

// findHeadings finds the columns.
func (t *sheet) findHeadings() bool {
	if len(t.rows) == 0 {
		return t.refusef(diag.Pos{File: t.file, Line: 1, Column: 1}, "the file is empty; begin it with the headings indicator, date and value")
	}
	t.column = [3]int{-1, -1, -1}
	var name [3]int
	var others []string
	head := t.rows[0]
	for i, cell := range head {
		c, n, known := findHeading(cell.text)
		switch {
		case !known:
			others = append(others, cell.text)
			t.addColumn(i, cell.text)
		case t.column[c] < 0 || n < name[c]: // “indicator” before “id”
			t.column[c], name[c] = i, n
		case n == name[c]:
			t.reportf(t.pos(cell), "there are two columns %s; give one of them another heading", diag.Quote(headings[c][n])).
				Related = firstPlace(t.pos(head[t.column[c]]))
		}
	}
	isWide := t.column[0] >= 0 && t.column[1] < 0 && t.column[2] < 0 && len(t.dates) > 0
	if !isWide {
		t.dates = nil
	}
	for c, names := range headings {
		if t.column[c] >= 0 || c > 0 && isWide {
			continue
		}
		hint := "the first line names the columns, as in indicator,date,value"
		if like, found := near.Find(names[0], others); found {
			hint = fmt.Sprintf("did you mean it by %s?", diag.Quote(like))
		}
		t.reportf(t.pos(head[0]), "there is no column %s; %s", diag.Quote(names[0]), hint)
	}
	return len(t.faults) == 0
}

// addColumn adds a column whose heading is a date, or what values are given apart by.
func (t *sheet) addColumn(i int, heading string) {
	if _, wrong := t.date(heading); wrong == "" {
		t.dates = append(t.dates, i)
		return
	}
	for _, by := range t.options.By {
		if normalHeading(by) == normalHeading(heading) {
			t.parts = append(t.parts, i)
			return
		}
	}
}
