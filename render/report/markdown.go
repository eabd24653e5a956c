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
func writeMarkdown(ctx context.Context, r *Document, name string) ([]File, error) {
	w := &githubPage{markdownPage: newMarkdownPage(name, plainMarkdown)}
	if err := writeDocument(ctx, w, r); err != nil {
		return nil, err
	}
	return w.files(name), nil
}

// A markdownPage is a page that is being written: what all kinds of Markdown share.
type markdownPage struct {
	bytes.Buffer
	stem     string            // of the names of the pictures
	plain    func(text) string // returns a text escaped so that it is shown as it is
	pictures []File
}

func newMarkdownPage(name string, plain func(text) string) markdownPage {
	return markdownPage{stem: strings.TrimSuffix(name, filepath.Ext(name)), plain: plain}
}

// files returns the page and its pictures.
func (w *markdownPage) files(name string) []File {
	return append([]File{{name, w.Bytes()}}, w.pictures...)
}

func (w *markdownPage) writef(format string, args ...any) { fmt.Fprintf(&w.Buffer, format, args...) }

func (w *markdownPage) paragraph(t text, tone tone, _ bool) {
	mark := [...]string{plainTone: "", asideTone: "*", alertTone: "**", smallTone: ""}[tone]
	w.writef("%s%s%[1]s\n\n", mark, w.plain(t))
}

func (w *markdownPage) list(items []text, first int) {
	for i, item := range items {
		mark := "-"
		if first > 0 {
			mark = fmt.Sprintf("%d.", first+i)
		}
		w.writef("%s %s\n", mark, w.plain(item))
	}
	w.WriteString("\n")
}

// tableRows writes the rows of a table, with the rule beneath its headings.
func (w *markdownPage) tableRows(t *table, rule string) {
	row := func(cells []text) {
		for _, c := range cells {
			w.writef("| %s ", w.plain(c))
		}
		w.WriteString("|\n")
	}
	row(t.heads)
	w.writef("%s|\n", rule)
	for i, cells := range t.rows {
		if t.kind(i) == bandRow {
			w.writef("| **%s** %s|\n", w.plain(cells[0]), strings.Repeat("| ", len(t.heads)-1))
			continue
		}
		row(cells)
	}
	w.WriteString("\n")
}

// picture adds the picture of a figure, and returns its address.
func (w *markdownPage) picture(ctx context.Context, f *figure) (address string, err error) {
	svg, err := f.draw(ctx, render.SVG, 0)
	name := fmt.Sprintf("%s-figure-%d.svg", w.stem, len(w.pictures)+1)
	w.pictures = append(w.pictures, File{name, svg})
	return url.PathEscape(name), err
}

// A githubPage is a page of the Markdown that GitHub shows.
type githubPage struct {
	markdownPage
	anchors bool // a table of contents links to the sections
}

func (w *githubPage) front(ctx context.Context, r *Document) error {
	w.writef("# %s\n\n", plainMarkdown(r.title))
	if err := writeBlocks(ctx, w, r.lead); err != nil {
		return err
	}
	if r.contents {
		w.contents(r.sections)
	}
	return nil
}

func (w *githubPage) contents(sections []section) {
	w.anchors = true
	w.WriteString("## Contents\n\n")
	for i, s := range sections {
		w.writef("- [%s](#s%d)\n", plainMarkdown(s.title), i+1)
	}
	w.WriteString("\n")
}

func (w *githubPage) heading(level int, id string, s *section) {
	if w.anchors && level == 1 {
		w.writef("<a id=\"%s\"></a>\n\n", id)
	}
	w.writef("%s %s\n\n", strings.Repeat("#", min(level+1, 6)), plainMarkdown(s.title))
}

func (w *githubPage) table(t *table) {
	w.writef("**%s**\n\n", plainMarkdown(labelled(&t.label, t.caption)))
	w.tableRows(t, strings.Repeat("| --- ", len(t.heads)))
}

func (w *githubPage) figure(ctx context.Context, f *figure) error {
	address, err := w.picture(ctx, f)
	w.writef("**%s**\n\n![%s](%s)\n\n", plainMarkdown(labelled(&f.label, f.caption)), plainMarkdown(f.alt), address)
	return err
}

// plainMarkdown returns a text escaped so that Markdown shows it as it is.
func plainMarkdown(t text) string { return plaintext.Markdown(t.String()) }
