package rules

import (
	"strings"
	"unicode/utf8"

	"github.com/resultschain/resultschain/diag"
)

// The longest title that reads well in a box.
const (
	maxTitleWords = 24
	maxTitleRunes = 159
)

var longLabel = &Rule{
	Code: "LM091", Name: "long-label", Class: ClassStructural, Severity: diag.Info,
	Doc: `A title has 25 words or more, or 160 characters or more, and there is no "label" to draw in its place.

The box in the picture becomes too large to take in. Keep the full title and add a short "label" for the picture.`,
	Run: func(p *Pass) {
		for _, e := range p.Elements() {
			if e.Label == "" && isLong(e.Title) {
				p.Reportf(e.TitlePos, e, `this title is too long for a box of the picture; add a short "label" beside it`)
			}
		}
	},
}

// isLong reports whether a title is too long for a box.
func isLong(title string) bool {
	if len(title) < 2*maxTitleWords { // too short for so many words, let alone letters
		return false
	}
	words := 0
	for range strings.FieldsSeq(title) {
		words++
	}
	return words > maxTitleWords || utf8.RuneCountInString(title) > maxTitleRunes
}
