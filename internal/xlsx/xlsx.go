// Package xlsx reads the sheets of a spreadsheet's workbook as texts, and writes such
// workbooks. It reads what is in the cells and no more: formulas are the results that
// they had.
//
// excelize, the library for all of it, would add 2.5 MB to the program and asks for a
// newer Go than ours (v2.11.1: go 1.26); this package adds 0.1 MB.
package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The limits of a workbook: bytes of a part when unpacked, and cells.
const (
	maxPart  = 32 << 20
	maxBook  = 128 << 20 // of all parts that are read
	maxCells = 1_000_000
)

// A Cell is a cell that holds something.
type Cell struct {
	Row, Column int    // from 1
	Text        string // numbers as they are stored; days as 2025-12-31, and percentages with their sign
}

// IsWorkbook reports whether data begins as a workbook does, or another packed file.
func IsWorkbook(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// Open opens a workbook.
func Open(data []byte) (*Book, error) {
	if IsOld(data) {
		return nil, errOld
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errNoWorkbook
	}
	b := &Book{zip: z, room: maxBook}
	for _, f := range z.File {
		b.Macros = b.Macros || strings.HasSuffix(f.Name, "vbaProject.bin")
	}
	if err := b.open(); err != nil {
		return nil, err
	}
	return b, nil
}

// IsOld reports whether data begins as a workbook of Excel 2003 or one with a password
// does.
func IsOld(data []byte) bool { return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) }

var errOld = errors.New("this workbook has a password, or is one of Excel 2003 (.xls); save it without a password as .xlsx")

var errNoWorkbook = errors.New("this is a packed file and no workbook of a spreadsheet; save the sheet as .xlsx or CSV")

// Read returns the cells of the first sheet that is not hidden, row by row.
func Read(data []byte) ([]Cell, error) {
	b, err := Open(data)
	if err != nil {
		return nil, err
	}
	for _, s := range b.Sheets {
		if !s.Hidden {
			return b.Cells(s)
		}
	}
	return nil, errNoWorkbook
}

// A Sheet is a sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
	part   string
}

// A Book is a workbook that is read.
type Book struct {
	Sheets  []Sheet
	Macros  bool // it has programs in it, which are not read
	zip     *zip.Reader
	room    int64    // bytes that may still be read
	shared  []string // texts that cells name by their numbers
	formats []format // of the cells' styles
	epoch   time.Time
}

// A format is how a number of a cell is shown, as far as it changes what it means.
type format int

const (
	plain format = iota
	percent
	day
)

// part decodes a part of the workbook; a part that is not there is left as it is.
func (b *Book) part(name string, into any) error {
	return b.read(name, func(d *xml.Decoder) error { return d.Decode(into) })
}

// read decodes a part of the workbook, if it is there.
func (b *Book) read(name string, decode func(*xml.Decoder) error) error {
	f, err := b.zip.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	limited := &io.LimitedReader{R: f, N: min(maxPart, b.room)}
	before := limited.N
	if info, err := f.Stat(); err == nil && info.Size() > before { // as the file says, which may not be so
		return tooLarge(before)
	}
	err = decode(xml.NewDecoder(limited))
	b.room -= before - limited.N
	if err != nil {
		if limited.N == 0 {
			return tooLarge(before)
		}
		return fmt.Errorf("the workbook cannot be read: %w", err)
	}
	return nil
}

func tooLarge(most int64) error {
	return fmt.Errorf("the workbook is larger than %d MB when unpacked; save the sheet as CSV", most>>20)
}

// text is a text that may be of several runs.
type text struct {
	T string `xml:"t"`
	R []struct {
		T string `xml:"t"`
	} `xml:"r"`
}

func (t text) String() string {
	s := t.T
	for _, r := range t.R {
		s += r.T
	}
	return unescaped.ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 16) // the pattern matches only hexadecimal digits
		return string(rune(n))
	})
}

