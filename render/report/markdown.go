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
	w := &markdown{stem: strings.TrimSuffix(name, filepath.Ext(name)), anchors: r.Contents}
	w.writef("# %s\n\n", plain(r.Title))
	if err := writeBlocks(w, r.Lead); err != nil {
		return nil, err
	}
	if r.Contents {
		w.WriteString("## Contents\n\n")
		for i, s := range r.Sections {
			w.writef("- [%s](#s%d)\n", plain(s.Title), i+1)
		}
		w.WriteString("\n")
	}
	if err := writeSections(w, r.Sections, "s", 2); err != nil {
		return nil, err
	}
	return append([]File{{name, w.Bytes()}}, w.pictures...), nil
}

// markdown is a page in the making.
type markdown struct {
	bytes.Buffer
	stem     string // of the names of the pictures
	anchors  bool   // a table of contents links to the sections
	pictures []File
}

func (w *markdown) writef(format string, args ...any) { fmt.Fprintf(&w.Buffer, format, args...) }

func (w *markdown) heading(level int, id string, s *Section) {
	if w.anchors && level == 2 {
		w.writef("<a id=\"%s\"></a>\n\n", id)
	}
	w.writef("%s %s\n\n", strings.Repeat("#", min(level, 6)), plain(s.Title))
}

func (w *markdown) paragraph(t Text, tone Tone) {
	mark := [...]string{Plain: "", Aside: "*", Alert: "**"}[tone]
	w.writef("%s%s%[1]s\n\n", mark, plain(t))
}

func (w *markdown) list(items []Text) {
	for _, item := range items {
		w.writef("- %s\n", plain(item))
	}
	w.WriteString("\n")
}

func (w *markdown) table(t *Table) {
	w.writef("**%s**\n\n", plain(t.Caption))
	row := func(cells []Text) {
		for _, c := range cells {
			w.writef("| %s ", plain(c))
		}
		w.WriteString("|\n")
	}
	row(t.Heads)
	w.writef("%s|\n", strings.Repeat("| --- ", len(t.Heads)))
	for _, cells := range t.Rows {
		row(cells)
	}
	w.WriteString("\n")
}

func (w *markdown) figure(f *Figure) error {
	svg, err := f.picture(render.SVG)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%s-figure-%d.svg", w.stem, len(w.pictures)+1)
	w.pictures = append(w.pictures, File{name, svg})
	w.writef("**%s**\n\n![%s](%s)\n\n", plain(f.Caption), plain(f.Alt), url.PathEscape(name))
	return nil
}

// plain is a text that Markdown shows as it is.
func plain(t Text) string { return plaintext.Markdown(t.String()) }
