package iati

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// types are those of partners by their sectors, in the code list OrganisationType.
var types = map[logicmodel.Sector]string{logicmodel.SectorPublic: "11", logicmodel.SectorThird: "22", logicmodel.SectorPrivate: "70", logicmodel.SectorCommunity: "90"}

var errNoIndicators = errors.New("no output, outcome or end state has an indicator, and IATI knows no results without; add one first")

// Write returns the activity of a model in IATI 2.03, and the model that the file holds,
// by the ids of the other one. The framework may be nil.
func Write(m *logicmodel.Model, f *outcomes.Framework, s *Settings) ([]byte, *logicmodel.Model, error) {
	w := &writer{model: m, framework: f}
	w.header(s)
	for _, k := range kinds {
		for i := range m.Elements {
			if e := &m.Elements[i]; keyOf(e.Stage) == k.key {
				w.result(e, k.code)
			}
		}
	}
	if len(w.results) == 0 {
		return nil, nil, errNoIndicators
	}
	w.close("iati-activity")
	w.close("iati-activities")
	data := []byte(xml.Header + w.b.String())
	held, err := w.held(data)
	return data, held, err
}

// keyOf returns the key of the list in which results of a stage are read.
func keyOf(s logicmodel.Stage) string {
	switch {
	case s.IsOutcome():
		return "medium"
	case s == logicmodel.Output || s == logicmodel.EndState:
		key, _ := s.Key()
		return key
	}
	return ""
}

// A writer writes an activity.
type writer struct {
	model     *logicmodel.Model
	framework *outcomes.Framework
	b         strings.Builder
	depth     int
	results   []*logicmodel.Element // that were written, each with its indicators
	measures  [][]string            // the ids of these
}

func escaped(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // writing to a buffer never fails
	return b.String()
}

// tag returns a start tag; attributes come as names and values, of which empty ones are
// left out.
func tag(name string, attributes []string) string {
	s := "<" + name
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			s += fmt.Sprintf(` %s="%s"`, attributes[i], escaped(attributes[i+1]))
		}
	}
	return s
}

func (w *writer) line(s string) { w.b.WriteString(strings.Repeat("  ", w.depth) + s + "\n") }

func (w *writer) open(name string, attributes ...string) {
	w.line(tag(name, attributes) + ">")
	w.depth++
}

func (w *writer) close(name string) {
	w.depth--
	w.line("</" + name + ">")
}

func (w *writer) empty(name string, attributes ...string) { w.line(tag(name, attributes) + "/>") }

// narrative writes an element that holds a text; nothing for an empty one.
func (w *writer) narrative(name, text string, attributes ...string) {
	if text != "" {
		w.line(tag(name, attributes) + "><narrative>" + escaped(text) + "</narrative></" + name + ">")
	}
}

// header writes what comes before the results.
func (w *writer) header(s *Settings) {
	m := w.model
	lang := m.Lang
	if lang == "" {
		lang = "en"
	}
	w.open("iati-activities", "version", "2.03")
	w.open("iati-activity", "xml:lang", lang, "default-currency", s.Currency, "hierarchy", "1")
	w.line("<iati-identifier>" + escaped(s.Organisation+"-"+m.ID) + "</iati-identifier>")
	w.narrative("reporting-org", s.Name, "ref", s.Organisation, "type", s.Type)
	w.narrative("title", m.Title)
	about := m.Summary
	if about == "" {
		about = m.Title // each activity has a description
	}
	w.narrative("description", about, "type", "1")
	var reached []string
	for _, g := range m.Reach {
		reached = append(reached, strings.ReplaceAll(g.Title, ";", ","))
	}
	w.narrative("description", strings.Join(reached, "; "), "type", "3")
	isNamed := false
	for _, p := range m.Partners {
		w.narrative("participating-org", p.Name, "role", "4", "type", types[p.Sector])
		isNamed = isNamed || p.Name != ""
	}
	if !isNamed { // each activity has an organisation that takes part; here the one that answers for it
		w.narrative("participating-org", s.Name, "ref", s.Organisation, "role", "2", "type", s.Type)
	}
	w.empty("activity-status", "code", s.Status)
	w.empty("activity-date", "type", "2", "iso-date", s.Start)
	w.empty("recipient-country", "code", s.Country)
	w.empty("sector", "vocabulary", "1", "code", s.Purpose)
}

// indicators returns those of an element, of which those that it only names are looked
// up.
func (w *writer) indicators(e *logicmodel.Element) []*outcomes.Indicator {
	var all []*outcomes.Indicator
	for i := range e.Indicators {
		in := &e.Indicators[i]
		if in.IsReference() {
			in = w.model.Indicator(in.ID, w.framework)
		}
		if in != nil && in.Title != "" {
			all = append(all, in)
		}
	}
	return all
}

// result writes an element that has indicators.
func (w *writer) result(e *logicmodel.Element, kind string) {
	all := w.indicators(e)
	if len(all) == 0 {
		return
	}
	w.results = append(w.results, e)
	var ids []string
	w.open("result", "type", kind, "aggregation-status", "0")
	w.narrative("title", e.Title)
	w.narrative("description", e.Summary)
	if !slices.ContainsFunc(all, func(in *outcomes.Indicator) bool { return len(in.SameAs) > 0 }) { // by rule 8.11.1 one of both
		w.references(e.SameAs, "")
	}
	for _, in := range all {
		ids = append(ids, in.ID)
		w.indicator(in)
	}
	w.close("result")
	w.measures = append(w.measures, ids)
}

