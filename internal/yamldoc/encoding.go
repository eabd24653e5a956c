package yamldoc

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// UTF8 converts a text in UTF-16, which Notepad calls Unicode, to UTF-8. It
// returns any other text unchanged, also broken UTF-16.
func UTF8(src []byte) []byte {
	order := utf16Order(src)
	if order == nil || len(src)%2 != 0 {
		return src
	}
	units := make([]uint16, 0, len(src)/2)
	for i := 0; i < len(src); i += 2 {
		units = append(units, order.Uint16(src[i:]))
	}
	text := make([]byte, 0, len(src))
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) {
			if i+1 == len(units) {
				return src
			}
			if r = utf16.DecodeRune(r, rune(units[i+1])); r == utf8.RuneError {
				return src
			}
			i++
		}
		text = utf8.AppendRune(text, r)
	}
	return text
}

// utf16Order returns the byte order of a text in UTF-16, by its byte order mark
// or by the zero bytes of its first letters; nil for any other text.
func utf16Order(src []byte) binary.ByteOrder {
	begin := src[:min(len(src), 64)&^1]
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe, 0, 0}): // UTF-32
		return nil
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}):
		return binary.LittleEndian
	case bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		return binary.BigEndian
	}
	zeros := [2]int{} // of the first bytes of pairs, and of the second ones
	for i, b := range begin {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch most := len(begin) * 3 / 8; {
	case most > 0 && zeros[0] == 0 && zeros[1] > most:
		return binary.LittleEndian
	case most > 0 && zeros[1] == 0 && zeros[0] > most:
		return binary.BigEndian
	}
	return nil
}
