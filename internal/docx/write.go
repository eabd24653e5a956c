package docx

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/resultschain/resultschain/internal/xlsx"
)

const (
	types     = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	begin     = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	// A4 on its side, with margins of 1.5 cm; in twentieths of a point.
	end   = `<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`
	width = 16838 - 2*850
)

// Write returns the document of a table, with its title above it.
func Write(t xlsx.Table) ([]byte, error) {
	var b strings.Builder
	b.WriteString(begin)
	title := t.Title
	if t.Title = [2]string{}; title[1] != "" {
		b.WriteString(paragraphs(title[0]+" "+title[1], `<w:b/><w:sz w:val="28"/>`))
	}
	writeTable(&b, &t)
	b.WriteString(`<w:p/>` + end)
	return xlsx.Pack([][2]string{{"[Content_Types].xml", types}, {"_rels/.rels", relations}, {part, b.String()}})
}

func writeTable(b *strings.Builder, t *xlsx.Table) {
	rows, above, heads := t.All()
	widths := widthsOf(t)
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="B0B0B0"/>`, side)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	for r, row := range rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
		if heads[r] && r < above {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for c := 0; c < len(widths); {
			text := ""
			if c < len(row) {
				text = row[c]
			}
			c += writeCell(b, t, r-above, c, widths, text, heads[r])
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
}

// widthsOf returns the widths of the columns in twentieths of a point.
func widthsOf(t *xlsx.Table) []int {
	all, sum := make([]int, len(t.Columns)), 0.0
	of := func(c xlsx.Column) float64 { return max(c.Width, 15) }
	for _, c := range t.Columns {
		sum += of(c)
	}
	for i, c := range t.Columns {
		all[i] = int(width * of(c) / sum)
	}
	return all
}

// writeCell writes a cell, and returns over how many columns it reaches.
func writeCell(b *strings.Builder, t *xlsx.Table, row, column int, widths []int, text string, isHead bool) int {
	columns, merge := 1, ""
	for _, m := range t.Merged {
		if m.Column != column || row < m.Row || row >= m.Row+m.Rows {
			continue
		}
		columns = m.Columns
		switch {
		case m.Rows == 1:
		case row == m.Row:
			merge = `<w:vMerge w:val="restart"/>`
		default:
			merge = `<w:vMerge/>`
		}
	}
	wide := 0
	for _, w := range widths[column : column+columns] {
		wide += w
	}
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, wide)
	if columns > 1 {
		fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, columns)
	}
	b.WriteString(merge)
	style := `<w:sz w:val="18"/>`
	if isHead {
		b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="1F3A5F"/>`)
		style = `<w:b/><w:color w:val="FFFFFF"/><w:sz w:val="18"/>`
	}
	b.WriteString(`</w:tcPr>` + paragraphs(text, style) + `</w:tc>`)
	return columns
}

// paragraphs returns a text with a paragraph for each line.
func paragraphs(text, style string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintf(&b, `<w:p><w:pPr><w:spacing w:after="40"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, style, escaped(line))
	}
	return b.String()
}

func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // writing to a buffer never fails
	return b.String()
}