// unescaped is a character of a text as workbooks escape it.
var unescaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// relationships are the parts that a part names.
type relationships struct {
	All []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// open reads what all sheets share, and their names.
func (b *Book) open() error {
	var workbook struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			ID    string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations relationships
	var strs struct {
		All []text `xml:"si"`
	}
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	for name, into := range map[string]any{
		"xl/workbook.xml": &workbook, "xl/_rels/workbook.xml.rels": &relations, "xl/sharedStrings.xml": &strs, "xl/styles.xml": &styles,
	} {
		if err := b.part(name, into); err != nil {
			return err
		}
	}
	for _, t := range strs.All {
		b.shared = append(b.shared, t.String())
	}
	codes := map[int]string{}
	for _, f := range styles.Formats {
		codes[f.ID] = f.Code
	}
	for _, x := range styles.Cells {
		b.formats = append(b.formats, formatOf(x.Format, codes[x.Format]))
	}
	b.epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if p := workbook.Properties.Date1904; p == "1" || p == "true" {
		b.epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	for _, s := range workbook.Sheets {
		for _, r := range relations.All {
			if r.ID == s.ID {
				part := path.Join("xl", strings.TrimPrefix(r.Target, "/xl/"))
				b.Sheets = append(b.Sheets, Sheet{s.Name, s.State == "hidden" || s.State == "veryHidden", part})
				break
			}
		}
	}
	if len(b.Sheets) == 0 {
		return errNoWorkbook
	}
	return nil
}

// formatOf returns the format with the number, or of the code where it has one.
func formatOf(id int, code string) format {
	switch {
	case id == 9, id == 10:
		return percent
	case 14 <= id && id <= 17, id == 22, 27 <= id && id <= 36, 50 <= id && id <= 58:
		return day
	}
	quoted := false
	for i, r := range code {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted, i > 0 && code[i-1] == '\\':
		case r == '[': // a colour or a language
			return formatOf(0, code[i+max(1, strings.Index(code[i:]+"]", "]")):])
		case r == '%':
			return percent
		case strings.ContainsRune("yYdD", r):
			return day
		}
	}
	return plain
}

// Notes returns the notes on the cells of a sheet, which people write beside them.
func (b *Book) Notes(sheet Sheet) ([]Cell, error) {
	var relations relationships
	dir, file := path.Split(sheet.part)
	if err := b.part(dir+"_rels/"+file+".rels", &relations); err != nil {
		return nil, err
	}
	var all []Cell
	for _, r := range relations.All {
		if !strings.HasSuffix(r.Type, "/comments") {
			continue
		}
		var comments struct {
			All []struct {
				Cell string `xml:"ref,attr"`
				Text text   `xml:"text"`
			} `xml:"commentList>comment"`
		}
		if !strings.HasPrefix(r.Target, "/") {
			r.Target = dir + r.Target
		}
		if err := b.part(path.Clean("/" + r.Target)[1:], &comments); err != nil {
			return nil, err
		}
		for _, c := range comments.All {
			row, _ := strconv.Atoi(strings.TrimLeft(c.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) // 0: it is on no cell
			if column := columnOf(c.Cell); row > 0 && column > 0 {
				all = append(all, Cell{row, column, strings.TrimSpace(c.Text.String())})
			}
		}
	}
	return all, nil
}

// columnOf returns the number of the column of a cell such as AB12, and 0 where there
// is none.
func columnOf(name string) (n int) {
	for _, r := range name {
		if r < 'A' || r > 'Z' || n > 1<<14 {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}

// number returns a stored number as its style shows it, as far as that changes its
// meaning.
func (b *Book) number(value string, style int) string {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil || style < 0 || style >= len(b.formats) {
		return value
	}
	switch b.formats[style] {
	case percent:
		return decimal(x*100) + "%"
	case day:
		if 0 < x && x < 3e6 {
			return b.epoch.AddDate(0, 0, int(x)).Format(time.DateOnly)
		}
	}
	return decimal(x)
}

// decimal returns a number with the 15 digits that spreadsheets are sure of.
func decimal(x float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		rounded = x
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
