package docx_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/docx"
	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/internal/ziptest"
)

// document returns a document with what is in its body.
func document(t *testing.T, body string) []byte {
	return ziptest.Pack(t, map[string]string{"word/document.xml": `<w:document xmlns:w="w" xmlns:mc="mc"><w:body>` + body + `</w:body></w:document>`})
}

func cell(properties, text string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p></w:tc>`
}

// TestRead checks merged cells, what was deleted, and tables within tables.
func TestRead(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, body, want string }{
		{"merged", `<w:p><w:r><w:t>above</w:t></w:r></w:p><w:tbl><w:tr>` + cell(`<w:gridSpan w:val="2"/>`, "a") + cell(`<w:vMerge w:val="restart"/>`, "b") + `</w:tr><w:tr>` + cell("", "c") + cell("", "d") + cell(`<w:vMerge/>`, "") + `</w:tr></w:tbl>`,
			`above [["a" "" "b"] ["c" "d" ""]] [0 1] [1 2]`},
		{"lines", `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`, ` [["a\nb\nc"]]`},
		{"changes", `<w:tbl><w:tr><w:tc><w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>`, ` [["new"]]`},
		{"a table in a cell", `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr>` + cell("", "b") + `</w:tr></w:tbl></w:tc></w:tr></w:tbl>`, ` [["a\nb"]]`},
		{"a fallback", `<w:tbl><w:tr><w:tc><w:p><mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:p></w:tc></w:tr></w:tbl>`, ` [["a"]]`},
	}
	for _, test := range tests {
		text, tables, err := docx.Read(document(t, test.body))
		got := strings.Join(text, " ")
		for _, table := range tables {
			got += fmt.Sprintf(" %q", table.Rows)
			for _, at := range slices.SortedFunc(maps.Keys(table.Merged), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
				got += fmt.Sprint(" ", at)
			}
		}
		if err != nil || got != test.want {
			t.Errorf("%s: got %s, %v; want %s", test.name, got, err, test.want)
		}
	}
}

// TestHostile checks what is said of documents that are not read.
func TestHostile(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"not packed":     {[]byte("PK\x03\x04word/document.xml"), "this document cannot be opened; open it in Word and save it again"},
		"a bomb":         {document(t, strings.Repeat(" ", 40<<20)), "the document is larger than 32 MB when unpacked"},
		"too many cells": {document(t, `<w:tbl><w:tr>`+strings.Repeat(cell(`<w:gridSpan w:val="99"/>`, ""), 3000)+`</w:tr></w:tbl>`), "there are more than 200000 cells"},
		"macros":         {ziptest.Pack(t, map[string]string{"word/document.xml": "", "word/vbaProject.bin": "x"}), "this document has macros in it (.docm), which are programs; save it as .docx"},
		"cut off":        {document(t, `<w:tbl><w:tr>`), "the document cannot be read: XML syntax error"},
		"an entity":      {document(t, `<w:p>&lol;</w:p>`), "the document cannot be read: XML syntax error"},
	} {
		_, _, err := docx.Read(test.data)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestWrite checks that what is written is read, with merged cells empty.
func TestWrite(t *testing.T) {
	t.Parallel()
	data, err := docx.Write(xlsx.Table{Title: [2]string{"Title:", "A & B"}, Columns: []xlsx.Column{{Heading: "x"}, {Heading: "y"}},
		Rows: [][]string{{"1", "a\nb"}, {"", "<"}}, Merged: []xlsx.Range{{Row: 0, Column: 0, Rows: 2, Columns: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	text, tables, err := docx.Read(data)
	if got := fmt.Sprintf("%q %q %v", text, tables[0].Rows, err); got != `["Title: A & B"] [["x" "y"] ["1" "a\nb"] ["" "<"]] <nil>` {
		t.Error(got)
	}
}
