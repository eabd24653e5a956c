//go:build linux || darwin

package hostile

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// commandInputs are inputs for the commands that do more than check and draw.
var commandInputs = []input{
	{"80 boxes with 720 arrows, on a page, with numbers", tangle(80, 720), "render --force --page a4 --number-links x.yaml -o x.svg", 3, "less than 4 points high, which is the limit", "refused: too small to be read", 0},
	{"the same, on several pages", tangle(80, 720), "render --force --page a4 --tiles x.yaml -o x.pdf", 0, "", "drawn", 0},
	{"the same, as dots", tangle(80, 720), "render --force --dpi 150 x.yaml -o x.png", 0, "", "drawn", 0},
	{"400 elements with 980 links, as dots", tangle(400, 980), "render --force x.yaml -o x.png", 3, "and the limit is 80 million", "refused: too many dots", 0},

	{"a ladder of 9,000 rungs, reported", ways(9000), "report --force x.yaml -o x.docx", 3, "the limits of a picture on several pages are 1000 and 3000", "refused: too many arrows", 0},
	{"100 elements with 300 links, reported", tangle(100, 300), "report --force x.yaml -o x.docx", 0, "", "reported", 0},
	{"an indicator with 3,000 targets and values, reported", series(3000), "report --force x.yaml -o x.html", 0, "", "reported", 0},
	{"1,000 models of one framework, reported", supporters(1000), "report . -o x.html", 0, "", "reported", 0},
	{"10,000 models of one framework, counted", supporters(10_000), "coverage .", 0, "", "counted", 0},
	{"a model of the last of 1,000 frameworks, each of which extends the next, counted", both(frameworks(1000), named("m.yaml", strings.Replace(small, "title:", "framework: x.yaml\ntitle:", 1))), "coverage m.yaml", 0, "", "counted", 0},
	{"a model of 10,000 elements, all of them renamed", both(chain(10_000, false), renamed), "diff x.yaml y.yaml", 1, "", "compared", 0},
	{"an indicator with 12,000 targets and values, looked at", series(12_000), "progress x.yaml", 0, "", "looked at", 0},

	{"a model of 10,000 elements, as a workbook", chain(10_000, false), "export x.yaml --to xlsx -o y.xlsx", 0, "", "written", 0},
	{"the same, as a logframe", chain(10_000, false), "export x.yaml --to eu -o y.docx", 0, "", "written", 0},
	{"a table of 10,000 rows", table(10_000), "import x.csv -o y.yaml", 0, "", "read", 0},
	{"a table of 40 MB", largeFile("x.csv", 40e6, "kind,id,title\n", "output,a,More\n"), "import x.csv -o y.yaml", 1, "larger than", "refused: too large", 0},
	{"a workbook that unpacks to 1 GB", bomb("xl/worksheets/sheet1.xml"), "import x.xlsx -o y.yaml", 1, "larger than 32 MB when unpacked", "refused: too large; 32 MB of it are read", 0},
	{"a document that unpacks to 1 GB", bomb("word/document.xml"), "import x.docx -o y.yaml", 1, "larger than 32 MB when unpacked", "refused: too large; 32 MB of it are read", 0},
	{"XML of IATI that nests a million deep", named("x.xml", strings.Repeat("<iati-activities>", 1_000_000)), "import x.xml -o y.yaml", 1, "or more than 64 within each other", "refused: nested too deep", 0},

	{"70,000 elements, written in one form", chain(70_000, false), "fmt --check x.yaml", 1, "", "compared", 0},
	{"5,000 faults, mended", faults(5000), "check --fix --diff x.yaml", 1, "no files would change", "looked at: none is certain", 0},
	{"an id of 10,000 elements, renamed", chain(10_000, false), "rename e5000 other x.yaml", 0, "", "renamed", 0},
	{"5,000 faults, in an editor", both(faults(5000), session), "lsp", 0, "publishDiagnostics", "findings are sent", 0},
}

