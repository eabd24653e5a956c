// Package grid reads tables as texts with their places: the sheets of a workbook, or a
// file of CSV.
package grid

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/docx"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/internal/yamldoc"
)

// A Sheet is a table of texts.
type Sheet struct {
	Name   string // empty: that of a file of CSV
	Hidden bool
	Rows   [][]string
	Merged map[[2]int]bool // cells without a text, by row and column, that belong to one above or before them
	notes  []xlsx.Cell
	file   string
	places map[[2]int]diag.Pos // of the fields of CSV
}

// At returns the text of a cell by its row and column from 0, which may be outside.
func (s *Sheet) At(row, column int) string {
	if row < 0 || row >= len(s.Rows) || column < 0 || column >= len(s.Rows[row]) {
		return ""
	}
	return s.Rows[row][column]
}

// Place returns the place of a cell.
func (s *Sheet) Place(row, column int) draft.Place {
	if s.places != nil {
		at := s.places[[2]int{row, column}]
		if !at.IsValid() {
			at = diag.Pos{File: s.file, Line: row + 1}
		}
		return draft.Place{Pos: at}
	}
	return draft.Place{Pos: diag.Pos{File: s.file, Line: row + 1, Column: column + 1}, Cell: s.Name + "!" + xlsx.CellName(row+1, column+1)}
}

// Notes returns a warning for each note on a cell, which no model holds.
func (s *Sheet) Notes() diag.List {
	var found diag.List
	for _, n := range s.notes {
		found = append(found, s.Place(n.Row-1, n.Column-1).Loss("this note on a cell", n.Text))
	}
	return found
}

// IsEmpty reports whether nothing is in a row.
func (s *Sheet) IsEmpty(row int) bool { return strings.TrimSpace(strings.Join(s.Rows[row], "")) == "" }

// maxRoom is how many rows and cells are read, empty ones included.
const maxRoom = 2_000_000

var (
	errMacros = errors.New("this workbook has macros in it (.xlsm), which are programs; save it as .xlsx")

	// ErrRoom is the error for a sheet that is too large.
	ErrRoom = fmt.Errorf("the sheet is larger than %d cells, the most that are read; save a part of it", maxRoom)
)

// IsGrid reports whether a file may hold tables, by its name and content.
func IsGrid(name string, data []byte) bool {
	return xlsx.IsOld(data) || xlsx.IsWorkbook(data) && bytes.Contains(data, []byte("xl/workbook")) || docx.IsDocument(data) || IsCSV(name)
}

// IsCSV reports whether a file is one of CSV, by its name.
func IsCSV(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".tsv")
}

// IsDocument reports whether a file is a document of Word.
func IsDocument(data []byte) bool { return docx.IsDocument(data) }

// A File is a file that may hold tables.
type File struct {
	Name string
	Data []byte
	read func() ([]*Sheet, error)
}

// Open returns a file, which is read once when its sheets are asked for.
func Open(name string, data []byte) *File {
	return &File{name, data, sync.OnceValues(func() ([]*Sheet, error) { return Read(name, data) })}
}

// Sheets returns the sheets of the file. The error is text for the user.
func (f *File) Sheets() ([]*Sheet, error) { return f.read() }

// Read reads the sheets of a file. The error is text for the user.
func Read(name string, data []byte) ([]*Sheet, error) {
	if IsCSV(name) && !xlsx.IsWorkbook(data) && !xlsx.IsOld(data) {
		s, err := readCSV(name, data)
		if err != nil {
			return nil, err
		}
		return []*Sheet{s}, nil
	}
	if docx.IsDocument(data) {
		return readDocument(name, data)
	}
	book, err := xlsx.Open(data)
	if err != nil {
		return nil, err
	}
	if book.Macros {
		return nil, errMacros
	}
	var all []*Sheet
	room := maxRoom
	for _, sheet := range book.Sheets {
		cells, err := book.Cells(sheet)
		if err != nil {
			return nil, err
		}
		s := &Sheet{Name: sheet.Name, Hidden: sheet.Hidden, file: name}
		if s.notes, err = book.Notes(sheet); err != nil {
			return nil, err
		}
		for _, c := range cells {
			if room -= max(0, c.Row-len(s.Rows)); room < 0 || c.Column > room {
				return nil, ErrRoom
			}
			for len(s.Rows) < c.Row {
				s.Rows = append(s.Rows, nil)
			}
			row := &s.Rows[c.Row-1]
			if more := c.Column - len(*row); more > 0 {
				*row = append(*row, make([]string, more)...)
				room -= more
			}
			(*row)[c.Column-1] = c.Text
		}
		all = append(all, s)
	}
	return all, nil
}

