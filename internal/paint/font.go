package paint

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// A FontError is the error where a PNG, a PDF or outlines of text cannot show characters
// that the fonts lack.
type FontError struct {
	Characters []rune // that cannot be shown
	reason     string
	instead    string // what needs no font; empty: an SVG
}

func (e *FontError) Error() string {
	return e.reason + ": give a font that has them, or " + cmp.Or(e.instead, "write an SVG, which needs none")
}

// liberation are the regular and the bold cut of the built-in font. Parsing
// one takes 1 ms, and only pictures that need it do.
var liberation = [...]func() *font.Font{
	sync.OnceValue(func() *font.Font { return mustParse(liberationsansregular.TTF) }),
	sync.OnceValue(func() *font.Font { return mustParse(liberationsansbold.TTF) }),
}

// mustParse reads a font that is part of the program.
func mustParse(ttf []byte) *font.Font {
	f, err := font.ParseTTF(bytes.NewReader(ttf))
	if err != nil {
		panic(fmt.Sprintf("render: %v", err))
	}
	return f.Font
}

// A fontFace is a font that one goroutine shapes with.
type fontFace struct {
	*font.Face
	shaper  *harfbuzz.Font
	forms   map[font.GID]glyphForm
	builtIn bool
}

// A glyphForm is the outline of a glyph in units of the font, with y upwards.
type glyphForm struct {
	segments []font.Segment
	coloured bool // it has no outline, or more than that
}

func newFontFace(f *font.Font) *fontFace {
	face := font.NewFace(f)
	return &fontFace{Face: face, shaper: harfbuzz.NewFont(face), forms: map[font.GID]glyphForm{}}
}

// familyName returns the name of the family of a font file.
func familyName(file []byte) (name string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the file is damaged: %v", r)
		}
	}()
	f, err := firstFont(file)
	if err != nil {
		return "", err
	}
	return strings.Join(strings.Fields(f.Describe().Family), " "), nil
}

// parseFont reads a font that the user gave: TrueType or OpenType, of a
// collection the first.
func parseFont(file []byte) (*fontFace, error) {
	f, err := firstFont(file)
	if err != nil {
		return nil, fmt.Errorf("reading the font: %w", err)
	}
	if f.Upem() == 0 {
		return nil, errors.New("reading the font: it has no glyphs")
	}
	return newFontFace(f), nil
}

// glyphOutline returns the outline of the glyph.
func (f *fontFace) glyphOutline(id font.GID) glyphForm {
	if o, ok := f.forms[id]; ok {
		return o
	}
	var o glyphForm
	if id == font.EmptyGlyph {
		return o
	}
	switch d := f.GlyphData(id).(type) {
	case font.GlyphOutline:
		o.segments = d.Segments
	case font.GlyphBitmap:
		// Old fonts have small pictures of some glyphs besides the outlines.
		plain := d.Format == font.BlackAndWhite || d.Format == font.BlackAndWhiteByteAligned
		if o.coloured = !plain || d.Outline == nil; !o.coloured {
			o.segments = d.Outline.Segments
		}
	default:
		o.coloured = true
	}
	f.forms[id] = o
	return o
}

// covers reports whether the font has the characters, which are shown as one.
func (f *fontFace) covers(text []rune) bool {
	for _, r := range text {
		if _, ok := f.NominalGlyph(r); !ok && !isIgnorable(r) {
			return false
		}
	}
	return true
}

// isIgnorable reports whether the character is invisible and only affects how others
// are shown. A font need not have it.
func isIgnorable(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) || r == '\u034f'
}

// joiningScripts holds the scripts whose letters change with their neighbours.
var joiningScripts = map[language.Script]bool{
	language.Arabic: true, language.Syriac: true, language.Nko: true, language.Mongolian: true, language.Mandaic: true,
	language.Adlam: true, language.Hanifi_Rohingya: true, language.Devanagari: true, language.Bengali: true,
	language.Gurmukhi: true, language.Gujarati: true, language.Oriya: true, language.Tamil: true, language.Telugu: true,
	language.Kannada: true, language.Malayalam: true, language.Sinhala: true, language.Khmer: true,
	language.Myanmar: true, language.Tibetan: true, language.Javanese: true, language.Balinese: true,
}

// joinsLetters reports whether the font has the rules for joining the letters of
// the script.
func (f *fontFace) joinsLetters(script language.Script) bool {
	if !joiningScripts[script] || len(f.Morx) > 0 {
		return true
	}
	// "deva", or in newer fonts "dev2" or "dev3".
	tag := strings.ToLower(script.String())
	for _, s := range f.GSUB.Scripts {
		if t := s.Tag.String(); t == tag || t[:3] == tag[:3] && (t[3] == '2' || t[3] == '3') {
			return true
		}
	}
	return false
}

// noLigatures keeps one glyph for each character, so that a PDF can hold the line as text
// of the font.
var noLigatures = []harfbuzz.Feature{
	{Tag: ot.MustNewTag("liga"), End: harfbuzz.FeatureGlobalEnd},
	{Tag: ot.MustNewTag("clig"), End: harfbuzz.FeatureGlobalEnd},
}

// fontError returns the error for the characters that cannot be drawn; nil if there
// are none.
func fontError(missing, coloured, unjoined []rune, given bool) error {
	switch {
	case len(missing) > 0 && given:
		return &FontError{Characters: missing, reason: "neither the built-in font nor the one given has " + charNames(missing)}
	case len(missing) > 0:
		return &FontError{Characters: missing, reason: "the built-in font lacks " + charNames(missing)}
	case len(coloured) > 0:
		return &FontError{Characters: coloured, reason: "the font has " + charNames(coloured) + " only as pictures, not as outlines"}
	case len(unjoined) > 0:
		return &FontError{Characters: unjoined, reason: "the font does not say how letters join, which these need: " + charNames(unjoined)}
	}
	return nil
}

// charNames returns the names of a few of the characters.
func charNames(chars []rune) string {
	const most = 5
	var names []string
	for _, r := range chars[:min(most, len(chars))] {
		name := fmt.Sprintf("U+%04X", r)
		if unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) {
			name = fmt.Sprintf("%c (%s)", r, name)
		}
		names = append(names, name)
	}
	if n := len(chars) - most; n > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names, ", "), n)
	}
	return strings.Join(names, ", ")
}
