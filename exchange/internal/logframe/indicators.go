package logframe

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/numbers"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A figure is a value as cells have it: "61 % (2024)".
type figure struct {
	value, unit, on string
	at              draft.Place
}

var (
	dated     = regexp.MustCompile(`^(.*?)\s*\(([^()]*\d{4}[^()]*)\)\s*$`)
	percent   = regexp.MustCompile(`^([-−+]?[\d.,  ]*\d)\s*%$`)
	unitLine  = regexp.MustCompile(`(?i)^units?(?: of measure(?:ment)?)?\s*:\s*(.+)$`)
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

// A row is a row of a table while its indicators are read.
type row struct {
	*reader
	number int
	taken  map[int]bool // columns whose cells hold something else
	of     int          // how many indicators the cell holds
}

// cells returns the columns of the row that hold something of a kind.
func (r *row) cells(is meaning) []int {
	return slices.DeleteFunc(r.all(is), func(c int) bool { return r.taken[c] || isNothing(r.sheet.At(r.number, c)) })
}

func (r *row) place(column int) draft.Place { return r.sheet.Place(r.number, column) }

var (
	weighting = regexp.MustCompile(`^(impact |outcome |output )?weighting`)
	planned   = regexp.MustCompile(`^planned\s*:?$`)
	achieved  = regexp.MustCompile(`^achieved\s*:?$`)
)

// readLabels reads the cells of a block that say what another cell holds: “Source” and
// “Output weighting (%)” stand above it, and “Achieved” before it. It reports whether
// the values are achieved.
func (r *row) readLabels() (isAchieved bool) {
	for c, cell := range r.sheet.Rows[r.number] {
		below := [2]int{r.number + 1, c}
		switch text := plain(cell); {
		case cell == "" || !r.blocks:
			continue
		case r.below[[2]int{r.number, c}] == isSource && r.last != nil:
			r.last.Set("source", strings.Join(cellLines(cell), " "), r.place(c))
		case r.below[[2]int{r.number, c}] == isWeighting && r.current != nil:
			r.current.weighting = cell
		case text == "source" || text == "sources":
			r.below[below] = isSource
		case weighting.MatchString(text):
			r.below[below] = isWeighting
		case planned.MatchString(text):
		case achieved.MatchString(text):
			isAchieved = true
		default:
			continue
		}
		r.taken[c] = true
	}
	return isAchieved
}

// readIndicators reads the indicators of a row, of which a cell may have several, one
// on each line.
func (r *reader) readIndicators(number int, taken map[int]bool, isAchieved bool) {
	w := &row{r, number, taken, 1}
	if e := r.current; e != nil {
		for _, c := range w.cells(isAssumption) {
			e.assumptions, e.assumed = append(e.assumptions, cellLines(r.sheet.At(number, c))...), w.place(c)
		}
	}
	titles := w.cells(isIndicator)
	switch {
	case isAchieved && r.last != nil:
		for _, f := range w.figures(isTarget, 0) {
			fillFigure(r.last.Add("actuals"), f)
		}
		return
	case len(titles) == 0:
		for _, is := range []meaning{isBaseline, isTarget, isActual} {
			for _, c := range w.cells(is) {
				r.errorf(w.place(c), "this value has no indicator; write in the column “Indicator” what it measures")
			}
		}
		return
	case r.current == nil:
		r.errorf(w.place(titles[0]), "no result stands before this indicator")
		return
	}
	at := w.place(titles[0])
	lines := cellLines(r.sheet.At(number, titles[0]))
	w.of = len(lines)
	for n, title := range lines {
		r.last = &draft.Map{}
		r.last.Set("id", r.current.id+"-"+itoa(len(r.current.indicators)+1), at)
		w.fill(r.last, title, n, at)
		r.current.indicators = append(r.current.indicators, r.last)
	}
}

// part returns what a cell says of indicator n of several: the line of it, or, where
// there is one indicator, all lines that are values of their own.
func (r *row) part(column, n int) []string {
	all := cellLines(r.sheet.At(r.number, column))
	switch {
	case r.of == 1:
		if slices.ContainsFunc(all, func(line string) bool { return !isFigure(line) }) {
			return []string{strings.Join(all, " ")}
		}
		return all
	case len(all) == r.of:
		return all[n : n+1]
	case len(all) == 1 && !slices.Contains([]meaning{isBaseline, isTarget, isActual}, r.columns[column].is):
		return all
	}
	if n == 0 {
		r.errorf(r.place(column), "there are %d indicators here and %d of these; write each indicator in a row of its own", r.of, len(all))
	}
	return nil
}

// isFigure reports whether a line of a cell is a value of its own: it has a date, or is
// a number.
func isFigure(line string) bool {
	return dated.MatchString(line) && !strings.HasPrefix(line, "(") || oneSort.MatchString(strings.ReplaceAll(line, ",", ""))
}

// figures returns the values of a kind for indicator n.
func (r *row) figures(is meaning, n int) []figure {
	var all []figure
	for _, c := range r.cells(is) {
		for _, text := range r.part(c, n) {
			f := figureOf(text)
			f.on, f.at = cmp.Or(f.on, r.columns[c].on), r.place(c)
			all = append(all, f)
		}
	}
	return all
}

// analysisKey is that of how the values of an indicator are analysed, for which a model
// has no key of its own.
const analysisKey = "x-analysis"

// texts are the keys of an indicator that are texts.
var texts = []struct {
	is  meaning
	key string
}{{isUnit, "unit"}, {isDefinition, "definition"}, {isMethod, "method"}, {isAnalysis, analysisKey}, {isSource, "source"}, {isFrequency, "frequency"}, {isResponsible, "responsible"}}

// fill adds what the row holds of indicator n, and the way in which it should move,
// which the target shows.
func (r *row) fill(m *draft.Map, title string, n int, at draft.Place) {
	baseline, targets, actuals := r.figures(isBaseline, n), r.figures(isTarget, n), r.figures(isActual, n)
	unit := ""
	if !r.values {
		title, baseline, targets = valuesIn(title, at)
	}
	if t := strings.TrimSuffix(title, " (%)"); r.blocks && t != title && t != "" {
		title, unit = t, "%"
	}
	for _, f := range slices.Concat(baseline, targets, actuals) {
		unit = max(unit, f.unit)
	}
	m.Set("title", title, at)
	unit = r.fillTexts(m, n, unit)
	if !m.Has("unit") {
		m.Set("unit", unit, at)
	}
	for _, c := range r.cells(isApart) {
		var ids []string
		for _, word := range listed.Split(strings.Join(r.part(c, n), ", "), -1) {
			ids = append(ids, draft.ID(word))
		}
		m.Texts("disaggregated-by", ids, r.place(c))
	}
	for _, f := range baseline[:min(len(baseline), 1)] {
		fillFigure(m.Map("baseline"), f)
	}
	for _, f := range targets {
		fillFigure(m.Add("targets"), f)
	}
	for _, f := range actuals {
		fillFigure(m.Add("actuals"), f)
	}
	if len(baseline) > 0 && len(targets) > 0 {
		last := targets[len(targets)-1]
		from, ok := number(baseline[0].value)
		to, ok2 := number(last.value)
		switch {
		case !ok || !ok2:
		case to > from:
			m.Set("direction", "increase", last.at)
		case to < from:
			m.Set("direction", "decrease", last.at)
		}
	}
}

// fillTexts adds the texts of indicator n, and returns its unit, which may stand in the
// definition.
func (r *row) fillTexts(m *draft.Map, n int, unit string) string {
	for _, t := range texts {
		all := r.cells(t.is)
		if len(all) == 0 {
			continue
		}
		c := all[0]
		lines := r.part(c, n)
		if t.is == isDefinition && r.of == 1 {
			lines = cellLines(r.sheet.At(r.number, c))
		}
		lines = slices.DeleteFunc(slices.Clone(lines), func(line string) bool {
			u := unitLine.FindStringSubmatch(line)
			if u == nil || t.is != isDefinition {
				return false
			}
			unit = cmp.Or(unit, u[1])
			return true
		})
		m.Set(t.key, strings.Join(lines, " "), r.place(c))
	}
	return unit
}

const figurePattern = `[-−+]?\d[\d.]*(?: ?%)?(?: \([^()]*\d{4}[^()]*\))?`

var (
	valued  = regexp.MustCompile(`^(.+?):(?: from (` + figurePattern + `))?(?: to (` + figurePattern + `(?:, ` + figurePattern + `)*))?$`)
	oneSort = regexp.MustCompile(`^` + figurePattern + `$`)
)

// valuesIn returns the values in the title of an indicator that has no columns for
// them, as in “Lessons given: from 0 (2024) to 40 (2025)”, and the title without them.
func valuesIn(title string, at draft.Place) (without string, baseline, targets []figure) {
	m := valued.FindStringSubmatch(title)
	if m == nil || m[2]+m[3] == "" {
		return title, nil, nil
	}
	add := func(all []figure, text string) []figure {
		if text == "" {
			return all
		}
		f := figureOf(text)
		f.at = at
		return append(all, f)
	}
	for text := range strings.SplitSeq(m[3], ", ") {
		targets = add(targets, text)
	}
	return m[1], add(nil, m[2]), targets
}

func fillFigure(m *draft.Map, f figure) {
	m.Set("value", f.value, f.at)
	m.Set("on", f.on, f.at)
}

func number(value string) (float64, bool) {
	if !numbers.IsNumber(value) {
		return 0, false
	}
	x, err := strconv.ParseFloat(value, 64)
	return x, err == nil
}
