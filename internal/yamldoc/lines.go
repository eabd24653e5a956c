package yamldoc

import (
	"bytes"
	"unicode/utf8"
)

// breakAt is the length of the line break at src[i], of those that YAML
// counts: LF, CR LF, a lone CR, and the rare NEL, LS and PS; 0 for none.
func breakAt(src []byte, i int) int {
	switch src[i] {
	case '\n':
		return 1
	case '\r':
		if i+1 < len(src) && src[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xc2:
		if bytes.HasPrefix(src[i:], []byte("\u0085")) {
			return 2
		}
	case 0xe2:
		if bytes.HasPrefix(src[i:], []byte("\u2028")) || bytes.HasPrefix(src[i:], []byte("\u2029")) {
			return 3
		}
	}
	return 0
}

// lineEnds are the offsets at which the lines of src end, their breaks
// included. Where src ends with a break, no line follows it.
func lineEnds(src []byte) []int {
	var ends []int
	for i := 0; i < len(src); {
		n := breakAt(src, i)
		i += max(n, 1)
		if n > 0 || i == len(src) {
			ends = append(ends, i)
		}
	}
	return ends
}

// withoutBOM is src without a byte order mark, which is no part of a line.
func withoutBOM(src []byte) []byte { return bytes.TrimPrefix(src, []byte("\ufeff")) }

// place is the line and column of an offset in src.
func place(src []byte, offset int) (line, column int) {
	before := withoutBOM(src[:offset])
	line, begin := 1, 0
	for i := 0; i < len(before); {
		n := breakAt(before, i)
		i += max(n, 1)
		if n > 0 {
			line, begin = line+1, i
		}
	}
	return line, 1 + utf8.RuneCount(before[begin:])
}
