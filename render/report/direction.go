package report

import "unicode"

// isRightToLeft reports whether a text begins with words of a model that are
// written from right to left.
func isRightToLeft(t Text) bool { return len(t) > 0 && rightToLeft(t[0].Words) }

// rightToLeft reports whether the first letter of the words belongs to a script
// that is written from right to left.
func rightToLeft(words string) bool {
	for _, r := range words {
		if unicode.IsLetter(r) {
			return isFromTheRight(r)
		}
	}
	return false
}

// isFromTheRight reports whether a letter is of a script that is written from
// right to left.
func isFromTheRight(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam)
}
