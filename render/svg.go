package render

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/layout"
)

// writeSVG writes the scene as an SVG that stands alone or inline in a page.
// All text is escaped; nothing in it comes from the model but text.
func writeSVG(s *scene) []byte {
	var b bytes.Buffer
	lang, english := "", ""
	if s.lang != "" {
		lang = inLanguage(s.lang)
		if base(s.lang) != "en" {
			english = inLanguage("en")
		}
	}
	// On the root, rtl would push the picture out of the window where it stands
	// alone (Chromium); ltr keeps a page of the other direction from turning it.
	// Each text has its own direction.
	lang += ` direction="ltr"`
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s"%s data-view="%s" role="img" aria-labelledby="%s-title" aria-describedby="%s-desc" font-family="%s">`+"\n",
		num(s.w*s.scale), num(s.h*s.scale), num(s.w), num(s.h), lang, s.view, s.id, s.id, xmlEscape(fontFamily))
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n", s.id, xmlEscape(s.title))
	fmt.Fprintf(&b, "<desc id=\"%s-desc\"%s>%s</desc>\n", s.id, english, xmlEscape(s.description))
	fmt.Fprintf(&b, `<rect width="%s" height="%s" fill="%s"/>`+"\n", num(s.w), num(s.h), s.background)
	for i := range s.parts {
		p := &s.parts[i]
		b.WriteString("<g")
		if p.name != "" {
			fmt.Fprintf(&b, ` id="%s-%s"`, s.id, p.name)
		}
		fmt.Fprintf(&b, ` class="%s"`, p.class)
		ours := p.ours()
		if ours {
			b.WriteString(english)
		}
		b.WriteByte('>')
		if p.title != "" {
			fmt.Fprintf(&b, "<title>%s</title>", xmlEscape(p.title))
		}
		for j := range p.shapes {
			p.shapes[j].svg(&b)
		}
		for j := range p.texts {
			p.texts[j].svg(&b, p.rightToLeft(&p.texts[j], s.lang))
		}
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// inLanguage marks what is in a language, for all who read XML.
func inLanguage(lang string) string {
	return fmt.Sprintf(` lang="%s" xml:lang="%[1]s"`, xmlEscape(lang))
}

// ours reports whether the words of the part are not the model's but ours, in
// English, though they may quote the model's.
func (p *part) ours() bool {
	switch p.class {
	case "arrow", "draft", "key", "link", "mark":
		return true
	case "heading":
		var words []string
		for _, t := range p.texts {
			for _, l := range t.lines {
				words = append(words, l.s)
			}
		}
		heading := strings.Join(words, " ")
		for _, title := range tierTitles {
			if heading == title {
				return true
			}
		}
	}
	return false
}

func (s *shape) svg(b *bytes.Buffer) {
	b.WriteString(`<path d="`)
	s.path.data(b)
	b.WriteString(`" fill="`)
	b.WriteString(inkOrNone(s.fill))
	b.WriteByte('"')
	if s.stroke != "" {
		b.WriteString(` stroke="`)
		b.WriteString(s.stroke)
		b.WriteString(`" stroke-width="`)
		writeNum(b, s.thick)
		b.WriteByte('"')
		if len(s.dash) > 0 {
			fmt.Fprintf(b, ` stroke-dasharray="%s"`, dashes(s.dash))
		}
	}
	b.WriteString("/>")
}

func inkOrNone(colour string) string {
	if colour == "" {
		return "none"
	}
	return colour
}

func dashes(lengths []float64) string {
	var words []string
	for _, l := range lengths {
		words = append(words, num(l))
	}
	return strings.Join(words, " ")
}

// rightToLeft reports whether a text of the part runs from right to left.
func (p *part) rightToLeft(t *text, lang string) bool { return !p.ours() && t.rightToLeft(lang) }

// rightToLeft reports whether the text runs from right to left: its first
// letter says so, or else the language.
func (t *text) rightToLeft(lang string) bool {
	for _, l := range t.lines {
		for _, r := range l.s {
			if isRightToLeft(r) {
				return true
			}
			if unicode.IsLetter(r) {
				return false
			}
		}
	}
	return rightToLeft(lang)
}

// svg writes the text. Where text runs from right to left, start and end
// change sides.
func (t *text) svg(b *bytes.Buffer, rtl bool) {
	weight, side, direction := "", "", ""
	if rtl {
		direction = ` direction="rtl"`
	}
	if t.bold {
		weight = ` font-weight="bold"`
	}
	switch {
	case t.anchor == atMiddle:
		side = ` text-anchor="middle"`
	case (t.anchor == atEnd) != rtl:
		side = ` text-anchor="end"`
	}
	fmt.Fprintf(b, `<text font-size="%s" fill="%s"%s%s%s>`, num(t.size), t.colour, weight, side, direction)
	for i, l := range t.lines {
		b.WriteString(`<tspan x="`)
		writeNum(b, l.x)
		b.WriteString(`" y="`)
		writeNum(b, l.y)
		if l.width > 0 {
			// Keeps the text in its box where the font is another.
			b.WriteString(`" textLength="`)
			writeNum(b, l.width)
			b.WriteString(`" lengthAdjust="spacingAndGlyphs`)
		}
		b.WriteString(`">`)
		b.WriteString(xmlEscape(l.s))
		b.WriteString("</tspan>")
		if i < len(t.lines)-1 {
			// So that copied text has its words apart; it has no width, which
			// would move the line.
			b.WriteString(`<tspan font-size="0"> </tspan>`)
		}
	}
	b.WriteString("</text>")
}

// data writes the path as the data of an SVG path.
func (p path) data(b *bytes.Buffer) {
	points := func(verb byte, points ...layout.Point) {
		for _, at := range points {
			b.WriteByte(verb)
			verb = ' '
			writeNum(b, at.X)
			b.WriteByte(' ')
			writeNum(b, at.Y)
		}
	}
	for i := range p {
		switch s := &p[i]; s.verb {
		case moveTo:
			points('M', s.to)
		case lineTo:
			points('L', s.to)
		case curveTo:
			points('C', s.c1, s.c2, s.to)
		case closePath:
			b.WriteByte('Z')
		}
	}
}

// rightToLeft reports whether the language is written from right to left.
func rightToLeft(lang string) bool {
	switch base(lang) {
	case "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi":
		return true
	}
	return false
}

// base is the language without its script and country.
func base(lang string) string {
	first, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return first
}

// xmlEscape is text as XML character data or in an attribute.
func xmlEscape(s string) string {
	if !strings.ContainsFunc(s, needsEscape) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch r = xmlRune(r); r {
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

func needsEscape(r rune) bool {
	return r == '&' || r == '<' || r == '>' || r == '"' || r == utf8.RuneError || xmlRune(r) != r
}

// xmlRune is r as XML can hold it: what it cannot hold becomes U+FFFD.
func xmlRune(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f || r == 0xfffe || r == 0xffff {
		return '\ufffd'
	}
	return r
}

// num is a number with at most two decimals.
func num(x float64) string { return string(appendNum(nil, x)) }

func writeNum(b *bytes.Buffer, x float64) { b.Write(appendNum(b.AvailableBuffer(), x)) }

func appendNum(to []byte, x float64) []byte {
	at := len(to)
	to = strconv.AppendFloat(to, x, 'f', 2, 64)
	n := len(bytes.TrimRight(bytes.TrimRight(to, "0"), "."))
	if to = to[:n]; string(to[at:]) == "-0" {
		return append(to[:at], '0')
	}
	return to
}
