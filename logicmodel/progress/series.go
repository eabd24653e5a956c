package progress

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/outcomes"
)

// A series is the figures of one indicator, from the file, from the framework
// and from the data.
type series struct {
	*Result
	indicator   *outcomes.Indicator // with what it takes from the framework's
	numeric     bool
	undated     []Point
	wrong       string           // why nothing can be judged: a figure that is no number
	conflicting map[int64]string // why no value counts that ends on that day
}

// newSeries gathers the figures of the indicator. What is wrong with the data
// is added to the list.
func newSeries(r *Result, data []*Value, list *diag.List) *series {
	s := &series{Result: r, conflicting: map[int64]string{}}
	s.indicator = s.filled()
	r.Unit, r.Direction = s.indicator.Unit, s.indicator.Direction
	whole := *s.indicator
	whole.Actuals = slices.Clone(whole.Actuals)
	for _, v := range data {
		whole.Actuals = append(whole.Actuals, v.Figure)
	}
	s.numeric = whole.IsNumeric()
	all := s.join(data, list)
	if !s.numeric {
		r.Words = all
		slices.SortStableFunc(r.Words, byDate)
		return s
	}
	if b := s.point("baseline", s.indicator.Baseline.Figure); len(b) > 0 {
		r.Baseline = &b[0]
	}
	s.Targets = s.point("target", s.indicator.Targets...)
	s.Values = s.point("value", all...)
	if n := slices.IndexFunc(s.Values, func(p Point) bool { return !p.On.Valid() }); n >= 0 {
		s.Values, s.undated = s.Values[:n], s.Values[n:]
	}
	return s
}

// point returns the figures that are numbers, by date, and keeps the first that
// is something else.
func (s *series) point(kind string, figures ...outcomes.Figure) []Point {
	var all []Point
	for _, f := range figures {
		x, ok := f.Number()
		switch {
		case ok:
			all = append(all, Point{Figure: f, Number: x})
		case s.wrong == "" && (f.Value != "" || kind != "baseline"):
			s.wrong = fmt.Sprintf("its %s %s is not a number", kind, diag.Quote(f.Value))
		}
	}
	sortPoints(all)
	return all
}

// filled returns the indicator with what it takes from the framework's.
func (s *series) filled() *outcomes.Indicator {
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

// A register is the values of one indicator, of which two that end on one day
// must be the same.
type register struct {
	first map[int64]outcomes.Figure // of each last day
	dates map[outcomes.Date]bool
}

func newRegister() *register {
	return &register{map[int64]outcomes.Figure{}, map[outcomes.Date]bool{}}
}

// clash returns an earlier value for the day of a figure, if that is another.
func (r *register) clash(f outcomes.Figure) (earlier outcomes.Figure, ok bool) {
	earlier, ok = r.first[lastDay(f.On)]
	return earlier, ok && !alike(earlier, f)
}

// add adds a figure, and reports whether it is the first of its date.
func (r *register) add(f outcomes.Figure) bool {
	if !f.On.Valid() {
		return true
	}
	if _, ok := r.first[lastDay(f.On)]; !ok {
		r.first[lastDay(f.On)] = f
	}
	again := r.dates[f.On]
	r.dates[f.On] = true
	return !again
}

// join returns the measured values of the file and of the data. Two for one day,
// for which a year or a month stands too, must be the same; one in the data that
// differs is a fault.
func (s *series) join(data []*Value, list *diag.List) []outcomes.Figure {
	var all []outcomes.Figure
	r := newRegister()
	for _, f := range s.indicator.Actuals {
		earlier, clash := r.clash(f)
		if clash {
			s.conflicting[lastDay(f.On)] = contradiction(earlier, f)
		}
		if r.add(f) || clash && !s.numeric {
			all = append(all, f)
		}
	}
	fault := func(at diag.Pos, message string) *diag.Diagnostic {
		*list = append(*list, diag.Diagnostic{Pos: at, Severity: diag.Error, Subject: s.subject(), Message: message})
		return &(*list)[len(*list)-1]
	}
	for _, v := range data {
		_, isNumber := v.Number()
		earlier, clash := r.clash(v.Figure)
		switch {
		case s.numeric && !isNumber:
			fault(v.Pos, fmt.Sprintf("the value %s of the indicator %s is not a number; %s", diag.Quote(v.Value), diag.Quote(v.Indicator.ID), instead(v.Value)))
		case !v.On.Valid():
			fault(cmp.Or(v.OnPos, v.Pos), badDate(v.On))
		case clash:
			d := fault(v.Pos, second(v.Indicator.ID, earlier, v.Figure))
			if earlier.Pos.IsValid() {
				d.Related = []diag.Related{{Pos: earlier.Pos, Message: "the first one is here"}}
			}
		case r.add(v.Figure):
			all = append(all, v.Figure)
		}
	}
	return all
}

// contradiction returns the reason where two values in a model are for one day.
func contradiction(a, b outcomes.Figure) string {
	x, y := plaintext.Clean(a.Value), plaintext.Clean(b.Value)
	if a.On == b.On {
		return fmt.Sprintf("it has two values for %s, %s and %s", a.On, x, y)
	}
	return fmt.Sprintf("it has the value %s for %s and %s for %s, which end on one day", x, a.On, y, b.On)
}

// second returns the message where a value in a table is not that which the
// indicator has for the day already.
func second(indicator string, earlier, f outcomes.Figure) string {
	s := fmt.Sprintf("the indicator %s has the value %s for %s already, and this is %s", diag.Quote(indicator), diag.Quote(earlier.Value), earlier.On, diag.Quote(f.Value))
	if earlier.On == f.On {
		return s + "; keep one of the two"
	}
	return s + fmt.Sprintf(" for %s; both end on one day, so keep one of the two", f.On)
}

// alike reports whether two values are the same, as 5 and 5.0 are.
func alike(a, b outcomes.Figure) bool {
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
