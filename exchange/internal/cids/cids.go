// Package cids writes logic models in the Basic tier of the Common Impact Data Standard
// of Common Approach (3.2.1), which is JSON-LD: an organisation, its outcomes and
// indicators, what was measured, and the outcomes of the framework as themes.
package cids

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/resultschain/resultschain/internal/numbers"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

const contextURL = "https://ontology.commonapproach.org/contexts/cidsContext.jsonld"

// The nodes of a file, in the order of their keys.
type (
	node struct {
		Context string `json:"@context"`
		Type    string `json:"@type"`
		ID      string `json:"@id,omitempty"`
	}
	organisation struct {
		node
		Name       string   `json:"org:hasLegalName"`
		Outcomes   []string `json:"hasOutcome"`
		Indicators []string `json:"hasIndicator"`
	}
	theme struct {
		node
		Name        string   `json:"org:hasName"`
		Description string   `json:"hasDescription"`
		RelatesTo   []string `json:"relatesTo"`
	}
	outcome struct {
		node
		Name         string   `json:"org:hasName"`
		Description  string   `json:"hasDescription"`
		Organisation string   `json:"forOrganization"`
		Indicators   []string `json:"hasIndicator"`
		Themes       []string `json:"forTheme"`
		Produces     []string `json:"canProduce"`
	}
	indicator struct {
		node
		Name         string `json:"org:hasName"`
		Description  string `json:"hasDescription"`
		Unit         string `json:"unitDescription"`
		Organisation string `json:"forOrganization"`
		Outcome      string `json:"forOutcome"`
	}
	report struct {
		node
		Name         string  `json:"org:hasName"`
		Indicator    string  `json:"forIndicator"`
		Organisation string  `json:"forOrganization"`
		Value        measure `json:"i72:value"`
		Started      instant `json:"prov:startedAtTime"`
		Ended        instant `json:"prov:endedAtTime"`
		Comment      string  `json:"hasComment,omitempty"`
	}
	measure struct {
		node
		Value string `json:"i72:hasNumericalValue"`
	}
	instant struct {
		Type  string `json:"@type"`
		Value string `json:"@value"`
	}
)

func nodeOf(kind, id string) node { return node{contextURL, kind, id} }

// A writer writes a file.
type writer struct {
	model     *logicmodel.Model
	byID      map[string]*logicmodel.Element
	framework *outcomes.Framework
	index     *outcomes.Index
	about     organisation
	nodes     []any
	themes    map[string]bool
	held      *logicmodel.Model
}

// iri returns the name of a thing in the whole world.
func (w *writer) iri(kind, id string) string {
	return "urn:resultschain:" + w.model.ID + "/" + kind + "/" + id
}

