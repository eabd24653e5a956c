package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/plaintext"
	"github.com/resultschain/resultschain/internal/typeset"
	"github.com/resultschain/resultschain/logicmodel/progress"
	"github.com/resultschain/resultschain/outcomes"
	"github.com/resultschain/resultschain/render"
)

// chartOf returns the chart of an indicator; nil where nothing was measured, or
// no chart can show the numbers.
func (s *study) chartOf(r *progress.Result, number int) *figure {
	h := s.history(r)
	if len(h.values) == 0 {
		return nil
	}
	c := newChart(s.progress.Calendar, r, h)
	if !c.isDrawable() {
		return nil
	}
	c.translate(string(s.language))
	id, lang, title := fmt.Sprintf("%schart%d", s.prefix, number), s.model.Lang, s.indicator(r).String()
	scene := sync.OnceValue(func() *paint.Scene { // not of a chart that is left out
		drawn := c.scene()
		drawn.ID, drawn.Lang, drawn.Title = id, lang, title
		return drawn
	})
	alt := english(c.words())
	if content.BaseLanguage(string(s.language)) != "en" {
		alt = s.listNumbers(r, ", without a date and so not in the chart")
	}
	alt = s.say("Chart of “%s”: %s", s.text(r.Indicator.Title), alt)
	return &figure{
		caption: s.indicator(r),
		alt:     alt,
		width:   chartWidth,
		height:  chartHeight,
		isChart: true,
		dpi:     render.DefaultDPI,
		dots:    dotsOf(chartWidth, chartHeight, render.DefaultDPI),
		draw: func(ctx context.Context, format render.Format, dpi int) ([]byte, error) {
			f, err := paint.Find(string(format))
			if err != nil {
				return nil, err
			}
			return f.Encode(ctx, scene(), &paint.Options{DPI: dpi})
		},
	}
}

// translate puts the words of the labels into the language where there are such, and
// letters for them.
func (c *chart) translate(lang string) {
	for i, m := range c.marks {
		for _, name := range []string{"Baseline", "Latest value", "Value", "Target"} {
			value, ok := strings.CutPrefix(m.label, name+" ")
			if said := content.Phrase(lang, name); ok && typeset.Covers(said) {
				c.marks[i].label = said + " " + value
			}
		}
	}
}

// A mark is a number in a chart and what it stands for.
type mark struct {
	x, y  float64 // x in years
	name  string  // baseline, value or target
	value string  // as it is written
	on    outcomes.Date
	label string // beside the mark; empty: none
	minor bool   // other labels matter more
}

// A chart shows how one indicator has moved. A solid line joins what was
// measured, the baseline among it; a dashed one leads from the baseline to the
// targets, and is there only if both are.
type chart struct {
	calendar         outcomes.Calendar
	sign             string // the unit, if it is written with each number
	marks            []mark
	measured, wanted []mark // the lines

	// begins is true where the baseline stands at the first day of its date,
	// since the last day would be after the first value.
	begins bool
}

func newChart(calendar outcomes.Calendar, r *progress.Result, h history) *chart {
	c, baseline := &chart{calendar: calendar, sign: numbers.Sign(r.Unit)}, r.Baseline
	if baseline != nil && baseline.On.Valid() {
		m := c.newMark("baseline", "Baseline ", *baseline)
		if len(h.values) > 0 {
			first, begin := years(c.lastDay(h.values[0].On)), years(c.firstDay(m.on))
			if c.begins = m.x > first && begin < first; c.begins {
				m.x = begin
			}
		}
		c.marks = append(c.marks, m)
	}
	c.wanted = slices.Clone(c.marks)
	for i, p := range h.values { // of many, the first and the last are written out
		m := c.newMark("value", "Value ", p)
		m.minor = true
		switch last := len(h.values) - 1; {
		case i == last:
			m.label, m.minor = "Latest value "+m.value, false
		case i > 0 && last >= 8:
			m.label = ""
		}
		c.marks = append(c.marks, m)
	}
	c.measured = slices.Clone(c.marks)
	slices.SortStableFunc(c.measured, func(a, b mark) int { return cmp.Compare(a.x, b.x) })
	for i, p := range h.targets {
		m := c.newMark("target", "Target ", p)
		if i > 0 && len(h.targets) > 3 && i < len(h.targets)-1 {
			m.label, m.minor = m.value, true
		}
		c.marks = append(c.marks, m)
		c.wanted = append(c.wanted, m)
	}
	if len(c.wanted) > 0 && c.wanted[0].name != "baseline" {
		c.wanted = nil
	}
	return c
}

func (c *chart) newMark(name, before string, p progress.Point) mark {
	value := plaintext.CleanLine(p.Show(c.sign))
	written := value
	if !typeset.Covers(value) { // no font would be sure to have it
		written = fmt.Sprint(p.Number)
	}
	return mark{x: years(c.lastDay(p.On)), y: p.Number, name: name, value: value, on: p.On, label: before + written}
}

// lastDay returns the last day of a date, for which a year or a month stands.
func (c *chart) lastDay(d outcomes.Date) time.Time {
	_, last, _ := c.calendar.Span(d) // only valid dates come here
	return last
}

// firstDay returns the first day of a date, seen from the end of the day before it.
func (c *chart) firstDay(d outcomes.Date) time.Time {
	first, _, _ := c.calendar.Span(d) // only valid dates come here
	return first.AddDate(0, 0, -1)
}

// years returns the end of a day as a number of years.
func years(t time.Time) float64 {
	begin := time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	year := begin.AddDate(1, 0, 0).Sub(begin)
	return float64(t.Year()) + (t.Sub(begin).Hours()+24)/year.Hours()
}

// words returns the mark in words, as in "value £5 in 2024".
func (m mark) words() string { return m.name + " " + m.value + " " + m.on.When() }

// words returns the chart in words, for those who cannot see it.
func (c *chart) words() string {
	var all []string
	for _, m := range c.marks {
		all = append(all, m.words())
	}
	return strings.Join(all, ", ")
}
