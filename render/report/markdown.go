package report

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/render"
)

// writeMarkdown writes a page of Markdown, with the tables that GitHub knows,
// and its pictures as SVG beside it.
func writeMarkdown(_ context.Context, r *Document, name string) ([]File, error) {
	w := &markdownPage{stem: strings.TrimSuffix(name, filepath.Ext(name))}
	if err := writeDocument(w, r); err != nil {
		return nil, err
	}
	return append([]File{{name, w.Bytes()}}, w.pictures...), nil
}

// A markdownPage is a page that is being written.
type markdownPage struct {
	bytes.Buffer
	stem     string // of the names of the pictures
	anchors  bool   // a table of contents links to the sections
	pictures []File
}

func (w *markdownPage) writef(format string, args ...any) { fmt.Fprintf(&w.Buffer, format, args...) }

func (w *markdownPage) front(r *Document) error {
	w.writef("# %s\n\n", plainMarkdown(r.title))
	if err := writeBlocks(w, r.lead); err != nil {
		return err
	}
	if r.contents {
		w.contents(r.sections)
	}
	return nil
}

func (w *markdownPage) contents(sections []section) {
	w.anchors = true
	w.WriteString("## Contents\n\n")
	for i, s := range sections {
		w.writef("- [%s](#s%d)\n", plainMarkdown(s.title), i+1)
	}
	w.WriteString("\n")
}

func (w *markdownPage) heading(level int, id string, s *section) {
	if w.anchors && level == 1 {
		w.writef("<a id=\"%s\"></a>\n\n", id)
	}
	w.writef("%s %s\n\n", strings.Repeat("#", min(level+1, 6)), plainMarkdown(s.title))
}

func (w *markdownPage) paragraph(t text, tone tone, _ bool) {
	mark := [...]string{plainTone: "", asideTone: "*", alertTone: "**", smallTone: ""}[tone]
	w.writef("%s%s%[1]s\n\n", mark, plainMarkdown(t))
}

func (w *markdownPage) list(items []text, first int) {
	for i, item := range items {
		mark := "-"
		if first > 0 {
			mark = fmt.Sprintf("%d.", first+i)
		}
		w.writef("%s %s\n", mark, plainMarkdown(item))
	}
	w.WriteString("\n")
}

func (w *markdownPage) table(t *table) {
	w.writef("**%s**\n\n", plainMarkdown(labelled(&t.label, t.caption)))
	row := func(cells []text) {
		for _, c := range cells {
			w.writef("| %s ", plainMarkdown(c))
		}
		w.WriteString("|\n")
	}
	row(t.heads)
	w.writef("%s|\n", strings.Repeat("| --- ", len(t.heads)))
	for i, cells := range t.rows {
		if t.kind(i) == bandRow {
			w.writef("| **%s** %s|\n", plainMarkdown(cells[0]), strings.Repeat("| ", len(t.heads)-1))
			continue
		}
		row(cells)
	}
	w.WriteString("\n")
}

func (w *markdownPage) figure(f *figure) error {
	svg, err := f.draw(render.SVG)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%s-figure-%d.svg", w.stem, len(w.pictures)+1)
	w.pictures = append(w.pictures, File{name, svg})
	w.writef("**%s**\n\n![%s](%s)\n\n", plainMarkdown(labelled(&f.label, f.caption)), plainMarkdown(f.alt), url.PathEscape(name))
	return nil
}

// plainMarkdown returns a text escaped so that Markdown shows it as it is.
func plainMarkdown(t text) string { return plaintext.Markdown(t.String()) }
