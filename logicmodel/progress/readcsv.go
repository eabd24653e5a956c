package progress

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/outcomes"
)

// The limits of a data file.
const (
	maxBytes  = 16 << 20
	maxValues = 200_000
	maxCells  = 1000 // of a line
	maxFaults = 1000 // that are reported
)

// limits are the limits that hold: those above, but where tests lower them.
var limits = struct{ bytes, values, cells int }{maxBytes, maxValues, maxCells}

// ReadCSV reads measured values from a table: a line of headings with the
// columns "indicator" (or "id"), "date" (or "on") and "value", in any order and
// case, and a line for each value. Other columns and empty lines are passed
// over, as are lines without a value, where nothing was measured. The name of the
// file is for places.
//
// Cells are parted by commas, semicolons or tabs, whichever fits the headings.
// Where they are not parted by commas, a value may have a decimal comma; it is
// given with a point. One such as 1,234, which may be 1.234 or 1234, is a fault
// unless the column has a decimal comma elsewhere; then 1.234 is a fault.
//
// Lines that are wrong are findings in the list and left out, each at the line
// and column of its cell. Whether there is such an indicator is for [Known], and
// whether its values should be numbers for [Judge]. A reader that fails is a
// finding too, whose Cause is its error, and so is more than 16 MB or 200,000
// values.
func ReadCSV(file string, r io.Reader) ([]Value, diag.List) {
	t := &sheet{file: file}
	src, err := io.ReadAll(io.LimitReader(r, int64(limits.bytes)+1))
	if err != nil {
		d := t.reportf(diag.Pos{File: file}, "the data cannot be read: %v", err)
		d.Cause = err
		return nil, t.faults
	}
	if t.acceptText(src) && t.readCells() && t.findHeadings() {
		t.readValues()
	}
	t.faults.Sort()
	return t.values, t.faults
}

// A sheet is a data file while it is read.
type sheet struct {
	file   string
	src    []byte
	lines  []int // the offset of each line
	comma  rune
	rows   [][]cell
	column [3]int // of the indicator, the date and the value
	values []Value
	faults diag.List
}

type cell struct {
	text         string
	line, column int // the column in bytes: see [sheet.pos]
}

func (t *sheet) reportf(at diag.Pos, format string, args ...any) *diag.Diagnostic {
	d := diag.Diagnostic{Pos: at, Severity: diag.Error, Message: fmt.Sprintf(format, args...)}
	switch n := len(t.faults); {
	case n > maxFaults:
		return &d
	case n == maxFaults:
		d.Message = "there are more faults, which are not told; mend the others first"
	}
	t.faults = append(t.faults, d)
	return &t.faults[len(t.faults)-1]
}

// refusef reports a fault, and returns false.
func (t *sheet) refusef(at diag.Pos, format string, args ...any) bool {
	t.reportf(at, format, args...)
	return false
}

