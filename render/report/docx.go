package report

import (
	"archive/zip"
	"bytes"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/render"
)

//go:embed docx/*.xml
var docxParts embed.FS

// docxFiles are the parts of a DOCX that are the same in all, by their places in
// it. The first must be the types of the parts.
var docxFiles = []struct{ name, source string }{
	{"[Content_Types].xml", "docx/content-types.xml"},
	{"_rels/.rels", "docx/rels.xml"},
	{"word/styles.xml", "docx/styles.xml"},
	{"word/settings.xml", "docx/settings.xml"},
	{"word/numbering.xml", "docx/numbering.xml"},
}

// docxTime is the time of every part, so that the same report gives the same
// bytes: the earliest that a zip file can hold.
var docxTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// writeDOCX writes a document for word processors (ECMA-376): pictures are PNG,
// with the SVG beside them for programs that show that.
func writeDOCX(_ context.Context, r *Document, name string) ([]File, error) {
	d := &docxBody{}
	if err := writeDocument(d, r); err != nil {
		return nil, err
	}
	body := docxHead + d.String() + sectionProperties(nil) + "</w:body></w:document>"

	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name string, data []byte) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: docxTime})
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
	for _, f := range docxFiles {
		data, err := fs.ReadFile(docxParts, f.source)
		if err != nil {
			return nil, err
		}
		if err := put(f.name, data); err != nil {
			return nil, err
		}
	}
	parts := append([]File{
		{"docProps/core.xml", fmt.Appendf(nil, coreProperties, escape(r.title.String()))},
		{"word/document.xml", []byte(body)},
		{"word/_rels/document.xml.rels", []byte(d.relations())},
	}, d.media...)
	for _, f := range parts {
		if err := put(f.Name, f.Data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return []File{{name, b.Bytes()}}, nil
}

const docxHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>
`

const coreProperties = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>
`

// A docxBody is the body of a DOCX that is being written.
type docxBody struct {
	strings.Builder
	media     []File // pictures, a PNG and an SVG of each
	bookmarks int
	hasText   bool // since the last break to another kind of page
}

func (d *docxBody) writef(format string, args ...any) { fmt.Fprintf(&d.Builder, format, args...) }

func docxStyle(name string) string { return fmt.Sprintf(`<w:pStyle w:val="%s"/>`, name) }

// add writes a paragraph with its properties and runs.
func (d *docxBody) add(properties, runs string) {
	d.hasText = true
	d.writef("<w:p><w:pPr>%s</w:pPr>%s</w:p>\n", properties, runs)
}

// text writes a text as a paragraph of the style.
func (d *docxBody) text(style string, t text) { d.add(docxStyle(style)+bidi(t), runs(t)) }

// bidi returns the property of a paragraph that runs from right to left.
func bidi(t text) string {
	if len(t) > 0 {
		if rtl, _ := plaintext.RunsRightToLeft(t[0].words); rtl {
			return "<w:bidi/>"
		}
	}
	return ""
}

// runs returns the parts of a text, each in its language.
func runs(t text) string {
	var b strings.Builder
	for _, s := range t {
		properties := ""
		if rtl, _ := plaintext.RunsRightToLeft(s.words); rtl {
			properties += "<w:rtl/>"
		}
		if s.lang != "" && s.lang != "en" {
			lang := escape(s.lang)
			properties += fmt.Sprintf(`<w:lang w:val="%s" w:eastAsia="%[1]s" w:bidi="%[1]s"/>`, lang)
		}
		if properties != "" {
			properties = "<w:rPr>" + properties + "</w:rPr>"
		}
		fmt.Fprintf(&b, `<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, properties, escape(s.words))
	}
	return b.String()
}

func (d *docxBody) title(t text) { d.text("Title", t) }

func (d *docxBody) contents(sections []section) {
	d.heading(1, "contents", &section{title: english("Contents")})
	for i, s := range sections {
		d.add(docxStyle("Contents"), fmt.Sprintf(`<w:hyperlink w:anchor="%s">%s</w:hyperlink>`, bookmark(fmt.Sprintf("s%d", i+1)), runs(s.title)))
	}
}

func (d *docxBody) heading(level int, id string, s *section) {
	properties := docxStyle(fmt.Sprintf("Heading%d", min(level, 4)))
	if s.newPage && d.hasText {
		properties += "<w:pageBreakBefore/>"
	}
	d.bookmarks++
	d.add(properties+bidi(s.title), fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%[1]d"/>`, d.bookmarks, bookmark(id), runs(s.title)))
}

// bookmark returns the name of the place of a section.
func bookmark(id string) string { return "_" + strings.ReplaceAll(id, "-", "_") }

func (d *docxBody) paragraph(t text, tone tone) {
	d.text([...]string{plainTone: "Normal", asideTone: "Aside", alertTone: "Alert"}[tone], t)
}

func (d *docxBody) list(items []text) {
	for _, item := range items {
		d.text("ListBullet", item)
	}
}

// textWidth is the width of a page of text, in twentieths of a point.
const textWidth = 9638

func (d *docxBody) table(t *table) {
	d.text("Caption", t.caption)
	widths := columnWidths(t)
	d.writef(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`, textWidth, escape(t.caption.String()))
	for _, w := range widths {
		d.writef(`<w:gridCol w:w="%d"/>`, w)
	}
	d.writef("</w:tblGrid>\n")
	row := func(cells []text, properties, style string) {
		d.writef("<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", properties)
		for i, c := range cells {
			d.writef(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
			d.text(style, c)
			d.writef("</w:tc>")
		}
		d.writef("</w:tr>\n")
	}
	row(t.heads, "<w:tblHeader/>", "TableHead")
	for _, cells := range t.rows {
		row(cells, "", "TableText")
	}
	d.writef("</w:tbl>\n")
	d.add(`<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>`, "")
}

// columnWidths returns the widths of the columns, by the length of their texts.
func columnWidths(t *table) []int {
	n := len(t.heads)
	weights, total := make([]int, n), 0
	for i := range weights {
		longest := len(t.heads[i].String())
		for _, row := range t.rows {
			longest = max(longest, len(row[i].String()))
		}
		weights[i] = min(max(longest, 22), 50)
		total += weights[i]
	}
	widths, left := make([]int, n), textWidth
	for i := range widths[:n-1] {
		widths[i] = textWidth * weights[i] / total
		left -= widths[i]
	}
	widths[n-1] = left
	return widths
}

// sectionProperties ends a run of pages of text, where f is nil, or the page of a
// figure.
func sectionProperties(f *figure) string {
	size, margin := `w:w="11906" w:h="16838"`, 1134 // A4, 20 mm
	if f != nil && f.landscape {
		size = `w:w="16838" w:h="11906" w:orient="landscape"`
	}
	if f != nil {
		margin = 227 // 4 mm
	}
	return fmt.Sprintf(`<w:sectPr><w:type w:val="nextPage"/><w:pgSz %s/><w:pgMar w:top="%d" w:right="%[2]d" w:bottom="%[2]d" w:left="%[2]d" w:header="%[3]d" w:footer="%[3]d" w:gutter="0"/></w:sectPr>`, size, margin, min(margin, 567))
}

func (d *docxBody) figure(f *figure) error {
	png, err := f.draw(render.PNG)
	if err != nil {
		return err
	}
	svg, err := f.draw(render.SVG)
	if err != nil {
		return err
	}
	n := len(d.media)/2 + 1
	d.media = append(d.media,
		File{fmt.Sprintf("word/media/image%d.png", n), png},
		File{fmt.Sprintf("word/media/image%d.svg", n), svg})
	drawing := fmt.Sprintf(docxDrawing, emu(f.width), emu(f.height), n, escape(f.alt.String()), pngID(n), svgID(n))
	if !f.ownPage {
		d.text("Caption", f.caption)
		d.add("", drawing)
		return nil
	}
	if d.hasText { // end the pages of text
		d.writef("<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>%s</w:pPr></w:p>\n", sectionProperties(nil))
	}
	d.add(docxStyle("Caption")+`<w:spacing w:before="0" w:after="0"/>`, runs(f.caption))
	d.add(`<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`+sectionProperties(f), drawing)
	d.hasText = false
	return nil
}

// docxDrawing is a picture: its size, number, alternative text, PNG and SVG.
const docxDrawing = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="Picture %[3]d" descr="%[4]s"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[3]d" name="image%[3]d.png" descr="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%[5]s"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%[6]s"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

// emu returns points in EMU, the unit of drawings in DOCX.
func emu(points float64) int { return int(points * 12700) }

func pngID(n int) string { return fmt.Sprintf("rIdPng%d", n) }
func svgID(n int) string { return fmt.Sprintf("rIdSvg%d", n) }

// relations returns the XML that relates the body to the other parts.
func (d *docxBody) relations() string {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	relate := func(id, kind, target string) {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s%s" Target="%s"/>`, id, office, kind, target)
	}
	relate("rId1", "styles", "styles.xml")
	relate("rId2", "settings", "settings.xml")
	relate("rId3", "numbering", "numbering.xml")
	for i := range len(d.media) / 2 {
		relate(pngID(i+1), "image", fmt.Sprintf("media/image%d.png", i+1))
		relate(svgID(i+1), "image", fmt.Sprintf("media/image%d.svg", i+1))
	}
	return b.String() + "</Relationships>\n"
}
