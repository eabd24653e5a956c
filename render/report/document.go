package report

import (
	"context"
	"fmt"

	"github.com/resultschain/resultschain/render"
)

// A Document is a report as a value, which can be written in every format.
type Document struct {
	language language // of its headings, where there are words of it; empty: English
	title    text
	subtitle text    // whose report it is; empty: nobody's
	author   string  // who writes it; empty: not said
	logo     *logo   // nil: none
	contents bool    // with contents also in Markdown
	lead     []block // before the sections
	sections []section
	styles   *docxStyles // of a DOCX; nil: ours

	// Warnings are for the author of the report and not part of it: what may
	// be a mistake.
	Warnings []string

	// LeftOut is what models have nothing for. It is not part of the report,
	// unless that is a draft, which shows where it would stand.
	LeftOut []Omission
}

// An Omission is what a model has nothing for in the report.
type Omission struct {
	Model     string   // its id
	Keys      []string // under which nothing is written, as in "case-study: outline"
	Questions []string // of the form that are not answered
	Asked     int      // how many questions the form asks
}

// A section is a part of a report under a heading.
type section struct {
	title    text
	newPage  bool // it begins on a page of its own in print
	blocks   []block
	sections []section
}

// isSideways reports whether the section begins with a page that lies on its side.
func (s *section) isSideways() bool {
	return len(s.blocks) > 0 && s.blocks[0].figure != nil && s.blocks[0].figure.landscape
}

// A block is a paragraph, a list, a table or a figure.
type block struct {
	text       text
	tone       tone // of the paragraph
	introduces bool // the paragraph stays with what leads to a list after it
	list       []text
	first      int  // the number of the first item; 0: a list with bullets
	long       bool // the list is no text of the model, and may be cut in the report of many
	table      *table
	figure     *figure
}

// A captionLabel is what a figure or table is called in captions and references. It is
// set once the document is whole.
type captionLabel struct {
	kind   string // Figure or Table
	number int    // of that kind, from 1
	word   string // for the kind
	lang   string // of the word; empty: English
}

func (l *captionLabel) String() string { return fmt.Sprintf("%s %d", l.word, l.number) }

// eachBlock calls do with the blocks in their order.
func (r *Document) eachBlock(do func(*block)) {
	doAll := func(blocks []block) {
		for i := range blocks {
			do(&blocks[i])
		}
	}
	doAll(r.lead)
	var visit func([]section)
	visit = func(sections []section) {
		for i := range sections {
			doAll(sections[i].blocks)
			visit(sections[i].sections)
		}
	}
	visit(r.sections)
}

// setLabels numbers the figures and tables.
func (r *Document) setLabels() {
	figures, tables := 0, 0
	label := func(kind string, number int) captionLabel {
		said := r.language.say(kind)[0]
		return captionLabel{kind, number, said.words, said.lang}
	}
	r.eachBlock(func(b *block) {
		switch {
		case b.figure != nil:
			figures++
			b.figure.label = label("Figure", figures)
		case b.table != nil:
			tables++
			b.table.label = label("Table", tables)
		}
	})
}

// reference returns the text that names the figure or table.
func (l *captionLabel) reference() text { return text{{ref: l}} }

// A tone is how a paragraph is meant.
type tone int

// The tones.
const (
	plainTone tone = iota
	asideTone      // a remark of the report on itself, such as that a section is empty
	alertTone      // a warning that must be seen, such as that the report is a draft
	smallTone      // a note in small letters
)

// A table is rows of cells under headings. The first cell of a row is its
// heading.
type table struct {
	label   captionLabel
	caption text
	heads   []text
	rows    [][]text
	kinds   []rowKind // of the rows; nil: all are plain
	compact bool      // in small letters
	narrow  int       // how many of the last columns are no wider than their headings
}

// A rowKind is what a row of a table is.
type rowKind int

// The kinds of rows.
const (
	plainRow   rowKind = iota
	bandRow            // a heading over the rows that follow, in its only cell
	missingRow         // of something that is missing
)

// kind returns the kind of row i.
func (t *table) kind(i int) rowKind {
	if t.kinds == nil {
		return plainRow
	}
	return t.kinds[i]
}

// A figure is a picture with its words.
type figure struct {
	label   captionLabel
	caption text
	alt     text // in place of the picture, for those who cannot see it

	width, height float64 // in points
	landscape     bool    // it stands on a page of its own that lies on its side
	isChart       bool    // of an indicator, whose numbers follow

	// The size of a PNG: its dots per inch, and how many dots it has by these.
	dpi  int
	dots float64

	// draw returns the picture as [render.SVG] or, with that many dots per inch, as
	// [render.PNG]. The SVG holds its alternative text itself.
	draw func(ctx context.Context, f render.Format, dpi int) ([]byte, error)
}

// dotsOf returns how many dots a picture has whose size is in points.
func dotsOf(width, height float64, dpi int) float64 {
	perPoint := float64(dpi) / 72
	return width * perPoint * height * perPoint
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

// longList returns the block of a list that may be cut.
func longList(items []text) []block {
	all := listBlock(items)
	for i := range all {
		all[i].long = true
	}
	return all
}
