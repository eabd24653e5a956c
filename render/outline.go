package render

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel"
)

// writeOutline writes the picture in words: its title, its description and a
// list of its links, as plain text for those who cannot see it and as the
// alternative text of the picture in a document.
func writeOutline(g *graph) []byte { return []byte(plaintext.Inert(outlineOf(g))) }

// Words is what [Outline] tells of the model, for a page or a document to tell:
// what the service that shows the log of a pipeline would obey, such as
// ##[error], is there as the model has it, and is replaced in the format only.
func Words(m *logicmodel.Model, o *Options) (string, error) {
	if o == nil {
		o = &Options{}
	}
	g, err := newGraph(m, o)
	if err != nil {
		return "", err
	}
	return outlineOf(g), nil
}

// Words is the picture in words, as the function [Words] has them.
func (p *Picture) Words() string { return outlineOf(p.graph) }

func outlineOf(g *graph) string {
	var b strings.Builder
	if g.diff != nil {
		g.diff.outline(&b, g)
	} else {
		if g.title != "" {
			b.WriteString(wrapped(g.title, "", "") + "\n")
		}
		newTeller(g).outline(&b)
	}
	return strings.TrimRight(plain(b.String()), "\n") + "\n"
}

// outline writes the description and the list of links.
func (t *teller) outline(b *strings.Builder) {
	for _, p := range t.tell() {
		b.WriteString(wrapped(p, "", "") + "\n")
	}
	if details := t.details(); len(details) > 0 {
		b.WriteString("In the boxes\n\n")
		for _, d := range details {
			b.WriteString(wrapped(d, "- ", "  "))
		}
		b.WriteString("\n")
	}
	t.links(b)
}

// links lists the arrows, those of the model first, by the numbers that they
// have in a picture which shows them.
func (t *teller) links(b *strings.Builder) {
	if len(t.arrows) == 0 {
		return
	}
	b.WriteString("Links\n\n")
	var arrows []*arrow
	for i := range t.arrows {
		arrows = append(arrows, &t.arrows[i])
	}
	slices.SortStableFunc(arrows, func(a, b *arrow) int { return b2i(a.ofFramework()) - b2i(b.ofFramework()) })
	wide := len(fmt.Sprint(len(arrows)))
	for i, a := range arrows {
		number := fmt.Sprintf("%*d. ", wide, i+1)
		indent := strings.Repeat(" ", len(number))
		claim := t.again(a.from) + " " + inflected(t.verb(a), false, a.illustrative) + " " + t.again(a.to)
		b.WriteString(wrapped(closed(claim), number, indent))
		known := a.known()
		if a.because != "" {
			known = slices.Insert(known, 0, closed("Why: "+isolate(a.because)))
		}
		for _, k := range known {
			b.WriteString(wrapped(k, indent, indent+"  "))
		}
	}
}

// ofFramework reports whether the arrow is not a link of a chain.
func (a *arrow) ofFramework() bool { return a.kind == supports || a.kind == contributes }

// wrapped is text on lines of 80 columns, the first after one thing and the
// others after another. A line ends only at a space, or in a script that has
// none; a word is never broken, and may be longer than a line.
func wrapped(s, first, other string) string {
	const columns = 80
	var b strings.Builder
	b.WriteString(first)
	used, empty := uniseg.StringWidth(first), true
	put := func(word string) {
		shown := strings.TrimRight(word, " ")
		w := uniseg.StringWidth(shown)
		if !empty && used+w > columns {
			b.WriteString("\n" + other)
			used = uniseg.StringWidth(other)
		}
		b.WriteString(word)
		used += w + len(word) - len(shown)
		empty = false
	}
	word, state := "", -1
	for rest := s; rest != ""; {
		var segment string
		segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		word += segment
		if rest == "" || strings.HasSuffix(word, " ") || wide(word, rest) {
			put(word)
			word = ""
		}
	}
	lines := strings.Split(b.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// wide reports whether one of two neighbours is of a script without spaces.
func wide(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana) || unicode.In(next, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// plain is text without what a terminal would obey, but for our own line ends and the marks of [isolate],
// which no user's text has.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\u2068' || r == '\u2069' {
			return r
		}
		return plaintext.Visible(r)
	}, s)
}