// TextName is the name of the sheet that holds the text outside of the tables of a
// document.
const TextName = "Text"

// readDocument reads the tables of a document of Word, and the text outside of them as
// a sheet before these.
func readDocument(name string, data []byte) ([]*Sheet, error) {
	text, tables, err := docx.Read(data)
	if err != nil {
		return nil, err
	}
	all := []*Sheet{{Name: TextName, file: name}}
	for _, line := range text {
		all[0].Rows = append(all[0].Rows, []string{line})
	}
	for i, t := range tables {
		all = append(all, &Sheet{Name: fmt.Sprintf("Table %d", i+1), Rows: t.Rows, Merged: t.Merged, file: name})
	}
	return all, nil
}

func readCSV(name string, data []byte) (*Sheet, error) {
	text := bytes.TrimPrefix(yamldoc.UTF8(data), []byte("\xef\xbb\xbf"))
	if !utf8.Valid(text) {
		return nil, errors.New("this file is not in UTF-8; save it as \"CSV UTF-8\"")
	}
	s := &Sheet{file: name, places: map[[2]int]diag.Pos{}}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = ','
	for _, mark := range []rune{';', '\t'} {
		if bytes.Count(first, []byte(string(mark))) > bytes.Count(first, []byte(string(r.Comma))) {
			r.Comma = mark
		}
	}
	r.FieldsPerRecord = -1
	lines := bytes.Split(text, []byte("\n"))
	for room := maxRoom; ; {
		row, err := r.Read()
		if err == io.EOF {
			return s, nil
		}
		if err != nil {
			return nil, fmt.Errorf("this is no table of CSV: %w", err)
		}
		if room -= len(row) + 1; room < 0 {
			return nil, ErrRoom
		}
		for i, cell := range row {
			if cell = strings.TrimSpace(cell); len(cell) > 1 && cell[0] == '\'' && strings.ContainsAny(cell[1:2], "=+-@") {
				cell = cell[1:] // what keeps it from being a formula
			}
			row[i] = cell
			line, column := r.FieldPos(i)
			column = utf8.RuneCount(lines[line-1][:column-1]) + 1
			s.places[[2]int{len(s.Rows), i}] = diag.Pos{File: name, Line: line, Column: column}
		}
		s.Rows = append(s.Rows, row)
	}
}

// Of returns a table to be written as it would be read.
func Of(t xlsx.Table) *Sheet {
	rows, _, _ := t.All()
	return &Sheet{Name: t.Name, Rows: rows}
}

// WriteAs returns a table as the kind of file that an ending stands for: .csv, .docx
// or else .xlsx.
func WriteAs(ending string, t xlsx.Table) ([]byte, error) {
	switch ending {
	case ".csv":
		return writeCSV(t)
	case ".docx":
		return docx.Write(t)
	}
	return xlsx.Write([]xlsx.Table{t})
}

// writeCSV returns a table as CSV, with a mark by which spreadsheets know UTF-8, and
// no cell that they would take for a formula.
func writeCSV(t xlsx.Table) ([]byte, error) {
	b := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(b)
	for _, row := range Of(t).Rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			lines := strings.Split(cell, "\n")
			for k, line := range lines {
				lines[k] = plaintext.CSVCell(line)
			}
			safe[i] = strings.Join(lines, "\n")
		}
		if err := w.Write(safe); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
