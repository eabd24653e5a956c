package plaintext

import "unicode"

// IsRightToLeft reports whether r is a letter of a script that runs from right
// to left.
func IsRightToLeft(r rune) bool {
	return r >= 0x590 && unicode.IsLetter(r) && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya)
}

// RunsRightToLeft reports whether text runs from right to left, by its first
// letter; ok is false where it has none.
func RunsRightToLeft(s string) (rtl, ok bool) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return IsRightToLeft(r), true
		}
	}
	return false, false
}
