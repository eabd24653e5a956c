package render

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/layout"
)

// writeSVG writes the scene as an SVG that stands alone or inline in a page.
// All text is escaped; nothing in it comes from the model but text.
func writeSVG(s *scene) []byte {
	var b bytes.Buffer
	lang := ""
	if s.lang != "" {
		lang = fmt.Sprintf(` lang="%s" xml:lang="%[1]s"`, xmlEscape(s.lang))
	}
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s"%s role="img" aria-labelledby="%s-title" aria-describedby="%s-desc" font-family="%s" fill="%s">`+"\n",
		num(s.w), num(s.h), num(s.w), num(s.h), lang, s.id, s.id, xmlEscape(fontFamily), textColour)
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n", s.id, xmlEscape(s.picture.title))
	fmt.Fprintf(&b, "<desc id=\"%s-desc\">%s</desc>\n", s.id, xmlEscape(describe(s.picture)))
	fmt.Fprintf(&b, `<rect width="%s" height="%s" fill="#ffffff"/>`+"\n", num(s.w), num(s.h))
	s.title.svg(&b)
	for i, h := range s.headings {
		h.svg(&b)
		r := s.rules[i]
		fmt.Fprintf(&b, `<path d="M%s %sH%s" stroke="%s" stroke-width="1.5"/>`+"\n", num(r.x1), num(r.y), num(r.x2), styles[s.columns[i].look].border)
	}
	for i, c := range s.curves {
		if len(c.points) == 0 {
			continue
		}
		a := &s.arrows[i]
		fmt.Fprintf(&b, `<g id="%s-arrow%d" class="arrow"><title>%s</title>`, s.id, i+1, xmlEscape(s.sentence(a)))
		a.kind.svgLine(&b, pathData(c.points))
		a.kind.svgHead(&b, c.head)
		b.WriteString("</g>\n")
	}
	for i, p := range s.places {
		box := &s.boxes[i]
		st := styles[box.look]
		fmt.Fprintf(&b, `<g id="%s-box%d" class="box"><title>%s</title>`, s.id, i+1, xmlEscape(box.name()))
		dash := st.dash
		if box.illustrative {
			dash = illustratedBy
		}
		svgRect(&b, p.x, p.y, box.w, box.h, st.corner, st.fill, st.border, st.thick, dash)
		if st.double {
			const d = doubleBorder
			svgRect(&b, p.x+d, p.y+d, box.w-2*d, box.h-2*d, math.Max(st.corner-d, 0), "none", st.border, st.thick, dash)
		}
		p.text.svg(&b)
		b.WriteString("</g>\n")
	}
	for _, e := range s.key {
		s.svgKey(&b, &e)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func (t *text) svg(b *bytes.Buffer) {
	weight, anchor := "", ""
	if t.bold {
		weight = ` font-weight="bold"`
	}
	if t.middle {
		anchor = ` text-anchor="middle"`
	}
	fmt.Fprintf(b, `<text font-size="%s"%s%s>`, num(t.size), weight, anchor)
	for i, l := range t.lines {
		fit := ""
		if l.width > 0 {
			// Keeps the text in its box where the font is another.
			fit = fmt.Sprintf(` textLength="%s" lengthAdjust="spacingAndGlyphs"`, num(l.width))
		}
		space := ""
		if i < len(t.lines)-1 {
			space = " " // so that copied text has its words apart
		}
		fmt.Fprintf(b, `<tspan x="%s" y="%s"%s>%s</tspan>%s`, num(l.x), num(l.y), fit, xmlEscape(l.s), space)
	}
	b.WriteString("</text>\n")
}

func svgRect(b *bytes.Buffer, x, y, w, h, corner float64, fill, border string, thick float64, dash string) {
	fmt.Fprintf(b, `<rect x="%s" y="%s" width="%s" height="%s"`, num(x), num(y), num(w), num(h))
	if corner > 0 {
		fmt.Fprintf(b, ` rx="%s"`, num(corner))
	}
	fmt.Fprintf(b, ` fill="%s" stroke="%s" stroke-width="%s"`, fill, border, num(thick))
	if dash != "" {
		fmt.Fprintf(b, ` stroke-dasharray="%s"`, dash)
	}
	b.WriteString("/>")
}

func (k arrowKind) svgLine(b *bytes.Buffer, d string) {
	st := arrowStyles[k]
	fmt.Fprintf(b, `<path d="%s" fill="none" stroke="%s" stroke-width="%s"`, d, st.colour, num(st.thick))
	if st.dash != "" {
		fmt.Fprintf(b, ` stroke-dasharray="%s"`, st.dash)
	}
	b.WriteString("/>")
}

func (k arrowKind) svgHead(b *bytes.Buffer, head [3]layout.Point) {
	st := arrowStyles[k]
	fill := st.colour
	if st.hollow {
		fill = "#ffffff"
	}
	fmt.Fprintf(b, `<path d="M%s %sL%s %sL%s %sZ" fill="%s" stroke="%s" stroke-width="0.8"/>`,
		num(head[0].X), num(head[0].Y), num(head[1].X), num(head[1].Y), num(head[2].X), num(head[2].Y), fill, st.colour)
}

func (s *scene) svgKey(b *bytes.Buffer, e *keyEntry) {
	b.WriteString(`<g class="key">`)
	if e.illustrative {
		svgRect(b, e.x+4, e.y-6, keySample-8, 12, 0, "none", textColour, 1.1, illustratedBy)
	} else {
		c := withHead([]layout.Point{{X: e.x, Y: e.y}, {X: e.x + keySample/3, Y: e.y}, {X: e.x + keySample*2/3, Y: e.y}, {X: e.x + keySample, Y: e.y}})
		e.kind.svgLine(b, pathData(c.points))
		e.kind.svgHead(b, c.head)
	}
	e.text.svg(b)
	b.WriteString("</g>\n")
}

// pathData is a piecewise Bézier curve as the data of a path.
func pathData(points []layout.Point) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%s %s", num(points[0].X), num(points[0].Y))
	for i, p := range points[1:] {
		sep := " "
		if i%3 == 0 {
			sep = "C"
		}
		b.WriteString(sep + num(p.X) + " " + num(p.Y))
	}
	return b.String()
}

// xmlEscape is text as XML character data or in an attribute. What XML cannot
// hold becomes U+FFFD.
func xmlEscape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' && r != '\n' && r != '\t', r >= 0x7f && r <= 0x9f, r == 0xfffe, r == 0xffff:
			b.WriteRune('\ufffd')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// num is a number with at most two decimals.
func num(x float64) string {
	s := strconv.FormatFloat(x, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
