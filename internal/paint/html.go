package paint

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
)

// HTML is the format of a page that shows the way to and from each box, with what is
// known of it. It needs no server and loads nothing. Without JavaScript it has the picture
// and its words.
var HTML = Format{"html", "text/html; charset=utf-8", encodeHTML}

//go:embed web/page.css
var pageStyle string

//go:embed web/page.js
var pageScript string

// encodeHTML writes the scene as a page. All text in it is escaped, and a browser runs
// no script and uses no style in it but ours.
func encodeHTML(ctx context.Context, s *Scene, o *Options) ([]byte, error) {
	svg, err := encodeSVG(ctx, s, o)
	if err != nil {
		return nil, err
	}
	p := page{Scene: s}
	p.collect()
	p.writef(`<!DOCTYPE html>
<html%s>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src %s; script-src %s; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>%s</style>
</head>
<body>
<main>
<h1%s dir="auto">%s</h1>
<p%s>%s</p>
`, p.language(), policyHash(pageStyle)+nightHash(svg), policyHash(pageScript), escapeXML(s.Title), pageStyle, p.lang(), escapeXML(s.Title), p.english(), escapeXML(s.Summary))
	p.writeTools()
	p.writef(`<div class="main">
<div class="pane%s" id="pane" tabindex="0" role="region" aria-label="%s" dir="ltr">
<svg data-picture="%s"%s</div>
<section class="panel" id="panel" tabindex="-1" aria-labelledby="panel-heading" data-page="%s" data-go="%s" data-on="%s" data-here="%s" hidden>
<h2 id="panel-heading">%s</h2>
<div id="panel-body">%s</div>
</section>
</div>
`, p.ground(), p.say("The picture"), s.ID, bytes.TrimPrefix(svg, []byte("<svg")),
		p.say("Its page"), p.say("Go to: %s"), p.say("The way on"), p.say("The way here"), p.say("About a box"),
		p.say("Point at a box, tap it or move to it with the Tab key and the arrow keys: the way there and the way on light up, and what is known of it stands here. Enter moves here; Escape clears."))
	p.writeWords()
	p.writeKnown()
	p.writef("</main>\n<script>%s</script>\n</body>\n</html>\n", pageScript)
	return p.Bytes(), ctx.Err()
}

// policyHash returns what a Content-Security-Policy calls a style or a script.
func policyHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// nightHash returns what the policy allows besides our style: the style of the picture
// for dark screens, if it has one.
func nightHash(svg []byte) string {
	_, after, ok := bytes.Cut(svg, []byte("<style>"))
	if !ok {
		return ""
	}
	style, _, _ := bytes.Cut(after, []byte("</style>"))
	return " " + policyHash(string(style))
}

// A page is an HTML page while it is written.
type page struct {
	bytes.Buffer
	*Scene
	filters []filter
}

// A filter chooses boxes by one kind of tag.
type filter struct {
	by    string
	names []string
}

// filterLabels are the words for filters, in the order of the page.
var filterLabels = []struct{ by, label string }{
	{"Model", "Model"}, {"Partner", "Partner, and what follows"}, {"Reach", "Whom it reaches"}, {"Outcome", "Framework outcome, and the way there"},
}

// ground returns the class of a picture whose ground is dark, always or where the
// reader's screen is.
func (p *page) ground() string {
	var r, g, b int
	fmt.Sscanf(p.Background, "#%02x%02x%02x", &r, &g, &b)
	switch {
	case p.Night != "":
		return " night"
	case p.Background != "" && r+g+b < 3*128:
		return " dark"
	}
	return ""
}

// collect finds the tags of all boxes, in the order in which they are read.
func (p *page) collect() {
	for _, l := range filterLabels {
		f := filter{by: l.by}
		for _, i := range p.Reading {
			for _, t := range p.tags(i) {
				if t.By == l.by && !slices.Contains(f.names, t.Name) {
					f.names = append(f.names, t.Name)
				}
			}
		}
		p.filters = append(p.filters, f)
	}
}

func (p *page) tags(part int) []Tag {
	if a := p.Parts[part].About; a != nil {
		return a.Tags
	}
	return nil
}

func (p *page) writef(format string, args ...any) { fmt.Fprintf(&p.Buffer, format, args...) }

// say returns words of the page, which are English where its language has none.
func (p *page) say(english string) string { return escapeXML(content.Phrase(p.Lang, english)) }

// isEnglish reports whether the words of the page are English.
func (p *page) isEnglish() bool { return p.say("The picture") == "The picture" }

// language returns the attributes for the words of the page.
func (p *page) language() string {
	switch {
	case p.isEnglish():
		return ` lang="en"`
	case content.IsRightToLeft(p.Lang):
		return fmt.Sprintf(` lang="%s" dir="rtl"`, escapeXML(p.Lang))
	}
	return fmt.Sprintf(` lang="%s"`, escapeXML(p.Lang))
}

// english returns the attributes for the words of the picture, which are always English,
// in the page.
func (p *page) english() string {
	if p.isEnglish() {
		return ""
	}
	return ` lang="en" dir="ltr"`
}

