package progress

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/near"
	"github.com/resultschain/resultschain/outcomes"
)

// The limits of a data file.
const (
	MaxBytes  = 16 << 20
	MaxValues = 200_000
	maxCells  = 1000 // of a line
	maxFaults = 1000 // that are told
)

// limits are the limits that hold: those above, but where tests lower them.
var limits = struct{ bytes, values, cells int }{MaxBytes, MaxValues, maxCells}

// ReadCSV reads measured values from a table: a line of headings with the
// columns "indicator" (or "id"), "date" (or "on") and "value", in any order and
// case, and a line for each value. Other columns and empty lines are passed
// over, as are lines without a value, which say that nothing was measured. The
// name of the file is for places.
//
// Cells are parted by commas, semicolons or tabs, whichever fits the headings.
// Where they are not parted by commas, a value may have a decimal comma; it is
// given with a point. One such as 1,234, which may be 1.234 or 1234, is a fault
// unless the column has a decimal comma elsewhere; 1.234 is one if it has.
//
// Lines that are wrong are told in the list and left out, each at the line and
// column of its cell. Whether there is such an indicator, and whether its
// values should be numbers, is for [Judge] and [Known] to say. A reader that
// fails is a finding too, whose Cause is its error.
func ReadCSV(file string, r io.Reader) ([]Value, diag.List) {
	t := &sheet{file: file}
	src, err := io.ReadAll(io.LimitReader(r, int64(limits.bytes)+1))
	if err != nil {
		d := t.fault(diag.Pos{File: file}, "the data cannot be read: %v", err)
		d.Cause = err
		return nil, t.faults
	}
	if t.acceptable(src) && t.read() && t.headings() {
		t.values()
	}
	t.faults.Sort()
	return t.found, t.faults
}

// A sheet is a data file while it is read.
type sheet struct {
	file     string
	src      []byte
	lines    []int // the offset of each line
	first    int   // the line that is the first of src
	comma    rune
	rows     []row
	column   [3]int // of the indicator, the date and the value
	found    []Value
	faults   diag.List
	tooMany  bool
	decimals bool // some value surely has a decimal comma
}

type row []cell

type cell struct {
	text         string
	line, column int // the column in bytes: see [sheet.pos]
}

func (t *sheet) fault(at diag.Pos, format string, args ...any) *diag.Diagnostic {
	if len(t.faults) >= maxFaults {
		if !t.tooMany {
			t.tooMany = true
			t.faults = append(t.faults, diag.Diagnostic{Pos: at, Severity: diag.Error, Message: "there are more faults, which are not told; mend the others first"})
		}
		return &diag.Diagnostic{}
	}
	t.faults = append(t.faults, diag.Diagnostic{Pos: at, Severity: diag.Error, Message: fmt.Sprintf(format, args...)})
	return &t.faults[len(t.faults)-1]
}

