package xlsx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Cells returns the cells of a sheet, row by row.
func (b *Book) Cells(sheet Sheet) ([]Cell, error) {
	r := &cellReader{book: b}
	if err := b.read(sheet.part, r.readSheet); err != nil && err != errTooMany {
		return nil, err
	} else if err != nil {
		return nil, fmt.Errorf("the sheet has more than %d cells; save a part of it", maxCells)
	}
	return r.cells, nil
}

// errTooMany is the error that a sheet has more than maxCells cells.
var errTooMany = errors.New("too many cells")

// A cellReader reads the cells of a sheet by its tags: to decode them into values, of
// which there are a million, takes twice as long and several times the memory.
type cellReader struct {
	book        *Book
	decoder     *xml.Decoder
	row, column int
	cells       []Cell
}

// readSheet reads the rows of a sheet.
func (r *cellReader) readSheet(d *xml.Decoder) error {
	r.decoder = d
	for { // to the tag round all
		t, err := d.Token()
		if err != nil {
			return err
		}
		if _, ok := t.(xml.StartElement); ok {
			break
		}
	}
	return r.each(func(part xml.StartElement) error {
		if part.Name.Local != "sheetData" {
			return d.Skip()
		}
		return r.each(func(row xml.StartElement) error {
			if row.Name.Local != "row" {
				return d.Skip()
			}
			n, err := number(row, "r")
			if err != nil {
				return err
			}
			if r.row++; n > 0 {
				r.row = n
			}
			r.column = 0
			return r.each(r.readCell)
		})
	})
}

// each calls f for each tag within the one that was read, which reads that to its end.
func (r *cellReader) each(f func(xml.StartElement) error) error {
	for {
		t, err := r.decoder.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// readCell reads a cell.
func (r *cellReader) readCell(c xml.StartElement) error {
	if c.Name.Local != "c" {
		return r.decoder.Skip()
	}
	style, err := number(c, "s")
	if err != nil {
		return err
	}
	r.column++
	if n := columnOf(attribute(c, "r")); n > 0 {
		r.column = n
	}
	var value, rule string
	var inline text
	if err := r.each(func(part xml.StartElement) (err error) {
		switch part.Name.Local {
		case "v":
			value, err = r.words()
		case "f":
			rule, err = r.words()
		case "is":
			err = r.decoder.DecodeElement(&inline, &part)
		default:
			err = r.decoder.Skip()
		}
		return err
	}); err != nil {
		return err
	}
	switch attribute(c, "t") {
	case "s":
		if i, err := strconv.Atoi(value); err == nil && 0 <= i && i < len(r.book.shared) {
			value = r.book.shared[i]
		}
	case "inlineStr":
		value = inline.String()
	case "", "n":
		value = r.book.number(value, style)
	}
	if value == "" && rule != "" { // a program wrote the formula, and no spreadsheet worked it out
		value = "=" + rule
	}
	if value = strings.TrimSpace(value); value == "" {
		return nil
	}
	if len(r.cells) == maxCells {
		return errTooMany
	}
	r.cells = append(r.cells, Cell{r.row, r.column, value})
	return nil
}

// words reads the text of a tag to its end, without that of tags within it.
func (r *cellReader) words() (string, error) {
	var s []byte
	for {
		t, err := r.decoder.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			s = append(s, t...)
		case xml.StartElement:
			if err := r.decoder.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return string(s), nil
		}
	}
}

// attribute returns an attribute of a tag by its name; empty: it has none.
func attribute(tag xml.StartElement, name string) (value string) {
	for _, a := range tag.Attr {
		if a.Name.Local == name {
			value = a.Value
		}
	}
	return value
}

// number returns an attribute that is a number; 0: the tag has none.
func number(tag xml.StartElement, name string) (int, error) {
	value := attribute(tag, name)
	if value == "" {
		return 0, nil
	}
	return strconv.Atoi(strings.TrimSpace(value))
}
