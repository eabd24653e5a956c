package grid_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/ziptest"
)

// workbook returns a workbook with a sheet of the rows.
func workbook(t *testing.T, rows string, more map[string]string) []byte {
	parts := map[string]string{
		"xl/workbook.xml":            `<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Values" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
	for name, text := range more {
		parts[name] = text
	}
	return ziptest.Pack(t, parts)
}

// TestHostile checks what is said of files that are not read, and that none takes long.
func TestHostile(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"macros.xlsm", workbook(t, "", map[string]string{"xl/vbaProject.bin": "x"}), "this workbook has macros in it (.xlsm), which are programs; save it as .xlsx"},
		{"old.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "this workbook has a password, or is one of Excel 2003 (.xls); save it without a password as .xlsx"},
		{"bomb.xlsx", workbook(t, strings.Repeat(" ", 40<<20), nil), "the workbook is larger than 32 MB when unpacked; save the sheet as CSV"},
		{"far.xlsx", workbook(t, `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="2000001"><c><v>1</v></c></row>`, nil), "the sheet is larger than 2000000 cells, the most that are read; save a part of it"},
		{"latin.csv", []byte("caf\xe9,1\n"), `this file is not in UTF-8; save it as "CSV UTF-8"`},
		{"quote.csv", []byte("a,\"b\n"), "this is no table of CSV: "},
	}
	for _, test := range tests {
		if _, err := grid.Read(test.name, test.data); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

// TestNotes checks that notes on cells are named at these.
func TestNotes(t *testing.T) {
	t.Parallel()
	for _, target := range []string{"../comments1.xml", "/xl/comments1.xml"} {
		sheets, err := grid.Read("a.xlsx", workbook(t, `<row r="2"><c r="B2"><v>1</v></c></row>`, map[string]string{
			"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="` + target + `"/></Relationships>`,
			"xl/comments1.xml":                    `<comments><commentList><comment ref="B2"><text><r><t>ask </t></r><r><t>Ann</t></r></text></comment></commentList></comments>`,
		}))
		if err != nil {
			t.Fatal(err)
		}
		if found := sheets[0].Notes(); len(found) != 1 || found[0].Cell != "Values!B2" || found[0].Message != `this note on a cell has no place in a model, and is left out: "ask Ann"` {
			t.Errorf("%s: %v", target, found)
		}
	}
}

// TestRead checks cells and their places, with semicolons, tabs and quoted lines.
func TestRead(t *testing.T) {
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"a.csv":  {[]byte("\xef\xbb\xbfid;title\r\n\"c\nd\"; é ;'=1+1\n"), `1:1 id, 1:4 title, 2:1 "c\nd", 3:4 é, 3:8 =1+1`},
		"a.tsv":  {[]byte("id\ttitle\n"), "1:1 id, 1:4 title"},
		"a.xlsx": {workbook(t, `<row r="2"><c r="B2" t="str"><f>A1</f><v>x</v></c><c r="C2"><f>SUM(A1)</f></c></row>`, nil), "Values!B2 x, Values!C2 =SUM(A1)"},
	} {
		sheets, err := grid.Read(name, test.data)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for row := range sheets[0].Rows {
			for c, text := range sheets[0].Rows[row] {
				at := sheets[0].Place(row, c)
				where := at.Cell
				if where == "" {
					where = fmt.Sprintf("%d:%d", at.Pos.Line, at.Pos.Column)
				}
				if strings.Contains(text, "\n") {
					text = fmt.Sprintf("%q", text)
				}
				if text != "" {
					got = append(got, where+" "+text)
				}
			}
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: got  %s\nwant %s", name, s, test.want)
		}
	}
}
