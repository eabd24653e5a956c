package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A Table is a sheet to be written: a row of headings, and rows of texts.
type Table struct {
	Name    string
	Title   [2]string // a label and a text in a row above the table; empty: there is none
	Columns []Column
	Rows    [][]string
	Heads   []int   // rows of Rows that are headings themselves
	Merged  []Range // of Rows
	Plain   bool    // it has no headings; the first column of its first row is a title

	RightToLeft bool // the first column is the rightmost
}

// A Range is a range of cells: where it begins, from 0, and how large it is.
type Range struct{ Row, Column, Rows, Columns int }

// All returns all rows of a table as they stand in a sheet, how many of these are not
// of Rows, and those that are headings.
func (t *Table) All() (rows [][]string, above int, heads map[int]bool) {
	heads = map[int]bool{}
	if t.Title[1] != "" {
		rows = append(rows, t.Title[:])
	}
	var headings []string
	for _, c := range t.Columns {
		headings = append(headings, c.Heading)
	}
	if strings.Join(headings, "") != "" {
		heads[len(rows)] = true
		rows = append(rows, headings)
	}
	above = len(rows)
	for _, h := range t.Heads {
		heads[above+h] = true
	}
	return append(rows, t.Rows...), above, heads
}

// A Column is a column of a [Table].
type Column struct {
	Heading string
	Hint    string  // shown beside a cell that is chosen
	Choices string  // the range of cells that a drop-down offers, as in Lists!$A$2:$A$8
	Width   float64 // in characters; 0: 16
	Text    bool    // what is typed is text, and neither a number nor a day
}

// maxText is how long the text of a cell may be, in units of UTF-16.
const maxText = 32767

// maxRow is the last row to which drop-downs reach.
const maxRow = 2000

// The styles of cells, by their places in cellXfs below.
const (
	styleUsual = iota
	styleHeading
	styleCell
	styleText
	styleTitle
)

const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
	`<fonts count="3"><font><sz val="11"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Arial"/><family val="2"/></font><font><b/><sz val="16"/><name val="Arial"/><family val="2"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FFB0B0B0"/></left><right style="thin"><color rgb="FFB0B0B0"/></right><top style="thin"><color rgb="FFB0B0B0"/></top><bottom style="thin"><color rgb="FFB0B0B0"/></bottom><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// Write returns the workbook of the tables. The error is that a text is too long for
// a cell.
func Write(tables []Table) ([]byte, error) {
	var types, relations, sheets strings.Builder
	parts := [][2]string{}
	for i, t := range tables {
		sheet, err := t.xml()
		if err != nil {
			return nil, err
		}
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, n, n)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(t.Name), n, n)
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/sheet%d.xml", n), sheet})
	}
	parts = append([][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + sheets.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relations.String() + fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`, len(tables)+1)},
		{"xl/styles.xml", styles},
	}, parts...)
	return Pack(parts)
}

