package progress

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/outcomes"
)

// A series is the figures of one indicator, from the file, from the framework
// and from the data.
type series struct {
	*Result
	calendar
	indicator   *outcomes.Indicator // with what it takes from the framework's
	scale       *outcomes.Scale     // of that and the data
	numeric     bool
	base        outcomes.Date    // of the baseline; empty: none
	undated     []Point          // values
	wrong       string           // why nothing can be judged: a figure that is no number
	conflicting map[int64]string // why no value counts that ends on that day
}

// newSeries gathers the figures of the indicator. What is wrong with the data
// is added to the list.
func newSeries(r *Result, data []Value, list *diag.List) *series {
	s := &series{Result: r, calendar: r.calendar, conflicting: map[int64]string{}}
	s.indicator = s.inherit()
	whole := *s.indicator
	whole.Actuals = slices.Concat(whole.Actuals, table.Each(data, func(v Value) outcomes.Figure {
		if _, _, either := numbers.Thousands(v.Value); either {
			v.Value += "0" // its table has shown that the point is for decimals
		}
		return v.Figure
	}))
	s.scale, s.numeric = whole.Scale(), whole.IsNumeric()
	r.Unit, r.Direction = s.scale.Unit, s.indicator.Direction
	all := s.merge(data, list)
	if !s.numeric {
		r.Words = all
		slices.SortStableFunc(r.Words, s.byDate)
		return s
	}
	if b := s.points("baseline", s.indicator.Baseline.Figure); len(b) > 0 {
		r.Baseline, s.base = &b[0], b[0].On
	}
	s.Targets = s.points("target", s.indicator.Targets...)
	s.Values = s.points("value", all...)
	if n := slices.IndexFunc(s.Values, func(p Point) bool { return !p.On.Valid() }); n >= 0 {
		s.Values, s.undated = s.Values[:n], s.Values[n:]
	}
	s.separateParts()
	if s.indicator.Cumulative {
		s.cumulate()
	}
	return s
}

// points returns the figures that are numbers, by date, and records the first
// that is something else; of an indicator that has words for numbers, it returns
// all figures.
func (s *series) points(kind string, figures ...outcomes.Figure) []Point {
	var all []Point
	for _, f := range figures {
		x, why, _ := s.number(f)
		for _, limit := range f.Limits() {
			if x, why, _ = s.number(limit); why != "" {
				f = limit
				break
			}
		}
		switch {
		case why == "", !s.numeric && f.Value != "":
			all = append(all, Point{Figure: f, Number: x})
		case s.wrong == "" && (f.Value != "" || kind != "baseline"):
			s.wrong = fmt.Sprintf("its %s %s %s", kind, diag.Quote(f.Value), why)
		}
	}
	slices.SortStableFunc(all, func(a, b Point) int { return s.byDate(a.Figure, b.Figure) })
	return all
}

// number returns the number of a figure, or why it cannot be judged and what to
// write.
func (s *series) number(f outcomes.Figure) (x float64, why, mend string) {
	x, err := s.scale.Number(f)
	var wrong *outcomes.NumberError
	if errors.As(err, &wrong) {
		return x, wrong.Why, wrong.Advice
	}
	if percent, either := s.scale.Percentage(f); either {
		return x, fmt.Sprintf("may be %s%% or %s%%", f.Value, percent), fmt.Sprintf("write %s or %s%%", percent, f.Value)
	}
	return x, "", ""
}

// inherit returns the indicator completed from the framework's indicator that it
// measures.
func (s *series) inherit() *outcomes.Indicator {
	in, from := *s.Indicator, s.Measures
	if from == nil {
		return &in
	}
	in.Direction = cmp.Or(in.Direction, from.Direction)
	if in.Unit != "" && from.Unit != "" && in.Unit != from.Unit {
		s.note("no figures are taken from the framework's %s, whose unit is %s", diag.Quote(from.ID), diag.Quote(from.Unit))
		return &in
	}
	in.Unit = cmp.Or(in.Unit, from.Unit)
	var taken []string
	if in.Baseline.Value == "" && !in.Baseline.Unavailable && from.Baseline.Value != "" {
		in.Baseline, taken = from.Baseline, append(taken, "baseline")
	}
	if len(in.Targets) == 0 && len(from.Targets) > 0 {
		in.Targets, taken = from.Targets, append(taken, "targets")
	}
	if len(in.Actuals) == 0 && len(from.Actuals) > 0 {
		in.Actuals, taken = from.Actuals, append(taken, "values")
	}
	if len(taken) > 0 {
		s.note("%s taken from the framework's %s", prose.List(taken), diag.Quote(from.ID))
	}
	return &in
}

func (s *series) note(format string, args ...any) {
	s.Notes = append(s.Notes, fmt.Sprintf(format, args...))
}

