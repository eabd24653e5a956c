// Package docx reads the tables of documents of Word as texts, and writes a document
// that is a table. Reports as documents are in package report.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The limits of a document: bytes when unpacked, and cells.
const (
	maxPart  = 32 << 20
	maxCells = 200_000
)

const part = "word/document.xml"

// IsDocument reports whether data is packed as a document of Word is.
func IsDocument(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && bytes.Contains(data, []byte(part))
}

// A Table is a table of a document. A cell that reaches over several columns or rows has
// its text in the first of these.
type Table struct {
	Rows   [][]string
	Merged map[[2]int]bool // the others of these, by row and column from 0
}

// Read returns the paragraphs outside of tables, and the tables. The error is text for
// the user.
func Read(data []byte) (text []string, tables []Table, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil, errors.New("this document cannot be opened; open it in Word and save it again")
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "vbaProject.bin") {
			return nil, nil, errors.New("this document has macros in it (.docm), which are programs; save it as .docx")
		}
		if f.Name == part && f.UncompressedSize64 > maxPart { // as the file says, which may not be so
			return nil, nil, errLarge
		}
	}
	f, err := z.Open(part)
	if err != nil {
		return nil, nil, errors.New("this is no document of Word that can be read; save it as .docx")
	}
	defer f.Close()
	limited := &io.LimitedReader{R: f, N: maxPart}
	r := &reader{d: xml.NewDecoder(limited)}
	if err := r.read(); err != nil {
		if limited.N == 0 {
			return nil, nil, errLarge
		}
		return nil, nil, fmt.Errorf("the document cannot be read: %w", err)
	}
	return r.outside, r.tables, nil
}

// A reader reads a document.
type reader struct {
	d         *xml.Decoder
	outside   []string
	tables    []Table
	depth     int   // of tables; those within a cell are part of its text
	cell      *cell // that is read
	paragraph string
	cells     int
}

// A cell is a cell of a table.
type cell struct {
	lines     []string
	span      int
	continues bool // the one above it
}

var errLarge = fmt.Errorf("the document is larger than %d MB when unpacked; save the table in a document of its own", maxPart>>20)

var errCells = fmt.Errorf("there are more than %d cells; save the table in a document of its own", maxCells)

func (r *reader) read() error {
	for {
		token, err := r.d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := r.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			r.end(t.Name.Local)
		}
	}
}

// start reads the beginning of an element.
func (r *reader) start(t xml.StartElement) error {
	switch t.Name.Local {
	case "Fallback", "del", "moveFrom": // what stands there a second time, or was deleted
		return r.d.Skip()
	case "tbl":
		if r.depth++; r.depth == 1 {
			r.tables = append(r.tables, Table{Merged: map[[2]int]bool{}})
		}
	case "tr":
		if r.depth == 1 {
			last := &r.tables[len(r.tables)-1]
			last.Rows = append(last.Rows, nil)
		}
	case "tc":
		if r.depth == 1 {
			r.cell = &cell{span: 1}
		}
	case "gridSpan":
		if n, err := strconv.Atoi(value(t)); err == nil && r.depth == 1 && r.cell != nil && 0 < n && n < 100 {
			r.cell.span = n
		}
	case "vMerge":
		if r.depth == 1 && r.cell != nil {
			r.cell.continues = value(t) != "restart"
		}
	case "t":
		var text string
		if err := r.d.DecodeElement(&text, &t); err != nil {
			return err
		}
		r.paragraph += text
	case "br", "cr":
		r.paragraph += "\n"
	case "tab":
		r.paragraph += " "
	case "noBreakHyphen":
		r.paragraph += "-"
	}
	if r.cells > maxCells {
		return errCells
	}
	return nil
}

func value(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

// end reads the end of an element.
func (r *reader) end(name string) {
	switch name {
	case "p":
		line := strings.TrimSpace(r.paragraph)
		r.paragraph = ""
		switch {
		case line == "":
		case r.cell != nil:
			r.cell.lines = append(r.cell.lines, line)
		default:
			r.outside = append(r.outside, line)
		}
	case "tc":
		if r.depth == 1 && r.cell != nil {
			r.endCell()
		}
	case "tbl":
		r.depth--
	}
}

func (r *reader) endCell() {
	table := r.tables[len(r.tables)-1]
	text := strings.Join(r.cell.lines, "\n")
	if r.cell.continues {
		text = ""
	}
	if last := len(table.Rows) - 1; last >= 0 {
		row := &table.Rows[last]
		for i := range r.cell.span {
			if i > 0 || r.cell.continues {
				table.Merged[[2]int{last, len(*row) + i}] = true
			}
		}
		*row = append(append(*row, text), make([]string, r.cell.span-1)...)
		r.cells += r.cell.span
	}
	r.cell = nil
}
