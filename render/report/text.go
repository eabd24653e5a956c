package report

import (
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/plaintext"
)

// A text is a line of text in one or more languages.
type text []span

// A span is words in one language, on one line.
type span struct {
	words string
	lang  string        // of words of a model, as in BCP 47; empty: the report's own words, in English
	ref   *captionLabel // of the figure or table that is named in place of words
}

// String returns the words of the span.
func (s span) String() string {
	if s.ref != nil {
		return s.ref.String()
	}
	return s.words
}

// String returns the words of the text.
func (t text) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.String())
	}
	return b.String()
}

// english returns words of the report itself as a text.
func english(words string) text {
	if words == "" {
		return nil
	}
	return text{{words: words}}
}

// A language is the language of a model, as in BCP 47.
type language string

// languageOf returns the language for the value of the key "lang".
func languageOf(lang string) language {
	if lang == "" {
		return "en"
	}
	return language(lang)
}

// text returns words of the model as a text, on one line.
func (t language) text(words string) text {
	words = plaintext.CleanLine(words)
	if words == "" {
		return nil
	}
	return text{{words: words, lang: string(t)}}
}

// say returns a heading in the language, or in English where there are no words of
// it, with a text in place of each %s.
func (t language) say(words string, texts ...text) text {
	said, lang := content.Phrase(string(t), words), ""
	if said != words {
		lang = string(t)
	}
	var all text
	add := func(words string) {
		if words != "" {
			all = append(all, span{words: words, lang: lang})
		}
	}
	for _, inner := range texts {
		before, after, _ := strings.Cut(said, "%s")
		add(before)
		all = append(all, inner...)
		said = after
	}
	add(said)
	return all
}

// join joins texts with the report's own words between them.
func join(texts []text, sep string) text {
	var all text
	for i, t := range texts {
		if i > 0 {
			all = append(all, span{words: sep})
		}
		all = append(all, t...)
	}
	return all
}

// textf returns the report's own words with a text in place of each %s.
func textf(format string, texts ...text) text {
	var all text
	for _, t := range texts {
		words, rest, _ := strings.Cut(format, "%s")
		all = append(append(all, english(words)...), t...)
		format = rest
	}
	return append(all, english(format)...)
}

// labelled returns a caption after its label.
func labelled(l *captionLabel, caption text) text {
	return textf("%s: %s", text{{words: l.String(), lang: l.lang}}, caption)
}

// orElse returns the text, or the other where it is empty.
func (t text) orElse(other text) text {
	if len(t) == 0 {
		return other
	}
	return t
}

// dash stands in cells for nothing.
var dash = english("–")
