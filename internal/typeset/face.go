// Package typeset measures text and breaks it into lines, with the real widths of the font that it is shown in.
//
// The font is Liberation Sans, whose characters are exactly as wide as those of Arial and Helvetica: what fits with one
// fits with the others. Lengths are in whatever unit the font size is in, which for this project is points.
//
// Text is measured character by character, without kerning: where it is shown with kerning it is nearly always narrower.
// Of the 900 pairs that a face kerns, fewer than 70 come apart, by up to 0.04 em (r’, f’, some Cyrillic pairs) or
// 0.13 em (ten Greek ones, such as Τΐ), which is less than the margin of any box (TestKerning).
package typeset

import (
	"fmt"
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A Face is one cut of the font.
type Face int

const (
	Regular Face = iota
	Bold
)

// em is the font's unit: the widths in its tables are multiples of 1/2048 of the font size.
const em = 2048

// The vertical measures of both faces, as fractions of the font size: a line of text at size 10 reaches from
// 10*Ascent above the baseline to 10*Descent below it, and baselines are 10*LineHeight apart.
const (
	Ascent     = 1854.0 / em
	Descent    = 434.0 / em
	LineHeight = 2355.0 / em
)

// advances holds the width of each character of the Basic Multilingual Plane, in units of the font, or missing. The
// font has 2,326 characters, none of them above. It is filled once, in 2 ms, and then only read.
type advances [0x10000]int16

// missing marks a character that the font does not have.
const missing = -1

var faces = [...]func() *advances{
	Regular: sync.OnceValue(func() *advances { return loadAdvances(liberationsansregular.TTF) }),
	Bold:    sync.OnceValue(func() *advances { return loadAdvances(liberationsansbold.TTF) }),
}

// loadAdvances reads the widths from a font. A font that is part of the program and cannot be read is a fault of the program.
func loadAdvances(ttf []byte) *advances {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic(fmt.Sprintf("typeset: %v", err))
	}
	var t advances
	var buf sfnt.Buffer
	for r := range t {
		t[r] = missing
		glyph, err := f.GlyphIndex(&buf, rune(r))
		if err != nil || glyph == 0 {
			continue
		}
		if a, err := f.GlyphAdvance(&buf, glyph, fixed.Int26_6(em), font.HintingNone); err == nil {
			t[r] = int16(a)
		}
	}
	for _, r := range "\t\n\v\f\r\u0085" {
		t[r] = t[' ']
	}
	t[softHyphen] = 0 // it is shown only at the end of a line, where Wrap makes a hyphen of it
	return &t
}

func (f Face) advances() *advances { return faces[f]() }

// width returns the width of a character in units, estimated if the font does not have it.
func (t *advances) width(r rune) int {
	if r >= 0 && int(r) < len(t) && t[r] != missing {
		return int(t[r])
	}
	return estimate(r)
}

// Width returns how wide s is on one line at a font size. Where the font lacks a character, another font will show it,
// whose width is not known and is guessed on the safe side: see [MissingRunes].
func (f Face) Width(s string, size float64) float64 {
	t := f.advances()
	units := 0
	for _, r := range s {
		units += t.width(r)
	}
	return float64(units) * size / em
}

// Covers reports whether the font has every character of s, so that [Face.Width] is exact. It is true for Hebrew,
// which the font has, although a writer may not be able to put it in order.
func Covers(s string) bool {
	t := Regular.advances() // Bold has the same characters
	for _, r := range s {
		if int(r) >= len(t) || t[r] == missing {
			return false
		}
	}
	return true
}

// estimate returns the estimated width, in units, of a character that the font lacks. In the Noto fonts, bold, the
// letters of a sentence are on average 0.55 to 0.6 em wide in Indic scripts and Thai, 0.75 in Arabic before they are
// joined, 0.7 in Georgian, Armenian, Ethiopic and Khmer, 0.9 to 1 in Tamil and Sinhala; Chinese, Japanese and Korean
// ones are 1 em, emoji 1.25. An emoji of several characters counts as all of them, as it is shown where the font
// cannot join them.
func estimate(r rune) int {
	switch {
	case 0x2e80 <= r && r < 0xa4d0 || 0xac00 <= r && r < 0xd7b0:
		return em // Chinese, Japanese, Korean; the tables below take four times as long
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0 // combines with the character before it, or is invisible
	case unicode.In(r, unicode.Arabic, unicode.Bengali, unicode.Devanagari, unicode.Gujarati, unicode.Gurmukhi, unicode.Lao, unicode.Thai):
		return em * 8 / 10
	case unicode.In(r, unicode.So, unicode.Sk, unicode.Kannada, unicode.Malayalam, unicode.Myanmar, unicode.Sinhala, unicode.Tamil, unicode.Telugu):
		return em * 13 / 10
	}
	return em
}
