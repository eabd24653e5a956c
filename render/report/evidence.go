package report

import (
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// indicators returns how the indicators do: a table, and a chart for each that was
// measured in numbers which one can show.
func (s *study) indicators() []block {
	results := s.progress.Results
	if len(results) == 0 {
		return s.judgements()
	}
	table := &table{
		caption: s.say("How the indicators do"), compact: true,
		heads: []text{s.say("Indicator"), s.say("What it measures"), s.say("Baseline"), s.say("Latest value"), s.say("Target"), s.say("How it stands")},
	}
	var notes []text
	for i := range results {
		r := &results[i]
		table.rows = append(table.rows, []text{s.indicator(r), s.text(r.OwnerTitle), s.baseline(r), s.latest(r), s.target(r), s.stateText(r)})
		notes = append(notes, s.figureNotes(r)...)
	}
	return slices.Concat(s.tally(), []block{{table: table}}, longList(notes), s.judgements(), s.charts())
}

// judgements returns a table of how elements are judged, where any is.
func (s *study) judgements() []block {
	all := s.progress.Judgements
	if len(all) == 0 {
		return nil
	}
	table := &table{
		caption: s.say("What is judged without a number"),
		heads:   []text{s.say("Step"), s.say("How it stands"), s.say("Date"), s.say("What it is judged by")},
	}
	for i := range all {
		j := &all[i]
		status := j.Element.Status
		on, by := english(s.date(status.On)).orElse(s.notSaid()), s.text(status.Note).orElse(s.notSaid())
		if j.Later { // what was not known yet
			on, by = dash, upperFirst(judgedLater(j))
		}
		table.rows = append(table.rows, []text{s.titleOr(j.Element.Title, j.Element.ID), english(prose.UpperFirst(j.Word())), on, by})
	}
	return []block{{table: table}}
}

// judgedLater returns that an element is judged only after the as-at date.
func judgedLater(j *progress.Judgement) text {
	return english("it is judged only " + j.Element.Status.On.When())
}

// indicator returns the title of an indicator with its unit.
func (s *study) indicator(r *progress.Result) text {
	t := s.titleOr(r.Indicator.Title, r.Indicator.ID)
	if unit := s.text(r.Unit); unit != nil {
		t = textf("%s (%s)", t, unit)
	}
	return t
}

func (s *study) baseline(r *progress.Result) text {
	b := r.Indicator.Baseline
	switch {
	case r.Baseline != nil:
		return s.figure(r, r.Baseline.Figure)
	case b.Value != "":
		return s.figure(r, b.Figure)
	case b.Unavailable:
		return s.say("Not available")
	}
	return s.notSaid()
}

func (s *study) latest(r *progress.Result) text {
	if r.Latest != nil {
		return s.figure(r, r.Latest.Figure)
	}
	if h := s.history(r); len(r.Words) == 0 && len(h.values) > 0 { // a value that does not count; the state gives the reason
		return s.figure(r, h.values[len(h.values)-1].Figure)
	}
	return s.wordsText(r, r.Words).orElse(s.say("Not measured"))
}

func (s *study) target(r *progress.Result) text {
	if r.Target != nil {
		return s.figure(r, r.Target.Figure)
	}
	return s.wordsText(r, r.Indicator.Targets).orElse(s.notSaid())
}

func (s *study) wordsText(r *progress.Result, figures []outcomes.Figure) text {
	var all []text
	for _, f := range figures {
		all = append(all, s.figure(r, f))
	}
	return join(all, "; ")
}

// stateText returns the word for the state of an indicator, and the reason where
// it is not known.
func (s *study) stateText(r *progress.Result) text {
	if len(r.Words) > 0 { // words, which are not judged by numbers
		return dash
	}
	word := upperFirst(s.word(r))
	if why := s.reason(r); why != "" {
		return textf("%s: %s", word, s.say(why))
	}
	return word
}

// reason returns why it is not known how an indicator stands, and nothing where it
// is. What its author can do about it is only for drafts.
func (s *study) reason(r *progress.Result) string {
	why := plaintext.CleanLine(r.Reason)
	switch {
	case s.options.Draft:
	case len(r.Words) > 0:
		why = "it is described in words, not in numbers"
	default:
		for _, advice := range []string{"; give ", "; say "} {
			why, _, _ = strings.Cut(why, advice)
		}
	}
	return why
}

// figure returns a value with a sign that is its unit, and its date, as in £1,200
// (June 2024).
func (s *study) figure(r *progress.Result, f outcomes.Figure) text {
	t := s.text(f.Show(numbers.Sign(r.Unit))).orElse(s.notSaid())
	if on := plaintext.CleanLine(s.date(f.On)); on != "" {
		t = append(t, span{words: " (" + on + ")"})
	}
	return append(t, s.figureLine(r, f)...)
}

// numbersAlone returns the numbers of an indicator that has no chart, and why it
// has none.
func (s *study) numbersAlone(r *progress.Result) text {
	return textf("There is no chart of “%s”, since its numbers are too large, too small or too far apart to be drawn. Its numbers: %s. %s", s.indicator(r), s.listNumbers(r, ", without a date"), s.say(betterText(r)))
}

// numbers returns the numbers of a chart as text, each with what it stands for,
// and which way is better. It includes those without a date, which the chart
// cannot show.
func (s *study) numbers(r *progress.Result) text {
	c := newChart(s.progress.Calendar, r, s.history(r))
	low, high := c.span()
	all := []text{s.say("Numbers of the chart: %s.", s.listNumbers(r, ", without a date and so not in the chart"))}
	for _, more := range []struct {
		when     bool
		sentence string
	}{
		{r.Baseline == nil, "There is no baseline."},
		{r.Target == nil, "There is no target."},
		{c.begins, "The baseline stands at the first day of its date, since values follow before the last."},
		{len(c.wanted) > 1, "The dashed line leads from the baseline to the target."},
		{low > 0 || high < 0, "The axis does not begin at zero."},
		{true, betterText(r)},
	} {
		if more.when {
			all = append(all, s.say(more.sentence))
		}
	}
	return join(all, " ")
}

// figureNotes returns the notes on the figures of an indicator, such as why a value is
// missing, without those on values from after the as-at date.
func (s *study) figureNotes(r *progress.Result) []text {
	in := r.Indicator
	actuals := slices.DeleteFunc(slices.Clone(in.Actuals), func(f outcomes.Figure) bool { return s.progress.Calendar.Before(s.progress.AsAt, f.On) })
	var all []text
	for _, f := range slices.Concat([]outcomes.Figure{in.Baseline.Figure}, actuals, in.Targets) {
		note := s.text(f.Note)
		if note == nil {
			continue
		}
		figure := s.figure(r, f)
		for _, c := range f.By {
			figure = textf("%s, %s: %s", figure, s.text(c.Of), s.text(c.Is))
		}
		if s.figureLine(r, f) == nil {
			note = textf("%s%s", note, s.line(f.Pos))
		}
		all = append(all, s.say("On “%s”: %s", s.indicator(r), textf("%s – %s", figure, note)))
	}
	return all
}

// listNumbers returns the figures of an indicator, each with what it stands for.
// The text undated follows those without a date.
func (s *study) listNumbers(r *progress.Result, undated string) text {
	h := s.history(r)
	var all []text
	add := func(name string, f outcomes.Figure) {
		t := s.say(name+" %s", s.figure(r, f))
		if !f.On.Valid() {
			t = append(t, s.say(undated)...)
		}
		all = append(all, t)
	}
	if r.Baseline != nil {
		add("baseline", r.Baseline.Figure)
	}
	for _, p := range h.values {
		add("value", p.Figure)
	}
	for _, p := range h.targets {
		add("target", p.Figure)
	}
	if len(h.targets) == 0 && r.Target != nil {
		add("target", r.Target.Figure)
	}
	return join(all, "; ")
}

// betterText returns the sentence on which way an indicator should move.
func betterText(r *progress.Result) string {
	words := map[outcomes.Direction]string{
		outcomes.DirectionIncrease: "Higher is better",
		outcomes.DirectionDecrease: "Lower is better",
		outcomes.DirectionMaintain: "It should stay as it is",
	}[r.Direction]
	switch {
	case words == "":
		return "Nobody has said which way is better."
	case r.Inferred:
		return words + ", as its target shows."
	}
	return words + "."
}

// A history is the figures of an indicator that a chart shows: those that have
// a date, by date.
type history struct {
	values, targets []progress.Point
}

// history returns the figures of an indicator, without values from after the
// as-at date.
func (s *study) history(r *progress.Result) history {
	var h history
	for _, v := range r.Values {
		if !s.progress.Calendar.Before(s.progress.AsAt, v.On) {
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
