package report

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/render"
)

// A docxBody is the body of a DOCX that is being written.
type docxBody struct {
	strings.Builder
	styles    *docxStyles
	document  *Document
	media     []File   // pictures
	related   []string // the relations to them, as XML
	pictures  int
	dots      float64 // of the PNGs of all figures, by their own dots per inch
	bookmarks int
	starts    []int // the first numbers of the numbered lists
	hasText   bool  // since the last break to another kind of page
	cover     bool  // nothing but the cover is written yet
	headed    bool  // a heading is the last that is written
}

func (d *docxBody) writef(format string, args ...any) { fmt.Fprintf(&d.Builder, format, args...) }

// style returns the property of a paragraph in one of our styles.
func (d *docxBody) style(id string) string {
	return fmt.Sprintf(`<w:pStyle w:val="%s"/>`, escape(d.styles.id(id)))
}

// add writes a paragraph with its properties and runs.
func (d *docxBody) add(properties, runs string) {
	d.hasText, d.headed = true, false
	d.writef("<w:p><w:pPr>%s</w:pPr>%s</w:p>\n", properties, runs)
}

// text writes a text as a paragraph of the style.
func (d *docxBody) text(style string, t text) { d.add(d.style(style)+bidi(t), runs(t)) }

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
		if s.ref != nil {
			b.WriteString(field("REF "+captionBookmark(s.ref)+` \h`, s.ref.String()))
			continue
		}
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

// run returns the report's own words.
func run(words string) string {
	return `<w:r><w:t xml:space="preserve">` + escape(words) + `</w:t></w:r>`
}

// field returns a field with its instruction, and what it shows until a program
// works it out.
func field(instruction, shown string) string { return fieldOf(instruction, run(shown)) }