// A register holds the values of one indicator by the last day of their dates.
// Two values for the same day must be the same.
type register struct {
	calendar
	figures map[int64][]outcomes.Figure
}

// registerOf returns the register with the name, and makes it if there is none.
func registerOf(all map[string]register, c calendar, name string) register {
	r, ok := all[name]
	if !ok {
		r = register{c, map[int64][]outcomes.Figure{}}
		all[name] = r
	}
	return r
}

// clash returns an earlier value for the day of a figure, if that differs from
// it.
func (r register) clash(f outcomes.Figure) (earlier outcomes.Figure, ok bool) {
	if known := r.figures[r.lastDay(f.On)]; len(known) > 0 && !isSameValue(known[0], f) {
		return known[0], true
	}
	return earlier, false
}

// add adds a figure, and reports whether it is the first of its date.
func (r register) add(f outcomes.Figure) bool {
	day := r.lastDay(f.On)
	if day == never {
		return true
	}
	again := slices.ContainsFunc(r.figures[day], func(g outcomes.Figure) bool { return g.On == f.On })
	if !again {
		r.figures[day] = append(r.figures[day], f)
	}
	return !again
}

// merge returns the measured values of the file and of the data. Two for one day,
// for which a year or a month stands too, must be the same; one in the data that
// differs is a fault.
func (s *series) merge(data []Value, list *diag.List) []outcomes.Figure {
	var all []outcomes.Figure
	registers := map[string]register{} // by what part the values are of
	for _, f := range s.indicator.Actuals {
		r := registerOf(registers, s.calendar, f.Group())
		earlier, clash := r.clash(f)
		if clash {
			s.conflicting[s.lastDay(f.On)] = contradiction(earlier, f)
		}
		if r.add(f) || clash && !s.numeric {
			all = append(all, f)
		}
	}
	var unread []diag.Diagnostic // values that are no numbers
	for _, v := range data {
		fault := diag.Diagnostic{Pos: v.Pos, Severity: diag.Error, Subject: s.Owner}
		_, why, mend := s.number(v.Figure)
		r := registerOf(registers, s.calendar, v.Group())
		earlier, clash := r.clash(v.Figure)
		switch {
		case s.numeric && why != "":
			if v.IsAbsent() {
				mend = "leave the cell empty where nothing was measured"
			}
			fault.Message = fmt.Sprintf("the value %s of the indicator %s %s; %s", diag.Quote(v.Value), diag.Quote(v.Indicator.ID), why, mend)
			unread = append(unread, fault)
			continue
		case !v.On.Valid():
			fault.Pos, fault.Message = cmp.Or(v.OnPos, v.Pos), badDate(v.On)
		case clash:
			fault.Message = secondMessage(v, earlier)
			if earlier.Pos.IsValid() {
				fault.Related = firstPlace(earlier.Pos)
			}
		default:
			if r.add(v.Figure) {
				all = append(all, v.Figure)
			}
			continue
		}
		*list = append(*list, fault)
	}
	*list = append(*list, fewOf(unread, "value")...)
	return all
}

// contradiction returns the reason that is given where a model has two values for
// one day.
func contradiction(a, b outcomes.Figure) string {
	x, y := amount(a.Value, ""), amount(b.Value, "")
	if a.On == b.On {
		return fmt.Sprintf("it has two values for %s, %s and %s", a.On.InWords(), x, y)
	}
	return fmt.Sprintf("it has the value %s for %s and %s for %s, which end on one day", x, a.On.InWords(), y, b.On.InWords())
}

// secondMessage returns the message for a value in a table that differs from the
// one that the indicator has for the day already.
func secondMessage(v Value, earlier outcomes.Figure) string {
	s := fmt.Sprintf("the indicator %s has the value %s for %s already, and this is %s", diag.Quote(v.Indicator.ID), diag.Quote(earlier.Value), earlier.On, diag.Quote(v.Value))
	if earlier.On == v.On {
		return s + "; keep one of the two"
	}
	return s + fmt.Sprintf(" for %s; both end on one day, so keep one of the two", v.On)
}

// firstPlace returns the related place of the first of two values that contradict
// each other.
func firstPlace(at diag.Pos) []diag.Related {
	return []diag.Related{{Pos: at, Message: "the first one is here"}}
}

// isSameValue reports whether two values are the same, as 5 and 5.0 are.
func isSameValue(a, b outcomes.Figure) bool {
	x, ok := a.Number()
	y, ok2 := b.Number()
	return a.Value == b.Value || ok && ok2 && x == y
}

func badDate(d outcomes.Date) string {
	if d == "" {
		return "a date is missing"
	}
	_, _, err := d.Span()
	return err.Error()
}
