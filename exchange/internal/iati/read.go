// Package iati reads logic models from files of activities of the International Aid
// Transparency Initiative, in the versions 2.01 to 2.03: the results of an activity, with
// their indicators and periods.
//
// A file of IATI has no links between results, so a model that is read from one has none
// either, and a check says so.
package iati

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/internal/draft"
	"github.com/resultschain/resultschain/internal/xmltree"
)

// Knows reports whether a file is one of activities of IATI.
func Knows(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 100)], "\xef\xbb\xbf \t\r\n"), []byte("<")) && activities.Match(data[:min(len(data), 4096)])
}

// activities is how the first element begins, which may have the prefix of a namespace.
var activities = regexp.MustCompile(`<([\w.-]+:)?iati-activit`)

// Read reads the model of each activity that has results.
func Read(name string, data []byte) ([]*draft.Draft, diag.List) {
	fault := func(at draft.Place, format string, args ...any) ([]*draft.Draft, diag.List) {
		return nil, diag.List{at.Finding(diag.Error, format, args...)}
	}
	top, err := xmltree.Read(name, data)
	if err != nil {
		return fault(draft.Place{Pos: diag.Pos{File: name}}, "%v", err)
	}
	var found diag.List
	switch v := top.Attr("version"); {
	case strings.HasPrefix(v, "1."):
		return fault(top.Place(), "this file is of version %s of IATI; 2.01 to 2.03 are read", diag.Quote(v))
	case v != "" && !strings.HasPrefix(v, "2."):
		found = append(found, top.Place().Finding(diag.Warning, "this file is of version %s of IATI, which is not known, and is read as 2.03", diag.Quote(v)))
	}
	var all []*draft.Draft
	for _, a := range top.All("iati-activity") {
		if len(a.All("result")) > 0 {
			d, odd := readActivity(a)
			all, found = append(all, d), append(found, odd...)
		}
	}
	if len(all) == 0 {
		return fault(top.Place(), "no activity in this file has results")
	}
	return all, append(found, top.Unused()...)
}

// narrative returns the text of an element in its first language.
func narrative(n *xmltree.Node) string {
	return n.First("narrative").Text()
}

// sectors holds the sectors of partners by the code list OrganisationType.
var sectors = map[string]string{
	"10": "public", "11": "public", "15": "public", "21": "third", "22": "third", "23": "third", "24": "third",
	"70": "private", "71": "private", "72": "private", "73": "private", "90": "community",
}

// readActivity returns the draft of an activity, and what of it is not as IATI has it.
func readActivity(a *xmltree.Node) (*draft.Draft, diag.List) {
	m := &draft.Map{}
	id := a.First("iati-identifier")
	name := draft.ID(id.Text())
	m.Set("model", name, id.Place())
	title := a.First("title")
	m.Set("title", narrative(title), title.Place())
	if lang := a.Attr("lang"); lang != "" && lang != "en" {
		m.Set("lang", lang, a.Place())
	}
	for _, d := range a.All("description") {
		switch kind := d.Attr("type"); {
		case kind == "" || kind == "1":
			if !m.Has("summary") {
				m.Set("summary", narrative(d), d.Place())
			}
		case kind == "3":
			for _, group := range strings.Split(narrative(d), ";") {
				if group = strings.TrimSpace(group); group != "" {
					g := m.Add("reach")
					g.Set("id", fmt.Sprintf("reach-%d", len(m.Items("reach"))), d.Place())
					g.Set("title", group, d.Place())
				}
			}
		}
	}
	if id.Text() != "" {
		foreign(m, "iati", id.Text(), id.Place())
	}
	for _, o := range a.All("participating-org") {
		if text := o.First("narrative"); text != nil && o.Attr("role") == "4" {
			p := m.Add("partners")
			p.Set("id", fmt.Sprintf("partner-%d", len(m.Items("partners"))), o.Place())
			p.Set("name", text.Text(), o.Place())
			p.Set("sector", o.Code("type", sectors), o.Place())
		}
	}
	odd := readResults(m, a)
	return draft.New(name, m), odd
}

func foreign(m *draft.Map, scheme, id string, at draft.Place) {
	f := m.Add("same-as")
	f.Set("scheme", scheme, at)
	f.Set("id", id, at)
}

// resultTypes are the keys of the stages of results by the code list ResultType, or by
// its words. “Other” is taken for an outcome.
var resultTypes = map[string]string{"1": "outputs", "2": "medium", "9": "medium", "3": "end-state", "output": "outputs", "outcome": "medium", "other": "medium", "impact": "end-state"}

// kinds are the keys in their order, with the codes that are written and how ids begin.
var kinds = []struct{ code, key, id string }{{"1", "outputs", "output"}, {"2", "medium", "outcome"}, {"3", "end-state", "impact"}}

// readResults reads the results of an activity. Those of a type that is not known are
// taken for outcomes, with a warning.
func readResults(m *draft.Map, a *xmltree.Node) diag.List {
	var odd diag.List
	byKey := map[string][]*xmltree.Node{}
	for _, r := range a.All("result") {
		key := r.Code("type", resultTypes)
		if key == "" {
			key = "medium"
			odd = append(odd, r.Place().Finding(diag.Warning, "the type %s of this result is none of IATI, so it is taken for an outcome; write 1 for an output, 2 for an outcome or 3 for an impact", diag.Quote(r.Attr("type"))))
		}
		byKey[key] = append(byKey[key], r)
	}
	for _, k := range kinds {
		to := m
		if k.key == "medium" && byKey[k.key] != nil {
			to = m.Map("outcomes")
		}
		for i, r := range byKey[k.key] {
			readResult(to.Add(k.key), r, fmt.Sprintf("%s-%d", k.id, i+1))
		}
	}
	return odd
}

