package report

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"github.com/resultschain/resultschain/internal/ziptest"
)

// testLogo returns a picture in PNG.
func testLogo(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const houseStyles = `<?xml version="1.0"?><w:styles xmlns:w="` + wordNamespace + `"><w:docDefaults/>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:rPr><w:color w:val="AA0011"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Alert"><w:name w:val="Something else"/></w:style></w:styles>`

// TestReference checks that a report has the styles of a reference document by
// their names, its page, theme and lists, and nothing else of it.
func TestReference(t *testing.T) {
	docx := ziptest.Pack(t, map[string]string{
		"word/styles.xml":       houseStyles,
		"word/theme/theme1.xml": `<a:theme xmlns:a="x" name="House"/>`,
		"word/numbering.xml":    `<w:numbering xmlns:w="` + wordNamespace + `"><w:abstractNum w:abstractNumId="3"/><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`,
		"word/document.xml":     `<w:document xmlns:w="` + wordNamespace + `"><w:body><w:p><w:r><w:t>Secret</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1000" w:bottom="1440" w:left="1000" w:header="708"/></w:sectPr></w:body></w:document>`,
		"word/vbaProject.bin":   "macro",
	})
	parts := unzip(t, files(t, caseStudy(t, "measured.yaml", &Options{Reference: docx}), DOCX, "x.docx")[0].Data)
	for part, wants := range map[string][]string{
		"word/styles.xml":       {`<w:color w:val="AA0011"/>`, `w:styleId="Alert1"><w:name w:val="Alert"/><w:basedOn w:val="Standard"/>`, `w:styleId="Caption"`},
		"word/document.xml":     {`<w:pStyle w:val="berschrift1"/>`, `<w:pgSz w:w="12240" w:h="15840"/>`, `<w:pgMar w:top="1440" w:right="1000" w:bottom="1440" w:left="1000"`},
		"word/theme/theme1.xml": {`name="House"`},
		"word/numbering.xml":    {`<w:abstractNum w:abstractNumId="3"/><w:abstractNum w:abstractNumId="8">`, `<w:num w:numId="7">`, `<w:num w:numId="8">`},
		"[Content_Types].xml":   {"/word/theme/theme1.xml"},
	} {
		for _, want := range wants {
			if !strings.Contains(parts[part], want) {
				t.Errorf("%s has no %s:\n%s", part, want, parts[part])
			}
		}
	}
	if strings.Contains(parts["word/document.xml"], "Secret") || parts["word/vbaProject.bin"] != "" {
		t.Error("the report has the text or the macros of the reference document")
	}
	if strings.Contains(parts["word/document.xml"], `<w:pStyle w:val="Normal"/>`) {
		t.Error("a paragraph has a style that is not there")
	}
}

// TestReferenceEdges checks that a report has the headers and footers of a reference
// document with their pictures and links, and none that loads or runs something.
func TestReferenceEdges(t *testing.T) {
	const head = `<w:hdr xmlns:w="` + wordNamespace + `" xmlns:r="` + relationPrefix + `"><w:p><w:r><w:t>`
	const tail = `</w:t></w:r></w:p></w:hdr>`
	edge := func(n, kind string) string {
		return `<Relationship Id="rId` + n + `" Type="` + relationPrefix + `/` + kind + `" Target="` + kind + n + `.xml"/>`
	}
	parts := map[string]string{
		"word/styles.xml":   houseStyles,
		"word/settings.xml": `<w:settings xmlns:w="` + wordNamespace + `"><w:evenAndOddHeaders/></w:settings>`,
		"word/document.xml": `<w:document xmlns:w="` + wordNamespace + `" xmlns:r="` + relationPrefix + `"><w:body><w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId2"/>` +
			`<w:sectPrChange><w:sectPr><w:headerReference w:type="default" r:id="rId9"/></w:sectPr></w:sectPrChange><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1000" w:bottom="1440" w:left="1000" w:header="400" w:footer="300"/><w:titlePg/></w:sectPr></w:body></w:document>`,
		"word/_rels/document.xml.rels": `<Relationships>` + edge("1", "header") + edge("2", "header") + `</Relationships>`,
		"word/header1.xml":             head + `House<w:hyperlink r:id="rId2"/><w:inline><w:extent cx="1" cy="952500"/></w:inline><w:blip r:embed="rId1"/>` + tail,
		"word/_rels/header1.xml.rels": `<Relationships><Relationship Id="rId1" Type="` + relationPrefix + `/image" Target="media/crest.jpg"/>` +
			`<Relationship Id="rId2" Type="` + relationPrefix + `/hyperlink" Target="https://example.org/?a&amp;b" TargetMode="External"/></Relationships>`,
		"word/media/crest.jpg": "picture",
		"word/header2.xml":     head + "First" + tail,
	}
	report := func() (map[string]string, []string) {
		r := caseStudy(t, "measured.yaml", &Options{Reference: ziptest.Pack(t, parts)})
		warnings := slices.DeleteFunc(r.Warnings, func(w string) bool { return !strings.Contains(w, "reference") })
		return unzip(t, files(t, r, DOCX, "x.docx")[0].Data), warnings
	}
	got, warnings := report()
	for part, wants := range map[string][]string{
		"word/house-header-default.xml":            {"House"},
		"word/house-header-first.xml":              {"First"},
		"word/_rels/house-header-default.xml.rels": {`Target="media/house-header-default-1.jpg"`, `Target="https://example.org/?a&amp;b" TargetMode="External"`},
		"word/media/house-header-default-1.jpg":    {"picture"},
		"word/settings.xml":                        {"<w:evenAndOddHeaders/>"},
		"[Content_Types].xml":                      {`PartName="/word/house-header-first.xml"`, `Extension="jpg"`},
		"word/_rels/document.xml.rels":             {`Id="rIdHouse-header-default"`},
		"word/document.xml": {`<w:headerReference w:type="default" r:id="rIdHouse-header-default"/><w:headerReference w:type="first" r:id="rIdHouse-header-first"/>` +
			`<w:footerReference w:type="default" r:id="rIdFooter"/><w:footerReference w:type="even" r:id="rIdFooter"/>`, `w:top="2180"`, `w:header="400" w:footer="300"`, "<w:titlePg/>"},
	} {
		for _, want := range wants {
			if !strings.Contains(got[part], want) {
				t.Errorf("%s has no %s:\n%.2000s", part, want, got[part])
			}
		}
	}
	if len(warnings) > 0 {
		t.Errorf("warnings: %q", warnings)
	}
	const related = "word/_rels/header1.xml.rels"
	for why, change := range map[string][2]string{
		"is damaged": {"word/header1.xml", "<w:hdr>"},
		"has a picture that is missing or too large":   {related, strings.Replace(parts[related], "crest", "other", 1)},
		"has more in it than text, pictures and links": {related, strings.Replace(parts[related], "/image", "/oleObject", 1)},
		"names something that is not there":            {related, "<Relationships/>"},
		"has a field that loads or runs something":     {"word/header1.xml", head + `</w:t><w:instrText> INCLUDE</w:instrText><w:instrText>PICTURE "x"</w:instrText><w:t>` + tail},
	} {
		before := parts[change[0]]
		parts[change[0]] = change[1]
		got, warnings := report()
		if _, ok := got["word/house-header-default.xml"]; ok || len(warnings) != 1 || warnings[0] != "a header of the reference document "+why+", and is left out" {
			t.Errorf("%s: %q", why, warnings)
		}
		parts[change[0]] = before
	}
}

// TestReferencePage checks that a report has pages of A4 where those of the reference
// document cannot be read, which it warns of.
func TestReferencePage(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", "<w:document>", `<w:pgSz w:w="100" w:h="100"/><w:pgMar w:top="0"/>`} {
		s, warnings, err := readReference(ziptest.Pack(t, map[string]string{"word/styles.xml": houseStyles, "word/document.xml": body}))
		if err != nil || s.page != a4Page || len(warnings) != 1 || !strings.Contains(warnings[0], "pages of A4") {
			t.Errorf("%q: %v, %q", body, err, warnings)
		}
	}
}

