package progress

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/outcomes"
)

// judge says how the indicator stands at the date of the report.
func (s *series) judge(r *Report) {
	if !s.numeric {
		s.Reason = "nothing has been measured yet"
		if len(s.Words) > 0 {
			s.Reason = "it is told in words, " + listed(s.Words, false)
		}
		s.word(r.AsAt)
		return
	}
	if n := len(s.Targets); n > 0 {
		s.Target = &s.Targets[n-1]
	}
	if s.Reason = s.faulty(r.AsAt); s.Reason != "" {
		return
	}
	if s.Reason = s.undatable(r); s.Reason != "" {
		return
	}
	open := s.open(r.AsAt)
	if len(open) > 0 {
		s.Target = &open[0]
	}
	if s.Reason = s.measure(r.AsAt); s.Reason != "" {
		return
	}
	s.stale = slices.ContainsFunc(s.Targets, func(t Point) bool { return t.On.Before(r.AsAt) && s.Latest.On.Before(t.On) })
	if s.Reason = s.direct(); s.Reason != "" {
		if s.Baseline != nil {
			s.Needle = Moved
			if s.Latest.Number == s.Baseline.Number {
				s.Needle = Unmoved
			}
		}
		return
	}
	if s.Direction == outcomes.Maintain {
		s.keep()
		return
	}
	s.travel(open, r.AsAt)
	if s.State != NotKnown {
		s.Reason = ""
	}
}

// faulty says why the figures cannot be judged whatever the date.
func (s *series) faulty(asAt outcomes.Date) string {
	if s.wrong != "" {
		return s.wrong
	}
	for i, t := range s.Targets {
		switch {
		case t.On != "" && !t.On.Valid():
			return badDate(t.On)
		case t.On.Valid() && s.Baseline != nil && s.Baseline.On.Valid() && lastDay(t.On) <= lastDay(s.Baseline.On):
			return fmt.Sprintf("its target for %s is not later than its baseline of %s", t.On, s.Baseline.On)
		case i > 0 && t.On.Valid() && lastDay(t.On) == lastDay(s.Targets[i-1].On) && t.Number != s.Targets[i-1].Number:
			return fmt.Sprintf("it has two targets for %s, %s and %s", t.On, plaintext.Clean(s.Targets[i-1].Value), plaintext.Clean(t.Value))
		}
	}
	if s.Baseline != nil && s.Baseline.On != "" && !s.Baseline.On.Valid() {
		return badDate(s.Baseline.On)
	}
	return ""
}

// undatable says why there is no date from which to look.
func (s *series) undatable(r *Report) string {
	if r.AsAt.Valid() {
		return ""
	}
	if r.AsAt != "" {
		return badDate(r.AsAt)
	}
	if len(s.Values) == 0 {
		return s.unmeasured("")
	}
	latest := s.Values[len(s.Values)-1]
	if r.Model == nil {
		return fmt.Sprintf("there is no date to look from; give one, %s or later to count the latest value", latest.On)
	}
	return fmt.Sprintf(`there is no date to look from; give one under "as-at", %s or later to count the latest value`, latest.On)
}

// open are the targets that are not past, or the last one where all are.
func (s *series) open(asAt outcomes.Date) []Point {
	for i, t := range s.Targets {
		if !t.On.Before(asAt) {
			return s.Targets[i:]
		}
	}
	return s.Targets[max(0, len(s.Targets)-1):]
}

// measure finds the latest value that counts, or says why there is none.
func (s *series) measure(asAt outcomes.Date) string {
	var base outcomes.Date
	if s.Baseline != nil {
		base = s.Baseline.On
	}
	latest := latestOf(s.Values, base, asAt)
	if latest < 0 {
		return s.unmeasured(asAt)
	}
	s.Latest = &s.Values[latest]
	if why := s.conflicting[lastDay(s.Latest.On)]; why != "" {
		s.Latest = nil
		return why
	}
	s.measured = s.Latest.On
	if unfinished(s.Latest.On, asAt) {
		s.measured = asAt
		s.note("its value for %s counts as of %s, since %s is not over by then", s.Latest.On, asAt, s.Latest.On)
	}
	for _, v := range s.Values {
		if v.On != s.Latest.On && unfinished(v.On, asAt) && v.Number != s.Latest.Number {
			s.note("its value %s for %s is left out, since %s is not over by %s, and there is one for %s", plaintext.Clean(v.Value), v.On, v.On, asAt, s.Latest.On)
		}
	}
	if n := len(s.undated); n == 1 {
		s.note("its value %s has no date and is left out", plaintext.Clean(s.undated[0].Value))
	} else if n > 1 {
		s.note("%d of its values have no date and are left out", n)
	}
	return ""
}

// unmeasured says why no value counts.
func (s *series) unmeasured(asAt outcomes.Date) string {
	switch n := len(s.undated); {
	case len(s.Values) == 0 && n == 1:
		return fmt.Sprintf("its value %s has no date", plaintext.Clean(s.undated[0].Value))
	case len(s.Values) == 0 && n > 1:
		return "its values have no dates"
	case len(s.Values) == 0:
		return "nothing has been measured yet"
	case s.Baseline != nil && slices.ContainsFunc(s.Values, func(v Point) bool { return v.On.Before(s.Baseline.On) }):
		return fmt.Sprintf("nothing was measured after the baseline of %s and by %s", s.Baseline.On, asAt)
	}
	return fmt.Sprintf("nothing was measured by %s; its first value is of %s", asAt, s.Values[0].On)
}