// Pack returns an archive of parts: names and texts of XML.
func Pack(parts [][2]string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p[0], Method: zip.Deflate}) // without a time, so that the same model gives the same bytes
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(xml.Header + p[1])); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// xml returns the part of a sheet.
func (t *Table) xml() (string, error) {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView`)
	if t.RightToLeft {
		b.WriteString(` rightToLeft="1"`)
	}
	b.WriteString(` workbookViewId="0">`)
	rows, above, heads := t.All()
	if heads[above-1] {
		fmt.Fprintf(&b, `<pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/>`, above, above+1)
	}
	b.WriteString(`</sheetView></sheetViews><cols>`)
	for i, c := range t.Columns {
		style := styleUsual
		if c.Text {
			style = styleText
		}
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%g" style="%d" customWidth="1"/>`, i+1, i+1, t.width(i), style)
	}
	b.WriteString(`</cols><sheetData>`)
	for r, row := range rows {
		fmt.Fprintf(&b, `<row r="%d" ht="%d">`, r+1, t.height(r-above, row))
		for c, text := range row {
			style := styleCell
			switch {
			case t.Plain && r == 0:
				style = styleTitle
			case t.Plain, r < above && !heads[r]:
				style = styleUsual
			case heads[r]:
				style = styleHeading
			case c < len(t.Columns) && t.Columns[c].Text:
				style = styleText
			}
			if err := t.cell(&b, CellName(r+1, c+1), style, text); err != nil {
				return "", err
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	if len(t.Merged) > 0 {
		fmt.Fprintf(&b, `<mergeCells count="%d">`, len(t.Merged))
		for _, m := range t.Merged {
			fmt.Fprintf(&b, `<mergeCell ref="%s:%s"/>`, CellName(above+m.Row+1, m.Column+1), CellName(above+m.Row+m.Rows, m.Column+m.Columns))
		}
		b.WriteString(`</mergeCells>`)
	}
	t.writeChoices(&b)
	b.WriteString(`<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`)
	return b.String(), nil
}

// width returns the width of a column in characters.
func (t *Table) width(column int) float64 {
	if column < len(t.Columns) && t.Columns[column].Width > 0 {
		return t.Columns[column].Width
	}
	return 16
}

// height returns the height of a row in points, since spreadsheets do not all look for
// the height of texts of several lines when they open a workbook.
func (t *Table) height(number int, row []string) int {
	most := 1
	for c, text := range row {
		width := t.width(c)
		for _, m := range t.Merged {
			for beside := 1; m.Row == number && m.Column == c && beside < m.Columns; beside++ {
				width += t.width(c + beside)
			}
		}
		n := 0
		for line := range strings.SplitSeq(text, "\n") {
			n += 1 + int(float64(utf8.RuneCountInString(line))/(width*1.05))
		}
		if !t.Plain || c > 0 {
			most = max(most, n)
		}
	}
	if t.Plain && len(row) > 0 && &row[0] == &t.Rows[0][0] { // the title
		return 24
	}
	return min(15*most, 400)
}

// cell writes a cell. Numbers that read back as they are written are numbers.
func (t *Table) cell(b *strings.Builder, name string, style int, text string) error {
	start := `<c r="` + name + `" s="` + strconv.Itoa(style) + `"`
	switch x, err := strconv.ParseFloat(text, 64); {
	case text == "":
		b.WriteString(start + `/>`)
	case style == styleCell && err == nil && math.Abs(x) < 1e15 && decimal(x) == text:
		b.WriteString(start + `><v>` + text + `</v></c>`)
	case len(text) > maxText && len(utf16.Encode([]rune(text))) > maxText:
		return fmt.Errorf("the text for %s!%s is longer than %d characters, the most that a cell holds; shorten it", t.Name, name, maxText)
	default:
		b.WriteString(start + ` t="inlineStr"><is><t xml:space="preserve">` + escaped(text) + `</t></is></c>`)
	}
	return nil
}

// writeChoices writes the drop-downs and hints.
func (t *Table) writeChoices(b *strings.Builder) {
	var all []string
	for i, c := range t.Columns {
		if t.Plain || c.Choices == "" && c.Hint == "" {
			continue
		}
		kind, formula := "", ""
		if c.Choices != "" {
			kind, formula = ` type="list"`, `<formula1>`+escaped(c.Choices)+`</formula1>`
		}
		hint := []rune(c.Hint)
		if len(hint) > 250 {
			hint = append(hint[:249], '…')
		}
		all = append(all, fmt.Sprintf(`<dataValidation%s allowBlank="1" showInputMessage="1" promptTitle="%s" prompt="%s" sqref="%s:%s">%s</dataValidation>`,
			kind, escaped(c.Heading), escaped(string(hint)), CellName(2, i+1), CellName(maxRow, i+1), formula))
	}
	if len(all) > 0 {
		fmt.Fprintf(b, `<dataValidations count="%d">%s</dataValidations>`, len(all), strings.Join(all, ""))
	}
}

// CellName returns the name of a cell, such as AB12.
func CellName(row, column int) string {
	letters := ""
	for ; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters + strconv.Itoa(row)
}

// escaped returns a text as XML, with what a workbook would read as a code escaped.
func escaped(s string) string {
	s = unescaped.ReplaceAllStringFunc(s, func(code string) string { return "_x005F" + code })
	s = strings.ReplaceAll(s, "\r", "_x000D_")
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // writing to a buffer never fails
	return withSpaces.Replace(b.String())
}

// withSpaces replaces the codes of white space that needs none.
var withSpaces = strings.NewReplacer("&#xA;", "\n", "&#x9;", "\t")
