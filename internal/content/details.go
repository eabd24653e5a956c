package content

import (
	"cmp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/logicmodel"
)

// kindWords are the kinds of change in the words of the outcomes chain used in
// Scotland.
var kindWords = map[logicmodel.Kind]string{
	logicmodel.KindReach:     "reach and take part",
	logicmodel.KindAwareness: "awareness",
	logicmodel.KindCapacity:  "capacity",
	logicmodel.KindPractice:  "practice and behaviour",
	logicmodel.KindCondition: "condition",
}

// unintendedWord is shown in the box of an unintended effect.
const unintendedWord = "unintended"

// details returns what the options show of an element besides its text.
func details(m *logicmodel.Model, e *logicmodel.Element, o *Options) []string {
	var out []string
	add := func(words string, items []string) {
		if len(items) > 0 {
			out = append(out, Phrase(m.Lang, words)+": "+joinItems(items))
		}
	}
	if e.Unintended {
		out = append(out, Phrase(m.Lang, unintendedWord))
	}
	if o.ShowPartners {
		var names []string
		for _, r := range e.Partners {
			names = append(names, partnerName(m, r.ID))
		}
		add("Partners", names)
	}
	if o.ShowReach {
		var titles []string
		for _, r := range e.Reach {
			titles = append(titles, reachTitle(m, r.ID))
		}
		add("Reach", titles)
	}
	if o.ShowKinds && kindWords[e.Kind] != "" {
		add("Change in", []string{Phrase(m.Lang, kindWords[e.Kind])})
	}
	if o.ShowIndicators {
		var titles []string
		for i := range e.Indicators {
			in := &e.Indicators[i]
			if of := m.Indicator(in.ID, o.Framework); in.IsReference() && of != nil {
				in = of
			}
			titles = append(titles, cmp.Or(in.Title, in.ID))
		}
		add("Measured by", titles)
	}
	if o.ShowStatus && e.Status != nil && e.Status.Is != 0 {
		out = append(out, statusWords(m.Lang, e.Status))
	}
	out = append(out, factorLines(m, e.ID)...)
	return append(out, o.note(e.ID)...)
}

// joinItems returns short texts of the model as one line.
func joinItems(items []string) string { return OneLine(strings.Join(items, "; ")) }

// statusWords returns how an element stands, such as "Status: on track (2025-06)".
func statusWords(lang string, j *logicmodel.Judgement) string {
	s := Phrase(lang, "Status") + ": " + Phrase(lang, strings.ReplaceAll(j.Is.String(), "-", " "))
	if j.On != "" {
		s += " (" + string(j.On) + ")"
	}
	if j.Note != "" {
		s += ", " + OneLine(j.Note)
	}
	return s
}

// note returns the note of the options on the element or outcome, if any.
func (o *Options) note(id string) []string {
	if n := OneLine(o.Notes[id]); n != "" {
		return []string{n}
	}
	return nil
}

// reachTitle returns the title of the group of people with the id, or else the id.
func reachTitle(m *logicmodel.Model, id string) string {
	if i := slices.IndexFunc(m.Reach, func(g logicmodel.ReachGroup) bool { return g.ID == id }); i >= 0 {
		return cmp.Or(OneLine(m.Reach[i].Title), id)
	}
	return id
}

// partnerName returns the name of the partner with the id, or else the id.
func partnerName(m *logicmodel.Model, id string) string {
	if i := slices.IndexFunc(m.Partners, func(p logicmodel.Partner) bool { return p.ID == id }); i >= 0 {
		return cmp.Or(OneLine(m.Partners[i].Name), id)
	}
	return id
}
