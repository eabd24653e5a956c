package report

import (
	"archive/zip"
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// docxTime is the time of every part, so that the same report gives the same
// bytes: the earliest that a zip file can hold.
var docxTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

const (
	xmlHead        = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNamespace  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relationPrefix = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	namespaces     = `xmlns:w="` + wordNamespace + `" xmlns:r="` + relationPrefix + `" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`
)

//go:embed docx/settings.xml
var docxSettings []byte

// writeDOCX writes a document for word processors (ECMA-376), in the styles of
// the reference document where there is one. Pictures are PNG, with the SVG beside
// them for programs that show that.
func writeDOCX(ctx context.Context, r *Document, name string) ([]File, error) {
	styles := r.styles
	if styles == nil {
		styles = ownStyles()
	}
	d := &docxBody{styles: styles, document: r}
	r.eachBlock(func(b *block) {
		if b.figure != nil {
			d.dots += b.figure.dots
		}
	})
	if err := writeDocument(ctx, d, r); err != nil {
		return nil, err
	}
	body := xmlHead + `<w:document ` + namespaces + "><w:body>\n" + d.String() + d.sectionProperties(nil) + "</w:body></w:document>"
	settings := docxSettings
	if styles.evenAndOdd {
		settings = bytes.Replace(settings, []byte("<w:updateFields"), []byte("<w:evenAndOddHeaders/><w:updateFields"), 1)
	}
	parts := append([]File{
		{"word/document.xml", []byte(body)},
		{"word/styles.xml", styles.xml},
		{"word/settings.xml", settings},
		{"word/numbering.xml", d.numbering()},
		{"word/header1.xml", ownEdge("hdr", d.style("Header")+bidi(r.title), fieldOf("TITLE", runs(r.title)))},
		{"word/footer1.xml", ownEdge("ftr", d.style("Footer")+bidi(r.language.say("Page %d of %d")), pageOf(r.language))},
		{"docProps/core.xml", fmt.Appendf(nil, coreProperties, escape(r.title.String()), escape(r.author))},
	}, d.media...)
	for i := range styles.edges {
		e := &styles.edges[i]
		parts = append(parts, File{"word/" + e.name(), e.xml})
		if e.relation != "" {
			parts = append(parts, File{"word/_rels/" + e.name() + ".rels", relationsPart(e.relation)})
		}
		parts = append(parts, e.media...)
	}
	if styles.theme != nil {
		parts = append(parts, File{"word/theme/theme1.xml", styles.theme})
	}
	return zipParts(ctx, name, parts, d.relations())
}

// relationsPart returns the part of relations.
func relationsPart(relations string) []byte {
	return []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relations + "</Relationships>\n")
}

// pageOf returns the number of a page and how many there are, as runs.
func pageOf(lang language) string {
	t := lang.say("Page %d of %d")
	before, rest, _ := strings.Cut(t[0].words, "%d")
	between, after, _ := strings.Cut(rest, "%d")
	words := func(s string) string { return runs(text{{words: s, lang: t[0].lang}}) }
	return words(before) + field("PAGE", "1") + words(between) + field("NUMPAGES", "1") + words(after)
}

// ownEdge returns a header or footer of one paragraph.
func ownEdge(kind, style, runs string) []byte {
	return fmt.Appendf(nil, "%s<w:%s %s><w:p><w:pPr>%s</w:pPr>%s</w:p></w:%[2]s>", xmlHead, kind, namespaces, style, runs)
}

const coreProperties = xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:creator>%s</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>
`

// docxTypes are the content types of parts, by the beginnings of their names.
var docxTypes = []struct{ part, kind string }{
	{"word/document.xml", "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"},
	{"word/styles.xml", "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"},
	{"word/settings.xml", "vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"},
	{"word/numbering.xml", "vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"},
	{"word/header", "vnd.openxmlformats-officedocument.wordprocessingml.header+xml"},
	{"word/footer", "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"},
	{"word/theme/theme1.xml", "vnd.openxmlformats-officedocument.theme+xml"},
	{"word/house-header", "vnd.openxmlformats-officedocument.wordprocessingml.header+xml"},
	{"word/house-footer", "vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"},
	{"docProps/core.xml", "vnd.openxmlformats-package.core-properties+xml"},
}

// zipParts returns the file of the parts, the first of which must be the types of
// the others.
func zipParts(ctx context.Context, name string, parts []File, relations []byte) ([]File, error) {
	var types strings.Builder
	types.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for _, ending := range slices.Sorted(maps.Keys(mediaTypes)) {
		fmt.Fprintf(&types, `<Default Extension="%s" ContentType="%s"/>`, ending, mediaTypes[ending])
	}
	for _, t := range docxTypes {
		for _, p := range parts {
			if strings.HasPrefix(p.Name, t.part) {
				fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="application/%s"/>`, p.Name, t.kind)
			}
		}
	}
	types.WriteString("</Types>\n")
	top := xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relationPrefix + `/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>` + "\n"
	parts = append([]File{
		{"[Content_Types].xml", []byte(types.String())},
		{"_rels/.rels", []byte(top)},
		{"word/_rels/document.xml.rels", relations},
	}, parts...)
	isStored := func(p File) bool { return strings.HasSuffix(p.Name, ".png") } // it is compressed
	stored := 0
	for _, p := range parts {
		if isStored(p) {
			stored += len(p.Data)
		}
	}
	var b bytes.Buffer
	b.Grow(stored)
	z := zip.NewWriter(&b)
	for _, p := range parts {
		method := zip.Deflate
		if isStored(p) {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: method, Modified: docxTime})
		if err != nil {
			return nil, err
		}
		for part := range slices.Chunk(p.Data, 1<<20) { // of which a megabyte takes a while
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if _, err := w.Write(part); err != nil {
				return nil, err
			}
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return []File{{name, b.Bytes()}}, nil
}
