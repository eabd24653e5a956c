package paint

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/typeset"
)

// dotTitle returns the label of the whole graph, in Graphviz's HTML: the title and,
// smaller, the key.
func (p *painter) dotTitle() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<<FONT POINT-SIZE="%s"><B>`, Number(p.theme.titleSize))
	for i, line := range p.titleLines(p.GuessWidth()) {
		if i > 0 {
			b.WriteString("<BR/>")
		}
		b.WriteString(dotHTML(line))
	}
	b.WriteString("</B></FONT>")
	for _, line := range p.aboutLines(p.GuessWidth()) {
		b.WriteString("<BR/>" + dotHTML(line))
	}
	if p.Draft {
		b.WriteString("<BR/><B>" + dotHTML(p.Say(content.DraftNote)) + "</B>")
	}
	var key []string
	for _, e := range p.legend() {
		key = append(key, e.dotWords)
	}
	if key != nil {
		for _, line := range typeset.Regular.Wrap("Key – "+strings.Join(key, "; "), place.KeySize, math.Max(320, p.GuessWidth())) {
			b.WriteString("<BR/>" + dotHTML(line))
		}
		b.WriteString("<BR/> ")
	}
	for _, e := range p.Entries() {
		b.WriteString("<BR ALIGN=\"LEFT\"/>" + dotHTML(e.Label+"  "+truncate(e.Words)))
	}
	for _, line := range p.contextLines() {
		b.WriteString("<BR ALIGN=\"LEFT\"/>" + dotHTML(truncate(line)))
	}
	if p.Numbered || p.Changes != nil || p.contextLines() != nil {
		b.WriteString("<BR ALIGN=\"LEFT\"/>")
	}
	b.WriteString(">")
	return b.String()
}

// dotHTML returns any text as text in Graphviz's HTML. There, an empty text would
// be an error, and so would a bracket that might end a CDATA section.
func dotHTML(s string) string {
	if s == "" {
		return " "
	}
	return dotHTMLEscape.Replace(escapeXML(s))
}

var dotHTMLEscape = strings.NewReplacer(`\`, "&#92;", "]", "&#93;")

// truncate returns the text, cut after 1,000 characters: the dot program reads no
// string of more than 16,384 bytes.
func truncate(s string) string {
	const most = 1000
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// dotEscape makes any text plain text in a quoted DOT label: Graphviz reads
// entities such as &amp; and escapes such as \N in one.
var dotEscape = strings.NewReplacer("&", "&amp;", `\`, `\\`, `"`, `\"`, "<", "&lt;", ">", "&gt;")

// dotText returns lines of text as a quoted label, of which Graphviz makes XML.
func dotText(lines []string) string { return dotLines(lines, `\n`) }

// dotLines returns lines of text as a quoted label with an escape between them.
func dotLines(lines []string, between string) string {
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = dotEscape.Replace(strings.Map(XMLRune, l))
	}
	return `"` + strings.Join(escaped, between) + `"`
}

// dotTooltip returns any text as a quoted tooltip. Graphviz reads the escapes of one
// twice, where it reads those of a label once.
func dotTooltip(s string) string {
	return dotText([]string{strings.ReplaceAll(s, `\`, `\\`)})
}

// inches returns a length in points as Graphviz takes sizes.
func inches(points float64) string { return Number(points / 72) }
