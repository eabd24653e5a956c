package report

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"strings"
	"unicode"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/render"
)

//go:embed html.css
var stylesheet string

// writeHTML writes one page that needs nothing else and no scripts.
func writeHTML(ctx context.Context, r *Document, name string) ([]File, error) {
	p := &htmlPage{}
	policy := ""
	if r.logo != nil {
		policy = "; img-src data:"
	}
	p.writef(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'%s">
<title>%s</title>
`, policy, escape(r.title.String()))
	if r.author != "" {
		p.writef("<meta name=\"author\" content=\"%s\">\n", escape(r.author))
	}
	// The title stands above each page in print, but for the first.
	p.writef(`<style>
%s@page { @top-left { content: %s } @bottom-center { content: %s } }
@page :first { @top-left { content: none } }
</style>
</head>
<body>
<main>
`, stylesheet, cssString(r.title.String()), cssPage(r.language))
	if err := writeDocument(ctx, p, r); err != nil {
		return nil, err
	}
	p.WriteString("</main>\n</body>\n</html>\n")
	return []File{{name, p.Bytes()}}, nil
}

// cssString returns a text as a string of a style sheet within a page.
func cssString(s string) string {
	var b strings.Builder
	for _, r := range plaintext.Clean(s) {
		if r < 0x80 && !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == ' ') {
			fmt.Fprintf(&b, "\\%x ", r)
		} else {
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}

// cssPage returns the number of a page and how many there are as the content of a style
// sheet.
func cssPage(lang language) string {
	before, rest, _ := strings.Cut(lang.say("Page %d of %d").String(), "%d")
	between, after, _ := strings.Cut(rest, "%d")
	return cssString(before) + " counter(page) " + cssString(between) + " counter(pages) " + cssString(after)
}

// An htmlPage is a page that is being written.
type htmlPage struct{ bytes.Buffer }

func (p *htmlPage) writef(format string, args ...any) { fmt.Fprintf(&p.Buffer, format, args...) }

func (p *htmlPage) front(ctx context.Context, r *Document) error {
	if l := r.logo; l != nil {
		w, h := l.size(columnWidth/2, 70)
		p.writef("<img class=\"logo\" alt=\"Logo\" width=\"%.0f\" height=\"%.0f\" src=\"data:image/%s;base64,%s\">\n", w*4/3, h*4/3, l.kind, base64.StdEncoding.EncodeToString(l.data))
	}
	p.element("h1", "", r.title)
	if r.subtitle != nil {
		p.element("p", ` class="subtitle"`, r.subtitle)
	}
	if err := writeBlocks(ctx, p, r.lead); err != nil {
		return err
	}
	if len(r.sections) >= fewSections {
		p.contents(r)
	}
	return nil
}

func (p *htmlPage) contents(r *Document) {
	p.WriteString("<nav aria-labelledby=\"contents\">\n")
	p.element("h2", ` id="contents"`, r.language.say("Contents"))
	p.WriteString("<ol>\n")
	for i, s := range r.sections {
		p.writef("<li><a href=\"#s%d\">%s</a></li>\n", i+1, spans(s.title))
	}
	p.WriteString("</ol>\n</nav>\n")
}

func (p *htmlPage) heading(level int, id string, s *section) {
	attributes := fmt.Sprintf(` id="%s"`, id)
	if s.newPage {
		attributes += ` class="part"`
	}
	p.element(fmt.Sprintf("h%d", min(level+1, 6)), attributes, s.title)
}

func (p *htmlPage) paragraph(t text, tone tone, leads bool) {
	class := [...]string{plainTone: "", asideTone: "aside", alertTone: "alert", smallTone: "small"}[tone]
	switch {
	case class != "":
		class = ` class="` + class + `"`
	case leads:
		class = ` class="lead"`
	}
	p.element("p", class, t)
}

func (p *htmlPage) list(items []text, first int) {
	name, attributes := "ul", ""
	if first > 0 {
		name = "ol"
	}
	if first > 1 {
		attributes = fmt.Sprintf(` start="%d"`, first)
	}
	p.writef("<%s%s>\n", name, attributes)
	for _, item := range items {
		p.element("li", "", item)
	}
	p.writef("</%s>\n", name)
}

// element writes a text as an element, which has the language of a model if all
// of the text does; otherwise its parts have theirs.
func (p *htmlPage) element(name, attributes string, t text) {
	inner := spans(t)
	if lang := soleLanguage(t); lang != "" {
		attributes += langOf(lang) + ` dir="auto"`
		inner = ""
		for _, s := range t {
			if s.lang == lang {
				s.lang = "" // the element has the attribute
			}
			inner += spans(text{s})
		}
	}
	p.writef("<%s%s>%s</%[1]s>\n", name, attributes, inner)
}

// soleLanguage returns the language that all words of a text are in, and nothing where
// that is the report's own or there are several. Between words of another language than
// English, signs and digits are in none.
func soleLanguage(t text) string {
	lang := ""
	for i, s := range t {
		own := s.lang
		if s.ref != nil {
			own = s.ref.lang
		}
		switch isNeutral := s.ref == nil && lang != "en" && !strings.ContainsFunc(s.words, unicode.IsLetter); {
		case own == "" && isNeutral:
		case own == "", lang != "" && own != lang, i > 0 && own == "en" && lang == "":
			return ""
		default:
			lang = own
		}
	}
	return lang
}

// spans returns the parts of a text as HTML, with each part of the model
// isolated.
func spans(t text) string {
	var b strings.Builder
	for _, s := range t {
		switch {
		case s.ref != nil:
			fmt.Fprintf(&b, `<a href="#%s">%s</a>`, anchor(s.ref), s.ref)
		case s.lang == "":
			b.WriteString(escape(s.words))
		default:
			fmt.Fprintf(&b, "<bdi%s>%s</bdi>", langOf(s.lang), escape(s.words))
		}
	}
	return b.String()
}

// anchor returns the id of a figure or table.
func anchor(l *captionLabel) string { return fmt.Sprintf("%s-%d", strings.ToLower(l.kind), l.number) }

// langOf returns the attribute for a language, and nothing for that of the page.
func langOf(lang string) string {
	if lang == "en" {
		return ""
	}
	return fmt.Sprintf(` lang="%s"`, escape(lang))
}

func (p *htmlPage) table(t *table) {
	// A table that scrolls can be reached by the keyboard.
	caption := labelled(&t.label, t.caption)
	class, direction := "", ""
	if t.compact {
		class = ` class="compact"`
	}
	if bidi(t.heads[0]) != "" {
		direction = ` dir="rtl"`
	}
	p.writef("<div class=\"scroll\" role=\"group\" aria-label=\"%s\" tabindex=\"0\">\n<table id=\"%s\"%s>\n", escape(caption.String()), anchor(&t.label), class+direction)
	p.element("caption", "", caption)
	p.WriteString("<thead>\n<tr>\n")
	narrow := func(column int) string { // the class of a column
		if column < len(t.heads)-t.narrow {
			return ""
		}
		return ` class="narrow"`
	}
	for i, h := range t.heads {
		p.element("th", ` scope="col"`+narrow(i), h)
	}
	p.WriteString("</tr>\n</thead>\n<tbody>\n")
	for i, row := range t.rows {
		switch t.kind(i) {
		case bandRow:
			if i > 0 {
				p.WriteString("</tbody>\n<tbody>\n")
			}
			p.WriteString("<tr class=\"band\">\n")
			p.element("th", fmt.Sprintf(` scope="rowgroup" colspan="%d"`, len(t.heads)), row[0])
			p.WriteString("</tr>\n")
			continue
		case missingRow:
			p.WriteString("<tr class=\"missing\">\n")
		default:
			p.WriteString("<tr>\n")
		}
		p.element("th", ` scope="row"`, row[0])
		for i, cell := range row[1:] {
			p.element("td", narrow(i+1), cell)
		}
		p.WriteString("</tr>\n")
	}
	p.WriteString("</tbody>\n</table>\n</div>\n")
}

func (p *htmlPage) figure(ctx context.Context, f *figure) error {
	svg, err := f.draw(ctx, render.SVG, 0)
	if err != nil {
		return err
	}
	class := "upright"
	if f.landscape {
		class = "sideways"
	}
	p.writef("<figure class=\"%s\" id=\"%s\">\n", class, anchor(&f.label))
	p.element("figcaption", "", labelled(&f.label, f.caption))
	p.writef("<div class=\"picture\" role=\"group\" aria-label=\"%s\" tabindex=\"0\" style=\"--wide: %.1fpt\">\n%s\n</div>\n</figure>\n",
		escape(labelled(&f.label, f.caption).String()), f.width, bytes.TrimSpace(svg))
	return nil
}

// escape returns a text escaped for HTML and XML, without the characters that
// these cannot hold.
func escape(s string) string { return html.EscapeString(plaintext.Clean(s)) }
