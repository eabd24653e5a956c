package report

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/prose"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
)

// evidence is the section on impact and progress: what the case study says of
// it, how the indicators do, and the results chain.
func (s *study) evidence(chain Section) Section {
	sec := s.section(ours(headings.evidence), "case-study: evidence", s.prose(s.model.CaseStudy.Evidence))
	sec.Sections = []Section{s.indicators(), chain}
	return sec
}

// indicators is the part on how the indicators do: a table, and a chart for
// each that was measured in numbers which one can show.
func (s *study) indicators() Section {
	sec := Section{Title: ours("Indicators")}
	results := s.progress.Results
	if len(results) == 0 {
		sec.Blocks = []Block{remark("The model has no indicators.")}
		return sec
	}
	tally := s.progress.Tally().String() + "."
	if at := s.progress.AsAt; at != "" {
		tally = "As last measured by " + string(at) + ": " + tally
	}
	table := &Table{
		Caption: ours("How the indicators do"),
		Heads:   []Text{ours("Indicator"), ours("What it measures"), ours("Baseline"), ours("Latest value"), ours("Target"), ours("How it stands")},
	}
	var charts []Block
	for i := range results {
		r := &results[i]
		table.Rows = append(table.Rows, []Text{s.indicator(r), s.says(r.OwnerTitle()), s.baseline(r), s.latest(r), s.target(r), s.standing(r)})
		switch fig := s.chartOf(r, i+1); {
		case fig != nil:
			charts = append(charts, Block{Figure: fig}, paragraph(s.numbers(r)))
		case len(s.history(r).values) > 0:
			charts = append(charts, paragraph(s.undrawn(r)))
			s.warn("there is no chart of the indicator %s: its numbers are too large, too small or too far apart to be drawn; look whether they are right", diag.Quote(r.Indicator.ID))
		}
	}
	sec.Blocks = append([]Block{paragraph(ours(tally)), {Table: table}}, charts...)
	return sec
}

// indicator is the title of an indicator with its unit.
func (s *study) indicator(r *progress.Result) Text {
	t := s.titled(r.Indicator.Title, r.Indicator.ID)
	if unit := s.says(r.Unit); unit != nil {
		t = text(t, " (", unit, ")")
	}
	return t
}

func (s *study) baseline(r *progress.Result) Text {
	b := r.Indicator.Baseline
	switch {
	case r.Baseline != nil:
		return s.figure(r.Baseline.Figure)
	case b.Value != "":
		return s.figure(b.Figure)
	case b.Unavailable:
		return ours("None to be had")
	}
	return ours("Not said")
}

func (s *study) latest(r *progress.Result) Text {
	if r.Latest != nil {
		return s.figure(r.Latest.Figure)
	}
	if h := s.history(r); len(r.Words) == 0 && len(h.values) > 0 { // which does not count; the state says why
		return s.figure(h.values[len(h.values)-1].Figure)
	}
	return s.inWords(r.Words).or("Not measured")
}

func (s *study) target(r *progress.Result) Text {
	if r.Target != nil {
		return s.figure(r.Target.Figure)
	}
	return s.inWords(r.Indicator.Targets).or("Not said")
}

func (s *study) inWords(figures []outcomes.Figure) Text {
	var all []Text
	for _, f := range figures {
		all = append(all, s.figure(f))
	}
	return join(all, "; ")
}

// standing is the word for how an indicator does, and where that is not known,
// why.
func (s *study) standing(r *progress.Result) Text {
	word := prose.UpperFirst(r.Word())
	if r.Reason != "" {
		word += ": " + plaintext.CleanLine(r.Reason)
	}
	return ours(word)
}

// figure is a value and its date, as in 4 (2024).
func (s *study) figure(f outcomes.Figure) Text {
	t := s.says(f.Value).or("Not said")
	if on := plaintext.CleanLine(string(f.On)); on != "" {
		t = append(t, Span{Words: " (" + on + ")"})
	}
	return t
}

// undrawn says that an indicator has no chart, although it was measured, and
// lists its numbers.
func (s *study) undrawn(r *progress.Result) Text {
	return text("There is no chart of “", s.indicator(r), "”, since its numbers are too large, too small or too far apart to be drawn. Its numbers: ", s.numbered(r, ", without a date"), ". "+better(r))
}

// numbers tells the numbers of a chart as text, each with what it is, and which
// way is better. What has no date is told too, though the chart cannot show it.
func (s *study) numbers(r *progress.Result) Text {
	c := newChart(r.Baseline, s.history(r))
	words := "."
	if r.Baseline == nil {
		words += " There is no baseline."
	}
	if r.Target == nil {
		words += " There is no target."
	}
	if c.begins {
		words += " The baseline stands at the first day of its date, since values follow before the last."
	}
	if len(c.wanted) > 1 {
		words += " The dashed line leads from the baseline to the target."
	}
	if low, high := c.span(); low > 0 || high < 0 {
		words += " The axis does not begin at zero."
	}
	return text("Numbers of the chart: ", s.numbered(r, ", without a date and so not in the chart"), words+" "+better(r))
}

// numbered are the figures of an indicator, each with what it is; undated is
// said of those without a date.
func (s *study) numbered(r *progress.Result, undated string) Text {
	h := s.history(r)
	var all []Text
	add := func(name string, f outcomes.Figure) {
		t := text(name+" ", s.figure(f))
		if !f.On.Valid() {
			t = append(t, Span{Words: undated})
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

// better says which way an indicator should move.
func better(r *progress.Result) string {
	words := map[outcomes.Direction]string{
		outcomes.Increase: "Higher is better",
		outcomes.Decrease: "Lower is better",
		outcomes.Maintain: "It should stay as it is",
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