// direct finds the direction, or says why there is none that holds.
func (s *series) direct() string {
	up, down := 0, 0
	if s.Baseline != nil {
		for _, t := range s.Targets {
			switch {
			case t.Number > s.Baseline.Number:
				up++
			case t.Number < s.Baseline.Number:
				down++
			}
		}
	}
	switch {
	case s.Direction == outcomes.Increase && down > 0:
		return "it should increase, and a target lies below its baseline"
	case s.Direction == outcomes.Decrease && up > 0:
		return "it should decrease, and a target lies above its baseline"
	case s.Direction != 0:
		return ""
	case up > 0 && down == 0:
		s.Direction = outcomes.Increase
	case down > 0 && up == 0:
		s.Direction = outcomes.Decrease
	default:
		return `nobody has said which way it should move; say so under "direction"`
	}
	s.Inferred = true
	s.note("that it should %v is taken from its target", s.Direction)
	return ""
}

// beyond reports whether x is better than y, and at whether it is at least as
// good, for the direction.
func (s *series) beyond(x, y float64) bool {
	if s.Direction == outcomes.Decrease {
		return x < y
	}
	return x > y
}

func (s *series) at(x, y float64) bool { return x == y || s.beyond(x, y) }

// travel judges an indicator that should increase or decrease. The targets
// that are open are given.
func (s *series) travel(open []Point, asAt outcomes.Date) {
	v := s.Latest.Number
	if s.Baseline != nil {
		switch base := s.Baseline.Number; {
		case v == base:
			s.Needle = Unmoved
		case s.beyond(v, base):
			s.Needle = Improved
		default:
			s.Needle = Worsened
		}
	}
	next := slices.IndexFunc(open, func(t Point) bool { return !s.at(v, t.Number) })
	switch {
	case next >= 0:
		s.Target = &open[next]
	case len(open) > 0:
		s.Target = &open[len(open)-1]
	}
	s.walk()
	asked := s.asks(lastDay(s.measured))
	switch {
	case len(open) > 0 && next < 0:
		s.State = Reached
	case s.stale:
		past := s.lastPast(asAt)
		s.Reason = fmt.Sprintf("its target for %s is past, and nothing was measured since", past.On)
	case s.Needle == Worsened:
		s.State = Worse
	case len(open) == 0:
		s.Reason = "it has no target"
	case asked == nil:
		s.Reason = s.noLine()
	default:
		s.Asked = s.answer(asked, s.measured)
		if due := s.asks(lastDay(asAt)); due != nil {
			s.Due = s.answer(due, asAt)
		}
		s.State = Behind
		if s.meets(asked) {
			s.State = OnTrack
		}
	}
}

// walk sets the part of the way that the latest value has come.
func (s *series) walk() {
	if s.Baseline == nil || s.Target == nil || s.Baseline.Number == s.Target.Number {
		return
	}
	from := exact(s.Baseline.Number)
	way := new(big.Rat).Sub(exact(s.Target.Number), from)
	s.part.Rat = new(big.Rat).Sub(exact(s.Latest.Number), from)
	s.part.Quo(s.part.Rat, way)
	s.Travelled, s.HasTravelled = float(s.part.Rat), true
}

// lastPast is the last of the targets that are past.
func (s *series) lastPast(asAt outcomes.Date) Point {
	var past Point
	for _, t := range s.Targets {
		if t.On.Before(asAt) {
			past = t
		}
	}
	return past
}

// noLine says why there is no straight line on the day of the latest value.
func (s *series) noLine() string {
	switch {
	case slices.ContainsFunc(s.Targets, func(t Point) bool { return !t.On.Valid() }):
		return "its target has no date"
	case s.Baseline != nil:
		return "its baseline has no date"
	case s.of.Baseline.Unavailable:
		return "its baseline is unavailable"
	}
	return "it has no baseline"
}

// answer is what the line asks for by a date, in figures like those of the file.
func (s *series) answer(x *big.Rat, on outcomes.Date) *Asked {
	n := decimals(s.Latest.Value)
	if s.Baseline != nil {
		n = max(n, decimals(s.Baseline.Value))
	}
	for _, t := range s.Targets {
		n = max(n, decimals(t.Value))
	}
	text, about := rounded(x, exact(s.Latest.Number), n, s.meets(x))
	return &Asked{Number: float(x), Value: text, About: about, On: on}
}

// meets reports whether the latest value is as good as x.
func (s *series) meets(x *big.Rat) bool {
	c := exact(s.Latest.Number).Cmp(x)
	return c >= 0 && s.Direction == outcomes.Increase || c <= 0 && s.Direction == outcomes.Decrease
}

// keep judges an indicator that is to be maintained.
func (s *series) keep() {
	v := s.Latest.Number
	if s.Baseline != nil {
		s.Needle = Moved
		if v == s.Baseline.Number {
			s.Needle = Unmoved
		}
	}
	limit := s.Baseline != nil && s.Target != nil && s.Baseline.Number != s.Target.Number
	switch {
	case s.Baseline == nil && s.Target == nil:
		s.Reason = "it has no baseline and no target to be kept at"
	case s.stale:
		s.Reason = "a target is past, and nothing was measured since"
	case limit && (v < s.Target.Number) == (s.Baseline.Number < s.Target.Number), limit && v == s.Target.Number:
		s.State = Kept
	case limit:
		s.State, s.crossed = NotKept, true
	case s.Baseline != nil && v == s.Baseline.Number, s.Baseline == nil && v == s.Target.Number:
		s.State = Kept
	default:
		s.Reason = "it has moved, and nobody has said how far it may; give a target as the limit"
	}
}

func badDate(d outcomes.Date) string {
	if d == "" {
		return "a date is missing"
	}
	if _, _, err := d.Span(); err != nil {
		return err.Error()
	}
	return ""
}
