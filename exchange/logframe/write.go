package logframe

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/grid"
	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// Endings are those of the files that Write writes; the first is the usual one.
var Endings = []string{".xlsx", ".csv"}

// Write returns the logframe of a model in the kind of file that an ending of its name
// stands for, and the model that the file holds, by the ids of the other one. Results
// have numbers there in place of ids.
func Write(m *logicmodel.Model, _ *outcomes.Framework, ending string) ([]byte, *logicmodel.Model, error) {
	w := &writer{model: m, codes: map[string]string{}}
	w.number()
	t := w.table()
	held, err := w.held(t)
	if err != nil {
		return nil, nil, err
	}
	if ending == ".csv" {
		data, err := grid.WriteCSV(t)
		return data, held, err
	}
	data, err := xlsx.Write([]xlsx.Table{t})
	return data, held, err
}

// A writer writes a logframe.
type writer struct {
	model *logicmodel.Model
	codes map[string]string // of elements, by their ids, as in “Op 1.1”
}

// rows are the levels of a logframe, from the top.
var rows = []struct {
	heading, code string
	stages        []logicmodel.Stage
}{
	{"Impact (Overall objective)", "Impact", []logicmodel.Stage{logicmodel.EndState}},
	{"Outcome(s) (Specific objective(s))", "Oc", []logicmodel.Stage{logicmodel.LongTerm, logicmodel.MediumTerm, logicmodel.ShortTerm}},
	{"Outputs", "Op", []logicmodel.Stage{logicmodel.Output}},
	{"Activities", "A", []logicmodel.Stage{logicmodel.Activity}},
}

// targets returns the elements that an element leads to and that stand in the table,
// by their numbers.
func (w *writer) targets(e *logicmodel.Element) []string {
	var all []string
	for i := range e.LeadsTo {
		if l := &e.LeadsTo[i]; !l.Feedback && w.codes[l.To.ID] != "" {
			all = append(all, w.codes[l.To.ID])
		}
	}
	return all
}

// number gives the elements their numbers: outcomes in their order, and below these
// each by the first that it leads to.
func (w *writer) number() {
	for level, row := range rows {
		below := map[string]int{}
		for _, s := range row.stages {
			for e := range w.model.At(s) {
				if w.codes[e.ID] != "" {
					continue // its id is taken
				}
				if level < 2 {
					below[""]++
					w.codes[e.ID] = fmt.Sprintf("%s %d", row.code, below[""])
					continue
				}
				above := "0"
				for _, to := range w.targets(e) {
					if number, ok := strings.CutPrefix(to, rows[level-1].code+" "); ok {
						above = number
						break
					}
				}
				below[above]++
				w.codes[e.ID] = fmt.Sprintf("%s %s.%d", row.code, above, below[above])
			}
		}
	}
}

// table returns the logframe as a table.
func (w *writer) table() xlsx.Table {
	t := xlsx.Table{Name: "Logframe", Columns: []xlsx.Column{
		{Heading: "Results chain", Width: 20}, {Width: 40}, {Heading: "Indicator", Width: 32}, {Heading: "Baseline (value & reference year)"}, {Heading: "Target (value & reference year)"},
		{Heading: "Current value* (reference year)"}, {Heading: "Source and mean of verification", Width: 24}, {Heading: "Assumptions", Width: 30},
	}}
	for _, row := range rows {
		first := len(t.Rows)
		heading := row.heading
		for _, s := range row.stages {
			for e := range w.model.At(s) {
				begin := len(t.Rows)
				for _, line := range w.lines(e) {
					t.Rows = append(t.Rows, append([]string{heading}, line...))
					heading = ""
				}
				merge(&t, 1, begin, len(t.Rows))
				merge(&t, 7, begin, len(t.Rows))
			}
		}
		merge(&t, 0, first, len(t.Rows))
	}
	return t
}

// lines returns the rows of an element: one for each indicator.
func (w *writer) lines(e *logicmodel.Element) [][]string {
	related := strings.Join(w.targets(e), ", ")
	if related == "" {
		related = "none"
	}
	text := fmt.Sprintf("%s. (related to %s) %s", w.codes[e.ID], related, e.Title)
	if e.Stage == logicmodel.EndState && related == "none" {
		text = fmt.Sprintf("%s. %s", w.codes[e.ID], e.Title)
	}
	all := [][]string{{text, "", "", "", "", "", w.assumptions(e)}}
	row := 0
	for i := range e.Indicators {
		in := &e.Indicators[i]
		if in.IsReference() {
			continue
		}
		if row == len(all) {
			all = append(all, make([]string, 7))
		}
		copy(all[row][1:], []string{in.Title, shown(in, in.Baseline.Figure), shown(in, in.Targets...), shown(in, in.Actuals...), in.Source})
		row++
	}
	return all
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
		if in.Unit == "%" && !strings.Contains(text, "%") {
			text += " %"
		}
		if f.On != "" {
			text += " (" + string(f.On) + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

// held returns the model that the table holds, with the ids of the elements and
// indicators from which its rows were made.
func (w *writer) held(t xlsx.Table) (*logicmodel.Model, error) {
	d, found := read(&table{grid.Of(t), 0, [columnCount]int{0, 2, 3, 4, 5, 6, 7}}, "")
	if err := found.Err(); err != nil {
		return nil, err
	}
	m, err := logicmodel.Parse("", d.Text)
	if err != nil {
		return nil, err
	}
	ids := map[string]string{}
	for id, code := range w.codes {
		before, number, _ := strings.Cut(code, " ")
		ids[prefixOf(before)+number] = id
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		e.ID = ids[e.ID]
		own := w.model.Element(e.ID)
		for k := range e.LeadsTo {
			e.LeadsTo[k].To.ID = ids[e.LeadsTo[k].To.ID]
		}
		defined := slices.DeleteFunc(slices.Clone(own.Indicators), func(in outcomes.Indicator) bool { return in.IsReference() })
		for k := range e.Indicators[:min(len(e.Indicators), len(defined))] {
			e.Indicators[k].ID = defined[k].ID
		}
	}
	m.ID, m.Title = "", ""
	return m, nil
}

// merge merges the cells of a column in several rows, the first of which is 0.
func merge(t *xlsx.Table, column, first, after int) {
	if after-first > 1 {
		t.Merged = append(t.Merged, xlsx.CellName(first+2, column+1)+":"+xlsx.CellName(after+1, column+1))
	}
}
