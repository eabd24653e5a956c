package yamldoc

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// encode returns a text in UTF-16.
func encode(order binary.AppendByteOrder, text string) (src []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		src = order.AppendUint16(src, unit)
	}
	return src
}

func TestUTF16(t *testing.T) {
	const text = "garden: g\nname: Café 👩 garden\ntags: x\n"
	for name, src := range map[string][]byte{
		"little endian":               encode(binary.LittleEndian, "\ufeff"+text),
		"big endian":                  encode(binary.BigEndian, "\ufeff"+text),
		"little endian without a BOM": encode(binary.LittleEndian, text),
		"big endian without a BOM":    encode(binary.BigEndian, text),
	} {
		t.Run(name, func(t *testing.T) {
			g, got := read(string(UTF8(src)))
			if want := "Café 👩 garden"; g.Name != want || len(got) != 1 || got[0] != "3:7 a list is wanted here, even for one item; write [x]" {
				t.Errorf("read %q with %q", g.Name, got)
			}
			var again garden
			if _, list := Read("g.yaml", src, testFault, gardenTable, &again); again.Name != g.Name || len(list) != 1 {
				t.Errorf("Read gives %q with %v", again.Name, list)
			}
			if kind := KindOf(encode(binary.LittleEndian, "\ufeffmodel: m\n")); kind != Model {
				t.Errorf("the kind is %q", kind)
			}
		})
	}
}

// What is no text in UTF-16 is not made into one.
func TestNotUTF16(t *testing.T) {
	for name, src := range map[string]string{
		"empty":           "",
		"UTF-8":           "garden: g\n",
		"UTF-8 with NUL":  "a\x00b\n",
		"cut off":         "\xff\xfeg\x00a",
		"half a pair":     "\xff\xfeg\x00\x00\xd8",
		"pair turned":     "\xff\xfe\x00\xdc\x00\xd8",
		"UTF-32":          "\xff\xfe\x00\x00g\x00\x00\x00",
		"zeros":           "\x00\x00\x00\x00",
		"Latin-1":         "caf\xe9",
		"Chinese, no BOM": "\x11\x62\xec\x4e",
	} {
		if got := UTF8([]byte(src)); string(got) != src {
			t.Errorf("%s: %q becomes %q", name, src, got)
		}
	}
}
