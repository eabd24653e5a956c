package paint

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationsansregular"
)

// TestDamagedFont refuses what is not a font, and what says that it holds more
// than it does, before room is made for that.
func TestDamagedFont(t *testing.T) {
	whole := liberationsansregular.TTF
	change := func(at int, value uint32) []byte {
		b := bytes.Clone(whole)
		binary.BigEndian.PutUint32(b[at:], value)
		return b
	}
	collection := func(fonts, begins uint32) []byte {
		b := append([]byte("ttcf\x00\x01\x00\x00"), 0, 0, 0, 0, 0, 0, 0, 0)
		binary.BigEndian.PutUint32(b[8:], fonts)
		binary.BigEndian.PutUint32(b[12:], begins)
		return append(b, whole...)
	}
	overlapping := bytes.Clone(whole)
	for i := range int(binary.BigEndian.Uint16(whole[4:])) { // every table is the whole file
		binary.BigEndian.PutUint32(overlapping[12+16*i+8:], 0)
		binary.BigEndian.PutUint32(overlapping[12+16*i+12:], uint32(len(whole)))
	}
	const cut, no = "the file is damaged: it speaks of more than it holds", "it is not a TrueType or OpenType font"
	for _, c := range []struct {
		name string
		file []byte
		want string // empty: it is read
	}{
		{"whole", whole, ""},
		{"nothing", []byte{}, cut},
		{"text", []byte("font: Liberation Sans, regular"), no},
		{"web font", append([]byte("wOFF"), whole[4:]...), no},
		{"a table of 4 GB", change(12+12, 0xfffffff0), cut},
		{"a table beyond the end", change(12+8, uint32(len(whole))), cut},
		{"65,535 tables", change(4, 0xffff0000), cut},
		{"tables that are all the whole file", overlapping, cut},
		{"only the beginning", whole[:20000], cut},
		{"4,294,967,295 fonts", collection(0xffffffff, 16), cut},
		{"a font beyond the end", collection(1, 0xfffffff0), cut},
		{"no font in a collection", collection(0, 0), cut},
	} {
		_, err := parseFont(c.file)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), "reading the font: "+c.want)):
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}
