package progress

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/outcomes"
)

// A series is the figures of one indicator, from the file, from the framework
// and from the data.
type series struct {
	*Result
	of          *outcomes.Indicator // with what it takes from the framework's
	numeric     bool
	undated     []outcomes.Figure
	wrong       string           // why nothing can be judged: a figure that is none, or two of one date
	conflicting map[int64]string // why no value counts that ends on that day
}

// newSeries gathers the figures of the indicator. What is wrong with the data
// is added to the list.
func newSeries(r *Result, data []*Value, list *diag.List) *series {
	s := &series{Result: r, conflicting: map[int64]string{}}
	s.of = s.filled()
	r.Unit, r.Direction = s.of.Unit, s.of.Direction
	s.numeric = isNumeric(s.of, data)
	all := s.together(data, list)
	if !s.numeric {
		r.Words = all
		slices.SortStableFunc(r.Words, byDate)
		return s
	}
	r.Baseline = pointOf(s.of.Baseline.Figure)
	if r.Baseline == nil && s.of.Baseline.Value != "" {
		s.wrong = fmt.Sprintf("its baseline %s is not a number", diag.Quote(s.of.Baseline.Value))
	}
	for _, f := range s.of.Targets {
		if p := pointOf(f); p != nil {
			s.Targets = append(s.Targets, *p)
		} else if s.wrong == "" {
			s.wrong = fmt.Sprintf("its target %s is not a number", diag.Quote(f.Value))
		}
	}
	sortPoints(s.Targets)
	for _, f := range all {
		p := pointOf(f)
		switch {
		case p == nil && s.wrong == "":
			s.wrong = fmt.Sprintf("its value %s is not a number", diag.Quote(f.Value))
		case p == nil:
		case !f.On.Valid():
			s.undated = append(s.undated, f)
		default:
			s.Values = append(s.Values, *p)
		}
	}
	sortPoints(s.Values)
	return s
}

// filled is the indicator with what it takes from the framework's.
func (s *series) filled() *outcomes.Indicator {
	in := *s.Indicator
	of := s.Measures
	if of == nil {
		return &in
	}
	if in.Direction == 0 {
		in.Direction = of.Direction
	}
	if in.Unit != "" && of.Unit != "" && in.Unit != of.Unit {
		s.note("no figures are taken from the framework's %s, whose unit is %s", diag.Quote(of.ID), diag.Quote(of.Unit))
		return &in
	}
	var taken []string
	if in.Unit == "" {
		in.Unit = of.Unit
	}
	if in.Baseline.Value == "" && !in.Baseline.Unavailable && of.Baseline.Value != "" {
		in.Baseline, taken = of.Baseline, append(taken, "baseline")
	}
	if len(in.Targets) == 0 && len(of.Targets) > 0 {
		in.Targets, taken = of.Targets, append(taken, "targets")
	}
	if len(in.Actuals) == 0 && len(of.Actuals) > 0 {
		in.Actuals, taken = of.Actuals, append(taken, "values")
	}
	if len(taken) > 0 {
		s.note("%s taken from the framework's %s", and(taken), diag.Quote(of.ID))
	}
	return &in
}

func (s *series) note(format string, args ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, args...))
}

// isNumeric is as rule LM057 has it: the indicator has a unit, or any of its
// figures is a number, also one with marks for thousands.
func isNumeric(in *outcomes.Indicator, data []*Value) bool {
	number := func(f outcomes.Figure) bool { _, ok := f.Number(); return ok || numbers.Is(f.Value) }
	return in.Unit != "" || number(in.Baseline.Figure) || slices.ContainsFunc(in.Targets, number) ||
		slices.ContainsFunc(in.Actuals, number) || slices.ContainsFunc(data, func(v *Value) bool { return number(v.Figure) })
}

