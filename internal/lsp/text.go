package lsp

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
)

// units returns how many characters of UTF-16, in which all editors can count, a rune of that
// many bytes takes.
func units(bytes int) int {
	if bytes == utf8.UTFMax {
		return 2
	}
	return 1
}

// A text is a text cut into lines as the protocol cuts it: after LF, CR LF and CR.
type text struct {
	src    string
	starts []int // offsets of the lines

	lines *diag.Text // as places of findings count them; nil until it is asked for
}

func newText(src string) *text {
	t := &text{src: src, starts: []int{0}}
	for i := 0; i < len(src); i++ {
		if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// line returns a line without its ending.
func (t *text) line(n int) string {
	end := len(t.src)
	if n+1 < len(t.starts) {
		end = t.starts[n+1]
	}
	return strings.TrimRight(t.src[t.starts[n]:end], "\r\n")
}

// offset returns the offset of a position, in bytes. One beyond a line or the text
// is at its end, and one within a character at its beginning.
func (t *text) offset(p position) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(t.starts) {
		return len(t.src)
	}
	line, i := t.line(p.Line), 0
	for count := 0; i < len(line); {
		_, bytes := utf8.DecodeRuneInString(line[i:])
		if count += units(bytes); count > p.Character {
			break
		}
		i += bytes
	}
	return t.starts[p.Line] + i
}

// position returns the position of an offset.
func (t *text) position(offset int) position {
	offset = max(0, min(offset, len(t.src)))
	n, found := slices.BinarySearch(t.starts, offset)
	if !found {
		n--
	}
	p := position{Line: n}
	for i := t.starts[n]; i < offset; {
		_, bytes := utf8.DecodeRuneInString(t.src[i:])
		p.Character += units(bytes)
		i += bytes
	}
	return p
}

func (t *text) span(from, to int) span {
	return span{t.position(from), t.position(max(from, to))}
}

// replace returns the text with another one in place of a span; nil stands for all.
func (t *text) replace(at *span, with string) *text {
	if at == nil {
		return newText(with)
	}
	from, to := t.offset(at.Start), t.offset(at.End)
	return newText(t.src[:from] + with + t.src[max(from, to):])
}

// spanOf returns the span of a finding: to its end, or else that of the text or the
// line at its place.
func (t *text) spanOf(from, to diag.Pos) span {
	if from.Line == 0 {
		return span{}
	}
	if to.Offset <= from.Offset && from.Column > 0 {
		if t.lines == nil {
			t.lines = diag.NewText(t.src)
		}
		to = t.lines.End(from)
	}
	if to.Offset <= from.Offset {
		n := t.position(from.Offset).Line
		to.Offset = t.starts[n] + len(t.line(n))
	}
	return t.span(from.Offset, to.Offset)
}
