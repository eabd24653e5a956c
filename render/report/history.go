package report

import "github.com/resultschain/resultschain/logicmodel/progress"

// A history is the figures of an indicator that a chart shows: those that have
// a date, by date.
type history struct {
	values, targets []progress.Point
}

// history is the figures of an indicator but for values from after the as-at
// date.
func (s *study) history(r *progress.Result) history {
	var h history
	for _, v := range r.Values {
		if !s.progress.AsAt.Before(v.On) {
			h.values = append(h.values, v)
		}
	}
	for _, t := range r.Targets {
		if t.On.Valid() {
			h.targets = append(h.targets, t)
		}
	}
	return h
}
