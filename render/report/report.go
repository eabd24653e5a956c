package report

import (
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// A Document is a report as a value, which can be written in every format.
type Document struct {
	title    text
	contents bool    // with a table of contents
	lead     []block // before the sections
	sections []section

	// Warnings are for the author of the report and not part of it: which
	// sections are empty, and what may be a mistake.
	Warnings []string
}

// A section is a part of a report under a heading.
type section struct {
	title    text
	newPage  bool // it begins on a page of its own in print
	blocks   []block
	sections []section
}

// A block is a paragraph, a list, a table or a figure.
type block struct {
	text   text
	tone   tone // of the paragraph
	list   []text
	table  *table
	figure *figure
}

// A tone is how a paragraph is meant.
type tone int

// The tones.
const (
	plainTone tone = iota
	asideTone      // a remark of the report on itself, such as that a section is empty
	alertTone      // a warning that must be seen, such as that the report is a draft
)

// A table is rows of cells under headings. The first cell of a row is its
// heading.
type table struct {
	caption text
	heads   []text
	rows    [][]text
}

// A figure is a picture with its words.
type figure struct {
	caption text
	alt     text // in place of the picture, for those who cannot see it

	width, height float64 // in points
	ownPage       bool    // it fills a page of A4
	landscape     bool    // which lies on its side

	// draw returns the picture as [render.SVG] or [render.PNG]. The SVG holds
	// its alternative text itself.
	draw func(render.Format) ([]byte, error)
}

// A text is a line of text in one or more languages.
type text []span

// A span is words in one language, on one line.
type span struct {
	words string
	lang  string // of words of a model, as in BCP 47; empty: the report's own words, in English
}

// String returns the words of the text.
func (t text) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.words)
	}
	return b.String()
}

// Options are choices for a report. The zero value, like a nil *Options, is the
// default.
type Options struct {
	// Date is printed as that of the report; empty: none.
	Date outcomes.Date

	// AsAt is the date at which indicators are judged; empty: that of the
	// model.
	AsAt outcomes.Date

	// Data are values of indicators from outside the model.
	Data []progress.Value

	// Errors is how many errors the model has: with any the report is marked
	// as a draft.
	Errors int

	// Drafts shows also the models of a portfolio that have errors, as
	// drafts.
	Drafts bool

	// Picture is how pictures are drawn: their theme, engine, font and dots
	// per inch. The rest is for the report to choose.
	Picture render.Options
}

// english returns words of the report itself as a text.
func english(words string) text { return text{{words: words}} }

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
	return text{{words, string(t)}}
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

// concat puts words of the report, which are strings, and texts together.
func concat(parts ...any) text {
	var all text
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			all = append(all, span{words: p})
		case text:
			all = append(all, p...)
		}
	}
	return all
}

// orElse returns the text, or the words where it is empty.
func (t text) orElse(words string) text {
	if len(t) == 0 {
		return english(words)
	}
	return t
}

func paragraph(t text) block { return block{text: t} }

// remark returns a remark of the report on itself.
func remark(words string) block { return block{text: english(words), tone: asideTone} }

// listBlock returns the block of a list, and nothing where there are no items.
func listBlock(items []text) []block {
	if items == nil {
		return nil
	}
	return []block{{list: items}}
}