// Write returns the file of a model, and the model with only what it holds. The
// framework may be nil.
func Write(m *logicmodel.Model, f *outcomes.Framework, _ string) ([]byte, *logicmodel.Model, error) {
	w := &writer{model: m, byID: m.ByID(), framework: f, themes: map[string]bool{}, held: &logicmodel.Model{ID: m.ID}}
	if f != nil {
		w.index = outcomes.NewIndex(f)
	}
	w.addOrganisation()
	for i := range m.Elements {
		if e := &m.Elements[i]; isOutcome(e) {
			w.addOutcome(e)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(append([]any{w.about}, w.nodes...))
	return b.Bytes(), w.held, err
}

// isOutcome reports whether the standard has a place for an element.
func isOutcome(e *logicmodel.Element) bool {
	return e != nil && (e.Stage.IsOutcome() || e.Stage == logicmodel.EndState)
}

// addOrganisation adds the one whose outcomes these are: the first partner, or else
// the partnership.
func (w *writer) addOrganisation() {
	w.about = organisation{node: nodeOf("cids:Organization", w.iri("organization", "lead")), Name: cmp.Or(w.model.Partnership, w.model.Title), Outcomes: []string{}, Indicators: []string{}}
	if len(w.model.Partners) > 0 && w.model.Partners[0].Name != "" {
		p := w.model.Partners[0]
		w.about.ID, w.about.Name = w.iri("organization", p.ID), p.Name
		w.held.Partners = []logicmodel.Partner{{ID: p.ID, Name: p.Name}}
		return
	}
	if w.held.Partnership = w.model.Partnership; w.held.Partnership == "" {
		w.held.Title = w.model.Title
	}
}

func (w *writer) addOutcome(e *logicmodel.Element) {
	o := outcome{nodeOf("cids:Outcome", w.iri("outcome", e.ID)), e.Title, cmp.Or(e.Summary, e.Title), w.about.ID, []string{}, []string{}, []string{}}
	kept := logicmodel.Element{ID: e.ID, Title: e.Title, Summary: e.Summary}
	for _, s := range e.Supports {
		if w.addTheme(s.ID) {
			o.Themes = append(o.Themes, w.iri("theme", s.ID))
			kept.Supports = append(kept.Supports, s)
		}
	}
	for _, l := range e.LeadsTo {
		if to := w.iri("outcome", l.To.ID); isOutcome(w.byID[l.To.ID]) && !l.Feedback && !slices.Contains(o.Produces, to) {
			o.Produces = append(o.Produces, to)
			kept.LeadsTo = append(kept.LeadsTo, logicmodel.Link{To: l.To})
		}
	}
	at := len(w.nodes)
	w.nodes = append(w.nodes, nil)
	for i := range e.Indicators {
		if in := &e.Indicators[i]; !in.IsReference() {
			id := w.iri("indicator", in.ID)
			o.Indicators = append(o.Indicators, id)
			w.about.Indicators = append(w.about.Indicators, id)
			kept.Indicators = append(kept.Indicators, w.addIndicator(in, id, o.ID))
		}
	}
	w.nodes[at] = o
	w.about.Outcomes = append(w.about.Outcomes, o.ID)
	w.held.Elements = append(w.held.Elements, kept)
}

// addTheme adds an outcome of the framework and those above it, and reports whether
// there is such a one.
func (w *writer) addTheme(id string) bool {
	if w.index == nil || w.themes[id] {
		return w.themes[id]
	}
	o := w.index.Outcome(id)
	if o == nil {
		return false
	}
	w.themes[id] = true
	t := theme{nodeOf("cids:Theme", w.iri("theme", id)), o.Title, cmp.Or(o.Description, o.Title), []string{}}
	for _, above := range o.ContributesTo {
		if w.addTheme(above.ID) {
			t.RelatesTo = append(t.RelatesTo, w.iri("theme", above.ID))
		}
	}
	w.nodes = append(w.nodes, t)
	return true
}

// addIndicator adds an indicator of an outcome and what was measured, and returns what
// of it is held.
func (w *writer) addIndicator(in *outcomes.Indicator, id, of string) outcomes.Indicator {
	w.nodes = append(w.nodes, indicator{nodeOf("cids:Indicator", id), in.Title, cmp.Or(in.Definition, in.Title), cmp.Or(in.Unit, "not said"), w.about.ID, of})
	kept := outcomes.Indicator{ID: in.ID, Title: in.Title, Definition: in.Definition, Unit: in.Unit}
	for i, f := range in.Actuals {
		first, last, err := w.model.Calendar(w.framework).Span(f.On)
		if f.From != "" && err == nil {
			first, _, err = w.model.Calendar(w.framework).Span(f.From)
		}
		if f.On == "" || err != nil || len(f.By) > 0 || !numbers.IsNumber(f.Value) {
			continue
		}
		w.nodes = append(w.nodes, report{
			nodeOf("cids:IndicatorReport", fmt.Sprintf("%s/report/%d", id, i+1)), in.Title + ", " + f.On.InWords(), id, w.about.ID, measure{nodeOf("i72:Measure", ""), strings.ReplaceAll(f.Value, ",", "")},
			instant{"xsd:dateTime", first.Format(time.DateOnly) + "T00:00:00Z"}, instant{"xsd:dateTime", last.Format(time.DateOnly) + "T23:59:59Z"}, f.Note,
		})
		kept.Actuals = append(kept.Actuals, f)
	}
	return kept
}
