package progress

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/outcomes"
)

// judge sets how the indicator stands at the as-at date of the review of a model
// or of a framework.
func (s *series) judge(asAt outcomes.Date, ofModel bool) {
	s.Needle = needleNotKnown
	if !s.numeric {
		s.judgeWords(asAt)
		return
	}
	if n := len(s.Targets); n > 0 {
		s.Target = &s.Targets[n-1]
	}
	s.Reason = s.findState(asAt, ofModel)
	s.written = [3]*outcomes.Figure{figureOf(s.Baseline), figureOf(s.Latest), figureOf(s.Target)}
}

// figureOf returns the figure of a point; nil where there is none.
func figureOf(p *Point) *outcomes.Figure {
	if p == nil {
		return nil
	}
	return &p.Figure
}

// judgeWords sets the baseline, the latest value and the target of an indicator
// that has words for numbers: the first target that is not past, or else the
// last.
func (s *series) judgeWords(asAt outcomes.Date) {
	s.Reason = "nothing has been measured yet"
	if len(s.Words) > 0 {
		s.Reason = wordsReason(s.Words, false)
	}
	if b := s.points("baseline", s.indicator.Baseline.Figure); len(b) > 0 {
		s.written[0] = &b[0].Figure
	}
	values := s.points("value", s.Words...)
	if i := s.latestOf(values, s.indicator.Baseline.On, asAt); i >= 0 {
		s.written[1] = &values[i].Figure
	}
	targets := s.points("target", s.indicator.Targets...)
	if n := len(targets); n > 0 {
		s.written[2] = &targets[min(s.countPast(targets, asAt), n-1)].Figure
	}
}

// findState sets the state, or returns why it is not known.
func (s *series) findState(asAt outcomes.Date, ofModel bool) string {
	if why := s.whyFaulty(); why != "" {
		return why
	}
	if !asAt.Valid() {
		return s.whyNoDate(asAt, ofModel)
	}
	n := s.countPast(s.Targets, asAt)
	past, open := s.Targets[:n], s.Targets[n:]
	if len(open) == 0 { // the last is still to be reached
		open = s.Targets[max(0, n-1):]
	}
	if len(open) > 0 {
		s.Target = &open[0]
	}
	if why := s.findLatest(asAt); why != "" {
		return why
	}
	s.stale = slices.ContainsFunc(past, func(t Point) bool { return s.Before(s.Latest.On, t.On) })
	why := s.findDirection()
	s.setAims()
	s.Needle = s.needle(why == "")
	switch {
	case why != "":
		return why
	case s.Direction == outcomes.DirectionMaintain:
		return s.judgeKept()
	}
	return s.judgeTravel(past, open, asAt)
}

// whyFaulty returns why the figures cannot be judged at any date.
func (s *series) whyFaulty() string {
	if s.wrong != "" {
		return s.wrong
	}
	for i, t := range s.Targets {
		switch {
		case t.On != "" && !t.On.Valid():
			return badDate(t.On)
		case t.On.Valid() && s.base.Valid() && s.lastDay(t.On) <= s.lastDay(s.base):
			return fmt.Sprintf("its target for %s is not later than its baseline of %s", t.On.InWords(), s.base.InWords())
		case i > 0 && t.On.Valid() && s.lastDay(t.On) == s.lastDay(s.Targets[i-1].On) && t.Number != s.Targets[i-1].Number:
			return fmt.Sprintf("it has two targets for %s, %s and %s", t.On.InWords(), s.valueText(s.Targets[i-1].Value), s.valueText(t.Value))
		}
	}
	if s.base != "" && !s.base.Valid() {
		return badDate(s.base)
	}
	return ""
}

// whyNoDate returns why there is no date from which to look.
func (s *series) whyNoDate(asAt outcomes.Date, ofModel bool) string {
	if asAt != "" {
		return badDate(asAt)
	}
	if len(s.Values) == 0 {
		return s.whyUnmeasured("")
	}
	where := ""
	if ofModel {
		where = ` under "as-at"`
	}
	return fmt.Sprintf("there is no date to look from; give one%s, %s or later to count the latest value", where, s.Values[len(s.Values)-1].On)
}

// findLatest sets the latest value that counts, or returns why there is none.
func (s *series) findLatest(asAt outcomes.Date) string {
	i := s.latestOf(s.Values, s.base, asAt)
	if i < 0 {
		return s.whyUnmeasured(asAt)
	}
	latest := &s.Values[i]
	if why := s.conflicting[s.lastDay(latest.On)]; why != "" {
		return why
	}
	s.Latest, s.measuredOn = latest, latest.On
	if s.isUnfinished(latest.On, asAt) {
		s.measuredOn = asAt
		s.note("its value for %s counts as of %s, since %s is not over by then", latest.On.InWords(), asAt.InWords(), latest.On.InWords())
	}
	for _, v := range s.Values {
		if v.On != latest.On && s.isUnfinished(v.On, asAt) && v.Number != latest.Number {
			s.note("its value %s for %s is left out, since %s is not over by %s, and there is one for %s", s.valueText(v.Value), v.On.InWords(), v.On.InWords(), asAt.InWords(), latest.On.InWords())
		}
	}
	switch n := len(s.undated); {
	case n == 1:
		s.note("its value %s has no date and is left out", s.valueText(s.undated[0].Value))
	case n > 1:
		s.note("%d of its values have no date and are left out", n)
	}
	return ""
}