// acceptable reports whether src is text that may be read, and keeps it.
func (t *sheet) acceptable(src []byte) bool {
	top := diag.Pos{File: t.file, Line: 1, Column: 1}
	switch {
	case len(src) > limits.bytes:
		t.fault(top, "the file is larger than %d MB, the most that is read; split it", MaxBytes>>20)
		return false
	case bytes.HasPrefix(src, []byte("PK\x03\x04")):
		t.fault(top, "this is a workbook or another packed file; save the sheet as CSV and give that")
		return false
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		t.fault(top, "the file is in UTF-16; save it as “CSV UTF-8”")
		return false
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if !bytes.Contains(src, []byte("\n")) { // the lines of old Macintosh programs
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	t.src, t.lines, t.first = src, []int{0}, 1
	for i, c := range src {
		if c == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			what := "the file is not in UTF-8 here; save it as “CSV UTF-8”"
			if r == 0 {
				what = "there is a NUL here, which no text holds; save the sheet as “CSV UTF-8”"
			}
			line := bytes.Count(src[:i], []byte("\n")) + 1
			t.fault(t.at(line, i-t.lines[line-1]+1), "%s", what)
			return false
		}
		i += n
	}
	return true
}

// at is the place of a byte of a line, both counted from 1.
func (t *sheet) at(line, column int) diag.Pos {
	begin := t.lines[min(line, len(t.lines))-1]
	end := min(begin+max(column-1, 0), len(t.src))
	return diag.Pos{File: t.file, Line: line, Column: utf8.RuneCount(t.src[begin:end]) + 1}
}

func (t *sheet) pos(c *cell) diag.Pos { return t.at(c.line, c.column) }

// read cuts the text into cells.
func (t *sheet) read() bool {
	src := t.src
	if line, rest, ok := bytes.Cut(src, []byte("\n")); ok { // Excel's own heading
		if line = bytes.TrimRight(line, "\r"); len(line) == len("sep=;") && bytes.EqualFold(line[:4], []byte("sep=")) {
			switch c := rune(line[4]); c {
			case ',', ';', '\t':
				t.comma, t.first, src = c, 2, rest
			}
		}
	}
	if t.comma == 0 {
		t.comma = separator(src)
	}
	for i, begin := range t.lines {
		end := len(t.src)
		if i+1 < len(t.lines) {
			end = t.lines[i+1]
		}
		if bytes.Count(t.src[begin:end], []byte(string(t.comma))) > limits.cells {
			t.fault(t.at(i+1, 1), "this line has more than %d cells, the most that are read; take out columns", maxCells)
			return false
		}
	}
	in := csv.NewReader(bytes.NewReader(src))
	in.Comma, in.FieldsPerRecord, in.TrimLeadingSpace = t.comma, -1, t.comma != '\t'
	for {
		cells, err := in.Read()
		var wrong *csv.ParseError
		switch {
		case err == io.EOF:
			return true
		case errors.As(err, &wrong):
			at := t.at(wrong.Line+t.first-1, wrong.Column)
			if wrong.StartLine != wrong.Line {
				at.Line, at.Column = wrong.StartLine+t.first-1, 0
			}
			if errors.Is(wrong.Err, csv.ErrQuote) {
				t.fault(at, "the quotes of a cell are not closed, or text follows them; close them at the end of the cell, and double each quotation mark inside")
			} else {
				t.fault(at, "there is a quotation mark inside a cell without quotes; put quotes round the cell, and double the one inside")
			}
			return false
		case err != nil:
			t.fault(diag.Pos{File: t.file}, "the data cannot be read: %v", err).Cause = err
			return false
		}
		var r row
		empty := true
		for i, text := range cells {
			line, column := in.FieldPos(i)
			text = strings.TrimSpace(text)
			r = append(r, cell{text, line + t.first - 1, column})
			empty = empty && text == ""
		}
		if empty {
			continue
		}
		if len(t.rows) > limits.values { // and the headings
			t.fault(t.pos(&r[0]), "there are more than %d values, the most that are read; split the file", MaxValues)
			return false
		}
		t.rows = append(t.rows, r)
	}
}

// The names of the columns; the first of each is the one that is told.
var headings = [3][]string{{"indicator", "id"}, {"date", "on"}, {"value"}}

// heading is which of the columns a cell names, and false for another.
func heading(text string) (column, name int, ok bool) {
	for c, names := range headings {
		for n, name := range names {
			if strings.EqualFold(strings.TrimSpace(strings.Trim(strings.TrimSpace(text), `"`)), name) {
				return c, n, true
			}
		}
	}
	return 0, 0, false
}

// separator is what parts the cells: what makes most sense of the headings;
// of several what is there most, of these the comma.
func separator(src []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(src, "\r\n"), []byte("\n"))
	best, most := ',', 0
	for _, sep := range [...]rune{',', ';', '\t'} {
		cells := strings.Split(string(line), string(sep))
		score := len(cells) - 1
		for _, c := range cells {
			if _, _, ok := heading(c); ok && len(cells) > 1 {
				score += len(line) + 1
			}
		}
		if score > most {
			best, most = sep, score
		}
	}
	return best
}