// fieldOf returns a field that shows runs.
func fieldOf(instruction, runs string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + instruction +
		` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + runs + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// front writes the cover: the logo, the title, whose report it is, what it is of,
// and the contents. A short report has its text on the same page.
func (d *docxBody) front(ctx context.Context, r *Document) error {
	if l := r.logo; l != nil {
		d.media = append(d.media, File{"word/media/logo." + l.kind, l.data})
		d.relate("rIdLogo", "image", "media/logo."+l.kind)
		w, h := l.size(d.styles.page.textWidth()/2, 70)
		d.pictures++
		d.add(`<w:spacing w:after="480" w:line="240" w:lineRule="auto"/>`, drawing(w, h, d.pictures, "Logo", "rIdLogo", ""))
	}
	d.text("Title", r.title)
	if r.subtitle != nil {
		d.text("Subtitle", r.subtitle)
	}
	if err := writeBlocks(ctx, d, r.lead); err != nil {
		return err
	}
	if len(r.sections) >= fewSections {
		d.contents(r.sections)
		d.cover = true
	}
	return nil
}

// fewSections is the number of sections from which a document has its contents.
const fewSections = 3

// contents writes the contents as Word does: a field (TOC) round lines whose numbers
// of pages are fields themselves (PAGEREF). LibreOffice works out the lines when it
// opens the document, but shows a TOC as it was last worked out, which here is without
// numbers. So the TOC is content that Word 2013 and later choose and other programs
// pass over. Word asks whether it should update the fields, and then has the headings
// that there are by then.
func (d *docxBody) contents(sections []section) {
	deepest := 1
	if countSections(sections, 2) <= 30 {
		deepest = 2
	}
	d.writef("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>\n")
	d.text("TOCHeading", d.document.language.say("Contents"))
	tab := fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, int(d.styles.page.textWidth()*20))
	begin := forWord(`<w:fldChar w:fldCharType="begin"/>`) +
		forWord(fmt.Sprintf(`<w:instrText xml:space="preserve"> TOC \o "1-%d" \h \z \u </w:instrText>`, deepest)) +
		forWord(`<w:fldChar w:fldCharType="separate"/>`)
	var write func(sections []section, id string, level int)
	write = func(sections []section, id string, level int) {
		for i := range sections {
			at := fmt.Sprintf("%s%d", id, i+1)
			d.add(d.style(fmt.Sprintf("TOC%d", level))+tab+bidi(sections[i].title), begin+fmt.Sprintf(`<w:hyperlink w:anchor="%s" w:history="1">%s<w:r><w:tab/></w:r>%s</w:hyperlink>`,
				bookmark(at), runs(sections[i].title), field("PAGEREF "+bookmark(at)+` \h`, " ")))
			begin = ""
			if level < deepest {
				write(sections[i].sections, at+"-", level+1)
			}
		}
	}
	write(sections, "s", 1)
	d.add(`<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>`, forWord(`<w:fldChar w:fldCharType="end"/>`))
	d.writef("</w:sdtContent></w:sdt>\n")
}

// forWord returns a run whose content only Word 2013 and later take.
func forWord(content string) string {
	return `<w:r><mc:AlternateContent><mc:Choice Requires="w15">` + content + `</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>`
}

// countSections returns how many sections there are down to a depth.
func countSections(sections []section, depth int) int {
	n := len(sections)
	if depth > 1 {
		for i := range sections {
			n += countSections(sections[i].sections, depth-1)
		}
	}
	return n
}

func (d *docxBody) heading(level int, id string, s *section) {
	properties := d.style(fmt.Sprintf("Heading%d", min(level, 4)))
	switch {
	case s.isSideways():
		d.endUpright()
	case (s.newPage || d.cover) && d.hasText:
		properties += "<w:pageBreakBefore/>"
	}
	d.cover = false
	d.add(properties+bidi(s.title), d.bookmarked(bookmark(id), runs(s.title)))
	d.headed = true
}

// endUpright ends a run of upright pages.
func (d *docxBody) endUpright() {
	if d.hasText {
		d.writef("<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>%s</w:pPr></w:p>\n", d.sectionProperties(nil))
	}
}

// bookmarked returns runs with a bookmark round them.
func (d *docxBody) bookmarked(name, runs string) string {
	d.bookmarks++
	return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%[1]d"/>`, d.bookmarks, name, runs)
}

// bookmark returns the name of the place of a section. Those that begin with _Toc
// are what programs use for contents.
func bookmark(id string) string { return "_Toc" + strings.ReplaceAll(id, "-", "_") }

// captionBookmark returns the name of the place of a caption.
func captionBookmark(l *captionLabel) string { return fmt.Sprintf("_Ref%s%d", l.kind, l.number) }

func (d *docxBody) paragraph(t text, tone tone, leads bool) {
	properties := d.style([...]string{plainTone: "Normal", asideTone: "Aside", alertTone: "Alert", smallTone: "Small"}[tone])
	if leads {
		properties += "<w:keepNext/>"
	}
	d.add(properties+bidi(t), runs(t))
}

func (d *docxBody) list(items []text, first int) {
	style, number := "ListBullet", d.styles.firstList()
	if first > 0 {
		d.starts = append(d.starts, first)
		style, number = "ListNumber", number+len(d.starts)
	}
	for i, item := range items {
		keep := ""
		if len(items) <= shortList && i < len(items)-1 {
			keep = "<w:keepNext/>"
		}
		d.add(d.style(style)+keep+fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, number)+bidi(item), runs(item))
	}
}

// shortList is the number of items up to which a list stands on one page.
const shortList = 3

// caption writes the caption of a figure or table, whose number is a field.
func (d *docxBody) caption(l *captionLabel, t text) {
	word := text{{words: l.word, lang: l.lang}}
	number := runs(word) + run(" ") + field("SEQ "+l.kind+` \* ARABIC`, fmt.Sprint(l.number))
	d.add(d.style("Caption")+"<w:keepNext/>"+bidi(word), d.bookmarked(captionBookmark(l), number)+run(": ")+runs(t))
}

