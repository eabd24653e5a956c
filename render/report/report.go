package report

import (
	"io"
	"strings"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// A Document is a report as a value, which can be written in every format.
type Document struct {
	Title    Text
	Contents bool    // with a table of contents
	Lead     []Block // before the sections
	Sections []Section

	// Warnings are for whoever makes the report and are not part of it: what
	// is empty, and what may be mistaken.
	Warnings []string
}

// A Section is a part of a report under a heading.
type Section struct {
	Title    Text
	NewPage  bool // it begins on a page of its own in print
	Blocks   []Block
	Sections []Section
}

// A Block is one of these: a paragraph, a list, a table or a figure.
type Block struct {
	Text   Text
	Tone   Tone // of the paragraph
	List   []Text
	Table  *Table
	Figure *Figure
}

// A Tone is how a paragraph is meant.
type Tone int

// The tones. The zero Tone is that of plain text.
const (
	Plain Tone = iota
	Aside      // a remark of the report on itself, such as that a section is empty
	Alert      // what nobody may overlook, such as that the report is a draft
)

// A Table is rows of cells under headings. The first cell of a row is its
// heading.
type Table struct {
	Caption Text
	Heads   []Text
	Rows    [][]Text
}

// A Figure is a picture with its words.
type Figure struct {
	Caption Text
	Alt     Text // in place of the picture, for those who cannot see it

	Width, Height float64 // in points
	OwnPage       bool    // it fills a page of A4
	Landscape     bool    // which lies on its side

	// Write writes the picture as [render.SVG] or [render.PNG]. The SVG says
	// its alternative text itself.
	Write func(io.Writer, render.Format) error
}

// A Text is a line of text in one or more languages.
type Text []Span

// A Span is words in one language, on one line.
type Span struct {
	Words string
	Lang  string // of words of a model, as in BCP 47; empty: the report's own words, in English
}

// String is the words of the text.
func (t Text) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Words)
	}
	return b.String()
}

// Options are choices for a report. The zero value, like a nil *Options, is the
// default.
type Options struct {
	// Date is printed as that of the report; empty: none, but for that of
	// which a model speaks.
	Date outcomes.Date

	// AsAt is the date from which indicators are looked at; empty: that of
	// the model.
	AsAt outcomes.Date

	// Data are values of indicators from outside the model.
	Data []progress.Value

	// Errors is how many errors the model has: with any the report says that
	// it is a draft.
	Errors int

	// Drafts shows also the models of a portfolio that have errors, as
	// drafts.
	Drafts bool

	// Picture is how pictures are drawn: their theme, engine, font and dots
	// per inch. The rest is for the report to choose.
	Picture render.Options
}

// ours are words of the report itself.
func ours(words string) Text { return Text{{Words: words}} }

// A tongue is the language of a model.
type tongue string

// tongueOf is the language of a model whose "lang" is given.
func tongueOf(lang string) tongue {
	if lang == "" {
		return "en"
	}
	return tongue(lang)
}

// says are words of the model on one line, whatever is in them.
func (t tongue) says(words string) Text {
	words = plaintext.CleanLine(words)
	if words == "" {
		return nil
	}
	return Text{{words, string(t)}}
}

// join joins texts with the report's own words between them.
func join(texts []Text, sep string) Text {
	var all Text
	for i, t := range texts {
		if i > 0 {
			all = append(all, Span{Words: sep})
		}
		all = append(all, t...)
	}
	return all
}

// text puts words of the report and texts of a model together: a string is the
// former, a Text the latter.
func text(parts ...any) Text {
	var all Text
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			all = append(all, Span{Words: p})
		case Text:
			all = append(all, p...)
		}
	}
	return all
}

// or returns the text, or else words of the report.
func (t Text) or(words string) Text {
	if len(t) == 0 {
		return ours(words)
	}
	return t
}

func paragraph(t Text) Block { return Block{Text: t} }

// remark is a remark of the report on itself.
func remark(words string) Block { return Block{Text: ours(words), Tone: Aside} }

// listed is a list, or nothing.
func listed(items []Text) []Block {
	if items == nil {
		return nil
	}
	return []Block{{List: items}}
}