// codeLike is a title that is the code of another system, as in “5160” and “1.5.2.A”.
var codeLike = regexp.MustCompile(`^[\pL\d]*\d[\pL\d./_-]*$`)

func readResult(m *draft.Map, r *xmltree.Node, id string) {
	m.Set("id", id, r.Place())
	title, about := r.First("title"), r.First("description")
	words, more := narrative(title), narrative(about)
	if codeLike.MatchString(words) && more != "" {
		m.Set("title", more, about.Place())
		foreign(m, "title", words, title.Place())
	} else {
		m.Set("title", words, title.Place())
		m.Set("summary", more, about.Place())
	}
	references(m, r)
	for i, in := range r.All("indicator") {
		readIndicator(m.Add("indicators"), in, fmt.Sprintf("%s-%d", id, i+1))
	}
}

// references reads the codes that other vocabularies have for a result or indicator. 9
// is that of the Sustainable Development Goals.
func references(m *draft.Map, n *xmltree.Node) {
	for _, r := range n.All("reference") {
		scheme := "iati-" + r.Attr("vocabulary")
		if r.Attr("vocabulary") == "9" && n.Name == "indicator" {
			scheme = "sdg"
		}
		if code := r.Attr("code"); code != "" {
			foreign(m, scheme, code, r.Place())
		}
	}
}

// measures are the types of indicators by the code list IndicatorMeasure, or by its
// words.
var measures = map[string]string{
	"1": "number", "2": "percentage", "3": "text", "4": "rank", "5": "text",
	"unit": "number", "percentage": "percentage", "nominal": "text", "ordinal": "rank", "qualitative": "text",
}

// ways are how indicators should move, by the attribute “ascending”.
var ways = map[string]string{"1": "increase", "true": "increase", "0": "decrease", "false": "decrease"}

func readIndicator(m *draft.Map, n *xmltree.Node, id string) {
	m.Set("id", id, n.Place())
	title, about := n.First("title"), n.First("description")
	words, more := narrative(title), narrative(about)
	if words == "" {
		words, more = more, ""
	}
	m.Set("title", words, title.Place())
	if source, ok := strings.CutPrefix(more, "Source: "); ok {
		m.Set("source", source, about.Place())
	} else {
		m.Set("definition", more, about.Place())
	}
	measure := n.Code("measure", measures)
	m.Set("type", measure, n.Place())
	if measure == "percentage" {
		m.Set("unit", "%", n.Place())
	}
	m.Set("direction", n.Code("ascending", ways), n.Place())
	references(m, n)
	if b := n.First("baseline"); hasValue(b, measure) {
		base := m.Map("baseline")
		setValue(base, b)
		on := b.Attr("year")
		if day := b.Attr("iso-date"); day != "" {
			on = day
		}
		base.Set("on", on, b.Place())
	}
	var apart []string
	for _, p := range n.All("period") {
		first, last := p.First("period-start").Attr("iso-date"), p.First("period-end").Attr("iso-date")
		for _, kind := range []string{"target", "actual"} {
			for _, v := range p.All(kind) {
				if hasValue(v, measure) {
					to := m.Add(kind + "s")
					setValue(to, v)
					apart = append(apart, readDates(to, v, first, last)...)
				}
			}
		}
	}
	slices.Sort(apart)
	m.Texts("disaggregated-by", slices.Compact(apart), n.Place())
}

// hasValue reports whether a baseline, target or actual value has one. That of a
// qualitative indicator is its comment.
func hasValue(v *xmltree.Node, measure string) bool {
	return v.Attr("value") != "" || measure == "text" && narrative(v.First("comment")) != ""
}

// setValue sets the value and its note.
func setValue(m *draft.Map, v *xmltree.Node) {
	value, note := v.Attr("value"), narrative(v.First("comment"))
	if value == "" {
		value, note = note, ""
	}
	m.Set("value", value, v.Place())
	m.Set("note", note, v.Place())
}

// readDates reads the dates of a value of a period, and returns what it is given apart
// by.
func readDates(m *draft.Map, v *xmltree.Node, first, last string) (apart []string) {
	if year, ok := strings.CutSuffix(first, "-01-01"); ok && last == year+"-12-31" {
		m.Set("on", year, v.Place())
	} else {
		m.Set("from", first, v.Place())
		m.Set("on", last, v.Place())
	}
	set := func(name string, of *xmltree.Node, attr string) {
		if name == "" || slices.Contains(apart, name) {
			return
		}
		if is := of.Attr(attr); is != "" {
			m.Map("by").Set(name, is, v.Place())
			apart = append(apart, name)
		}
	}
	for _, d := range v.All("dimension") {
		set(d.Attr("name"), d, "value")
	}
	for _, l := range v.All("location") {
		set("location", l, "ref")
	}
	return apart
}
