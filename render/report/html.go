package report

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"html"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/render"
)

//go:embed html.css
var stylesheet string

// writeHTML writes one page that needs nothing else and no scripts.
func writeHTML(_ context.Context, r *Document, name string) ([]File, error) {
	p := &page{}
	title := escape(r.Title.String())
	p.writef(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>%s</title>
<style>
%s</style>
</head>
<body>
<main>
`, title, stylesheet)
	p.element("h1", "", r.Title)
	if err := writeBlocks(p, r.Lead); err != nil {
		return nil, err
	}
	if r.Contents {
		p.WriteString("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n")
		for i, s := range r.Sections {
			p.writef("<li><a href=\"#s%d\">%s</a></li>\n", i+1, spans(s.Title))
		}
		p.WriteString("</ol>\n</nav>\n")
	}
	if err := writeSections(p, r.Sections, "s", 2); err != nil {
		return nil, err
	}
	p.WriteString("</main>\n</body>\n</html>\n")
	return []File{{name, p.Bytes()}}, nil
}

// A page is HTML in the making.
type page struct{ bytes.Buffer }

func (p *page) writef(format string, args ...any) { fmt.Fprintf(&p.Buffer, format, args...) }

func (p *page) heading(level int, id string, s *Section) {
	attributes := fmt.Sprintf(` id="%s"`, id)
	if s.NewPage {
		attributes += ` class="part"`
	}
	p.element(fmt.Sprintf("h%d", min(level, 6)), attributes, s.Title)
}

func (p *page) paragraph(t Text, tone Tone) {
	p.element("p", [...]string{Plain: "", Aside: ` class="aside"`, Alert: ` class="alert"`}[tone], t)
}

func (p *page) list(items []Text) {
	p.WriteString("<ul>\n")
	for _, item := range items {
		p.element("li", "", item)
	}
	p.WriteString("</ul>\n")
}

// element writes a text as an element. One that is all of one language of a
// model says so itself; else its parts do.
func (p *page) element(name, attributes string, t Text) {
	inner := spans(t)
	if lang, ok := t.lang(); ok {
		attributes += langOf(lang) + ` dir="auto"`
		inner = escape(t.String())
	}
	p.writef("<%s%s>%s</%[1]s>\n", name, attributes, inner)
}

// lang returns the language of a text whose words are all a model's.
func (t Text) lang() (string, bool) {
	for _, s := range t {
		if s.Lang == "" || s.Lang != t[0].Lang {
			return "", false
		}
	}
	if len(t) == 0 {
		return "", false
	}
	return t[0].Lang, true
}

// spans are the parts of a text; each of the model's stands for itself.
func spans(t Text) string {
	var b strings.Builder
	for _, s := range t {
		if s.Lang == "" {
			b.WriteString(escape(s.Words))
		} else {
			fmt.Fprintf(&b, "<bdi%s>%s</bdi>", langOf(s.Lang), escape(s.Words))
		}
	}
	return b.String()
}

// langOf says a language other than that of the page.
func langOf(lang string) string {
	if lang == "en" {
		return ""
	}
	return fmt.Sprintf(` lang="%s"`, escape(lang))
}

func (p *page) table(t *Table) {
	// A table that scrolls can be reached by the keyboard.
	p.writef("<div class=\"scroll\" role=\"group\" aria-label=\"%s\" tabindex=\"0\">\n<table>\n", escape(t.Caption.String()))
	p.element("caption", "", t.Caption)
	p.WriteString("<thead>\n<tr>\n")
	for _, h := range t.Heads {
		p.element("th", ` scope="col"`, h)
	}
	p.WriteString("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		p.WriteString("<tr>\n")
		p.element("th", ` scope="row"`, row[0])
		for _, cell := range row[1:] {
			p.element("td", "", cell)
		}
		p.WriteString("</tr>\n")
	}
	p.WriteString("</tbody>\n</table>\n</div>\n")
}

func (p *page) figure(f *Figure) error {
	svg, err := f.picture(render.SVG)
	if err != nil {
		return err
	}
	class := "inline"
	if f.OwnPage {
		class = "upright"
	}
	if f.OwnPage && f.Landscape {
		class = "sideways"
	}
	p.writef("<figure class=\"%s\">\n", class)
	p.element("figcaption", "", f.Caption)
	p.writef("<div class=\"picture\" role=\"group\" aria-label=\"%s\" tabindex=\"0\" style=\"--wide: %.1fpt\">\n%s\n</div>\n</figure>\n",
		escape("Picture: "+f.Caption.String()), f.Width, bytes.TrimSpace(svg))
	return nil
}

// escape is a text for HTML and XML, without characters that these may not
// hold. All else is as the model has it.
func escape(s string) string { return html.EscapeString(plaintext.Clean(s)) }