// headings finds the columns.
func (t *sheet) headings() bool {
	top := diag.Pos{File: t.file, Line: 1, Column: 1}
	if len(t.rows) == 0 {
		t.fault(top, "the file is empty; begin it with the headings indicator, date and value")
		return false
	}
	var at [3]*cell
	var name [3]int
	var others []string
	head := t.rows[0]
	ok := true
	for i := range head {
		c, n, known := heading(head[i].text)
		switch {
		case !known:
			others = append(others, head[i].text)
		case at[c] == nil || n < name[c]: // “indicator” before “id”
			at[c], name[c], t.column[c] = &head[i], n, i
		case n == name[c]:
			t.fault(t.pos(&head[i]), "there are two columns %s; give one of them another heading", diag.Quote(headings[c][n])).
				Related = []diag.Related{{Pos: t.pos(at[c]), Message: "the first one is here"}}
			ok = false
		}
	}
	for c, names := range headings {
		if at[c] != nil {
			continue
		}
		ok = false
		hint := "the first line names the columns, as in indicator,date,value"
		if like, found := near.Find(names[0], others); found {
			hint = fmt.Sprintf("did you mean it by %s?", diag.Quote(like))
		}
		t.fault(t.pos(&head[0]), "there is no column %s; %s", diag.Quote(names[0]), hint)
	}
	return ok
}

// values reads the lines below the headings.
func (t *sheet) values() {
	value := t.column[2]
	for _, r := range t.rows[1:] {
		t.decimals = t.decimals || t.comma != ',' && value < len(r) && surelyComma(r[value].text)
	}
	registers := map[string]*register{}
	for _, r := range t.rows[1:] {
		v, ok := t.value(r)
		if !ok {
			continue
		}
		if registers[v.Indicator.ID] == nil {
			registers[v.Indicator.ID] = newRegister()
		}
		its := registers[v.Indicator.ID]
		if earlier, clash := its.clash(v.Figure); clash {
			t.fault(v.Pos, "%s", second(v.Indicator.ID, earlier, v.Figure)).
				Related = []diag.Related{{Pos: earlier.Pos, Message: "the first one is here"}}
		} else if its.add(v.Figure) {
			t.found = append(t.found, v)
		}
	}
}

// value reads one line, and is false where it has no value or is wrong.
func (t *sheet) value(r row) (Value, bool) {
	head := t.rows[0]
	for i := len(head); i < len(r); i++ {
		if r[i].text != "" {
			hint := ""
			if t.comma == ',' {
				hint = ", and write decimals with a point"
			}
			t.fault(t.pos(&r[i]), "this line has %d cells and the headings are %d; put quotes round a cell that holds a %s%s", len(r), len(head), separatorNames[t.comma], hint)
			return Value{}, false
		}
	}
	last := &r[len(r)-1]
	if i := t.column[2]; i < len(r) && r[i].text == "" {
		return Value{}, false
	}
	for c, names := range headings {
		if t.column[c] >= len(r) {
			t.fault(t.pos(last), "this line ends before the column %s; put a %s between its cells", diag.Quote(names[0]), separatorNames[t.comma])
			return Value{}, false
		}
	}
	indicator, on, value := &r[t.column[0]], &r[t.column[1]], &r[t.column[2]]
	v := Value{Indicator: outcomes.Ref{ID: indicator.text, Pos: t.pos(indicator)}}
	v.On, v.OnPos, v.Pos = outcomes.Date(on.text), t.pos(on), t.pos(value)
	ok := true
	if indicator.text == "" {
		t.fault(v.Indicator.Pos, "this line does not say which indicator its value is of")
		ok = false
	}
	switch _, _, err := v.On.Span(); {
	case on.text == "":
		t.fault(v.OnPos, "this line does not say of which date its value is")
		ok = false
	case err != nil:
		t.fault(v.OnPos, "%v", err)
		ok = false
	}
	v.Value = value.text
	if t.comma != ',' {
		var unsure string
		if v.Value, unsure = pointed(value.text, t.decimals); unsure != "" {
			t.fault(v.Pos, "%s", unsure)
			ok = false
		}
	}
	return v, ok
}

var separatorNames = map[rune]string{',': "comma", ';': "semicolon", '\t': "tab"}