// lang returns the attribute for words of the model.
func (p *page) lang() string {
	if p.Lang == "" || content.BaseLanguage(p.Lang) == "en" {
		return ""
	}
	return fmt.Sprintf(` lang="%s"`, escapeXML(p.Lang))
}

// writeTools writes the buttons and filters, which only a script can use.
func (p *page) writeTools() {
	p.writef(`<div class="tools" id="tools" hidden>
<div class="zoom" role="group" aria-label="%s"><button type="button" id="zoom-out" aria-label="%s">−</button><button type="button" id="zoom-in" aria-label="%s">+</button><button type="button" id="zoom-fit">%s</button></div>
`, p.say("Zoom"), p.say("Zoom out"), p.say("Zoom in"), p.say("Fit"))
	for i, f := range p.filters {
		if len(f.names) == 0 {
			continue
		}
		p.writef(`<div class="filter"><label for="filter%d">%s</label><select id="filter%[1]d" data-by="%[3]s"><option value="">%s</option>`, i, p.say(filterLabels[i].label), f.by, p.say("All"))
		for n, name := range f.names {
			p.writef(`<option value="%d-%d"%s>%s</option>`, i, n, p.lang(), escapeXML(name))
		}
		p.writef("</select></div>\n")
	}
	p.writef("<p class=\"count\" id=\"count\" role=\"status\" data-words=\"%s\"></p>\n</div>\n", p.say("%d of %d boxes"))
}

// writeWords writes the picture in words.
func (p *page) writeWords() {
	p.writef("<section class=\"words\" aria-labelledby=\"words\">\n<h2 id=\"words\">%s</h2>\n<div%s>\n", p.say("The picture in words"), p.english())
	for _, s := range p.Words {
		lang := ""
		if s.Lang != "" {
			lang = fmt.Sprintf(` lang="%s"`, escapeXML(s.Lang))
		}
		p.writef("<h3%s>%s</h3>\n", lang, escapeXML(s.Heading))
		if s.Text != "" {
			p.writef("<p>%s</p>\n", escapeXML(s.Text))
		}
		if len(s.Items) > 0 {
			p.writef("<ul>\n")
			for _, item := range s.Items {
				p.writef("<li>%s</li>\n", escapeXML(item))
			}
			p.writef("</ul>\n")
		}
	}
	p.writef("</div>\n</section>\n")
}

// writeKnown lists the boxes in the order of the words, each with what is known of it
// and the arrows that leave only this box. Arrows that leave several boxes stand between.
func (p *page) writeKnown() {
	p.writef("<details class=\"known\">\n<summary>%s</summary>\n<ol id=\"known\">\n", p.say("What is known of each box"))
	for at, i := range p.Reading {
		part := &p.Parts[i]
		switch {
		case part.About == nil:
		case part.Class == "box":
			number := strings.TrimPrefix(part.Name, "box")
			p.writef(`<li data-box="%s" data-tags="%s">%s`, number, p.tagNumbers(part.About), escapeXML(part.Title))
			p.writeFacts(part.About)
			p.writeArrows(at+1, number)
			p.writef("</li>\n")
		case len(part.About.Leaves) > 1:
			p.writeArrow(part)
			p.writef("\n")
		}
	}
	p.writef("</ol>\n</details>\n")
}

// writeArrows writes the arrows that leave the box with the number alone: those that
// follow it in reading order.
func (p *page) writeArrows(from int, box string) {
	written := false
	for _, i := range p.Reading[from:] {
		part := &p.Parts[i]
		if part.Class != "arrow" || part.About == nil || numbersOf(part.About.Leaves) != box {
			break
		}
		if !written {
			p.writef("<ul>")
		}
		written = true
		p.writeArrow(part)
	}
	if written {
		p.writef("</ul>")
	}
}

// writeArrow writes an arrow in words, with the numbers of the boxes that it joins.
func (p *page) writeArrow(part *Part) {
	feedback := ""
	if part.About.Feedback {
		feedback = " data-feedback"
	}
	words := escapeXML(part.About.Words)
	if e := p.english(); e != "" {
		words = "<span" + e + ">" + words + "</span>"
	}
	p.writef(`<li data-arrow="%s" data-leaves="%s" data-enters="%s"%s>%s</li>`, part.Name, numbersOf(part.About.Leaves), numbersOf(part.About.Enters), feedback, words)
}

// writeFacts writes what is known of a box.
func (p *page) writeFacts(a *About) {
	if len(a.Facts) == 0 {
		return
	}
	p.writef("<dl>")
	for _, f := range a.Facts {
		p.writef("<dt>%s</dt>", escapeXML(f.Heading))
		for _, item := range f.Items {
			p.writef(`<dd dir="auto">%s</dd>`, escapeXML(item))
		}
	}
	p.writef("</dl>")
}

// tagNumbers returns the values of the filters' options that choose a box.
func (p *page) tagNumbers(a *About) string {
	var numbers []string
	for _, t := range a.Tags {
		for i, f := range p.filters {
			if n := slices.Index(f.names, t.Name); f.by == t.By && n >= 0 {
				numbers = append(numbers, fmt.Sprintf("%d-%d", i, n))
			}
		}
	}
	return strings.Join(numbers, " ")
}

func numbersOf(list []int) string { return strings.Trim(fmt.Sprint(list), "[]") }
