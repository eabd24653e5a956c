package diag

import (
	"bytes"
	"strings"
)

// A Text is a file cut into lines, without their endings.
type Text struct {
	src   string
	lines []int // offset of each line's first byte
}

// NewText cuts src at the line breaks that YAML counts: LF, CR LF, a lone CR,
// and the rare NEL, LS and PS. A byte order mark is not part of a line.
func NewText(src []byte) *Text {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	t := &Text{src: string(src), lines: []int{0}}
	for i := 0; i < len(src); i++ {
		n := 0
		switch c := src[i]; {
		case c == '\n', c == '\r' && (i+1 == len(src) || src[i+1] != '\n'):
			n = 1
		case c == 0xc2 && bytes.HasPrefix(src[i:], []byte("\u0085")):
			n = 2
		case c == 0xe2 && (bytes.HasPrefix(src[i:], []byte("\u2028")) || bytes.HasPrefix(src[i:], []byte("\u2029"))):
			n = 3
		}
		if n > 0 {
			t.lines = append(t.lines, i+n)
			i += n - 1
		}
	}
	return t
}

// Line is line n, counted from 1. It takes no time, however long the line is.
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

// TokenEnd is the column after the YAML scalar that starts at the column of
// the line: after the closing quote of a quoted one, else before a comment, a
// ": " or, where a list or map in brackets is open on the line, before the
// comma or bracket that ends it. It is column+1 where no scalar starts there,
// as at a bracket or at the dash of an item, and where the line is longer than
// 512 KB, in which to look for the end of one after another would take too long.
// Columns count code points from 1.
func TokenEnd(line string, column int) int {
	if len(line) > maxLine {
		return column + 1
	}
	return tokenEnd([]rune(line), column, &brackets{})
}

// maxLine is the longest line, in bytes, in which places are looked for.
const maxLine = 1 << 19

func tokenEnd(runes []rune, column int, open *brackets) int {
	start := column - 1
	if start < 0 || start >= len(runes) {
		return column + 1
	}
	switch r := runes[start]; {
	case r == ' ', r == '\t', r == '[', r == '{', r == '-' && start+1 < len(runes) && runes[start+1] == ' ':
		return column + 1
	}
	if q := runes[start]; q == '"' || q == '\'' {
		for i := start + 1; i < len(runes); i++ {
			switch {
			case q == '"' && runes[i] == '\\':
				i++
			case runes[i] == q && q == '\'' && i+1 < len(runes) && runes[i+1] == q:
				i++
			case runes[i] == q:
				return i + 2
			}
		}
		return len(runes) + 1
	}
	inBrackets := open.before(runes, start)
	end := start
scan:
	for i := start; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == ' ', r == '\t':
			if i+1 < len(runes) && runes[i+1] == '#' {
				break scan
			}
			continue // trailing white space does not count
		case r == ':' && i > start && (i+1 == len(runes) || runes[i+1] == ' ' || runes[i+1] == '\t'):
			break scan
		case (r == ',' || r == ']' || r == '}') && inBrackets:
			break scan
		}
		end = i + 1
	}
	return max(end, start+1) + 1
}

// brackets are those of a line, text in quotes aside. One place after another is
// asked for, and what was read is not read again.
type brackets struct {
	read, depth int // how many runes, and the brackets open after them
	quote       rune
}

// before reports whether a bracket is open before the rune at the index.
func (b *brackets) before(runes []rune, index int) bool {
	if index < b.read {
		*b = brackets{}
	}
	for ; b.read < index; b.read++ {
		switch r := runes[b.read]; {
		case b.quote != 0:
			if r == b.quote {
				b.quote = 0
			}
		case (r == '"' || r == '\'') && (b.read == 0 || strings.ContainsRune(" [{,:", runes[b.read-1])):
			b.quote = r
		case r == '[', r == '{':
			b.depth++
		case r == ']', r == '}':
			b.depth--
		}
	}
	return b.depth > 0
}
