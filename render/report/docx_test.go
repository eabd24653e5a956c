package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// unzip returns the parts of a DOCX.
func unzip(t *testing.T, docx []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for i, f := range z.File {
		if i == 0 && f.Name != "[Content_Types].xml" {
			t.Errorf("the first part is %s", f.Name)
		}
		if !f.Modified.UTC().Equal(docxTime) {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// TestDOCX checks that every part is well-formed XML, that what the body names
// is there, and that it has what keeps it accessible.
func TestDOCX(t *testing.T) {
	for _, name := range []string{"measured.yaml", "stobswellbeing.yaml"} {
		if testing.Short() && name == "stobswellbeing.yaml" {
			continue // it draws large pictures
		}
		parts := unzip(t, files(t, caseStudy(t, name, nil), DOCX, "x.docx")[0].Data)
		for part, text := range parts {
			if !strings.HasSuffix(part, ".xml") && !strings.HasSuffix(part, ".rels") && !strings.HasSuffix(part, ".svg") {
				continue
			}
			d := xml.NewDecoder(strings.NewReader(text))
			for {
				_, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %s: %v", name, part, err)
				}
			}
		}
		related := map[string]bool{}
		for _, m := range regexp.MustCompile(`Id="([^"]*)"[^>]* Target="([^"]*)"`).FindAllStringSubmatch(parts["word/_rels/document.xml.rels"], -1) {
			related[m[1]] = true
			if parts["word/"+m[2]] == "" {
				t.Errorf("%s: there is no part %s", name, m[2])
			}
		}
		body := parts["word/document.xml"]
		embedded := regexp.MustCompile(`r:embed="([^"]*)"`).FindAllStringSubmatch(body, -1)
		for _, m := range embedded {
			if !related[m[1]] {
				t.Errorf("%s: nothing is known of %s", name, m[1])
			}
		}
		styles := map[string]bool{}
		for _, m := range regexp.MustCompile(`w:styleId="([^"]*)"`).FindAllStringSubmatch(parts["word/styles.xml"], -1) {
			styles[m[1]] = true
		}
		for _, m := range regexp.MustCompile(`<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"`).FindAllStringSubmatch(body, -1) {
			if !styles[m[1]] {
				t.Errorf("%s: there is no style %s", name, m[1])
			}
		}
		pictures := strings.Count(body, "<wp:inline")
		if pages := parts["word/footer1.xml"]; !strings.Contains(pages, " PAGE ") || !strings.Contains(pages, " NUMPAGES ") {
			t.Errorf("%s: the footer is %s", name, pages)
		}
		checkFields(t, name, body)
		if pictures == 0 || len(embedded) != 2*pictures || strings.Count(body, "<wp:docPr") != pictures || strings.Contains(body, `descr=""`) {
			t.Errorf("%s: %d pictures, %d embedded", name, pictures, len(embedded))
		}
		if tables := strings.Count(body, "<w:tbl>"); tables == 0 || tables != strings.Count(body, "<w:tblHeader/>") {
			t.Errorf("%s: %d tables", name, tables)
		}
		if !strings.Contains(parts["docProps/core.xml"], "<dc:language>en-GB</dc:language>") || !strings.Contains(parts["docProps/core.xml"], "<dc:title>") {
			t.Errorf("%s: %s", name, parts["docProps/core.xml"])
		}
		if name == "measured.yaml" {
			body = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, "\n")
			for _, want := range []string{"\n{{.}} ${x} %s\n", "\n&lt;/w:document&gt;\n", "\n&amp;lt;already&amp;gt; &lt;!-- not a comment --&gt;\n", "\nWe meet &lt;script&gt;alert(3)&lt;/script&gt;\n"} {
				if !strings.Contains(body, want) {
					t.Errorf("the text %q is not shown", want)
				}
			}
		}
	}
}

// checkFields checks that fields are closed, and that what they and links refer to
// is there.
func checkFields(t *testing.T, name, body string) {
	t.Helper()
	if begins, ends := strings.Count(body, `fldCharType="begin"`), strings.Count(body, `fldCharType="end"`); begins == 0 || begins != ends {
		t.Errorf("%s: %d fields begin, %d end", name, begins, ends)
	}
	marks := map[string]bool{}
	for _, m := range regexp.MustCompile(`<w:bookmarkStart w:id="\d+" w:name="([^"]*)"`).FindAllStringSubmatch(body, -1) {
		if marks[m[1]] {
			t.Errorf("%s: the bookmark %s is there twice", name, m[1])
		}
		marks[m[1]] = true
	}
	refs := regexp.MustCompile(`(?: (?:PAGE)?REF |w:anchor=")(\w+)`).FindAllStringSubmatch(body, -1)
	if len(refs) == 0 {
		t.Errorf("%s refers to nothing", name)
	}
	for _, m := range refs {
		if !marks[m[1]] {
			t.Errorf("%s: there is no bookmark %s", name, m[1])
		}
	}
	for _, kind := range []string{"Figure", "Table"} {
		for i, m := range regexp.MustCompile(` SEQ `+kind+` [^<]*</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">(\d+)<`).FindAllStringSubmatch(body, -1) {
			if m[1] != strconv.Itoa(i+1) {
				t.Errorf("%s: %s %s is number %d", name, kind, m[1], i+1)
			}
		}
	}
}

// TestDOCXPages checks that a picture with a page of its own leaves no page
// empty, and stands within the margins of all pages.
func TestDOCXPages(t *testing.T) {
	if testing.Short() {
		t.Skip("it draws large pictures")
	}
	for _, c := range []struct{ name, want string }{
		{"stobswellbeing.yaml", "text,sideways,text"},
		{"measured.yaml", "text"},
	} {
		body := unzip(t, files(t, caseStudy(t, c.name, nil), DOCX, "x.docx")[0].Data)["word/document.xml"]
		var pages []string
		for _, m := range regexp.MustCompile(`<w:sectPr>.*?</w:sectPr>`).FindAllString(body, -1) {
			if !strings.Contains(m, `w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"`) {
				t.Errorf("%s: the margins %s", c.name, m)
			}
			kind := "text"
			if strings.Contains(m, "landscape") {
				kind = "sideways"
			}
			pages = append(pages, kind)
		}
		if got := strings.Join(pages, ","); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if n := strings.Count(body, "<w:titlePg/>"); n != 1 {
			t.Errorf("%s: %d first pages without a header", c.name, n)
		}
	}
}

// TestOrder checks that properties stand in the order of the schema (ECMA-376),
// which Word asks for.
func TestOrder(t *testing.T) {
	orders := map[string]string{
		"pPr":      "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc outlineLvl rPr sectPr",
		"rPr":      "rFonts b bCs i iCs color sz szCs u rtl lang",
		"tblPr":    "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
		"sectPr":   "headerReference footerReference type pgSz pgMar titlePg",
		"settings": "zoom defaultTabStop updateFields compat themeFontLang",
		"lvl":      "start numFmt lvlText lvlJc pPr",
		"style":    "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
	}
	parts := unzip(t, files(t, caseStudy(t, "measured.yaml", &Options{Author: "The office", Logo: testLogo(t, 60, 30)}), DOCX, "x.docx")[0].Data)
	for _, part := range []string{"word/document.xml", "word/styles.xml", "word/settings.xml", "word/numbering.xml", "word/header1.xml"} {
		d := xml.NewDecoder(strings.NewReader(parts[part]))
		var in []string // the elements that are open
		var last []int  // the place in the order of the last one in each
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", part, err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				if n := len(in); n > 0 && orders[in[n-1]] != "" {
					at := slices.Index(strings.Fields(orders[in[n-1]]), e.Name.Local)
					if at < 0 || at < last[n-1] {
						t.Errorf("%s: <%s> stands at the wrong place in <%s>", part, e.Name.Local, in[n-1])
					}
					last[n-1] = max(at, last[n-1])
				}
				in, last = append(in, e.Name.Local), append(last, -1)
			case xml.EndElement:
				in, last = in[:len(in)-1], last[:len(last)-1]
			}
		}
	}
}

func TestColumns(t *testing.T) {
	const width = 9638
	long := english(strings.Repeat("word ", 50))
	table := &table{heads: []text{english("A"), english("B"), english("C")}, rows: [][]text{{long, english("x"), english("y")}}}
	widths := columnWidths(table, width)
	total := 0
	for _, w := range widths {
		total += w
	}
	if total != width || widths[0] <= widths[1] || widths[1] < width/6 {
		t.Errorf("%v", widths)
	}
}
