package logframe

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/numbers"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A figure is a value as cells have it: "61 % (2024)".
type figure struct{ value, unit, on string }

var (
	dated     = regexp.MustCompile(`^(.*?)\s*\(([^()]*\d{4}[^()]*)\)\s*$`)
	percent   = regexp.MustCompile(`^([-−+]?[\d.,  ]*\d)\s*%$`)
	thousands = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d+)?$`)
)

// figureOf reads the text of a value.
func figureOf(text string) figure {
	f := figure{value: strings.TrimSpace(text)}
	if m := dated.FindStringSubmatch(f.value); m != nil {
		f.value, f.on = m[1], strings.TrimSpace(m[2])
	}
	if m := percent.FindStringSubmatch(f.value); m != nil {
		f.value, f.unit = m[1], "%"
	}
	if thousands.MatchString(f.value) {
		f.value = strings.ReplaceAll(f.value, ",", "")
	}
	return f
}

// isNothing reports whether a cell says that there is nothing in it.
func isNothing(cell string) bool {
	switch plain(cell) {
	case "", "-", "–", "—", "n/a", "na", "none", "not applicable", "tbd", "…":
		return true
	}
	return false
}

// cellLines returns the lines of a cell that say something.
func cellLines(cell string) []string {
	var all []string
	for line := range strings.SplitSeq(strings.ReplaceAll(cell, "\r", "\n"), "\n") {
		if line = strings.TrimSpace(line); !isNothing(line) {
			all = append(all, line)
		}
	}
	return all
}

// readIndicators reads the indicators of a row, of which a cell may have several, one
// on each line.
func (r *reader) readIndicators(e *result, row int) {
	cell := func(column int) string { return r.sheet.At(row, r.columns[column]) }
	at := func(column int) draft.Place { return r.sheet.Place(row, r.columns[column]) }
	if e == nil {
		if cell(colIndicator) != "" {
			r.errorf(at(colIndicator), "no result stands before this indicator")
		}
		return
	}
	for _, line := range cellLines(cell(colAssumptions)) {
		e.assumptions = append(e.assumptions, line)
		e.assumed = at(colAssumptions)
	}
	titles := cellLines(cell(colIndicator))
	if len(titles) == 0 {
		for _, column := range []int{colBaseline, colTarget, colCurrent} {
			if !isNothing(cell(column)) {
				r.errorf(at(column), "this value has no indicator; write in the column “Indicator” what it measures")
			}
		}
		return
	}
	for n, title := range titles {
		part := func(column int) []string { return r.part(column, row, n, len(titles)) }
		m := &draft.Map{}
		m.Set("id", e.id+"-"+itoa(len(e.indicators)+1), at(colIndicator))
		m.Set("title", title, at(colIndicator))
		fillIndicator(m, part, at)
		e.indicators = append(e.indicators, m)
	}
}

// part returns what a cell says of indicator n of several: the line of it, or, where
// there is one indicator, all lines that are values of their own.
func (r *reader) part(column, row, n, of int) []string {
	all := cellLines(r.sheet.At(row, r.columns[column]))
	switch {
	case len(all) == 0:
		return nil
	case of == 1:
		for _, line := range all {
			if !dated.MatchString(line) || strings.HasPrefix(line, "(") {
				return []string{strings.Join(all, " ")}
			}
		}
		return all
	case len(all) == of:
		return all[n : n+1]
	case column == colSource && len(all) == 1:
		return all
	}
	if n == 0 {
		r.errorf(r.sheet.Place(row, r.columns[column]), "there are %d indicators here and %d of these; write each indicator in a row of its own", of, len(all))
	}
	return nil
}

// fillIndicator adds the values of an indicator, its source, and the way in which it
// should move, which the target shows.
func fillIndicator(m *draft.Map, part func(int) []string, at func(int) draft.Place) {
	var unit string
	read := func(column int) []figure {
		var all []figure
		for _, text := range part(column) {
			f := figureOf(text)
			unit = max(unit, f.unit)
			all = append(all, f)
		}
		return all
	}
	baseline, targets, current := read(colBaseline), read(colTarget), read(colCurrent)
	m.Set("unit", unit, at(colTarget))
	for _, f := range baseline[:min(len(baseline), 1)] {
		fillFigure(m.Map("baseline"), f, at(colBaseline))
	}
	for _, f := range targets {
		fillFigure(m.Add("targets"), f, at(colTarget))
	}
	for _, f := range current {
		fillFigure(m.Add("actuals"), f, at(colCurrent))
	}
	if len(baseline) > 0 && len(targets) > 0 {
		from, ok := number(baseline[0].value)
		to, ok2 := number(targets[len(targets)-1].value)
		switch {
		case !ok || !ok2:
		case to > from:
			m.Set("direction", "increase", at(colTarget))
		case to < from:
			m.Set("direction", "decrease", at(colTarget))
		}
	}
	if s := part(colSource); len(s) > 0 {
		m.Set("source", strings.Join(s, " "), at(colSource))
	}
}

func fillFigure(m *draft.Map, f figure, at draft.Place) {
	m.Set("value", f.value, at)
	m.Set("on", f.on, at)
}

func number(value string) (float64, bool) {
	if !numbers.IsNumber(value) {
		return 0, false
	}
	x, err := strconv.ParseFloat(value, 64)
	return x, err == nil
}
