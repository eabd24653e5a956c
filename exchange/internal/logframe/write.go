package logframe

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A writer writes a logframe.
type writer struct {
	*Form
	model   *logicmodel.Model
	byID    map[string]*logicmodel.Element
	codes   map[string]string // of elements, by their ids, as in “Op 1.1”
	order   []string          // the ids, in the order of the table
	related map[string]bool   // those that are written with what they are related to
}

// targets returns the elements that an element leads to and that stand in the table.
func (w *writer) targets(e *logicmodel.Element) []string {
	var all []string
	for i := range e.LeadsTo {
		if l := &e.LeadsTo[i]; !l.Feedback && w.codes[l.To.ID] != "" && !slices.Contains(all, l.To.ID) {
			all = append(all, l.To.ID)
		}
	}
	return all
}

// number gives the elements their numbers: those of the two highest levels in their
// order, and below these each by the first that it leads to.
func (w *writer) number() {
	depth := 0
	parents := map[string]string{} // the numbers of the level above
	for _, level := range w.levels {
		below, own := map[string]int{}, map[string]string{}
		for _, s := range level.stages {
			for e := range w.model.At(s) {
				if w.codes[e.ID] != "" {
					continue // its id is taken
				}
				before := ""
				if depth >= 2 && !w.blocks {
					before = "0"
					for _, to := range w.targets(e) {
						if number, ok := parents[to]; ok {
							before = number
							break
						}
					}
				}
				below[before]++
				own[e.ID] = strings.TrimPrefix(fmt.Sprintf("%s.%d", before, below[before]), ".")
				w.codes[e.ID] = level.code + " " + own[e.ID]
			}
		}
		if len(own) > 0 {
			depth++
			parents = own
		}
	}
}

// table returns the logframe as a table.
func (w *writer) table() xlsx.Table {
	t := xlsx.Table{Name: "Logframe", Title: [2]string{w.title + ":", oneLine(w.model.Title)}}
	w.order = nil
	if w.blocks {
		w.writeBlocks(&t)
		return t
	}
	for _, c := range w.columns {
		t.Columns = append(t.Columns, xlsx.Column{Heading: c.heading, Width: c.width})
	}
	for _, level := range w.levels {
		first := len(t.Rows)
		for e := range w.elements(level) {
			begin := len(t.Rows)
			w.addRows(&t, level, e, begin == first)
			for c, column := range w.columns {
				if column.is == isResult || column.is == isAssumption {
					merge(&t, c, begin, len(t.Rows))
				}
			}
		}
		if w.columns[0].is == isLevel {
			merge(&t, 0, first, len(t.Rows))
		}
	}
	return t
}

// elements iterates over the elements of a level, and notes their order.
func (w *writer) elements(l level) func(func(*logicmodel.Element) bool) {
	return func(yield func(*logicmodel.Element) bool) {
		for _, s := range l.stages {
			for e := range w.model.At(s) {
				w.order = append(w.order, e.ID)
				if !yield(e) {
					return
				}
			}
		}
	}
}

// defined returns the indicators of an element that are not defined elsewhere.
func defined(e *logicmodel.Element) []*outcomes.Indicator {
	var all []*outcomes.Indicator
	for i := range e.Indicators {
		if !e.Indicators[i].IsReference() {
			all = append(all, &e.Indicators[i])
		}
	}
	return all
}

// addRows adds the rows of an element: one for each indicator.
func (w *writer) addRows(t *xlsx.Table, l level, e *logicmodel.Element, isFirst bool) {
	all := defined(e)
	within := w.columns[0].is == isIndicator
	if within {
		t.Merged = append(t.Merged, xlsx.Range{Row: len(t.Rows), Rows: 1, Columns: len(w.columns)})
		row := make([]string, len(w.columns))
		row[0] = w.text(e, ": ")
		t.Rows = append(t.Rows, row)
	} else if len(all) == 0 {
		all = append(all, nil)
	}
	for i, in := range all {
		row := make([]string, len(w.columns))
		for c, column := range w.columns {
			switch {
			case column.is == isLevel && isFirst && i == 0:
				row[c] = l.heading
			case column.is == isResult && i == 0:
				row[c] = w.text(e, map[bool]string{true: ": ", false: ". "}[l.heading == ""])
			case column.is == isAssumption && i == 0:
				row[c] = w.assumptions(e)
			case in != nil:
				row[c] = w.cell(column.is, in)
			}
		}
		t.Rows = append(t.Rows, row)
	}
}

