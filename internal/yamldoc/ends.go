package yamldoc

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// setEnds sets the ends of n and of its contents, and returns the end of n. A list or map
// without brackets ends with its last value. A text by lines ends before the break of its
// last line.
func setEnds(n *node, src string) int {
	end := int(n.Offset)
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && isNull(c) && c.Value == "" { // an empty value has no place of its own
			c.Offset = int32(colonEnd(src, end))
		}
		end = setEnds(c, src)
	}
	at := skipProperties(src, int(n.Offset))
	switch {
	case n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode:
		if n.End > 0 {
			end = int(n.End)
		} else if at < len(src) && (src[at] == '[' || src[at] == '{') {
			end = bracketEnd(src, max(end, at+1))
		}
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		end = blockTextEnd(src, at, n.Value)
	case n.End > 0:
		end = int(n.End)
	case n.Kind == yaml.AliasNode:
		end = at + 1 + len(n.Value)
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		end = quoteEnd(src, at)
	default:
		end = matchText(src, at, n.Value)
	}
	n.End = int32(end)
	return end
}

// colonEnd returns the offset after the colon that follows a key which ends at the
// offset.
func colonEnd(src string, at int) int {
	if i := strings.IndexByte(src[at:], ':'); i >= 0 && isWhite(src[at:at+i]) {
		return at + i + 1
	}
	return at
}

// skipProperties returns the offset of a value after its anchor and tag.
func skipProperties(src string, at int) int {
	for at < len(src) && (src[at] == '&' || src[at] == '!') {
		n := strings.IndexAny(src[at:], " \t\r\n")
		if n < 0 {
			return len(src)
		}
		at += n
		at += len(src[at:]) - len(strings.TrimLeft(src[at:], " \t\r\n"))
	}
	return at
}

// bracketEnd returns the offset after the bracket that closes a collection, from the end
// of its last value.
func bracketEnd(src string, at int) int {
	for at < len(src) {
		switch src[at] {
		case ']', '}':
			return at + 1
		case '#':
			at = lineEnd(src, at)
		default:
			at++
		}
	}
	return at
}

// quoteEnd returns the offset after the quotes that open at the offset.
func quoteEnd(src string, at int) int {
	if at == len(src) {
		return at
	}
	quote := src[at]
	for i := at + 1; i < len(src); i++ {
		switch {
		case quote == '"' && src[i] == '\\', quote == '\'' && strings.HasPrefix(src[i:], "''"):
			i++
		case src[i] == quote:
			return i + 1
		}
	}
	return len(src)
}

// blockTextEnd returns the end of a text by lines, whose mark is at the offset.
func blockTextEnd(src string, at int, value string) int {
	header := lineEnd(src, at)
	text := strings.TrimRight(value, "\n")
	end := matchText(src, header, text)
	if strings.IndexByte(src[at:header], '+') >= 0 { // the empty lines after it belong to it
		for range len(value) - len(text) - 1 {
			end = lineEnd(src, nextLine(src, end))
		}
	}
	return max(lineEnd(src, end), header)
}

const whites = " \t\r\n\u0085\u2028\u2029"

func isWhite(s string) bool { return strings.Trim(s, whites) == "" }

// matchText returns the offset after a text without quotes that was read from the offset
// at. White space in the file may differ from that in the value.
func matchText(src string, at int, value string) int {
	end := at
	for _, word := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(whites, r) }) {
		for at < len(src) {
			r, size := utf8.DecodeRuneInString(src[at:])
			if !strings.ContainsRune(whites, r) {
				break
			}
			at += size
		}
		if !strings.HasPrefix(src[at:], word) {
			return end
		}
		at += len(word)
		end = at
	}
	return end
}

// lineEnd returns the offset of the break that ends the line of an offset.
func lineEnd(src string, at int) int {
	if i := strings.IndexAny(src[at:], "\r\n"); i >= 0 {
		return at + i
	}
	return len(src)
}

// nextLine returns the offset of the line after that of an offset.
func nextLine(src string, at int) int {
	at = lineEnd(src, at)
	if strings.HasPrefix(src[at:], "\r\n") {
		return at + 2
	}
	return min(at+1, len(src))
}

// lineBegin returns the offset of the line of an offset.
func lineBegin(src string, at int) int { return strings.LastIndexAny(src[:at], "\r\n") + 1 }