// acceptText stores src if it is text that may be read, and reports whether it
// is.
func (t *sheet) acceptText(src []byte) bool {
	top := diag.Pos{File: t.file, Line: 1, Column: 1}
	switch {
	case len(src) > limits.bytes:
		return t.refusef(top, "the file is larger than %d MB, the most that is read; split it", maxBytes>>20)
	case bytes.HasPrefix(src, []byte("PK\x03\x04")):
		return t.refusef(top, "this is a workbook or another packed file; save the sheet as CSV and give that")
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return t.refusef(top, "the file is in UTF-16; save it as “CSV UTF-8”")
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if !bytes.Contains(src, []byte("\n")) { // the lines of old Macintosh programs
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	t.src, t.lines = src, []int{0}
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		switch line := len(t.lines); {
		case r == '\n':
			t.lines = append(t.lines, i+1)
		case r == 0:
			return t.refusef(t.posAt(line, i-t.lines[line-1]+1), "there is a NUL here, which no text holds; save the sheet as “CSV UTF-8”")
		case r == utf8.RuneError && n == 1:
			return t.refusef(t.posAt(line, i-t.lines[line-1]+1), "the file is not in UTF-8 here; save it as “CSV UTF-8”")
		}
		i += n
	}
	return true
}

// posAt returns the place of a byte of a line, both counted from 1.
func (t *sheet) posAt(line, column int) diag.Pos {
	begin := t.lines[min(line, len(t.lines))-1]
	end := min(begin+max(column-1, 0), len(t.src))
	return diag.Pos{File: t.file, Line: line, Column: utf8.RuneCount(t.src[begin:end]) + 1}
}

func (t *sheet) pos(c cell) diag.Pos { return t.posAt(c.line, c.column) }

// readCells cuts the text into cells.
func (t *sheet) readCells() bool {
	if t.comma = excelSeparator(t.src); t.comma == 0 {
		t.comma = guessSeparator(t.src)
	}
	for i, begin := range t.lines {
		end := len(t.src)
		if i+1 < len(t.lines) {
			end = t.lines[i+1]
		}
		if bytes.Count(t.src[begin:end], []byte(string(t.comma))) > limits.cells {
			return t.refusef(t.posAt(i+1, 1), "this line has more than %d cells, the most that are read; take out columns", maxCells)
		}
	}
	in := csv.NewReader(bytes.NewReader(t.src))
	in.Comma, in.FieldsPerRecord, in.TrimLeadingSpace = t.comma, -1, t.comma != '\t'
	if excelSeparator(t.src) != 0 {
		in.Read() // the line that names it
	}
	for {
		texts, err := in.Read()
		var wrong *csv.ParseError
		switch {
		case err == io.EOF:
			return true
		case errors.As(err, &wrong):
			at := t.posAt(wrong.Line, wrong.Column)
			if wrong.StartLine != wrong.Line {
				at.Line, at.Column = wrong.StartLine, 0
			}
			if errors.Is(wrong.Err, csv.ErrQuote) {
				return t.refusef(at, "the quotes of a cell are not closed, or text follows them; close them at the end of the cell, and double each quotation mark inside")
			}
			return t.refusef(at, "there is a quotation mark inside a cell without quotes; put quotes round the cell, and double the one inside")
		}
		var row []cell
		empty := true
		for i, text := range texts {
			line, column := in.FieldPos(i)
			text = strings.TrimSpace(text)
			row = append(row, cell{text, line, column})
			empty = empty && text == ""
		}
		switch {
		case empty:
		case len(t.rows) > limits.values: // and the headings
			return t.refusef(t.pos(row[0]), "there are more than %d values, the most that are read; split the file", maxValues)
		default:
			t.rows = append(t.rows, row)
		}
	}
}

// excelSeparator returns the separator that Excel's own first line names, as in
// "sep=;", and zero where there is no such line.
func excelSeparator(src []byte) rune {
	line, _, ok := bytes.Cut(src, []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	if ok && len(line) == len("sep=;") && bytes.EqualFold(line[:4], []byte("sep=")) && bytes.IndexByte([]byte(",;\t"), line[4]) >= 0 {
		return rune(line[4])
	}
	return 0
}

// The names of the columns; findings have the first of each.
var headings = [3][]string{{"indicator", "id"}, {"date", "on"}, {"value"}}

// findHeading returns which of the columns a cell names and by which of its
// names, and false where it names none.
func findHeading(text string) (column, name int, ok bool) {
	for c, names := range headings {
		for n, name := range names {
			if strings.EqualFold(strings.TrimSpace(strings.Trim(strings.TrimSpace(text), `"`)), name) {
				return c, n, true
			}
		}
	}
	return 0, 0, false
}

// guessSeparator returns the separator of the cells: the one by which most
// headings are known; of several such the most frequent, and of these the comma.
func guessSeparator(src []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(src, "\r\n"), []byte("\n"))
	best, most := ',', 0
	for _, sep := range [...]rune{',', ';', '\t'} {
		cells := strings.Split(string(line), string(sep))
		score := len(cells) - 1
		for _, c := range cells {
			if _, _, ok := findHeading(c); ok && len(cells) > 1 {
				score += len(line) + 1
			}
		}
		if score > most {
			best, most = sep, score
		}
	}
	return best
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
		case t.column[c] < 0 || n < name[c]: // “indicator” before “id”
			t.column[c], name[c] = i, n
		case n == name[c]:
			t.reportf(t.pos(cell), "there are two columns %s; give one of them another heading", diag.Quote(headings[c][n])).
				Related = firstPlace(t.pos(head[t.column[c]]))
		}
	}
	for c, names := range headings {
		if t.column[c] >= 0 {
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

// readValues reads the lines below the headings.
func (t *sheet) readValues() {
	value := t.column[2]
	decimals := t.comma != ',' && slices.ContainsFunc(t.rows[1:], func(row []cell) bool {
		return value < len(row) && hasDecimalComma(row[value].text)
	})
	registers := map[string]register{}
	for _, row := range t.rows[1:] {
		v, ok := t.readValue(row, decimals)
		if !ok {
			continue
		}
		its := registerOf(registers, calendar{}, v.Indicator.ID+" "+v.Group())
		if earlier, clash := its.clash(v.Figure); clash {
			t.reportf(v.Pos, "%s", secondMessage(v, earlier)).Related = firstPlace(earlier.Pos)
		} else if its.add(v.Figure) {
			t.values = append(t.values, v)
		}
	}
}

// readValue reads one line, and returns false where it has no value or is wrong.
// Decimals is whether some value of the table surely has a decimal comma.
func (t *sheet) readValue(row []cell, decimals bool) (v Value, ok bool) {
	comma := map[rune]string{',': "comma", ';': "semicolon", '\t': "tab"}[t.comma]
	head := t.rows[0]
	for i := len(head); i < len(row); i++ {
		if row[i].text != "" {
			hint := ""
			if t.comma == ',' {
				hint = ", and write decimals with a point"
			}
			return v, t.refusef(t.pos(row[i]), "this line has %d cells and the headings are %d; put quotes round a cell that holds a %s%s", len(row), len(head), comma, hint)
		}
	}
	if i := t.column[2]; i < len(row) && row[i].text == "" {
		return v, false
	}
	for c, names := range headings {
		if t.column[c] >= len(row) {
			return v, t.refusef(t.pos(row[len(row)-1]), "this line ends before the column %s; put a %s between its cells", diag.Quote(names[0]), comma)
		}
	}
	indicator, on, value := row[t.column[0]], row[t.column[1]], row[t.column[2]]
	v.Indicator = outcomes.Ref{ID: indicator.text, Pos: t.pos(indicator)}
	v.Figure = outcomes.Figure{Value: value.text, Pos: t.pos(value), On: outcomes.Date(on.text), OnPos: t.pos(on)}
	ok = true
	if indicator.text == "" {
		ok = t.refusef(v.Indicator.Pos, "this line does not say which indicator its value is of")
	}
	if on.text == "" {
		ok = t.refusef(v.OnPos, "this line does not say of which date its value is")
	} else if _, _, err := v.On.Span(); err != nil {
		ok = t.refusef(v.OnPos, "%v", err)
	}
	if t.comma != ',' {
		var unsure string
		if v.Value, unsure = withPoint(value.text, decimals); unsure != "" {
			ok = t.refusef(v.Pos, "%s", unsure)
		}
	}
	return v, ok
}
