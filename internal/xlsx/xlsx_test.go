package xlsx_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/internal/ziptest"
)

func parts(properties, sheetData string) map[string]string {
	return map[string]string{
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` + properties +
			`<sheets><sheet name="Hidden" state="hidden" r:id="rId1"/><sheet name="Values" r:id="rId2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
		"xl/sharedStrings.xml":       `<sst><si><t>known</t></si><si><r><t>wel</t></r><r><t>come</t></r></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]dd\ mmmm\ yyyy"/><numFmt numFmtId="165" formatCode="0 &quot;days&quot;"/><numFmt numFmtId="166" formatCode="[Red]0.0%"/></numFmts>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet><sheetData>` + sheetData + `</sheetData></worksheet>`,
	}
}

func TestRead(t *testing.T) {
	const cells = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c t="inlineStr"><is><t>here</t></is></c></row>` +
		`<row r="3"><c r="B3" s="1"><v>45016</v></c><c r="C3" s="2"><v>0.365</v></c><c r="D3" s="3"><v>45016.75</v></c><c r="E3" s="4"><v>12</v></c><c r="F3" s="5"><v>0.07</v></c></row>` +
		`<row><c><v>0.30000000000000004</v></c><c t="str"><f>A1</f><v>text</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c t="s"><v>99</v></c><c/><c r="AB4"><v>1200</v></c></row>`
	for properties, day := range map[string]string{"": "2023-03-31", `<workbookPr date1904="1"/>`: "2027-04-01"} {
		all, err := xlsx.Read(ziptest.Pack(t, parts(properties, cells)))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range all {
			got = append(got, fmt.Sprintf("%d:%d %s", c.Row, c.Column, c.Text))
		}
		want := "1:1 known, 1:2 welcome, 1:3 here, 3:2 " + day + ", 3:3 36.5%, 3:4 " + day + ", 3:5 12, 3:6 7%, 4:1 0.3, 4:2 text, 4:3 #N/A, 4:4 1, 4:5 99, 4:28 1200"
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("got  %s\nwant %s", s, want)
		}
	}
}

// TestReadHostile checks that what is no workbook, or a broken one, is an error or has
// no cells.
func TestReadHostile(t *testing.T) {
	whole := ziptest.Pack(t, parts("", `<row r="1"><c r="A1"><v>1</v></c></row>`))
	for name, data := range map[string][]byte{
		"nothing":     nil,
		"a bare mark": []byte("PK\x03\x04"),
		"cut":         whole[:len(whole)/2],
		"other parts": ziptest.Pack(t, map[string]string{"word/document.xml": "<x/>"}),
		"bad XML":     ziptest.Pack(t, parts("", `<row`)),
		"large":       ziptest.Pack(t, parts("", strings.Repeat(" ", 40<<20))),
	} {
		if cells, err := xlsx.Read(data); err == nil {
			t.Errorf("%s: %v", name, cells)
		}
	}
	for _, data := range []string{`<row r="-5"><c r="ZZZZZZZZZZZZ1" s="-1" t="s"><v>-1</v></c></row>`, `<row r="999999999999999999999"/>`, `<row><c s="99"><v>1e999</v></c></row>`} {
		if cells, err := xlsx.Read(ziptest.Pack(t, parts("", data))); err == nil && len(cells) > 1 {
			t.Errorf("%s: %v", data, cells)
		}
	}
}