// references writes ids of vocabularies of IATI.
func (w *writer) references(all []outcomes.ForeignID, sdg string) {
	for _, f := range all {
		vocabulary, ok := strings.CutPrefix(f.Scheme, "iati-")
		if f.Scheme == "sdg" {
			vocabulary, ok = sdg, sdg != ""
		}
		if ok {
			w.empty("reference", "vocabulary", vocabulary, "code", f.ID)
		}
	}
}

// measureOf returns the code of the type of an indicator.
func measureOf(in *outcomes.Indicator, s *outcomes.Scale) string {
	switch {
	case in.Type == outcomes.TypePercentage, in.Type == 0 && s.Unit == "%":
		return "2"
	case in.Type == outcomes.TypeRank:
		return "4"
	case in.Type == outcomes.TypeNumber, in.Type == 0 && (in.IsNumeric() || in.Baseline.Value == "" && len(in.Targets)+len(in.Actuals) == 0):
		return "1"
	}
	return "5"
}

func (w *writer) indicator(in *outcomes.Indicator) {
	scale := in.Scale()
	measure := measureOf(in, scale)
	ascending := map[outcomes.Direction]string{outcomes.DirectionIncrease: "1", outcomes.DirectionDecrease: "0"}[in.Direction]
	w.open("indicator", "measure", measure, "ascending", ascending)
	w.narrative("title", in.Title)
	if in.Source != "" {
		w.narrative("description", "Source: "+in.Source)
	} else {
		w.narrative("description", in.Definition)
	}
	w.references(in.SameAs, "9")
	if b := in.Baseline; b.Value != "" && b.On != "" {
		_, last, err := w.model.Calendar(w.framework).Span(b.On)
		if value, ok := w.value(scale, b.Figure, measure); ok && err == nil {
			day := ""
			if len(b.On) == len(time.DateOnly) {
				day = string(b.On)
			}
			w.figure("baseline", comment(b.Figure, measure), nil, "year", strconv.Itoa(last.Year()), "iso-date", day, "value", value)
		}
	}
	for _, p := range w.periods(in) {
		w.open("period")
		w.empty("period-start", "iso-date", p.first)
		w.empty("period-end", "iso-date", p.last)
		for _, f := range p.targets {
			w.valueOf("target", scale, f, measure)
		}
		for _, f := range p.actuals {
			w.valueOf("actual", scale, f, measure)
		}
		w.close("period")
	}
	w.close("indicator")
}

// value returns a value as IATI has it: a number, and of texts none, which stand in a
// comment.
func (w *writer) value(s *outcomes.Scale, f outcomes.Figure, measure string) (string, bool) {
	if measure == "5" {
		return "", true
	}
	x, err := s.Number(f)
	return strconv.FormatFloat(x, 'f', -1, 64), err == nil && f.Value != ""
}

func (w *writer) valueOf(name string, s *outcomes.Scale, f outcomes.Figure, measure string) {
	value, ok := w.value(s, f, measure)
	if !ok {
		return
	}
	w.figure(name, comment(f, measure), f.By, "value", value)
}

// comment returns the comment on a value: its note, and where that is no number, itself.
func comment(f outcomes.Figure, measure string) string {
	if measure != "5" {
		return f.Note
	}
	return strings.TrimPrefix(f.Note+"; "+f.Value, "; ")
}

// figure writes a baseline, target or actual value.
func (w *writer) figure(name, note string, by []outcomes.Category, attributes ...string) {
	if note == "" && len(by) == 0 {
		w.empty(name, attributes...)
		return
	}
	w.open(name, attributes...)
	for _, c := range by {
		w.empty("dimension", "name", c.Of, "value", c.Is)
	}
	w.narrative("comment", note)
	w.close(name)
}

// A period is the values of an indicator for the same days.
type period struct {
	first, last      string
	targets, actuals []outcomes.Figure
}

// periods returns the values by their days, the earliest first. Those without a date
// have none.
func (w *writer) periods(in *outcomes.Indicator) []*period {
	var all []*period
	calendar := w.model.Calendar(w.framework)
	add := func(f outcomes.Figure) *period {
		first, last, err := calendar.Span(f.On)
		if err != nil || f.On == "" || f.Value == "" {
			return &period{}
		}
		if from, _, err := calendar.Span(f.From); err == nil && f.From != "" {
			first = from
		}
		days := [2]string{first.Format(time.DateOnly), last.Format(time.DateOnly)}
		i := slices.IndexFunc(all, func(p *period) bool { return p.first == days[0] && p.last == days[1] })
		if i < 0 {
			i = len(all)
			all = append(all, &period{first: days[0], last: days[1]})
		}
		return all[i]
	}
	for _, f := range in.Targets {
		p := add(f)
		p.targets = append(p.targets, f)
	}
	for _, f := range in.Actuals {
		p := add(f)
		p.actuals = append(p.actuals, f)
	}
	slices.SortStableFunc(all, func(a, b *period) int { return cmp.Or(cmp.Compare(a.last, b.last), cmp.Compare(a.first, b.first)) })
	return all
}

// held returns the model that a file holds, with the ids of that from which it was
// written.
func (w *writer) held(data []byte) (*logicmodel.Model, error) {
	drafts, found := Read("", data)
	if err := found.Err(); err != nil {
		return nil, err
	}
	m, err := logicmodel.Parse("", drafts[0].Text)
	if err != nil {
		return nil, err
	}
	for i := range m.Elements {
		m.Elements[i].ID = w.results[i].ID
		for k := range m.Elements[i].Indicators {
			m.Elements[i].Indicators[k].ID = w.measures[i][k]
		}
	}
	for i := range m.Partners {
		m.Partners[i].ID = w.model.Partners[i].ID
	}
	for i := range m.Reach {
		m.Reach[i].ID = w.model.Reach[i].ID
	}
	m.ID = w.model.ID // the identifier ends in it
	return m, nil
}
