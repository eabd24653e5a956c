package xlsx

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/outcomes"
)

// dateOf returns the date that a heading is.
func dateOf(heading string) (date outcomes.Date, shown string, ok bool) {
	d := outcomes.Date(strings.ToUpper(heading))
	return d, heading, d.Valid()
}

// addValue adds the value of a row, or those of its columns of dates.
func (r *reader) addValue(_ *sheet, l *line) {
	in := r.owner(r.measures, l, "indicator", "indicator")
	if in == nil {
		return
	}
	kind, at := l.text("kind")
	add := func() *draft.Map { return in.Map("baseline") }
	switch kind = word(kind); kind {
	case "baseline":
	case "target", "actual":
		add = func() *draft.Map { return in.Add(kind + "s") }
	default:
		r.errorf(at, "write what the value is: baseline, target or actual")
		return
	}
	var m draft.Map
	l.fill(&m)
	if kind == "baseline" && m.Len() == 1 && strings.EqualFold(m.Text("value"), "unavailable") {
		in.Set("baseline", "unavailable", m.At("value"))
		return
	}
	if m.Len() > 0 {
		add().Take(&m)
	}
	for _, c := range l.dates() {
		text, at := l.sheet.At(l.row, c), l.sheet.Place(l.row, c)
		if text == "" {
			continue
		}
		dated := add()
		dated.Set("value", text, at)
		date, _, _ := dateOf(word(l.heading(c)))
		dated.Set("on", string(date), at)
	}
}

// dates returns the columns whose headings are dates.
func (l *line) dates() []int {
	var all []int
	for heading, c := range l.before {
		if _, _, ok := dateOf(heading); ok {
			all = append(all, c)
		}
	}
	slices.Sort(all)
	return all
}

func (l *line) heading(column int) string {
	for h, c := range l.before {
		if c == column {
			return h
		}
	}
	return ""
}
