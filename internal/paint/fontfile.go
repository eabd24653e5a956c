package paint

import (
	"bytes"
	"encoding/binary"
	"errors"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
)

// The most that a font file may hold. Fonts have some twenty tables, and the
// largest collection in use has 45 fonts.
const (
	maxFonts  = 100
	maxTables = 100
)

var errFontCut = errors.New("the file is damaged: it speaks of more than it holds")

// firstFont reads a file of a TrueType or OpenType font, or the first font of a
// collection.
func firstFont(file []byte) (*font.Font, error) {
	if err := checkFont(file); err != nil {
		return nil, err
	}
	fonts, err := ot.NewLoaders(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	return font.NewFont(fonts[0])
}

// checkFont checks that the tables of all fonts in the file lie in it, and are
// together no larger than it. The font reader allocates a table before it reads
// it: up to 4 GB, if a few damaged bytes ask for that.
func checkFont(file []byte) error {
	if len(file) < 16 {
		return errFontCut
	}
	begins := []uint32{0}
	switch magic := string(file[:4]); magic {
	case "\x00\x01\x00\x00", "OTTO", "true":
	case "ttcf":
		n := binary.BigEndian.Uint32(file[8:])
		if n == 0 || n > maxFonts || 12+4*int(n) > len(file) {
			return errFontCut
		}
		begins = nil
		for i := range int(n) {
			begins = append(begins, binary.BigEndian.Uint32(file[12+4*i:]))
		}
	default:
		return errors.New("it is not a TrueType or OpenType font, as files with the ending ttf, otf or ttc are")
	}
	for _, begin := range begins {
		if err := checkTables(file, int64(begin)); err != nil {
			return err
		}
	}
	return nil
}

// checkTables checks the tables of the font whose directory begins at the offset.
func checkTables(file []byte, begin int64) error {
	size := int64(len(file))
	if begin+12 > size {
		return errFontCut
	}
	n := int64(binary.BigEndian.Uint16(file[begin+4:]))
	if n > maxTables || begin+12+16*n > size {
		return errFontCut
	}
	var all int64
	for i := range n {
		table := file[begin+12+16*i:]
		offset, length := int64(binary.BigEndian.Uint32(table[8:])), int64(binary.BigEndian.Uint32(table[12:]))
		if all += length; offset+length > size || all > size {
			return errFontCut
		}
	}
	return nil
}
