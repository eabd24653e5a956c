package content

import (
	"slices"
	"strings"
)

// phrases holds the words of pictures themselves and the headings of reports in the
// languages beside English, by their codes in BCP 47 and then by the English words;
// each has a file.
var phrases = map[string]map[string]string{"ar": arabic, "cy": welsh, "gd": gaelic, "pl": polish}

// Phrase returns English words of a picture itself, or a heading of a report, in a
// language, and as they are where there are none.
func Phrase(lang, english string) string {
	if words := phrases[BaseLanguage(lang)][english]; words != "" {
		return words
	}
	return english
}

// BaseLanguage returns the language without its script and country.
func BaseLanguage(lang string) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return base
}

// IsRightToLeft reports whether a language is written from right to left.
func IsRightToLeft(lang string) bool {
	return slices.Contains(rightToLeftLanguages, BaseLanguage(lang))
}

// rightToLeftLanguages are written from right to left.
var rightToLeftLanguages = []string{"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}

// Say returns English words of the picture itself, such as those of its key, in the
// language of the model.
func (p *Picture) Say(english string) string { return Phrase(p.Lang, english) }

// SaysEnglish reports whether the words of the picture itself are English, whatever
// the language of the model is.
func (p *Picture) SaysEnglish() bool { return p.Say("Source") == "Source" }