// text returns the text of a result, with its number and, where needed, what it is
// related to.
func (w *writer) text(e *logicmodel.Element, mark string) string {
	title := w.relation(e) + oneLine(e.Title)
	if w.blocks {
		return title
	}
	return w.codes[e.ID] + mark + title
}

// relation returns what a result is related to, in brackets; empty where its place in
// the table says it.
func (w *writer) relation(e *logicmodel.Element) string {
	var all []string
	for _, id := range w.targets(e) {
		all = append(all, w.codes[id])
	}
	switch {
	case !w.Form.related && !w.related[e.ID], e.Stage == logicmodel.EndState && len(all) == 0 && !relation.MatchString(e.Title):
		return ""
	case len(all) == 0:
		return "(related to none) "
	}
	return "(related to " + strings.Join(all, ", ") + ") "
}

// oneLine returns a text with single spaces, since a line of a cell is a thing of its
// own.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// cell returns what a column says of an indicator.
func (w *writer) cell(is meaning, in *outcomes.Indicator) string {
	switch is {
	case isIndicator:
		title := oneLine(in.Title)
		if !slices.ContainsFunc(w.columns, func(c column) bool { return c.is == isTarget }) && w.Name == "logframe" {
			title += values(in)
		}
		return title
	case isBaseline:
		return shown(in, in.Baseline.Figure)
	case isTarget:
		return shown(in, in.Targets...)
	case isActual:
		return shown(in, in.Actuals...)
	case isSource:
		return in.Source
	case isDefinition:
		text := in.Definition
		if in.Unit != "" {
			text = strings.TrimPrefix(text+"\nUnit: "+in.Unit, "\n")
		}
		return text
	case isMethod:
		return in.Method
	case isAnalysis:
		return extraText(in.Extra, analysisKey)
	case isFrequency:
		return in.Frequency
	case isResponsible:
		return in.Responsible
	case isApart:
		var all []string
		for _, a := range in.DisaggregatedBy {
			all = append(all, a.ID)
		}
		return strings.Join(all, ", ")
	}
	return ""
}

// extraText returns the text under a key of another program; empty where it is none.
func extraText(all []outcomes.Extra, key string) (text string) {
	for _, x := range all {
		if x.Key == key && json.Unmarshal([]byte(x.Value), &text) == nil {
			return text
		}
	}
	return ""
}

// values returns the baseline and targets of an indicator where these have no columns,
// as far as they are numbers.
func values(in *outcomes.Indicator) string {
	part := func(word string, figures ...outcomes.Figure) string {
		var all []string
		for line := range strings.SplitSeq(shown(in, figures...), "\n") {
			if before, date, _ := strings.Cut(line, " ("); numbers.IsNumber(before) && date != "" {
				line = strings.ReplaceAll(before, ",", "") + " (" + date
			}
			if oneSort.MatchString(line) {
				all = append(all, line)
			}
		}
		if len(all) == 0 {
			return ""
		}
		return word + strings.Join(all, ", ")
	}
	if all := part(" from ", in.Baseline.Figure) + part(" to ", in.Targets...); all != "" {
		return ":" + all
	}
	return ""
}

// assumptions returns those of the only link of an element: a row does not say of which
// link one is.
func (w *writer) assumptions(e *logicmodel.Element) string {
	if len(e.LeadsTo) != 1 {
		return ""
	}
	var all []string
	for _, a := range e.LeadsTo[0].Assumes {
		text := a.Text
		for _, known := range w.model.Assumptions {
			if a.ID != "" && known.ID == a.ID {
				text = known.Text
			}
		}
		if !strings.ContainsAny(text, "\r\n") {
			all = append(all, text)
		}
	}
	return strings.Join(all, "\n")
}

