package logframe

import (
	"fmt"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/xlsx"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// writeBlocks writes a block for each indicator: a heading with the dates of its
// values, the values, what was achieved, and the source.
func (w *writer) writeBlocks(t *xlsx.Table) {
	t.Columns = []xlsx.Column{{Width: 36}, {Width: 36}}
	for _, level := range w.levels {
		for e := range w.elements(level) {
			w.addBlocks(t, level, e)
		}
	}
	if len(t.Rows) == 0 { // the form, to be filled in
		for _, level := range w.levels {
			w.codes[""] = level.code + " 1"
			w.addBlocks(t, level, &logicmodel.Element{})
		}
	}
	for _, row := range t.Rows {
		for len(t.Columns) < len(row) {
			t.Columns = append(t.Columns, xlsx.Column{})
		}
	}
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i], make([]string, len(t.Columns)-len(t.Rows[i]))...)
	}
}

func (w *writer) addBlocks(t *xlsx.Table, l level, e *logicmodel.Element) {
	all := defined(e)
	if len(all) == 0 {
		all = append(all, &outcomes.Indicator{})
	}
	number := strings.TrimPrefix(w.codes[e.ID], l.code+" ")
	name := l.code[:1] + strings.ToLower(l.code[1:])
	weight := ""
	for _, x := range e.Extra {
		if x.Key == "x-weighting" {
			weight = x.Value
		}
	}
	for i, in := range all {
		level, title, assumptions := "", "", ""
		if i == 0 {
			level, title, assumptions = w.codes[e.ID], w.text(e, ""), w.assumptions(e)
		}
		t.Heads = append(t.Heads, len(t.Rows))
		head := []string{level, fmt.Sprintf("%s Indicator %s.%d", name, number, i+1), withDate("Baseline", in.Baseline.On)}
		values := []string{title, unitAfter(in), single(in.Baseline.Figure)}
		actuals := []string{"", "Achieved", ""}
		for _, c := range milestones(in) {
			head, values, actuals = append(head, c.heading), append(values, c.target), append(actuals, c.actual)
		}
		if assumptions != "" {
			head, values = append(head, "Assumptions"), append(values, assumptions)
		}
		t.Rows = append(t.Rows, head, values)
		if strings.Join(actuals[2:], "") != "" {
			t.Rows = append(t.Rows, actuals)
		}
		label, text := []string{"", "", ""}, []string{"", "", ""}
		if weight != "" && i == 0 {
			label[0], text[0] = l.code+" WEIGHTING (%)", weight
		}
		if in.Source != "" {
			label[2], text[2] = "Source", in.Source
		}
		if strings.Join(label, "") != "" {
			for _, m := range []int{len(t.Rows), len(t.Rows) + 1} {
				t.Merged = append(t.Merged, xlsx.Range{Row: m, Column: 2, Rows: 1, Columns: max(1, len(head)-2)})
			}
			t.Rows = append(t.Rows, label, text)
		}
	}
}

func withDate(heading string, on outcomes.Date) string {
	if on == "" {
		return heading
	}
	return heading + " (" + string(on) + ")"
}

// unitAfter returns the title of an indicator with its unit, where that is %.
func unitAfter(in *outcomes.Indicator) string {
	if title := oneLine(in.Title); in.Unit != "%" || title == "" {
		return title
	}
	return oneLine(in.Title) + " (%)"
}

// single returns the value of a figure that is one.
func single(f outcomes.Figure) string {
	if len(f.By) > 0 {
		return ""
	}
	return f.Value
}

// A milestone is a column of a block.
type milestone struct {
	on                      outcomes.Date
	heading, target, actual string
}

// milestones returns the columns of an indicator for the dates of its targets and
// actual values, of which the last target is the target.
func milestones(in *outcomes.Indicator) []*milestone {
	var all []*milestone
	add := func(f outcomes.Figure, cell func(*milestone) *string) {
		if single(f) == "" {
			return
		}
		i := slices.IndexFunc(all, func(m *milestone) bool { return m.on == f.On && *cell(m) == "" })
		if i < 0 {
			i = len(all)
			all = append(all, &milestone{on: f.On})
		}
		*cell(all[i]) = f.Value
	}
	for _, f := range in.Targets {
		add(f, func(m *milestone) *string { return &m.target })
	}
	for _, f := range in.Actuals {
		add(f, func(m *milestone) *string { return &m.actual })
	}
	slices.SortStableFunc(all, func(a, b *milestone) int { return strings.Compare(string(a.on), string(b.on)) })
	last, n := -1, 0
	for i, m := range all {
		if m.target != "" {
			last = i
		}
	}
	if last < 0 { // a block has a target
		last, all = len(all), append(all, &milestone{})
	}
	for i, m := range all {
		if m.heading = withDate("Target", m.on); i != last {
			n++
			m.heading = withDate(fmt.Sprintf("Milestone %d", n), m.on)
		}
	}
	return all
}
