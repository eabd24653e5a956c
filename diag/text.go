package diag

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/resultschain/resultschain/internal/plaintext"
)

// A Text is a file cut into lines at the line breaks that YAML counts: LF, CR
// LF, a lone CR, and the rare NEL, LS and PS.
//
// It is safe for concurrent use.
type Text struct {
	src   string
	lines []int // offset of each line's first byte

	mu       sync.Mutex // guards the state of the line for which End was called last
	last     int        // its number
	line     []byte
	brackets bracketScanner[byte]
}

// NewText returns the text src. A byte order mark is not part of a line.
func NewText[T string | []byte](src T) *Text {
	s := string(src)
	return &Text{src: s, lines: plaintext.LineStarts(s)}
}

// Line returns line n, counted from 1, without its ending, in a time that does not
// depend on the length of the line.
func (t *Text) Line(n int) (string, bool) {
	if n < 1 || n > len(t.lines) {
		return "", false
	}
	end := len(t.src)
	if n < len(t.lines) {
		end = t.lines[n]
	}
	return strings.TrimRight(t.src[t.lines[n-1]:end], "\r\n\u0085\u2028\u2029"), true
}

// Pos returns the place of an offset, in the file of that name; one beyond the text is
// at its end.
func (t *Text) Pos(file string, offset int) Pos {
	if offset = max(0, min(offset, len(t.src))); len(t.lines) == 0 {
		return Pos{File: file, Line: 1, Column: 1}
	}
	n, found := slices.BinarySearch(t.lines, offset)
	if !found && n > 0 {
		n--
	}
	begin := t.lines[n]
	column := 1
	if offset > begin {
		column += utf8.RuneCountInString(t.src[begin:offset])
	}
	return Pos{File: file, Line: n + 1, Column: column, Offset: offset}
}

// Offset returns the offset of a line and a column, and of the end of the line
// where that is shorter.
func (t *Text) Offset(line, column int) int {
	s, ok := t.Line(line)
	if !ok {
		return len(t.src)
	}
	n := 0
	for ; column > 1 && n < len(s); column-- {
		_, size := utf8.DecodeRuneInString(s[n:])
		n += size
	}
	return t.lines[line-1] + n
}

// End returns the place after the YAML scalar that starts at p. A quoted scalar
// ends after its closing quote. Another ends before a comment, before a ": " or,
// where a list or map in brackets is open on the line, before a comma or closing
// bracket.
//
// Where no scalar starts at p, as at a bracket or at the dash of an item, End
// returns the next column. It does so too in a line longer than 512 KB, since
// searching that for the end of each of many scalars would take too long. Where p
// is a whole line or not in the text, End returns p.
func (t *Text) End(p Pos) Pos {
	line, ok := t.Line(p.Line)
	if !ok || p.Column < 1 {
		return p
	}
	begin := t.lines[p.Line-1]
	start := p.Offset - begin
	if start < 0 || start > len(line) || start == 0 && p.Column > 1 { // only the column is known
		start = t.Offset(p.Line, p.Column) - begin
	}
	end := min(start+1, len(line))
	if len(line) <= maxLine && start < len(line) {
		t.mu.Lock()
		if t.last != p.Line {
			t.last, t.line, t.brackets = p.Line, []byte(line), bracketScanner[byte]{}
		}
		end = tokenEnd(t.line, start, &t.brackets)
		t.mu.Unlock()
	}
	for end < len(line) && !utf8.RuneStart(line[end]) {
		end++
	}
	p.Column += max(utf8.RuneCountInString(line[start:end]), 1)
	p.Offset = begin + end
	return p
}

// maxLine is the length, in bytes, of the longest line in which [Text.End] looks for
// the end of a scalar.
const maxLine = 1 << 19

// tokenEnd returns the index after the scalar that begins at start in a line, as
// [Text.End] does.
func tokenEnd[C byte | rune](text []C, start int, brackets *bracketScanner[C]) int {
	switch c := text[start]; {
	case c == ' ', c == '\t', c == '[', c == '{', c == '-' && start+1 < len(text) && text[start+1] == ' ':
		return start + 1
	}
	if q := text[start]; q == '"' || q == '\'' {
		for i := start + 1; i < len(text); i++ {
			switch {
			case q == '"' && text[i] == '\\':
				i++
			case text[i] == q && q == '\'' && i+1 < len(text) && text[i+1] == q:
				i++
			case text[i] == q:
				return i + 1
			}
		}
		return len(text)
	}
	inBrackets := brackets.isOpenBefore(text, start)
	end := start
scan:
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == ' ', c == '\t':
			if i+1 < len(text) && text[i+1] == '#' {
				break scan
			}
			continue // trailing white space does not count
		case c == ':' && i > start && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\t'):
			break scan
		case (c == ',' || c == ']' || c == '}') && inBrackets:
			break scan
		}
		end = i + 1
	}
	return max(end, start+1)
}

// A bracketScanner counts the brackets that are open in a line, outside text in
// quotes. It continues from the last index, so that a line with many places is
// read once.
type bracketScanner[C byte | rune] struct {
	read, depth int // how many bytes or runes, and the brackets open after them
	quote       C
}

// isOpenBefore reports whether a bracket is open just before the index.
func (b *bracketScanner[C]) isOpenBefore(text []C, index int) bool {
	if index < b.read {
		*b = bracketScanner[C]{}
	}
	for ; b.read < index; b.read++ {
		switch r := text[b.read]; {
		case b.quote != 0:
			if r == b.quote {
				b.quote = 0
			}
		case (r == '"' || r == '\'') && (b.read == 0 || strings.ContainsRune(" [{,:", rune(text[b.read-1]))):
			b.quote = r
		case r == '[', r == '{':
			b.depth++
		case r == ']', r == '}':
			b.depth--
		}
	}
	return b.depth > 0
}