// TestReferenceFaults holds what is reported of reference documents that cannot
// be used.
func TestReferenceFaults(t *testing.T) {
	whole := ziptest.Pack(t, map[string]string{"word/styles.xml": houseStyles})
	for _, c := range []struct {
		name string
		docx []byte
		want string
	}{
		{"no zip", []byte("Dear all"), "it is no Word document (.docx), or is damaged"},
		{"cut off", whole[:len(whole)/2], "it is no Word document (.docx), or is damaged"},
		{"no styles", ziptest.Pack(t, map[string]string{"x": "y"}), "it has no styles"},
		{"damaged styles", ziptest.Pack(t, map[string]string{"word/styles.xml": houseStyles[:200]}), "its styles are damaged"},
		{"a definition of its type", ziptest.Pack(t, map[string]string{"word/styles.xml": strings.Replace(houseStyles, "?>", `?><!DOCTYPE x [<!ENTITY a "b">]>`, 1)}), "its styles are damaged"},
		{"another format", ziptest.Pack(t, map[string]string{"word/styles.xml": strings.Replace(houseStyles, wordNamespace, "http://purl.oclc.org/ooxml/wordprocessingml/main", 1)}), "it is not a Word document as Word saves it by default"},
		{"too large", ziptest.Pack(t, map[string]string{"word/styles.xml": strings.Repeat(" ", maxPart+1)}), "its styles are damaged"},
	} {
		m, f := load(t, "measured.yaml")
		_, err := Model(t.Context(), m, f, &Options{Reference: c.docx})
		var wrong *ReferenceError
		if !errors.As(err, &wrong) || !strings.HasPrefix(wrong.Reason, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if page, ok := readPage([]byte(`<w:pgSz w:w="100" w:h="100"/><w:pgMar w:top="1"/>`)); ok {
		t.Errorf("a page of %+v", page)
	}
}

func TestLogo(t *testing.T) {
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, image.NewGray(image.Rect(0, 0, 40, 40)), nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		want string // of the error; empty: none
	}{
		{"png", testLogo(t, 100, 50), ""},
		{"jpeg", jpg.Bytes(), ""},
		{"cut short", testLogo(t, 100, 50)[:60], "it is damaged or cut short"},
		{"one dot", testLogo(t, 1, 1), "it has only 1 × 1 dots"},
		{"40 million dots", testLogo(t, 8000, 5000), "it has 8000 × 5000 dots"},
		{"a script", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), "it is an SVG"},
		{"another kind", []byte("GIF89a\x20\x00\x20\x00\x00\x00\x00;"), "it is no picture in PNG or JPEG"},
		{"text", []byte("Logo"), "it is no picture in PNG or JPEG"},
	} {
		m, f := load(t, "measured.yaml")
		r, err := Model(t.Context(), m, f, &Options{Logo: c.data})
		var wrong *LogoError
		if c.want != "" {
			if !errors.As(err, &wrong) || !strings.HasPrefix(wrong.Reason, c.want) {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		page := string(files(t, r, HTML, "x.html")[0].Data)
		if !strings.Contains(page, "img-src data:") || !strings.Contains(page, `src="data:image/`+c.name) {
			t.Errorf("%s: the page has no logo", c.name)
		}
		if parts := unzip(t, files(t, r, DOCX, "x.docx")[0].Data); parts["word/media/logo."+c.name] == "" {
			t.Errorf("%s: the document has no logo", c.name)
		}
	}
}