func (d *docxBody) table(t *table) {
	d.caption(&t.label, t.caption)
	width := d.styles.page.textWidth()
	widths := columnWidths(t, int(width*20))
	visual := ""
	if bidi(t.heads[0]) != "" { // the first column is the one on the right
		visual = "<w:bidiVisual/>"
	}
	d.writef(`<w:tbl><w:tblPr><w:tblStyle w:val="%s"/>%s<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`,
		escape(d.styles.id("TableGrid")), visual, int(width*20), escape(t.caption.String()))
	for _, w := range widths {
		d.writef(`<w:gridCol w:w="%d"/>`, w)
	}
	d.writef("</w:tblGrid>\n")
	row := func(cells []text, properties, shade, style string) {
		d.writef("<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", properties)
		for i, c := range cells {
			d.writef(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, widths[i], shade)
			d.text(style, c)
			d.writef("</w:tc>")
		}
		d.writef("</w:tr>\n")
	}
	head := "TableHead"
	if t.compact {
		head = "TableSmallHead"
	}
	row(t.heads, "<w:tblHeader/>", "", head)
	text := "TableText"
	if t.compact {
		text = "TableSmall"
	}
	for i, cells := range t.rows {
		switch t.kind(i) {
		case bandRow:
			d.writef(`<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:gridSpan w:val="%d"/><w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/></w:tcPr>`, int(width*20), len(widths))
			d.add(d.style(head)+"<w:keepNext/>", runs(cells[0]))
			d.writef("</w:tc></w:tr>\n")
		case missingRow:
			row(cells, "", `<w:shd w:val="clear" w:color="auto" w:fill="FBEADF"/>`, text)
		default:
			row(cells, "", "", text)
		}
	}
	d.writef("</w:tbl>\n")
	d.add(`<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>`, "")
}

// sectionProperties ends a run of upright pages, where f is nil, or the page of a
// figure that lies on its side. The first page may have a header and a footer of its
// own, or none.
func (d *docxBody) sectionProperties(f *figure) string {
	p, orientation := d.styles.page, ""
	if f != nil {
		p, orientation = p.turned(), ` w:orient="landscape"`
	}
	p = p.clear()
	first := ""
	if d.styles.firstPage && !strings.Contains(d.String(), "<w:sectPr>") {
		first = "<w:titlePg/>"
	}
	return fmt.Sprintf(`<w:sectPr>%s<w:type w:val="nextPage"/><w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>%s</w:sectPr>`,
		d.styles.edgeReferences(), p.width, p.height, orientation, p.top, p.right, p.bottom, p.left, p.header, p.footer, first)
}

// maxDots is how many dots the PNGs of a document have together, as twenty pages of A4 with margins have
// at 200 per inch: half a second of work. The PNGs of more are coarser, though as fine as screens
// are (minDPI). They stand in for the SVGs in programs that show none.
const maxDots, minDPI = 50_000_000, 96

// pngDPI returns the dots per inch of the PNG of a figure.
func (d *docxBody) pngDPI(f *figure) int {
	if d.dots <= maxDots {
		return f.dpi
	}
	return min(f.dpi, max(minDPI, int(float64(f.dpi)*math.Sqrt(maxDots/d.dots))))
}

