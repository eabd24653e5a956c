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
	return bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 100)], "\xef\xbb\xbf \t\r\n"), []byte("<")) && bytes.Contains(data[:min(len(data), 4096)], []byte("<iati-activit"))
}

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
	activities := top.All("iati-activity")
	for _, a := range activities {
		if len(a.All("result")) > 0 {
			all = append(all, readActivity(a))
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

// sectors holds the sectors of partners by the first digit of their type in the code list
// OrganisationType.
var sectors = map[byte]string{'1': "public", '2': "third", '7': "private"}

// readActivity returns the draft of an activity.
func readActivity(a *xmltree.Node) *draft.Draft {
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
			if kind := o.Attr("type"); kind == "90" {
				p.Set("sector", "community", o.Place())
			} else if len(kind) == 2 {
				p.Set("sector", sectors[kind[0]], o.Place())
			}
		}
	}
	readResults(m, a)
	return draft.New(name, m)
}

func foreign(m *draft.Map, scheme, id string, at draft.Place) {
	f := m.Add("same-as")
	f.Set("scheme", scheme, at)
	f.Set("id", id, at)
}

// kinds are the stages of results by the code list ResultType, with how ids begin. “Other”
// is taken for an outcome.
var kinds = []struct{ codes, key, id string }{{"1", "outputs", "output"}, {"2 9", "medium", "outcome"}, {"3", "end-state", "impact"}}

func readResults(m *draft.Map, a *xmltree.Node) {
	results := a.All("result")
	for _, k := range kinds {
		n := 0
		for _, r := range results {
			kind := r.Attr("type")
			if !slices.Contains(strings.Fields(k.codes), kind) && (kind != "" || k.key != "medium") {
				continue
			}
			n++
			to := m
			if k.key == "medium" {
				to = m.Map("outcomes")
			}
			readResult(to.Add(k.key), r, fmt.Sprintf("%s-%d", k.id, n))
		}
	}
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

// measures are the types of indicators by the code list IndicatorMeasure.
var measures = map[string]string{"1": "number", "2": "percentage", "3": "text", "4": "rank", "5": "text"}

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
	measure := n.Attr("measure")
	m.Set("type", measures[measure], n.Place())
	if measure == "2" {
		m.Set("unit", "%", n.Place())
	}
	switch n.Attr("ascending") {
	case "1", "true":
		m.Set("direction", "increase", n.Place())
	case "0", "false":
		m.Set("direction", "decrease", n.Place())
	}
	references(m, n)
	if b := n.First("baseline"); b.Attr("value") != "" {
		base := m.Map("baseline")
		base.Set("value", b.Attr("value"), b.Place())
		on := b.Attr("year")
		if day := b.Attr("iso-date"); day != "" {
			on = day
		}
		base.Set("on", on, b.Place())
		base.Set("note", narrative(b.First("comment")), b.Place())
	}
	var apart []string
	for _, p := range n.All("period") {
		first, last := p.First("period-start").Attr("iso-date"), p.First("period-end").Attr("iso-date")
		for _, kind := range []string{"target", "actual"} {
			for _, v := range p.All(kind) {
				if v.Attr("value") != "" {
					apart = append(apart, readValue(m.Add(kind+"s"), v, first, last)...)
				}
			}
		}
	}
	slices.Sort(apart)
	m.Texts("disaggregated-by", slices.Compact(apart), n.Place())
}

// readValue reads a value of a period, and returns what it is given apart by.
func readValue(m *draft.Map, v *xmltree.Node, first, last string) (apart []string) {
	m.Set("value", v.Attr("value"), v.Place())
	if year, ok := strings.CutSuffix(first, "-01-01"); ok && last == year+"-12-31" {
		m.Set("on", year, v.Place())
	} else {
		m.Set("from", first, v.Place())
		m.Set("on", last, v.Place())
	}
	set := func(name, is string) {
		if name != "" && is != "" && !slices.Contains(apart, name) {
			m.Map("by").Set(name, is, v.Place())
			apart = append(apart, name)
		}
	}
	for _, d := range v.All("dimension") {
		set(d.Attr("name"), d.Attr("value"))
	}
	for _, l := range v.All("location") {
		set("location", l.Attr("ref"))
	}
	m.Set("note", narrative(v.First("comment")), v.Place())
	return apart
}
