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

// ReadOptions say how a table is to be read. The zero value serves for most.
type ReadOptions struct {
	// DateOrder is the order of day, month and year in dates such as 31/12/2025, one
	// of [DateOrders]; empty: such dates are faults.
	DateOrder string

	// By is what indicators are given apart by, such as sex: columns with these
	// headings hold which part a value is of.
	By []string
}

// ReadCSV reads measured values from a table: a line of headings with the
// columns "indicator" (or "id"), "date" (or "on") and "value", in any order and
// case, and a line for each value; or a column for each date in place of the two
// last. Headings of DHIS2 and others are known: "data element", "dx", "period", "pe".
// Other columns and empty lines are passed over, as are lines without a value, where
// nothing was measured. The name of the file is for places.
//
// Cells are parted by commas, semicolons or tabs, whichever fits the headings.
// Where they are not parted by commas, a value may have a decimal comma; it is
// given with a point. One such as 1.200, or there 1,200, which may be 1.2 or 1200, is
// a fault unless only one of the marks is for decimals elsewhere in the column.
//
// Dates are also 202512, days with a time, and the day numbers of spreadsheets. Those
// such as 31/12/2025 need the order of their parts, as in the options.
//
// Lines that are wrong are findings in the list and left out, each at the line
// and column of its cell; of many dates or numbers with one fault the first three
// are, and the last of them counts the rest. Whether there is such an indicator is for
// [Known], and whether its values should be numbers for [Judge]. A reader that fails is
// a finding too, whose Cause is its error, and so is more than 16 MB or 200,000 values.
func ReadCSV(file string, r io.Reader) ([]Value, diag.List) { return ReadOptions{}.ReadCSV(file, r) }

// ReadCSV reads a table by the options: see the function [ReadCSV].
func (o ReadOptions) ReadCSV(file string, r io.Reader) ([]Value, diag.List) {
	t := o.sheet(file)
	src, err := io.ReadAll(io.LimitReader(r, int64(limits.bytes)+1))
	if err != nil {
		d := t.reportf(diag.Pos{File: file}, "the data cannot be read: %v", err)
		d.Cause = err
		return nil, t.faults
	}
	if t.acceptText(src) && t.readCells() && t.findHeadings() {
		t.readValues()
	}
	return t.result()
}

// ReadTable reads a table by the options as [ReadCSV] does, from the texts of its
// cells. The places of values are the numbers of their rows and columns.
func (o ReadOptions) ReadTable(file string, rows [][]string) ([]Value, diag.List) {
	t := o.sheet(file)
	t.comma = ','
	for i, texts := range rows {
		var row []cell
		for k, text := range texts {
			row = append(row, cell{strings.TrimSpace(text), i + 1, k + 1})
		}
		if len(t.rows) > 0 {
			for k := len(row); k < len(t.rows[0]); k++ {
				row = append(row, cell{"", i + 1, k + 1})
			}
		}
		if len(t.rows) > limits.values {
			t.refusef(t.pos(row[0]), "there are more than %d values, the most that are read; split the file", maxValues)
			return t.result()
		}
		if slices.ContainsFunc(row, func(c cell) bool { return c.text != "" }) {
			t.rows = append(t.rows, row)
		}
	}
	if t.findHeadings() {
		t.readValues()
	}
	return t.result()
}

func (o ReadOptions) sheet(file string) *sheet {
	return &sheet{file: file, options: o, ofKind: map[string][]diag.Diagnostic{}}
}

// result returns what was read, and the faults by their places.
func (t *sheet) result() ([]Value, diag.List) {
	for kind, all := range t.ofKind {
		t.faults = append(t.faults, fewOf(all, kind)...)
	}
	t.faults.Sort()
	return t.values, t.faults
}

// A sheet is a data file while it is read.
type sheet struct {
	file  string
	src   []byte
	lines []int // the offset of each line
	comma rune
	rows  [][]cell
	columns
	options ReadOptions
	values  []Value
	faults  diag.List

	ofKind map[string][]diag.Diagnostic // dates and numbers that are wrong
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
	if t.lines == nil {
		return diag.Pos{File: t.file, Line: line, Column: column}
	}
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

// IndicatorCells returns the ids in the column of indicators of a table in CSV, with their
// places; none where it is no such table.
func IndicatorCells(file string, src []byte) (ids []outcomes.Ref) {
	t := ReadOptions{}.sheet(file)
	if !t.acceptText(src) || !t.readCells() || !t.findHeadings() {
		return nil
	}
	mark := len(src) - len(bytes.TrimPrefix(src, []byte("\ufeff")))
	for _, row := range t.rows[1:] {
		if t.column[0] >= len(row) {
			continue
		}
		c := row[t.column[0]]
		at := t.pos(c)
		at.Offset = mark + t.lines[min(c.line, len(t.lines))-1] + c.column - 1
		if id := strings.TrimSpace(c.text); id != "" {
			ids = append(ids, outcomes.Ref{ID: id, Pos: at})
		}
	}
	return ids
}