func (d *docxBody) figure(ctx context.Context, f *figure) error {
	png, err := f.draw(ctx, render.PNG, d.pngDPI(f))
	if err != nil {
		return err
	}
	svg, err := f.draw(ctx, render.SVG, 0)
	if err != nil {
		return err
	}
	d.pictures++
	n := d.pictures
	files := []File{{fmt.Sprintf("word/media/image%d.png", n), png}, {fmt.Sprintf("word/media/image%d.svg", n), svg}}
	ids := []string{fmt.Sprintf("rIdPng%d", n), fmt.Sprintf("rIdSvg%d", n)}
	for i := range files {
		d.media = append(d.media, files[i])
		d.relate(ids[i], "image", strings.TrimPrefix(files[i].Name, "word/"))
	}
	room := d.styles.page.clear()
	most, high := room.textWidth(), room.textHeight()-captionHeight
	if f.landscape {
		room = d.styles.page.turned().clear()
		most, high = room.textWidth()+2*render.PageEdge, room.textHeight()-captionHeight+render.PageEdge
	}
	if d.headed {
		high -= headingHeight
	}
	scale := min(1, most/f.width, high/f.height)
	picture := drawing(f.width*scale, f.height*scale, n, f.alt.String(), ids[0], ids[1])
	if !f.landscape {
		d.caption(&f.label, f.caption)
		d.add(`<w:spacing w:line="240" w:lineRule="auto"/>`, picture)
		return nil
	}
	if !d.headed { // else the heading lies on the page already
		d.endUpright()
	}
	d.caption(&f.label, f.caption)
	// The picture has a white edge of its own, which lies in the margins.
	d.add(fmt.Sprintf(`<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="%[1]d" w:right="%[1]d"/><w:jc w:val="center"/>`, int(-20*render.PageEdge))+d.sectionProperties(f), picture)
	d.hasText, d.cover = false, false
	return nil
}

// captionHeight and headingHeight are the room for a caption and for a heading above
// a picture, in points.
const captionHeight, headingHeight = 34.0, 36.0

// drawing returns a picture of the size in points: its number, alternative text,
// and the relations to the file and, if there is one, to the SVG.
func drawing(width, height float64, n int, alt, file, svg string) string {
	if svg != "" {
		svg = fmt.Sprintf(`<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>`, svg)
	}
	const emu = 12700 // the unit of drawings, in a point
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/><wp:docPr id="%[3]d" name="Picture %[3]d" descr="%[4]s"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%[3]d" name="image%[3]d" descr="%[4]s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%[5]s">%[6]s</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		int(width*emu), int(height*emu), n, escape(alt), file, svg)
}

// relate adds a relationship of the body to another part.
func (d *docxBody) relate(id, kind, target string) {
	d.related = append(d.related, fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, relationPrefix, kind, target))
}

// relations returns the XML that relates the body to the other parts.
func (d *docxBody) relations() []byte {
	for i, part := range []string{"styles", "settings", "numbering"} {
		d.relate(fmt.Sprintf("rId%d", i+1), part, part+".xml")
	}
	d.relate("rIdHeader", "header", "header1.xml")
	d.relate("rIdFooter", "footer", "footer1.xml")
	for i := range d.styles.edges {
		e := &d.styles.edges[i]
		d.relate(e.id(), e.kind, e.name())
	}
	if d.styles.theme != nil {
		d.relate("rIdTheme", "theme", "theme/theme1.xml")
	}
	return relationsPart(strings.Join(d.related, ""))
}

// numbering returns the definitions of the lists: bullets, and each numbered list
// on its own, so that it begins at 1; with those of the reference document, which
// its styles name.
func (d *docxBody) numbering() []byte {
	abstract := func(n int, format, text string) string {
		return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>`, n, format, text)
	}
	// The first list has bullets; the others are the numbered ones.
	firstAbstract, firstList := d.styles.firstList(), d.styles.firstList()
	abstracts := abstract(firstAbstract, "bullet", "•") + abstract(firstAbstract+1, "decimal", "%1.")
	lists := fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, firstList, firstAbstract)
	for i, first := range d.starts {
		lists += fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride></w:num>`, firstList+1+i, firstAbstract+1, first)
	}
	if n := d.styles.lists; n != nil {
		return []byte(n.before + abstracts + n.between + lists + n.after)
	}
	return []byte(xmlHead + `<w:numbering xmlns:w="` + wordNamespace + `">` + abstracts + lists + "</w:numbering>\n")
}