// series is a model with an indicator of so many targets and as many values.
func series(n int) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "x.yaml", func(w io.Writer) {
			io.WriteString(w, "model: m\ntitle: A model\nas-at: 2020\nend-state:\n  id: e\n  title: People are better off\n  indicators:\n  - id: i\n    title: People who are well\n    baseline: {value: 1, on: 2000}\n")
			for _, kind := range []string{"targets", "actuals"} {
				fmt.Fprintf(w, "    %s:\n", kind)
				for i := range n {
					fmt.Fprintf(w, "    - {value: %d, on: %04d-%02d-%02d}\n", i, 2001+i/336%7000, 1+i/28%12, 1+i%28)
				}
			}
		})
	}
}

// supporters are so many models that support outcomes of one framework.
func supporters(n int) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "f.yaml", func(w io.Writer) { io.WriteString(w, framework) })
		for i := range n {
			write(t, fmt.Sprintf("m%d.yaml", i), func(w io.Writer) {
				io.WriteString(w, strings.NewReplacer("model: m", fmt.Sprintf("model: m%d\nframework: f.yaml", i), "wellbeing}", "wellbeing, supports: [o]}").Replace(small))
			})
		}
	}
}

// renamed writes x.yaml as y.yaml, with other titles.
func renamed(t *testing.T) {
	text, err := os.ReadFile("x.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write(t, "y.yaml", func(w io.Writer) {
		strings.NewReplacer("More people of street", "Most people of road").WriteString(w, string(text))
	})
}

// table is a model as a table of so many rows.
func table(n int) func(*testing.T) {
	return func(t *testing.T) {
		write(t, "x.csv", func(w io.Writer) {
			io.WriteString(w, "stage,id,title,leads-to\n")
			for i := range n {
				fmt.Fprintf(w, "short,e%d,More people of street %[1]d meet,%s\n", i, fmt.Sprint("e", min(i+1, n-1)))
			}
		})
	}
}

// bomb is a zip with a part of a gigabyte of spaces.
func bomb(part string) func(*testing.T) {
	return func(t *testing.T) {
		name := "x.docx"
		if filepath.Dir(part) == "xl/worksheets" {
			name = "x.xlsx"
		}
		write(t, name, func(w io.Writer) {
			z := zip.NewWriter(w)
			for _, p := range [][2]string{
				{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
				{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Model" sheetId="1" r:id="r1"/></sheets></workbook>`},
				{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
			} {
				f, err := z.Create(p[0])
				if err != nil {
					t.Fatal(err)
				}
				io.WriteString(f, p[1])
			}
			const times = 1 << 10
			spaces := strings.Repeat(" ", 1<<20)
			packed := packed(t, spaces)
			sum := crc32.NewIEEE()
			for range times {
				io.WriteString(sum, spaces)
			}
			last := []byte{1, 0, 0, 0xff, 0xff} // an empty block
			f, err := z.CreateRaw(&zip.FileHeader{Name: part, Method: zip.Deflate, CRC32: sum.Sum32(),
				UncompressedSize64: uint64(times * len(spaces)), CompressedSize64: uint64(times*len(packed) + len(last))})
			if err != nil {
				t.Fatal(err)
			}
			for range times {
				f.Write(packed)
			}
			f.Write(last)
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// packed returns blocks of a text as "deflate" packs it, after which others may come.
func packed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, text)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// session writes what an editor sends that opens x.yaml and is closed.
func session(t *testing.T) {
	text, err := os.ReadFile("x.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	write(t, stdin, func(w io.Writer) {
		for _, m := range []string{
			fmt.Sprintf(`{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}, "rootUri": "file://%s"}}`, folder),
			`{"jsonrpc": "2.0", "method": "initialized", "params": {}}`,
			fmt.Sprintf(`{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "file://%s/x.yaml", "languageId": "yaml", "version": 1, "text": %q}}}`, folder, text),
			fmt.Sprintf(`{"jsonrpc": "2.0", "id": 2, "method": "textDocument/codeAction", "params": {"textDocument": {"uri": "file://%s/x.yaml"}, "range": {"start": {"line": 0, "character": 0}, "end": {"line": 5000, "character": 0}}, "context": {"diagnostics": []}}}`, folder),
			`{"jsonrpc": "2.0", "id": 3, "method": "shutdown"}`,
			`{"jsonrpc": "2.0", "method": "exit"}`,
		} {
			fmt.Fprintf(w, "Content-Length: %d\r\n\r\n%s", len(m), m)
		}
	})
}
