package report

import (
	"fmt"
	"slices"
	"time"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// tally returns how many indicators stand how, and the day from which they are
// looked at; nothing without indicators.
func (s *study) tally() []block {
	n := s.progress.Tally().Total()
	if n == 0 {
		return nil
	}
	if content.BaseLanguage(string(s.language)) != "en" {
		return []block{paragraph(s.counts())}
	}
	words := standing(s.progress.Tally())
	if at := s.progress.AsAt; at != "" {
		words = "as last measured by " + at.InWords() + ", " + words
	}
	return []block{paragraph(english(prose.UpperFirst(words) + "."))}
}

// counts returns how many indicators stand how, as a list that needs no grammar.
func (s *study) counts() text {
	var all []text
	t := s.progress.Tally()
	for state := progress.StateReached; state >= 0; state-- {
		if t[state] > 0 {
			all = append(all, textf("%s %s", s.say(state.String()), number(t[state])))
		}
	}
	who := s.say("Indicators")
	if at := s.progress.AsAt; at != "" {
		who = s.say("%s: as last measured by %s", who, english(s.date(at)))
	}
	return textf("%s: %s.", who, join(all, "; "))
}

// word returns the word for the state of an indicator.
func (s *study) word(r *progress.Result) text {
	if words := r.Word(); words == r.State.String() || content.BaseLanguage(string(s.language)) == "en" {
		return s.say(words)
	}
	return textf("%s (%s)", s.say(r.State.String()), english(s.date(r.Latest.On)))
}

// upperFirst returns the text with a capital letter at its beginning.
func upperFirst(t text) text {
	if len(t) == 0 {
		return nil
	}
	out := slices.Clone(t)
	out[0].words = prose.UpperFirst(out[0].words)
	return out
}

// standing returns how many indicators stand how, the best first, as in "1 of 8
// indicators is on track and it is not known how 7 stand".
func standing(t progress.Tally) string {
	total := prose.Count(t.Total(), "indicator")
	var parts []string
	for state := progress.StateReached; state >= 0; state-- {
		n := t[state]
		who, whom := fmt.Sprint(n), fmt.Sprint(n)
		switch {
		case n == 0:
			continue
		case t.Total() == 1:
			who, whom = "the only indicator", "the only indicator"
		case n == 2 && t.Total() == 2:
			if state == progress.StateNotKnown {
				return "it is not known how either of the 2 indicators stands"
			}
			who = "both indicators"
		case n == t.Total():
			who, whom = "all "+total, "any of the "+total
		case parts == nil:
			who += " of " + total
		}
		if state == progress.StateNotKnown {
			parts = append(parts, fmt.Sprintf("it is not known how %s %s", whom, prose.Agree(n, "stands", "stand")))
			continue
		}
		parts = append(parts, fmt.Sprintf("%s %s %v", who, prose.Agree(n, "is", "are"), state))
	}
	return prose.List(parts)
}

// results returns a table of the indicators of each element, in the order of the
// chain.
func (s *study) results() []block { return s.resultsOf("Results", func(string) bool { return true }) }

// resultsOf returns the table of the indicators of the elements that are wanted, by
// their ids; nothing where there are none.
func (s *study) resultsOf(caption string, wanted func(id string) bool) []block {
	t := &table{
		caption: s.say(caption),
		heads:   []text{s.say("Indicator"), s.say("Baseline"), s.say("Latest value"), s.say("Target"), s.say("How it stands")},
	}
	owner, notes := "", []text(nil)
	for i := range s.progress.Results {
		r := &s.progress.Results[i]
		if !measures(r, wanted) {
			continue
		}
		if r.Owner.ID != owner || t.rows == nil {
			owner = r.Owner.ID
			t.rows, t.kinds = append(t.rows, []text{textf("%s%s", s.titleOr(r.OwnerTitle, owner), s.ownerLine(owner))}), append(t.kinds, bandRow)
		}
		t.rows = append(t.rows, []text{textf("%s%s", s.indicator(r), s.line(r.Indicator.Pos)), s.baseline(r), s.latest(r), s.target(r), s.stateWord(r)})
		t.kinds = append(t.kinds, plainRow)
		notes = append(notes, s.figureNotes(r)...)
	}
	if t.rows == nil {
		return nil
	}
	return append([]block{{table: t}}, longList(notes)...)
}

// stateWord returns the word for the state of an indicator after its sign; none for one
// that has words for numbers.
func (s *study) stateWord(r *progress.Result) text {
	if len(r.Words) > 0 {
		return dash
	}
	return textf("%s %s", english(r.State.Mark()), s.word(r))
}

// measures reports whether an indicator measures something that is wanted.
func measures(r *progress.Result, wanted func(id string) bool) bool {
	return wanted(r.Owner.ID) || slices.ContainsFunc(r.Also, func(o diag.Subject) bool { return wanted(o.ID) })
}

// charts returns a chart of each indicator that was measured in numbers which one
// can show, and its numbers.
func (s *study) charts() []block {
	var all []block
	for i := range s.progress.Results {
		r := &s.progress.Results[i]
		switch fig := s.chartOf(r, i+1); {
		case fig != nil:
			all = append(all, block{figure: fig}, paragraph(s.numbers(r)))
		case len(s.history(r).values) > 0:
			all = append(all, paragraph(s.numbersAlone(r)))
			s.warn("there is no chart of the indicator %s: its numbers are too large, too small or too far apart to be drawn; look whether they are right", diag.Quote(r.Indicator.ID))
		}
	}
	return all
}

// byGroup returns the values of parts, such as women and men, of each indicator
// that has any.
func (s *study) byGroup() []block {
	t := &table{caption: s.say("Values by group"), heads: []text{s.say("Group"), s.say("Values")}}
	for i := range s.progress.Results {
		r := &s.progress.Results[i]
		if len(r.Parts) == 0 {
			continue
		}
		t.rows, t.kinds = append(t.rows, []text{s.indicator(r)}), append(t.kinds, bandRow)
		for _, p := range r.Parts {
			var of, values []text
			for _, c := range p.By {
				of = append(of, textf("%s: %s", s.text(c.Of), s.text(c.Is)))
			}
			for _, v := range p.Values {
				if !s.progress.Calendar.Before(s.progress.AsAt, v.On) {
					values = append(values, s.figure(r, v.Figure))
				}
			}
			t.rows, t.kinds = append(t.rows, []text{join(of, ", "), join(values, "; ").orElse(s.say("Not measured"))}), append(t.kinds, plainRow)
		}
	}
	if t.rows == nil {
		return nil
	}
	return []block{{table: t}}
}

// milestones returns the targets that have a date, by date, and what had been
// measured by then.
func (s *study) milestones() []block {
	t := &table{
		caption: s.say("Milestones"),
		heads:   []text{s.say("By"), s.say("Indicator"), s.say("Milestone"), s.say("Measured by then")},
	}
	type milestone struct {
		*progress.Result
		progress.Point
	}
	var all []milestone
	for i := range s.progress.Results {
		r := &s.progress.Results[i]
		for _, p := range r.Targets {
			if p.On.Valid() {
				all = append(all, milestone{r, p})
			}
		}
	}
	calendar := s.progress.Calendar
	slices.SortStableFunc(all, func(a, b milestone) int {
		switch {
		case calendar.Before(a.On, b.On):
			return -1
		case calendar.Before(b.On, a.On):
			return 1
		}
		return 0
	})
	byThen := map[*progress.Result]func(outcomes.Date) *progress.Point{}
	for _, m := range all {
		latest := byThen[m.Result]
		if latest == nil {
			latest = s.latestBy(m.Result)
			byThen[m.Result] = latest
		}
		var measured text
		if v := latest(m.On); v != nil {
			measured = s.figure(m.Result, v.Figure)
		}
		switch open := calendar.Before(s.progress.AsAt, m.On); {
		case open && measured != nil:
			measured = s.say("Still to come; so far %s", measured)
		case open:
			measured = s.say("Still to come")
		default:
			measured = measured.orElse(s.say("Not measured"))
		}
		bare := m.Figure
		bare.On = "" // the date has a column of its own
		t.rows = append(t.rows, []text{english(s.date(m.On)), s.indicator(m.Result), s.figure(m.Result, bare), measured})
	}
	if t.rows == nil {
		return nil
	}
	return []block{{table: t}}
}

// latestBy returns the function that returns the last value of an indicator that does
// not lie after a date; nil where there is none. There may be thousands of either.
func (s *study) latestBy(r *progress.Result) func(outcomes.Date) *progress.Point {
	values := s.history(r).values
	first := make([]time.Time, len(values)) // days
	for i, v := range values {
		first[i], _, _ = s.progress.Calendar.Span(v.On)
	}
	return func(on outcomes.Date) *progress.Point {
		_, last, _ := s.progress.Calendar.Span(on) // milestones have valid dates
		for i := len(values) - 1; i >= 0; i-- {
			if !last.Before(first[i]) {
				return &values[i]
			}
		}
		return nil
	}
}

// unknown returns the indicators of which it is not known how they stand, and why.
func (s *study) unknown() []block {
	t := &table{caption: s.say("What is not known"), heads: []text{s.say("Indicator"), s.say("What it measures"), s.say("Why it is not known")}}
	for i := range s.progress.Results {
		if r := &s.progress.Results[i]; r.State == progress.StateNotKnown {
			t.rows = append(t.rows, []text{s.indicator(r), s.titleOr(r.OwnerTitle, r.Owner.ID), upperFirst(s.say(s.reason(r)))})
		}
	}
	if t.rows == nil {
		return nil
	}
	return []block{{table: t}}
}

// asAtFact returns the date from which the report looks, where it is not that of
// the model.
func (s *study) asAtFact() text {
	if s.options.AsAt == "" {
		return nil
	}
	return english(s.date(s.options.AsAt))
}
