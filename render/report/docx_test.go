package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
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

// TestDOCXPages checks that a picture with a page of its own leaves no page
// empty.
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
			switch {
			case strings.Contains(m, "landscape"):
				pages = append(pages, "sideways")
			case strings.Contains(m, `w:left="227"`):
				pages = append(pages, "upright")
			default:
				pages = append(pages, "text")
			}
		}
		if got := strings.Join(pages, ","); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestColumns(t *testing.T) {
	long := english(strings.Repeat("word ", 50))
	table := &table{heads: []text{english("A"), english("B"), english("C")}, rows: [][]text{{long, english("x"), english("y")}}}
	widths := columnWidths(table)
	total := 0
	for _, w := range widths {
		total += w
	}
	if total != textWidth || widths[0] <= widths[1] || widths[1] < textWidth/6 {
		t.Errorf("%v", widths)
	}
}
