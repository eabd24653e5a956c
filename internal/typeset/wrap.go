package typeset

import (
	"math"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

const (
	softHyphen = '\u00ad' // a line may end here, and then has a hyphen
	zeroWidth  = '\u200b' // a line may end here
)

// Wrap breaks s into lines no wider than max at a font size.
//
// White space of any kind and length, line ends included, counts as one space; a no-break space is not white space.
// Lines end where the Unicode standard allows it (UAX #14), so that Chinese wraps too, and a word wider than max ends
// between any two characters as people see them (UAX #29), so that an emoji or an accented letter is never torn
// apart. Only such a character can be wider than max. Of all ways to use the fewest lines the result is one whose
// widest line is narrowest, so that the last line is not a lone short word. Soft hyphens and zero-width spaces are
// removed; a line that ends at a soft hyphen gets a hyphen.
//
// The result is never empty: an empty text is one empty line.
func (f Face) Wrap(s string, size, max float64) []string { return f.WrapBeside(s, size, max, 0) }

// WrapBeside breaks s as [Face.Wrap] does, with a first line that is narrower by beside. A
// first word that has no room there is on it nevertheless.
func (f Face) WrapBeside(s string, size, max, beside float64) []string {
	s = collapseSpace(s)
	room := units(max, size)
	return wrap(s, f.pieces(s, room), room, units(beside, size))
}

// A Text is a text to wrap to many widths, for which its words are found once.
type Text struct {
	face   Face
	text   string
	pieces []piece // that no line is too narrow for
	widest int     // of the pieces, in units
}

// NewText returns the text in a face.
func NewText(f Face, s string) *Text {
	s = collapseSpace(s)
	t := &Text{face: f, text: s, pieces: f.pieces(s, units(math.Inf(1), 1))}
	for _, p := range t.pieces {
		t.widest = max(t.widest, p.last)
	}
	return t
}

// WrapBeside breaks the text as [Face.WrapBeside] does.
func (t *Text) WrapBeside(size, max, beside float64) []string {
	room, pieces := units(max, size), t.pieces
	if t.widest > room {
		pieces = t.face.pieces(t.text, room)
	}
	return wrap(t.text, pieces, room, units(beside, size))
}

// pieces returns the pieces of s; those that are wider than the room are broken.
func (f Face) pieces(s string, room int) []piece {
	t := f.advances()
	var pieces []piece
	start, state := 0, -1
	for rest := s; rest != ""; {
		var seg string
		seg, rest, state = t.nextWord(rest, state, room)
		p := t.measure(seg)
		p.end = start + len(seg)
		if p.last > room {
			pieces = append(pieces, t.split(s, start, p.end, room)...)
		} else {
			pieces = append(pieces, p)
		}
		start = p.end
	}
	return pieces
}

// wrap returns the lines of s, which has such pieces.
func wrap(s string, pieces []piece, room, indent int) []string {
	var lines []string
	start := 0
	for _, end := range balance(pieces, room, indent) {
		lines = append(lines, dropMarks(s[start:end]))
		start = end
	}
	if lines == nil {
		return []string{""}
	}
	return lines
}

// nextWord returns the beginning of s up to the next place where a line may end, and
// the rest. A line ends after a hyphen only in a word that is wider than the room.
func (t *advances) nextWord(s string, state, room int) (word, rest string, next int) {
	if n := plainWord(s); n > 0 {
		return s[:n], s[n:], -1
	}
	word, rest, _, next = uniseg.FirstLineSegmentInString(s, state)
	if !strings.HasSuffix(word, "-") {
		return word, rest, next
	}
	whole, after, then := word, rest, next
	for after != "" && strings.HasSuffix(whole, "-") {
		_, after, _, then = uniseg.FirstLineSegmentInString(after, then)
		whole = s[:len(s)-len(after)]
	}
	if t.measure(whole).last > room {
		return word, rest, next
	}
	return whole, after, then
}

// plainWord returns how long a word at the beginning of s is, with the space after it, where
// it is of the letters of English and another follows, and 0 elsewhere: most are, and the rules
// of Unicode take most of the time of wrapping them.
func plainWord(s string) int {
	isLetter := func(i int) bool { return i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') }
	n := 0
	for isLetter(n) {
		n++
	}
	if n == 0 || n >= len(s) {
		return 0
	}
	if s[n] == ',' || s[n] == '.' {
		n++
	}
	if n < len(s) && s[n] == ' ' && isLetter(n+1) {
		return n + 1
	}
	return 0
}

// units returns a length in whole units of the font. A length that is not a number, or too large, becomes room for
// any text. It allows for rounding, so that a text fits into its own width.
func units(length, size float64) int {
	const all = 1 << 30
	u := math.Floor(length/size*em + 1e-6)
	switch {
	case u < 0:
		return 0
	case u < all:
		return int(u)
	}
	return all
}

// collapseSpace returns s with one space for each run of white space between words, and none at the ends.
func collapseSpace(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), func(r rune) bool {
		return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
	}), " ")
}

