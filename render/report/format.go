package report

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
)

// A Format is a kind of document.
type Format string

// The formats.
const (
	HTML     Format = "html" // one page that needs nothing else
	DOCX     Format = "docx" // for word processors
	Markdown Format = "md"   // with its pictures beside it
	PDF      Format = "pdf"  // tagged; needs Chromium or LibreOffice
)

// A writer writes reports in one format.
type writer struct {
	format Format
	write  func(ctx context.Context, r *Report, name string) ([]File, error)
}

// writers are those of all formats.
var writers = []writer{
	{HTML, writeHTML},
	{DOCX, writeDOCX},
	{Markdown, writeMarkdown},
	{PDF, writePDF},
}

// Formats are all formats.
func Formats() []Format {
	var all []Format
	for _, w := range writers {
		all = append(all, w.format)
	}
	return all
}

// ParseFormat is the format of that name or of files with that ending, in any
// case. Its error names the formats there are.
func ParseFormat(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if strings.EqualFold(name, string(f)) || f == HTML && strings.EqualFold(name, "htm") || f == Markdown && strings.EqualFold(name, "markdown") {
			return f, nil
		}
		names = append(names, string(f))
	}
	return "", fmt.Errorf("there is no format %q of reports; use one of %s", name, strings.Join(names, ", "))
}

// A File is a document, or a picture that stands beside one.
type File struct {
	Name string // without a folder
	Data []byte
}

// Files are the report in the format: the document, by that name, and the
// pictures that belong beside it, named after it. Only Markdown has such. The
// context ends what makes a PDF.
func (r *Report) Files(ctx context.Context, f Format, name string) ([]File, error) {
	for _, w := range writers {
		if w.format == f {
			return w.write(ctx, r, filepath.Base(name))
		}
	}
	_, err := ParseFormat(string(f))
	return nil, err
}
