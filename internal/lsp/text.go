package lsp

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
)

// A text is a text cut into lines as the protocol cuts it: after LF, CR LF and CR.
type text struct {
	src    string
	starts []int // offsets of the lines
	counts []int // of the characters before each block

	lines *diag.Text // as places of findings count them; nil until it is asked for
}

// block is the size of a block of a text, in bytes. A line may be long, and have many places.
const block = 1024

func newText(src string) *text {
	t := &text{src: src, starts: []int{0}}
	count := 0
	for i := 0; i < len(src); i++ {
		if i%block == 0 {
			t.counts = append(t.counts, count)
		}
		count += characters(src[i])
		if src[i] == '\n' || src[i] == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			t.starts = append(t.starts, i+1)
		}
	}
	t.counts = append(t.counts, count)
	return t
}

// characters returns how many characters of UTF-16, in which all editors can count, begin
// with a byte.
func characters(c byte) int {
	switch {
	case c >= 0xF0:
		return 2
	case utf8.RuneStart(c):
		return 1
	}
	return 0
}

// count returns how many characters stand before an offset.
func (t *text) count(offset int) int {
	from := offset / block * block
	count := t.counts[offset/block]
	for i := from; i < offset; i++ {
		count += characters(t.src[i])
	}
	return count
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
	switch {
	case p.Line < 0:
		return 0
	case p.Line >= len(t.starts):
		return len(t.src)
	}
	start := t.starts[p.Line]
	end := start + len(t.line(p.Line))
	wanted := t.count(start) + max(0, min(p.Character, end-start))
	n, found := slices.BinarySearch(t.counts, wanted)
	if !found {
		n--
	}
	i := min(max(start, n*block), end)
	for count := t.count(i); i < end; i++ {
		if count += characters(t.src[i]); count > wanted {
			break
		}
	}
	return i
}

// position returns the position of an offset.
func (t *text) position(offset int) position {
	offset = max(0, min(offset, len(t.src)))
	n, found := slices.BinarySearch(t.starts, offset)
	if !found {
		n--
	}
	return position{n, t.count(offset) - t.count(t.starts[n])}
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