// shown returns figures as “61 % (2024)”, one a line. Those of parts, and limits, have
// no place.
func shown(in *outcomes.Indicator, figures ...outcomes.Figure) string {
	var all []string
	for _, f := range figures {
		if f.Value == "" || len(f.By) > 0 {
			continue
		}
		text := f.Value
		if in.Unit == "%" && numbers.IsNumber(text) && !strings.HasSuffix(text, "%") {
			text += " %"
		}
		if f.On != "" {
			text += " (" + string(f.On) + ")"
		}
		all = append(all, text)
	}
	if len(all) > 1 { // as a line of its own, a word without a date is no value
		all = slices.DeleteFunc(all, func(line string) bool { return !isFigure(line) })
	}
	return strings.Join(all, "\n")
}

// held returns the table, and the model that it holds, with the ids of the elements
// and indicators from which its rows were made. Where the numbers would say that a
// result leads to others than it does, it is written with what it is related to.
func (w *writer) held() (xlsx.Table, *logicmodel.Model, error) {
	for i := range w.model.Elements {
		e := &w.model.Elements[i]
		w.related[e.ID] = relation.MatchString(e.Title)
	}
	for {
		t := w.table()
		m, err := w.readBack(t)
		if err != nil {
			return t, nil, err
		}
		done := true
		for i := range m.Elements {
			e := &m.Elements[i]
			var to []string
			for k := range e.LeadsTo {
				to = append(to, e.LeadsTo[k].To.ID)
			}
			if own := w.byID[e.ID]; !w.related[e.ID] && !slices.Equal(to, w.targets(own)) {
				w.related[e.ID], done = true, false
			}
		}
		if done {
			return t, m, nil
		}
	}
}

// readBack returns the model that is read from a table, with the ids of the one that
// was written.
func (w *writer) readBack(t xlsx.Table) (*logicmodel.Model, error) {
	r := newReader()
	r.readSheet(grid.Of(t))
	r.link()
	if i := slices.IndexFunc(r.found, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }); i >= 0 {
		return nil, fmt.Errorf("this model cannot be written as %s: a title reads like something else there, so write it otherwise; in %s, %s", w.Doc, r.found[i].Cell, r.found[i].Message)
	}
	m, err := logicmodel.Parse("", draft.New("", r.model("")).Text)
	if err != nil {
		return nil, err
	}
	if len(r.results) != len(w.order) {
		return nil, fmt.Errorf("this model cannot be written as %s: a title reads like the level of another result, so write it otherwise", w.Doc)
	}
	ids := map[string]string{}
	for i, e := range r.results {
		ids[e.id] = w.order[i]
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		e.ID = ids[e.ID]
		for k := range e.LeadsTo {
			e.LeadsTo[k].To.ID = ids[e.LeadsTo[k].To.ID]
		}
		for k, id := range measureIDs(e.Indicators, defined(w.byID[e.ID])) {
			e.Indicators[k].ID = id
		}
	}
	m.ID = ""
	return m, nil
}

// measureIDs returns the ids of the indicators from which those that were read are; by
// their titles, where some are not there.
func measureIDs(read []outcomes.Indicator, own []*outcomes.Indicator) []string {
	ids := make([]string, len(read))
	for k := range read {
		i := k
		if len(read) != len(own) {
			i = slices.IndexFunc(own, func(in *outcomes.Indicator) bool { return oneLine(in.Title) == read[k].Title })
		}
		if i >= 0 {
			ids[k] = own[i].ID
		}
	}
	return ids
}

// merge merges the cells of a column in several rows.
func merge(t *xlsx.Table, column, first, after int) {
	if after-first > 1 {
		t.Merged = append(t.Merged, xlsx.Range{Row: first, Column: column, Rows: after - first, Columns: 1})
	}
}
