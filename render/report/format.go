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
	Quarto   Format = "qmd"  // Markdown for Quarto and Pandoc, with its pictures beside it
	PDF      Format = "pdf"  // tagged; needs Chromium or LibreOffice
)

// formats are all formats, with other endings of their files.
var formats = []struct {
	format Format
	ending string
	write  func(ctx context.Context, r *Document, name string) ([]File, error)
}{
	{HTML, "htm", writeHTML},
	{DOCX, "", writeDOCX},
	{Markdown, "markdown", writeMarkdown},
	{Quarto, "", writeQuarto},
	{PDF, "", writePDF},
}

// Formats returns all formats.
func Formats() []Format {
	var all []Format
	for _, f := range formats {
		all = append(all, f.format)
	}
	return all
}

// ParseFormat returns the format of that name or of files with that ending, in
// any case. Its error names the formats there are.
func ParseFormat(name string) (Format, error) {
	var names []string
	for _, f := range formats {
		if strings.EqualFold(name, string(f.format)) || f.ending != "" && strings.EqualFold(name, f.ending) {
			return f.format, nil
		}
		names = append(names, string(f.format))
	}
	return "", fmt.Errorf("there is no format %q of reports; use one of %s", name, strings.Join(names, ", "))
}

// A File is a document, or a picture that stands beside one.
type File struct {
	Name string // without a folder
	Data []byte
}

// UnmarshalText reads the value as [ParseFormat] does.
func (f *Format) UnmarshalText(text []byte) (err error) {
	*f, err = ParseFormat(string(text))
	return err
}

// Files returns the report in the format: the document, by that name, and the
// pictures that belong beside it, named after it. Only the kinds of Markdown have such. When
// ctx is done, it stops, and with it a program that makes a PDF.
func (r *Document) Files(ctx context.Context, f Format, name string) ([]File, error) {
	for _, known := range formats {
		if known.format == f {
			return known.write(ctx, r, filepath.Base(name))
		}
	}
	_, err := ParseFormat(string(f))
	return nil, err
}

// A writer writes the parts of a report in one format.
type writer interface {
	front(ctx context.Context, r *Document) error // all that comes before the sections
	heading(level int, id string, s *section)
	paragraph(t text, tone tone, leads bool) // leads: a list follows, or what leads to one, with which it stays
	list(items []text, first int)
	table(t *table)
	figure(ctx context.Context, f *figure) error
}

// writeDocument writes all of a report.
func writeDocument(ctx context.Context, w writer, r *Document) error {
	if err := w.front(ctx, r); err != nil {
		return err
	}
	return writeSections(ctx, w, r.sections, "s", 1)
}

// writeSections writes sections and what is in them, the outermost on level 1.
// Their ids are the given one and their numbers, as in s2 and s2-1.
func writeSections(ctx context.Context, w writer, sections []section, id string, level int) error {
	for i := range sections {
		s := &sections[i]
		at := fmt.Sprintf("%s%d", id, i+1)
		w.heading(level, at, s)
		if err := writeBlocks(ctx, w, s.blocks); err != nil {
			return err
		}
		if err := writeSections(ctx, w, s.sections, at+"-", level+1); err != nil {
			return err
		}
	}
	return nil
}

func writeBlocks(ctx context.Context, w writer, blocks []block) error {
	for i, b := range blocks {
		if err := ctx.Err(); err != nil {
			return err
		}
		switch {
		case b.table != nil:
			w.table(b.table)
		case b.figure != nil:
			if err := w.figure(ctx, b.figure); err != nil {
				return err
			}
		case b.list != nil:
			w.list(b.list, b.first)
		default:
			w.paragraph(b.text, b.tone, b.introduces || i+1 < len(blocks) && blocks[i+1].list != nil)
		}
	}
	return nil
}