// dropMarks returns a line without the characters that only mark where it may
// end.
func dropMarks(line string) string {
	if endsInHyphen(line) {
		line += "-"
	}
	line = strings.Map(func(r rune) rune {
		if r == softHyphen || r == zeroWidth {
			return -1
		}
		return r
	}, line)
	return strings.Trim(line, " ")
}

// endsInHyphen reports whether a line that ends in s gets a hyphen: s ends in a soft hyphen that does not stand alone
// after a space.
func endsInHyphen(s string) bool {
	before, ok := strings.CutSuffix(s, string(softHyphen))
	return ok && !strings.HasSuffix(strings.TrimRight(before, string(softHyphen)+string(zeroWidth)), " ")
}

// A piece is a part of a text that must not be broken.
type piece struct {
	end   int // where it ends in the text
	inner int // its width in units before another piece on the line, so with the space at its end
	last  int // its width at a line's end: without the space, with the hyphen
}

// measure returns s as a piece with its widths.
func (t *advances) measure(s string) piece {
	var p piece
	for _, r := range s {
		p.inner += t.width(r)
	}
	p.last = p.inner
	if endsInHyphen(s) {
		p.last += t.width('-')
	}
	unseen := s[len(strings.TrimRight(s, " "+string(softHyphen)+string(zeroWidth))):]
	p.last -= strings.Count(unseen, " ") * t.width(' ')
	return p
}

// isInvisible reports whether a character only marks where a line may end.
func isInvisible(char string) bool {
	return char == " " || char == string(softHyphen) || char == string(zeroWidth)
}

// split breaks the piece s[start:end], which is wider than the room, between characters as people see them.
func (t *advances) split(s string, start, end, room int) []piece {
	var chars []piece
	begin, at, state := start, start, -1 // of the last of chars: where it begins and ends
	for rest := s[start:end]; rest != ""; {
		var char string
		char, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		// Invisible characters at the end stay with the visible ones before, so that no line is a lone space or hyphen.
		if isInvisible(char) && len(chars) > 0 {
			chars = chars[:len(chars)-1]
		} else {
			begin = at
		}
		at += len(char)
		p := t.measure(s[begin:at])
		p.end = at
		chars = append(chars, p)
	}
	var pieces []piece
	for _, end := range balance(chars, room, 0) {
		p := t.measure(s[start:end])
		p.end = end
		pieces = append(pieces, p)
		start = end
	}
	return pieces
}

// balance puts the pieces on as few lines as fit into the room, and returns where in the text each line ends. The
// widest line is as narrow as that number of lines allows.
func balance(pieces []piece, room, indent int) []int {
	lines := count(pieces, room, indent)
	// No line can be narrower than the widest piece. One that is wider than the room is alone on its line anyway.
	low, high := 0, room
	for _, p := range pieces {
		if p.last <= room {
			low = max(low, p.last)
		}
	}
	for low < high {
		mid := low + (high-low)/2
		if count(pieces, mid, indent) > lines {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if needed := widthOfTwo(pieces, high, indent); needed <= room && count(pieces, needed, indent) == lines {
		high = needed
	}
	var ends []int
	fill(pieces, high, indent, func(end int) { ends = append(ends, end) })
	return ends
}

// widthOfTwo returns the width at which the first line has a second piece, where its first
// one is short and would stand alone; else the width as it is.
func widthOfTwo(pieces []piece, width, indent int) int {
	if len(pieces) < 2 || 3*(indent+pieces[0].last) > width {
		return width
	}
	return max(width, indent+pieces[0].inner+pieces[1].last)
}

// count returns how many lines the pieces take.
func count(pieces []piece, room, indent int) int {
	n := 0
	fill(pieces, room, indent, func(int) { n++ })
	return n
}

// fill puts as many pieces on each line as there is room for, and calls line with the place where it ends.
func fill(pieces []piece, room, indent int, line func(end int)) {
	width := indent // of the line so far; the first has something beside it
	for i, p := range pieces {
		if i > 0 && width+p.last > room {
			line(pieces[i-1].end)
			width = 0
		}
		width += p.inner
	}
	if len(pieces) > 0 {
		line(pieces[len(pieces)-1].end)
	}
}