// whyUnmeasured returns why no value counts.
func (s *series) whyUnmeasured(asAt outcomes.Date) string {
	switch n := len(s.undated); {
	case len(s.Values) == 0 && n == 1:
		return fmt.Sprintf("its value %s has no date", s.valueText(s.undated[0].Value))
	case len(s.Values) == 0 && n > 1:
		return "its values have no dates"
	case len(s.Values) == 0 && len(s.Parts) > 0:
		return "its values are given apart by " + prose.List(s.dimensions()) + ", and none is of all"
	case len(s.Values) == 0:
		return "nothing has been measured yet"
	case slices.ContainsFunc(s.Values, func(v Point) bool { return s.Before(v.On, s.base) }):
		return fmt.Sprintf("nothing was measured after the baseline of %s and by %s", s.base.InWords(), asAt.InWords())
	}
	return fmt.Sprintf("nothing was measured by %s; its first value is of %s", asAt.InWords(), s.Values[0].On.InWords())
}

// findDirection sets the direction, or returns why none can be used.
func (s *series) findDirection() string {
	up, down := s.hasTargetOn(1), s.hasTargetOn(-1)
	implied := s.impliedDirection()
	switch {
	case s.Direction == outcomes.DirectionIncrease && down:
		return "it should increase, and a target lies below its baseline"
	case s.Direction == outcomes.DirectionDecrease && up:
		return "it should decrease, and a target lies above its baseline"
	case s.Direction != 0:
		return ""
	case implied != 0:
		s.Direction = implied
	case up && !down:
		s.Direction = outcomes.DirectionIncrease
	case down && !up:
		s.Direction = outcomes.DirectionDecrease
	default:
		return `nobody has said which way it should move; say so under "direction"`
	}
	s.Inferred = true
	s.note("that it should %v is taken from its target", s.Direction)
	return ""
}

// needle returns how the latest value has moved from the baseline; better or
// worse only if the direction is known.
func (s *series) needle(directed bool) string {
	switch {
	case s.Baseline == nil:
		return needleNotKnown
	case s.Latest.Number == s.Baseline.Number:
		return needleUnmoved
	case !directed || s.Direction == outcomes.DirectionMaintain:
		return needleMoved
	case s.reaches(s.Baseline):
		return needleImproved
	}
	return needleWorsened
}

// judgeTravel judges an indicator that should increase or decrease, or returns why
// that cannot be. The targets that are past and those still to be reached are
// given.
func (s *series) judgeTravel(past, open []Point, asAt outcomes.Date) string {
	next := slices.IndexFunc(open, func(t Point) bool { return !s.reaches(&t) })
	switch {
	case next >= 0:
		s.Target = &open[next]
	case len(open) > 0:
		s.Target = &open[len(open)-1]
	}
	s.setTravelled()
	asked := s.lineAt(s.lastDay(s.measuredOn))
	switch {
	case len(open) > 0 && next < 0:
		s.State = StateReached
	case s.overshoots():
		s.State = StateNotKept
	case s.stale:
		return fmt.Sprintf("its target for %s is past, and nothing was measured since", past[len(past)-1].On.InWords())
	case s.Needle == needleWorsened:
		s.State = StateWorse
	case len(open) == 0:
		return "it has no target"
	case asked == nil:
		return s.whyNoLine()
	default:
		s.Asked = s.expectedPoint(asked, s.measuredOn)
		s.State = StateBehind
		if s.meets(asked) {
			s.State = StateOnTrack
		}
		if due := s.lineAt(s.lastDay(asAt)); due != nil {
			s.Due = s.expectedPoint(due, asAt)
			s.lapsed = s.State == StateOnTrack && !s.meets(due)
		}
	}
	return ""
}

// setTravelled sets how much of the way the latest value has come.
func (s *series) setTravelled() {
	if s.Baseline == nil || s.Target == nil || s.Baseline.Number == s.Target.Number {
		return
	}
	from := exactRat(s.Baseline.Number)
	way := new(big.Rat).Sub(exactRat(s.Target.Number), from)
	s.exactPart = new(big.Rat).Sub(exactRat(s.Latest.Number), from)
	s.exactPart.Quo(s.exactPart, way)
	travelled := float(s.exactPart)
	s.Travelled = &travelled
}

// whyNoLine returns why there is no straight line on the day of the latest value.
func (s *series) whyNoLine() string {
	switch {
	case slices.ContainsFunc(s.Targets, func(t Point) bool { return !t.On.Valid() }):
		return "its target has no date"
	case s.Baseline != nil:
		return "its baseline has no date"
	case s.indicator.Baseline.Unavailable:
		return "its baseline is unavailable"
	}
	return "it has no baseline"
}

// judgeKept judges an indicator that is to be maintained, or returns why that cannot
// be.
func (s *series) judgeKept() string {
	v, base, target := s.Latest.Number, s.Baseline, s.Target
	switch {
	case base == nil && target == nil:
		return "it has no baseline and no target to be kept at"
	case s.stale:
		return "a target is past, and nothing was measured since"
	case target != nil && hasLimits(target):
		s.State = StateNotKept
		if s.sideOf(v, target) == 0 {
			s.State = StateKept
		}
	case base != nil && target != nil && base.Number != target.Number:
		s.State = StateNotKept
		if v == target.Number || (v < target.Number) == (base.Number < target.Number) {
			s.State = StateKept
		}
	case base != nil && v == base.Number, base == nil && v == target.Number:
		s.State = StateKept
	default:
		return "it has moved, and nobody has said how far it may; give a target as the limit"
	}
	return ""
}
