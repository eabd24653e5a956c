package progress

import "github.com/resultschain/resultschain/outcomes"

// word finds the baseline, the latest value and the target of an indicator that
// is told in words: the first target that is not past, or else the last.
func (s *series) word(asAt outcomes.Date) {
	points := func(figures []outcomes.Figure) []Point {
		var all []Point
		for _, f := range figures {
			if f.Value != "" {
				all = append(all, Point{Figure: f})
			}
		}
		return all
	}
	if baseline := points([]outcomes.Figure{s.of.Baseline.Figure}); len(baseline) > 0 {
		s.written[0] = &baseline[0].Figure
	}
	values := points(s.Words)
	if i := latestOf(values, s.of.Baseline.On, asAt); i >= 0 {
		s.written[1] = &values[i].Figure
	}
	targets := points(s.of.Targets)
	sortPoints(targets)
	for i := range targets {
		if s.written[2] = &targets[i].Figure; !targets[i].On.Before(asAt) {
			break
		}
	}
}

// Written are the baseline, the latest value that counts and the target as they
// are written, also those of an indicator that is told in words, of which
// Baseline, Latest and Target are nil. What there is none of is nil.
func (r *Result) Written() (baseline, latest, target *outcomes.Figure) {
	figure := func(p *Point, word *outcomes.Figure) *outcomes.Figure {
		if p != nil {
			return &p.Figure
		}
		return word
	}
	return figure(r.Baseline, r.written[0]), figure(r.Latest, r.written[1]), figure(r.Target, r.written[2])
}
