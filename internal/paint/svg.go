package paint

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/plaintext"
)

// SVG is the format of pictures for pages and documents.
var SVG = Format{"svg", "image/svg+xml", encodeSVG}

// encodeSVG returns the scene as an SVG that can stand alone or inline in a page. All
// text is escaped, and nothing else comes from the model. Where texts are drawn as paths,
// the title of a part has its words.
func encodeSVG(ctx context.Context, s *Scene, o *Options) ([]byte, error) {
	var lines []glyphLine
	if o.TextAsPaths {
		var err error
		lines, err = setAll(ctx, s, o)
		if lacking := (*FontError)(nil); errors.As(err, &lacking) {
			lacking.instead = "leave the text as text"
		}
		if err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	b.Grow(usualBytes)
	lang, english := "", ""
	if s.Lang != "" {
		lang = languageAttributes(s.Lang)
		if content.BaseLanguage(s.Lang) != "en" {
			english = languageAttributes("en")
		}
	}
	s.writeHead(&b, lang, english)
	for i := range s.Parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &s.Parts[i]
		end := p.open(&b, s.ID, english, o.TextAsPaths)
		for j := range p.Shapes {
			p.Shapes[j].writeSVG(&b)
		}
		if p.Image != nil {
			p.Image.writeSVG(&b)
		}
		for j := range p.Texts {
			if o.TextAsPaths {
				for range p.Texts[j].Lines {
					(&Shape{Path: lines[0].path(), Fill: lines[0].colour, Night: Inks{Fill: p.Texts[j].Night}}).writeSVG(&b)
					lines = lines[1:]
				}
				continue
			}
			p.Texts[j].writeSVG(&b, p.isRightToLeft(&p.Texts[j], s.Lang))
		}
		b.WriteString("</g>" + end + "\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes(), nil
}

// writeHead writes what stands before the parts. Lang holds the attributes for the
// language of the picture, and english those for English texts in it.
func (s *Scene) writeHead(b *bytes.Buffer, lang, english string) {
	// On the root, rtl would push the picture out of the window where it stands
	// alone (Chromium); ltr keeps a page of the other direction from turning it.
	// Each text has its own direction.
	lang += ` direction="ltr"`
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s"%s data-view="%s" role="%s" aria-labelledby="%s-title" aria-describedby="%s-desc" font-family="%s">`+"\n",
		Number(s.W*s.Scale), Number(s.H*s.Scale), Number(s.W), Number(s.H), lang, s.View, s.role(), s.ID, s.ID, escapeXML(s.fontFamily()))
	fmt.Fprintf(b, "<title id=\"%s-title\">%s</title>\n", s.ID, escapeXML(s.Title))
	fmt.Fprintf(b, "<desc id=\"%s-desc\"%s>%s</desc>\n", s.ID, english, escapeXML(s.Description))
	s.writeNightStyle(b)
	if s.Background != "" {
		fmt.Fprintf(b, `<rect width="%s" height="%s" fill="%s"%s/>`+"\n", Number(s.W), Number(s.H), s.Background, Inks{Fill: s.Night}.class())
	}
}

// open writes the beginning of the part up to its title, and returns what follows its own
// end tag. Where texts are only outlines, the title has the words of the part.
func (p *Part) open(b *bytes.Buffer, id, english string, asPaths bool) (end string) {
	if p.About != nil {
		end = p.About.open(b, p.Title)
	}
	b.WriteString("<g")
	if p.Name != "" {
		fmt.Fprintf(b, ` id="%s-%s"`, id, p.Name)
	}
	fmt.Fprintf(b, ` class="%s"`, p.Class)
	if p.Of != "" {
		fmt.Fprintf(b, ` data-of="%s-%s"`, id, p.Of)
	}
	if p.English {
		b.WriteString(english)
	}
	b.WriteByte('>')
	title := p.Title
	if title == "" && asPaths {
		title = p.words()
	}
	if title != "" {
		fmt.Fprintf(b, "<title>%s</title>", escapeXML(title))
	}
	return end
}

// words returns the texts of the part as one line.
func (p *Part) words() string {
	var words []string
	for i := range p.Texts {
		for _, l := range p.Texts[i].Lines {
			words = append(words, l.Words)
		}
	}
	return strings.Join(words, " ")
}

// role returns what the SVG is for programs that read it aloud: an image, or a group
// where parts of it are links.
func (s *Scene) role() string {
	if slices.ContainsFunc(s.Parts, func(p Part) bool { return p.About != nil && p.About.Link != "" }) {
		return "group"
	}
	return "img"
}

// FontFamily names the fonts with which a browser shows the picture. Text is
// measured with Liberation Sans, which has the widths of Arial.
const FontFamily = `Arial, "Liberation Sans", Helvetica, sans-serif`

// fontFamily names the fonts of the picture, its own first.
func (s *Scene) fontFamily() string {
	if s.FontName == "" {
		return FontFamily
	}
	return fmt.Sprintf("%q, %s", s.FontName, FontFamily)
}

// languageAttributes returns the attributes that mark an element as written in a
// language.
func languageAttributes(lang string) string {
	return fmt.Sprintf(` lang="%s" xml:lang="%[1]s"`, escapeXML(lang))
}

func (s *Shape) writeSVG(b *bytes.Buffer) {
	b.WriteString(`<path d="`)
	s.Path.writeData(b)
	fmt.Fprintf(b, `" fill="%s"`, cmp.Or(s.Fill, "none"))
	if s.Stroke != "" {
		fmt.Fprintf(b, ` stroke="%s" stroke-width="%s"`, s.Stroke, Number(s.Thick))
		if len(s.Dash) > 0 {
			fmt.Fprintf(b, ` stroke-dasharray="%s"`, decimals(s.Dash, 2))
		}
	}
	b.WriteString(s.Night.class() + "/>")
}

// writeSVG writes the picture with its data.
func (im *Image) writeSVG(b *bytes.Buffer) {
	fmt.Fprintf(b, `<image x="%s" y="%s" width="%s" height="%s" href="data:%s;base64,%s"/>`,
		Number(im.X), Number(im.Y), Number(im.W), Number(im.H), im.Type, base64.StdEncoding.EncodeToString(im.Data))
}

// class returns the attribute that gives a shape its colours where the reader's screen
// is dark.
func (in Inks) class() string {
	var names []string
	if in.Fill != "" {
		names = append(names, "rc-fill-"+in.Fill[1:])
	}
	if in.Stroke != "" {
		names = append(names, "rc-line-"+in.Stroke[1:])
	}
	if names == nil {
		return ""
	}
	return fmt.Sprintf(` class="%s"`, strings.Join(names, " "))
}

// writeNightStyle writes the colours for readers whose screens are dark, if there are
// any.
func (s *Scene) writeNightStyle(b *bytes.Buffer) {
	rules := map[string]bool{}
	add := func(in Inks) {
		if in.Fill != "" {
			rules[fmt.Sprintf(".rc-fill-%s{fill:%s}", in.Fill[1:], in.Fill)] = true
		}
		if in.Stroke != "" {
			rules[fmt.Sprintf(".rc-line-%s{stroke:%s}", in.Stroke[1:], in.Stroke)] = true
		}
	}
	add(Inks{Fill: s.Night})
	for i := range s.Parts {
		for _, sh := range s.Parts[i].Shapes {
			add(sh.Night)
		}
		for _, t := range s.Parts[i].Texts {
			add(Inks{Fill: t.Night})
		}
	}
	if len(rules) > 0 {
		fmt.Fprintf(b, "<style>@media (prefers-color-scheme:dark){%s}</style>\n", strings.Join(slices.Sorted(maps.Keys(rules)), ""))
	}
}

// decimals returns the numbers as text, with spaces between them.
func decimals(numbers []float64, digits int) string {
	var words []string
	for _, n := range numbers {
		words = append(words, decimal(n, digits))
	}
	return strings.Join(words, " ")
}

// isRightToLeft reports whether a text of the part runs from right to left, by
// its first letter or else by the language. In a language from right to left, a text with
// such letters does, even if it begins with a name in others.
func (p *Part) isRightToLeft(t *Text, lang string) bool {
	if p.English {
		return false
	}
	if content.IsRightToLeft(lang) && slices.ContainsFunc(t.Lines, func(l Line) bool { return strings.ContainsFunc(l.Words, plaintext.IsRightToLeft) }) {
		return true
	}
	for _, l := range t.Lines {
		if rtl, ok := plaintext.RunsRightToLeft(l.Words); ok {
			return rtl
		}
	}
	return content.IsRightToLeft(lang)
}

// writeSVG writes the text. Where text runs from right to left, start and end
// change sides.
func (t *Text) writeSVG(b *bytes.Buffer, rtl bool) {
	weight, anchor, direction, turn := "", "", "", ""
	if t.Turn != 0 && len(t.Lines) > 0 {
		turn = fmt.Sprintf(` transform="rotate(%s %s %s)"`, Number(t.Turn), Number(t.Lines[0].X), Number(t.Lines[0].Y))
	}
	if rtl {
		direction = ` direction="rtl"`
	}
	if t.Bold {
		weight = ` font-weight="bold"`
	}
	switch {
	case t.Anchor == Middle:
		anchor = ` text-anchor="middle"`
	case (t.Anchor == End) != rtl:
		anchor = ` text-anchor="end"`
	}
	fmt.Fprintf(b, `<text font-size="%s" fill="%s"%s%s%s%s%s>`, Number(t.Size), t.Colour, Inks{Fill: t.Night}.class(), weight, anchor, direction, turn)
	for i, l := range t.Lines {
		length := ""
		if l.Width > 0 {
			// Keeps the text in its box where the font is another.
			length = fmt.Sprintf(` textLength="%s" lengthAdjust="spacingAndGlyphs"`, Number(l.Width))
		}
		fmt.Fprintf(b, `<tspan x="%s" y="%s"%s>%s</tspan>`, Number(l.X), Number(l.Y), length, escapeXML(l.Words))
		if i < len(t.Lines)-1 {
			// A space keeps the words of copied text apart. Without a width it does
			// not move the line.
			b.WriteString(`<tspan font-size="0"> </tspan>`)
		}
	}
	b.WriteString("</text>")
}

// writeData writes the path as the data of an SVG path.
func (p Path) writeData(b *bytes.Buffer) {
	write := func(verb byte, points ...layout.Point) { // SVG gives the verb once for several points
		for _, at := range points {
			out := append(b.AvailableBuffer(), verb)
			out = append(appendDecimal(out, at.X, 2), ' ')
			b.Write(appendDecimal(out, at.Y, 2))
			verb = ' '
		}
	}
	for i := range p {
		switch s := &p[i]; s.Verb {
		case moveTo:
			write('M', s.To)
		case lineTo:
			write('L', s.To)
		case curveTo:
			write('C', s.c1, s.c2, s.To)
		case ClosePath:
			b.WriteByte('Z')
		}
	}
}

// escapeXML returns text as XML character data or in an attribute.
func escapeXML(s string) string {
	if !strings.ContainsFunc(s, needsEscape) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch r = XMLRune(r); r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&quot;")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// needsEscape reports whether escapeXML may write another text for r. U+FFFD may be one
// of the bytes that are no character.
func needsEscape(r rune) bool {
	switch r {
	case '&', '<', '>', '"', '\ufffd':
		return true
	}
	return XMLRune(r) != r
}

// XMLRune returns r, or U+FFFD where XML cannot hold it.
func XMLRune(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f || r == 0xfffe || r == 0xffff {
		return '\ufffd'
	}
	return r
}

// Number returns a number with at most two decimals.
func Number(x float64) string { return decimal(x, 2) }

// decimal returns a number with at most so many decimals, without an exponent.
func decimal(x float64, decimals int) string {
	var room [32]byte
	return string(appendDecimal(room[:0], x, decimals))
}

// appendDecimal appends what decimal returns.
func appendDecimal(out []byte, x float64, decimals int) []byte {
	begin := len(out)
	out = bytes.TrimRight(strconv.AppendFloat(out, x, 'f', decimals, 64), "0")
	out = bytes.TrimSuffix(out, []byte("."))
	if string(out[begin:]) == "-0" {
		return append(out[:begin], '0')
	}
	return out
}
