package report

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// A history is the figures of an indicator that a chart shows: those that are
// numbers and have a date, by date.
type history struct {
	values, targets []progress.Point
}

// history gathers the figures of an indicator as package progress does: those
// that the model leaves out are the framework's, and data belongs to it by its
// id or that of the framework's indicator. Values from after the as-at date are
// left out.
func (s *study) history(r *progress.Result) history {
	in, of := r.Indicator, r.Measures
	figures, targets := in.Actuals, in.Targets
	if of != nil && (in.Unit == "" || of.Unit == "" || in.Unit == of.Unit) {
		if len(figures) == 0 {
			figures = of.Actuals
		}
		if len(targets) == 0 {
			targets = of.Targets
		}
	}
	var h history
	seen := map[outcomes.Date]bool{}
	add := func(f outcomes.Figure) {
		p, ok := point(f)
		if ok && !seen[f.On] && !s.progress.AsAt.Before(f.On) {
			seen[f.On] = true
			h.values = append(h.values, p)
		}
	}
	for _, f := range figures {
		add(f)
	}
	for _, v := range s.options.Data {
		if s.belongs(v.Indicator.ID, r) {
			add(v.Figure)
		}
	}
	for _, f := range targets {
		if p, ok := point(f); ok {
			h.targets = append(h.targets, p)
		}
	}
	byDay := func(a, b progress.Point) int { return lastDay(a.On).Compare(lastDay(b.On)) }
	slices.SortStableFunc(h.values, byDay)
	slices.SortStableFunc(h.targets, byDay)
	return h
}

// belongs reports whether data of that name is about the indicator.
func (s *study) belongs(name string, r *progress.Result) bool {
	id := r.Indicator.ID
	if name == id || name == s.model.ID+"/"+id {
		return true
	}
	measures := r.Indicator.Measures.ID
	if measures == "" || s.hasIndicator(measures) {
		return false
	}
	return name == measures || s.framework != nil && name == s.framework.ID+"/"+measures
}

func (s *study) hasIndicator(id string) bool {
	for i := range s.progress.Results {
		if s.progress.Results[i].Indicator.ID == id {
			return true
		}
	}
	return false
}

// point is a figure that is a number and has a date.
func point(f outcomes.Figure) (progress.Point, bool) {
	n, ok := f.Number()
	return progress.Point{Figure: f, Number: n}, ok && f.On.Valid()
}
