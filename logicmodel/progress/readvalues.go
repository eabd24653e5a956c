package progress

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/outcomes"
)

// readValues reads the lines below the headings.
func (t *sheet) readValues() {
	m := t.findMarks(append(slices.Clone(t.dates), t.column[2])...)
	registers := map[string]register{}
	add := func(v Value, ok bool) {
		if !ok {
			return
		}
		r := registerOf(registers, calendar{}, v.Indicator.ID+" "+v.Group())
		if earlier, clash := r.clash(v.Figure); clash {
			t.reportf(v.Pos, "%s%s", secondMessage(v, earlier), t.apartHint()).Related = firstPlace(earlier.Pos)
		} else if r.add(v.Figure) {
			t.values = append(t.values, v)
		}
	}
	for _, row := range t.rows[1:] {
		if !t.fits(row) {
			continue
		}
		if t.dates == nil {
			add(t.readValue(row, t.column[1], t.column[2], m))
			continue
		}
		for _, i := range t.dates {
			add(t.readValue(row, -1, i, m))
		}
	}
}

// apartHint returns what to do where values may differ since they are of parts that
// no indicator is said to be given apart by: the headings of the other columns.
func (t *sheet) apartHint() string {
	var others []string
	for i, cell := range t.rows[0] {
		if !slices.Contains(t.column[:], i) && !slices.Contains(t.dates, i) && !slices.Contains(t.parts, i) && cell.text != "" {
			others = append(others, cell.text)
		}
	}
	if len(others) == 0 || len(others) > 3 {
		return ""
	}
	return fmt.Sprintf("; where the two differ by %s, list that in the indicator under \"disaggregated-by\"", prose.Or(others))
}

// fits reports whether a line has no more cells than the headings.
func (t *sheet) fits(row []cell) bool {
	head := t.rows[0]
	for i := len(head); i < len(row); i++ {
		if row[i].text == "" {
			continue
		}
		hint := ""
		if t.comma == ',' {
			hint = ", and write decimals with a point"
		}
		return t.refusef(t.pos(row[i]), "this line has %d cells and the headings are %d; put quotes round a cell that holds a %s%s", len(row), len(head), t.separator(), hint)
	}
	return true
}

func (t *sheet) separator() string {
	return map[rune]string{',': "comma", ';': "semicolon", '\t': "tab"}[t.comma]
}

// readValue reads one value of a line, and returns false where it has no value or is
// wrong. The column of the date is -1 where the heading of the value is the date.
func (t *sheet) readValue(row []cell, onColumn, valueColumn int, m decimalMarks) (v Value, ok bool) {
	if valueColumn < len(row) && row[valueColumn].text == "" {
		return v, false
	}
	for c, i := range [...]int{t.column[0], onColumn, valueColumn} {
		if i >= len(row) {
			if onColumn < 0 && c == 2 {
				return v, false // a wide table need not be full
			}
			return v, t.refusef(t.pos(row[len(row)-1]), "this line ends before the column %s; put a %s between its cells", diag.Quote(headings[c][0]), t.separator())
		}
	}
	indicator, value, on := row[t.column[0]], row[valueColumn], t.rows[0][valueColumn]
	if onColumn >= 0 {
		on = row[onColumn]
	}
	v.Indicator = outcomes.Ref{ID: indicator.text, Pos: t.pos(indicator)}
	v.Figure = outcomes.Figure{Value: value.text, Pos: t.pos(value), OnPos: t.pos(on)}
	for _, i := range t.parts {
		if i < len(row) && !isWhole(row[i].text) {
			v.By = append(v.By, outcomes.Category{Of: t.partName(i), Is: row[i].text, Pos: t.pos(row[i])})
		}
	}
	ok = true
	if indicator.text == "" {
		ok = t.refusef(v.Indicator.Pos, "this line does not say which indicator its value is of")
	}
	var wrong string
	if on.text == "" {
		ok = t.refusef(v.OnPos, "this line does not say of which date its value is")
	} else if v.On, wrong = t.date(on.text); wrong != "" {
		ok = t.refuseLike("date", v.OnPos, wrong)
	}
	if years, doubtful := v.On.Years(); doubtful {
		t.ofKind["month"] = append(t.ofKind["month"], diag.Diagnostic{Pos: v.OnPos, Severity: diag.Warning,
			Message: fmt.Sprintf("%s is read as %s; write %s for the financial year", diag.Quote(string(v.On)), v.On.InWords(), years)})
	}
	if v.Value, wrong = t.number(value.text, m); wrong != "" {
		ok = t.refuseLike("number", v.Pos, wrong)
	}
	return v, ok
}

// isWhole reports whether a cell names no part: the value is of all.
func isWhole(text string) bool {
	return slices.Contains([]string{"", "all", "total", "both", "everyone"}, strings.ToLower(text))
}

// partName returns the name of what a column divides, as the indicators have it.
func (t *sheet) partName(column int) string {
	heading := t.rows[0][column].text
	for _, by := range t.options.By {
		if normalHeading(by) == normalHeading(heading) {
			return by
		}
	}
	return heading
}

// refuseLike keeps a fault of a kind for [sheet.result], and returns false.
func (t *sheet) refuseLike(kind string, at diag.Pos, message string) bool {
	t.ofKind[kind] = append(t.ofKind[kind], diag.Diagnostic{Pos: at, Severity: diag.Error, Message: message})
	return false
}

// fewOf returns the first few of many faults of a kind, of which the last counts the
// others.
func fewOf(all []diag.Diagnostic, kind string) []diag.Diagnostic {
	const few, most = 3, 8 // faults, and lines of others
	if len(all) <= few+1 {
		return all
	}
	var lines []string
	for _, d := range all[few:min(few+most, len(all))] {
		lines = append(lines, strconv.Itoa(d.Pos.Line))
	}
	if len(all) > few+most {
		lines = append(lines, "…")
	}
	all[few-1].Message += fmt.Sprintf("; %d more %ss are like these: lines %s", len(all)-few, kind, strings.Join(lines, ", "))
	return all[:few]
}
