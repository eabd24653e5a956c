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
func writeMarkdown(_ context.Context, r *Report, name string) ([]File, error) {
	w := &markdown{stem: strings.TrimSuffix(name, filepath.Ext(name))}
	w.heading(1, "", r.Title)
	if err := w.blocks(r.Lead); err != nil {
		return nil, err
	}
	if r.Contents {
		w.heading(2, "", ours("Contents"))
		for i, s := range r.Sections {
			w.writef("- [%s](#s%d)\n", plain(s.Title), i+1)
		}
		w.WriteString("\n")
	}
	if err := w.sections(r.Sections, 2, r.Contents); err != nil {
		return nil, err
	}
	return append([]File{{name, w.Bytes()}}, w.pictures...), nil
}

// markdown is a page in the making.
type markdown struct {
	bytes.Buffer
	stem     string // of the names of the pictures
	pictures []File
}

func (w *markdown) writef(format string, args ...any) { fmt.Fprintf(&w.Buffer, format, args...) }

// heading writes a heading, with an anchor to link to where it has an id.
func (w *markdown) heading(level int, id string, t Text) {
	if id != "" {
		w.writef("<a id=\"%s\"></a>\n\n", id)
	}
	w.writef("%s %s\n\n", strings.Repeat("#", min(level, 6)), plain(t))
}

// sections writes sections, with anchors that a table of contents links to.
func (w *markdown) sections(sections []Section, level int, anchors bool) error {
	for i, s := range sections {
		id := ""
		if anchors {
			id = fmt.Sprintf("s%d", i+1)
		}
		w.heading(level, id, s.Title)
		if err := w.blocks(s.Blocks); err != nil {
			return err
		}
		if err := w.sections(s.Sections, level+1, false); err != nil {
			return err
		}
	}
	return nil
}

func (w *markdown) blocks(blocks []Block) error {
	for _, b := range blocks {
		switch {
		case b.Table != nil:
			w.table(b.Table)
		case b.Figure != nil:
			if err := w.figure(b.Figure); err != nil {
				return err
			}
		case b.List != nil:
			for _, item := range b.List {
				w.writef("- %s\n", plain(item))
			}
			w.WriteString("\n")
		case b.Tone == Aside:
			w.writef("*%s*\n\n", plain(b.Text))
		case b.Tone == Alert:
			w.writef("**%s**\n\n", plain(b.Text))
		default:
			w.writef("%s\n\n", plain(b.Text))
		}
	}
	return nil
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
	var svg bytes.Buffer
	if err := f.Write(&svg, render.SVG); err != nil {
		return err
	}
	name := fmt.Sprintf("%s-figure-%d.svg", w.stem, len(w.pictures)+1)
	w.pictures = append(w.pictures, File{name, svg.Bytes()})
	w.writef("**%s**\n\n![%s](%s)\n\n", plain(f.Caption), plain(f.Alt), url.PathEscape(name))
	return nil
}

// plain is a text that Markdown shows as it is.
func plain(t Text) string { return plaintext.Markdown(t.String()) }
