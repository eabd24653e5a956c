package yamldoc

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// pack returns a package as office programs write it, with one file in it.
func pack(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		name, content, _ := strings.Cut(name, "=")
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestForeign(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"rich text", `{\rtf1\ansi\deff0 {\fonttbl {\f0 Times;}}` + "\n\\f0 model: m\\par}\n", "Rich Text Format"},
		{"Word", pack(t, "[Content_Types].xml=<Types/>", "word/document.xml=<w/>"), "a Word document"},
		{"Excel", pack(t, "[Content_Types].xml=<Types/>", "xl/workbook.xml=<w/>"), "an Excel spreadsheet"},
		{"PowerPoint", pack(t, "[Content_Types].xml=<Types/>", "ppt/presentation.xml=<w/>"), "a PowerPoint presentation"},
		{"LibreOffice", pack(t, "mimetype=application/vnd.oasis.opendocument.text"), "a document of LibreOffice"},
		{"LibreOffice Calc", pack(t, "mimetype=application/vnd.oasis.opendocument.spreadsheet"), "a spreadsheet of LibreOffice"},
		{"ZIP", pack(t, "model.yaml=model: m"), "a ZIP archive"},
		{"gzip", "\x1f\x8b\x08\x00", "a packed file"},
		{"old Word", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Word, Excel or PowerPoint"},
		{"PDF", "%PDF-1.7\n%\xe2\xe3\n", "a PDF file"},
		{"PNG", "\x89PNG\r\n\x1a\n", "a picture"},
		{"JPEG", "\xff\xd8\xff\xe0", "a picture"},
		{"SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a picture"},
		{"web page", "<!DOCTYPE html>\n<html><body>model: m</body></html>", "the code of a web page"},
		{"web page with a BOM", "\ufeff\r\n<HTML>model: m</HTML>", "the code of a web page"},
		{"XHTML", "<?xml version=\"1.0\"?>\n<html/>", "the code of a web page"},
		{"XML", "<?xml version=\"1.0\"?>\n<model/>", "a file in XML"},
	} {
		_, got := read(c.src)
		if len(got) != 1 || !strings.HasPrefix(got[0], "1:1 this is ") || !strings.Contains(got[0], c.want) {
			t.Errorf("%s: findings are %q, want %q", c.name, got, c.want)
		}
		if !IsForeign([]byte(c.src)) {
			t.Errorf("%s is passed over in a folder", c.name)
		}
	}
	for _, src := range []string{"", "garden: g\n", "{\"garden\": \"g\"}", "<model>: m", "PK: x", "%: x", "GIF: x"} {
		if message := foreignMessage(src); message != "" {
			t.Errorf("%q: %s", src, message)
		}
	}
}
