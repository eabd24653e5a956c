package report

import (
	"fmt"
	"unicode/utf8"

	"github.com/resultschain/resultschain/logicmodel"
)

// In the report of many models each has a few pages. This file cuts what is longer:
// long tables, lists and rows of charts show how they begin, and say so. What a model
// has as text is never cut.

// mostPages is how many pages a model has in the report of many, less what stays empty
// at the ends of pages.
const mostPages = 3.8

// shortenings holds how many rows of a table a model with too many pages has, the
// first that are few enough.
var shortenings = []int{30, 24, 18, 14, 11, 8, 5, 3}

// fewRows is how many rows of a table are never cut: a stage each.
const fewRows = 7

// shorten cuts the section of a model until it has few enough pages. It reports whether
// it cut anything.
func (s *study) shorten(sec *section) bool {
	whole := *sec
	cut := false
	for _, most := range shortenings {
		if estimatePages(sec) <= mostPages {
			break
		}
		*sec, cut = s.cutSection(&whole, most), true
	}
	return cut
}

// cutSection returns a section in which a table or list has no more rows than most,
// and in which there are a third as many charts.
func (s *study) cutSection(sec *section, most int) section {
	out := section{title: sec.title, newPage: sec.newPage, blocks: s.cutBlocks(sec.blocks, most)}
	for i := range sec.sections {
		out.sections = append(out.sections, s.cutSection(&sec.sections[i], most))
	}
	return out
}

func (s *study) cutBlocks(blocks []block, most int) []block {
	isChart := func(b block) bool { return b.figure != nil && b.figure.isChart }
	charts, shown, all := 0, max(1, most/3), 0
	for _, b := range blocks {
		if isChart(b) {
			all++
		}
	}
	var out []block
	for i, b := range blocks {
		switch {
		case isChart(b):
			if charts++; charts > shown {
				continue
			}
		case i > 0 && isChart(blocks[i-1]) && charts > shown: // its numbers
			continue
		case b.table != nil && len(b.table.rows) > max(most, fewRows):
			t := *b.table
			t.rows, t.kinds = t.rows[:most], t.kinds[:min(most, len(t.kinds))]
			out = append(out, block{table: &t}, s.restNote(most, len(b.table.rows)))
			continue
		case b.long && len(b.list) > most:
			out = append(out, block{list: b.list[:most]}, s.restNote(most, len(b.list)))
			continue
		}
		out = append(out, b)
	}
	if all > shown {
		out = append(out, s.restNote(shown, all))
	}
	return out
}

// restNote returns the note that says where the rest is.
func (s *study) restNote(shown, all int) block {
	return block{text: s.say("Shown here: the first %s of %s. A report of this model alone has all of them.", number(shown), number(all)), tone: smallTone}
}

func number(n int) text { return english(fmt.Sprint(n)) }

// The sizes of what an estimate counts, in points: of a page within its margins, of a
// heading, of lines, and of the letters in them on average.
const (
	pageHeight, headingSpace = 728.0, 38.0

	plainLine, plainLetter           = 16.0, 5.2
	smallLine, smallLetter           = 10.5, 4.2 // of notes and of compact tables
	tableLine, tableLetter, tableGap = 11.5, 4.6, 3.0
)

// estimatePages returns about how many pages a section has that begins on a new one.
func estimatePages(sec *section) float64 { return heightOf(sec) / pageHeight }

func heightOf(sec *section) float64 {
	h := headingSpace
	for _, b := range sec.blocks {
		h += blockHeight(b)
	}
	for i := range sec.sections {
		h += heightOf(&sec.sections[i])
	}
	return h
}

func blockHeight(b block) float64 {
	const gap = 7.0
	switch {
	case b.figure != nil && (b.figure.landscape || b.figure.height > columnHeight):
		return pageHeight
	case b.figure != nil:
		return b.figure.height + captionHeight
	case b.table != nil:
		return captionHeight + b.table.height()
	case b.list != nil:
		h := gap
		for _, item := range b.list {
			h += plainLine * lines(item, columnWidth-20, plainLetter)
		}
		return h
	case b.tone == smallTone:
		return gap + smallLine*lines(b.text, columnWidth, smallLetter)
	}
	return gap + plainLine*lines(b.text, columnWidth, plainLetter)
}

// height returns about how high the rows of a table are.
func (t *table) height() float64 {
	line, letter := tableLine, tableLetter
	if t.compact {
		line, letter = smallLine, smallLetter
	}
	widths := columnWidths(t, int(columnWidth))
	h := 0.0
	for i, row := range append([][]text{t.heads}, t.rows...) {
		most := 1.0
		for k, cell := range row {
			width := columnWidth
			if i == 0 || t.kind(i-1) != bandRow {
				width = float64(widths[k])
			}
			most = max(most, lines(cell, width-10, letter))
		}
		h += tableGap + line*most
	}
	return h
}

// lines returns about how many lines a text has in a width.
func lines(t text, width, letter float64) float64 {
	n := float64(utf8.RuneCountInString(t.String())) * letter / max(width, letter)
	return float64(int(n) + 1)
}

// mostNames is how many names a cell of a table has in the report of many models.
const mostNames = 8

// names returns names as a text; in the report of many models no more than the first
// few of them.
func (s *study) names(all []text) text {
	if !s.brief {
		return join(all, "; ")
	}
	return s.few(all)
}

// few returns the first few names as a text, and how many more there are.
func (t language) few(all []text) text {
	if len(all) <= mostNames {
		return join(all, "; ")
	}
	return t.say("%s; and %s more", join(all[:mostNames], "; "), number(len(all)-mostNames))
}

// stepTable returns a table of the stages of a model that is drawn stage by stage: how
// many steps each has, and the first of them.
func (s *study) stepTable() block {
	t := &table{caption: s.say("The steps, stage by stage"), compact: true, heads: []text{s.say("Stage"), s.say("Steps")}}
	for stage := logicmodel.Input; stage <= logicmodel.EndState; stage++ {
		var all []text
		for e := range s.model.At(stage) {
			all = append(all, s.elementName(e))
		}
		if all == nil {
			continue
		}
		t.rows = append(t.rows, []text{s.text(fmt.Sprintf("%s: %d", s.model.Heading(stage, s.framework), len(all))), s.names(all)})
	}
	return block{table: t}
}
