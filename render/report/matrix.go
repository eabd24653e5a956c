package report

import (
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/portfolio"
)

// mostColumns is the number of models up to which the matrix has a column for
// each.
const mostColumns = 26

// The marks of the matrix.
const (
	markDirect  = "●"
	markThrough = "○"
)

// matrix returns the table of outcomes, by level, and the models that work towards
// each, and the key to it; nothing where there are no outcomes. Of more models than
// there is room for it has only how many they are.
func matrix(c *portfolio.Coverage) []block {
	if len(c.Rows) == 0 {
		return nil
	}
	models := c.Models
	if len(models) > mostColumns {
		models = nil
	}
	t := &table{caption: english("Who works towards which outcome"), compact: true, narrow: len(models) + 1, heads: []text{english("Outcome")}}
	var key []text
	for i, m := range models {
		t.heads = append(t.heads, english(letter(i)))
		key = append(key, textf("%s %s", english(letter(i)), languageOf(m.Model.Lang).text(m.Model.Title)))
	}
	if models == nil {
		t.narrow = 2
		t.heads = append(t.heads, english("Models"))
	}
	t.heads = append(t.heads, english("By"))
	addLevels(t, c, func(r *portfolio.Row) []text {
		row := []text{rowName(r)}
		direct, all := r.DirectModels(), r.Models()
		for _, m := range models {
			mark := ""
			switch {
			case slices.Contains(direct, m.Model):
				mark = markDirect
			case slices.Contains(all, m.Model):
				mark = markThrough
			}
			row = append(row, english(mark))
		}
		if models == nil {
			row = append(row, english(fmt.Sprint(len(all))))
		}
		return append(row, english(whoWorks(r)))
	})
	legend := english(markDirect + " directly, " + markThrough + " through outcomes that contribute to it. ")
	if models == nil {
		return []block{{table: t}}
	}
	return []block{{table: t}, {text: textf("%s%s.", legend, join(key, "; ")), tone: smallTone}}
}

// addLevels adds a row for each outcome of the coverage, with a band for each level
// that has how many of its outcomes are supported.
func addLevels(t *table, c *portfolio.Coverage, row func(*portfolio.Row) []text) {
	for i := range c.Groups {
		g := &c.Groups[i]
		if len(g.Rows) == 0 {
			continue
		}
		count := fmt.Sprintf(": %d of %d", g.CountSupported(), len(g.Rows))
		t.rows, t.kinds = append(t.rows, []text{textf("%s%s", frameworkText(g.Name()), english(count))}), append(t.kinds, bandRow)
		for _, r := range g.Rows {
			kind := plainRow
			if r.IsMissing() {
				kind = missingRow
			}
			t.rows, t.kinds = append(t.rows, row(r)), append(t.kinds, kind)
		}
	}
}

// index returns the table of all outcomes with the models that work towards each;
// nil where there are none.
func index(c *portfolio.Coverage) *table {
	if len(c.Rows) == 0 {
		return nil
	}
	t := &table{
		caption: english("Outcomes, and who works towards each"), compact: true,
		heads: []text{english("Outcome"), english("Directly"), english("Through outcomes that contribute to it")},
	}
	addLevels(t, c, func(r *portfolio.Row) []text {
		direct := modelNames(r.Direct)
		missing := nobody
		if !r.IsSupported() && !r.IsMissing() {
			missing = "replaced by another outcome"
		}
		if len(r.Through) > 0 {
			missing = "–"
		}
		return []text{rowName(r), join(direct, "; ").orElse(english(missing)), join(modelNames(r.Through, direct...), "; ").orElse(dash)}
	})
	return t
}

// overlapTable returns the table of outcomes for which several models may do the
// same.
func overlapTable(c *portfolio.Coverage) *table {
	t := &table{
		caption: english("Effort that may be made twice"), compact: true,
		heads: []text{english("Model"), english("Outputs")},
	}
	for _, o := range c.OverlappingRows() {
		t.rows, t.kinds = append(t.rows, []text{rowName(o)}), append(t.kinds, bandRow)
		for _, e := range o.Overlap {
			lang := languageOf(e.Model.Lang)
			t.rows, t.kinds = append(t.rows, []text{lang.text(e.Model.Title), lang.few(stepTitles(lang, e.Outputs))}), append(t.kinds, plainRow)
		}
	}
	return t
}

func stepTitles(lang language, steps []logicmodel.Step) []text {
	var all []text
	for _, step := range steps {
		all = append(all, lang.text(step.Element.Title))
	}
	return all
}