// together are the measured values of the file and of the data. Two for one
// day, for which a year or a month stands too, must be the same; one in the
// data that differs is a fault.
func (s *series) together(data []*Value, list *diag.List) []outcomes.Figure {
	var all []outcomes.Figure
	first := map[int64]outcomes.Figure{} // by their last days
	seen := map[outcomes.Date]bool{}
	add := func(f outcomes.Figure) {
		before, twice := first[lastDay(f.On)]
		if !twice && f.On.Valid() {
			first[lastDay(f.On)] = f
		}
		if again := f.On.Valid() && seen[f.On]; !again || !s.numeric && !alike(before, f) {
			seen[f.On] = true
			all = append(all, f)
		}
	}
	for _, f := range s.of.Actuals {
		day := lastDay(f.On)
		if before, twice := first[day]; twice && !alike(before, f) {
			s.conflicting[day] = contradiction(before, f)
		}
		add(f)
	}
	for _, v := range data {
		if _, ok := v.Number(); !ok && s.numeric {
			*list = append(*list, diag.Diagnostic{Pos: v.Pos, Severity: diag.Error, Subject: s.subject(),
				Message: fmt.Sprintf("the value %s of the indicator %s is not a number; %s", diag.Quote(v.Value), diag.Quote(v.Indicator.ID), instead(v.Value))})
			continue
		}
		if !v.On.Valid() {
			*list = append(*list, diag.Diagnostic{Pos: cmp.Or(v.OnPos, v.Pos), Severity: diag.Error, Subject: s.subject(), Message: badDate(v.On)})
			continue
		}
		before, twice := first[lastDay(v.On)]
		if twice && !alike(before, v.Figure) {
			d := diag.Diagnostic{Pos: v.Pos, Severity: diag.Error, Subject: s.subject(), Message: second(v.Indicator.ID, before, v.Figure)}
			if before.Pos.IsValid() {
				d.Related = []diag.Related{{Pos: before.Pos, Message: "the first one is here"}}
			}
			*list = append(*list, d)
			continue
		}
		add(v.Figure)
	}
	return all
}

// contradiction says of a model that two values of an indicator are for one day.
func contradiction(a, b outcomes.Figure) string {
	x, y := plaintext.Clean(a.Value), plaintext.Clean(b.Value)
	if a.On == b.On {
		return fmt.Sprintf("it has two values for %s, %s and %s", a.On, x, y)
	}
	return fmt.Sprintf("it has the value %s for %s and %s for %s, which end on one day", x, a.On, y, b.On)
}

// second says of a table that a value is not that which the indicator has for
// the day already.
func second(indicator string, before, f outcomes.Figure) string {
	if before.On == f.On {
		return fmt.Sprintf("the indicator %s has the value %s for %s already, and this is %s; keep one of the two", diag.Quote(indicator), diag.Quote(before.Value), f.On, diag.Quote(f.Value))
	}
	return fmt.Sprintf("the indicator %s has the value %s for %s already, and this is %s for %s; both end on one day, so keep one of the two", diag.Quote(indicator), diag.Quote(before.Value), before.On, diag.Quote(f.Value), f.On)
}

// alike reports whether two values are the same, as 5 and 5.0 are.
func alike(a, b outcomes.Figure) bool {
	x, ok := a.Number()
	y, ok2 := b.Number()
	return a.Value == b.Value || ok && ok2 && x == y
}

// byDate orders figures by the last day of their dates; of those with one last
// day the shorter time comes last. Those without a date follow in their order.
func byDate(a, b outcomes.Figure) int {
	firstA, lastA := days(a.On)
	firstB, lastB := days(b.On)
	if c := cmp.Compare(lastA, lastB); c != 0 {
		return c
	}
	return cmp.Compare(firstA, firstB)
}

func sortPoints(points []Point) {
	slices.SortStableFunc(points, func(a, b Point) int { return byDate(a.Figure, b.Figure) })
}

// never is the day of what has no date.
const never = math.MaxInt64

// days are the first and the last day of a date, counted from 1970.
func days(d outcomes.Date) (first, last int64) {
	a, b, err := d.Span()
	if err != nil {
		return never, never
	}
	const day = 24 * 60 * 60
	return a.Unix() / day, b.Unix() / day
}

func lastDay(d outcomes.Date) int64 {
	_, last := days(d)
	return last
}

// asks is what the straight line asks for on a day; nil: there is no line
// there. The line begins at the baseline, or at the first target if that has
// no day, and ends at the last target.
func (s *series) asks(day int64) *big.Rat {
	var line []Point
	if s.Baseline != nil && s.Baseline.On.Valid() {
		line = append(line, *s.Baseline)
		day = max(day, lastDay(s.Baseline.On)) // a value of the baseline's own time
	}
	dated := 0
	for _, t := range s.Targets {
		if t.On.Valid() {
			line = append(line, t)
			dated++
		}
	}
	if dated == 0 {
		return nil
	}
	for i, to := range line {
		end := lastDay(to.On)
		switch {
		case day > end:
			continue
		case day == end:
			return exact(to.Number)
		case i == 0:
			return nil
		}
		from := line[i-1]
		begin := lastDay(from.On)
		x := new(big.Rat).Sub(exact(to.Number), exact(from.Number))
		x.Mul(x, big.NewRat(day-begin, end-begin))
		return x.Add(x, exact(from.Number))
	}
	if dated < len(s.Targets) {
		return nil
	}
	return exact(line[len(line)-1].Number)
}
