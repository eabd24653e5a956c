package main

import (
	"encoding/json"
	"io"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/strength"
)

// The object that "explain --format json" writes. Its names are a contract.
type jsonExplained struct {
	Model      string          `json:"model"`
	Title      string          `json:"title"`
	File       string          `json:"file"`
	Errors     int             `json:"errors"` // that check finds
	Activities *[]jsonActivity `json:"activities,omitempty"`
	Element    *jsonElement    `json:"element,omitempty"`
	Outcome    *jsonOutcome    `json:"outcome,omitempty"`
}

type jsonStep struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Stage  string `json:"stage"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

type jsonActivity struct {
	jsonStep
	Way *jsonWay `json:"way"`
}

type jsonElement struct {
	jsonStep
	Here     *jsonWay      `json:"here"`
	On       *jsonWay      `json:"on"`
	Causes   []jsonClaim   `json:"causes"`
	Effects  []jsonClaim   `json:"effects"`
	FedBy    []jsonLink    `json:"fedby"`
	Feeds    []jsonLink    `json:"feeds"`
	Before   []jsonOutside `json:"before"`
	After    []jsonOutside `json:"after"`
	Partners []jsonPartner `json:"partners"`
	Reach    []jsonReach   `json:"reach"`
	Supports []jsonSupport `json:"supports"`
}

type jsonOutcome struct {
	ID       string        `json:"id"`
	Title    string        `json:"title"`
	By       []jsonSupport `json:"by"`
	Through  []jsonSupport `json:"through"`
	Here     *jsonWay      `json:"here"`
	Partners []jsonPartner `json:"partners"`
}

type jsonWay struct {
	From        []string         `json:"from"`
	To          []string         `json:"to"`
	Elements    []string         `json:"elements"`
	Links       []jsonLink       `json:"links"`
	Every       jsonPoints       `json:"every"`
	Best        string           `json:"best"`
	Path        []jsonLink       `json:"path"`
	Weakest     string           `json:"weakest"`
	Weak        []jsonLink       `json:"weak"`
	Ungraded    []jsonLink       `json:"ungraded"`
	Assumptions []jsonAssumption `json:"assumptions"`
	Risks       []jsonRisk       `json:"risks"`
}

type jsonPoints struct {
	Elements []string   `json:"elements"`
	Links    []jsonLink `json:"links"`
}

type jsonLink struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type jsonClaim struct {
	jsonLink
	Because      string `json:"because"`
	Grade        string `json:"grade"`
	Source       string `json:"source"`
	Illustrative bool   `json:"illustrative"`
}

type jsonAssumption struct {
	ID     string     `json:"id"`
	Text   string     `json:"text"`
	Status string     `json:"status"`
	Every  bool       `json:"every"`
	Links  []jsonLink `json:"links"`
}

type jsonRisk struct {
	ID          string     `json:"id"`
	Text        string     `json:"text"`
	Likelihood  string     `json:"likelihood"`
	Consequence string     `json:"consequence"`
	Mitigation  string     `json:"mitigation"`
	Every       bool       `json:"every"`
	Links       []jsonLink `json:"links"`
}

type jsonOutside struct {
	Element string `json:"element"`
	Outside string `json:"outside"`
}

type jsonPartner struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Own  bool   `json:"own"`
}

type jsonReach struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Priority bool   `json:"priority"`
}

type jsonSupport struct {
	Element string `json:"element"`
	Outcome string `json:"outcome"`
	Title   string `json:"title"`
}

func (x *explained) writeJSON(w io.Writer) error {
	j := jsonExplained{Model: x.Model.ID, Title: x.Model.Title, File: x.Name, Errors: len(x.Errors())}
	switch e := x.element; {
	case e == nil:
		activities := []jsonActivity{}
		for a, way := range strength.Activities(x.Model, x.Graph) {
			activities = append(activities, jsonActivity{x.step(a), x.way(&way)})
		}
		j.Activities = &activities
	case e.Outcome != nil:
		j.Outcome = &jsonOutcome{
			ID: e.Outcome.ID, Title: e.Outcome.Title, By: x.supports(e.By), Through: x.supports(e.Through),
			Here: x.way(&e.Here), Partners: x.partners(nil),
		}
	default:
		element := &x.Model.Elements[e.Element]
		j.Element = &jsonElement{
			jsonStep: x.step(e.Element), Here: x.way(&e.Here), On: x.way(&e.On),
			Causes: each(e.Causes, x.claim), Effects: each(e.Effects, x.claim), FedBy: each(e.FedBy, x.link), Feeds: each(e.Feeds, x.link),
			Before: each(e.Before, x.outside), After: each(e.After, x.outside),
			Partners: x.partners(element.Partners), Reach: x.reach(element.Reach), Supports: x.supports(e.Supports),
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(j)
}

// each are the items in another form; never null.
func each[T, U any](items []T, form func(T) U) []U {
	out := make([]U, 0, len(items))
	for _, i := range items {
		out = append(out, form(i))
	}
	return out
}

func (x *explained) step(e int) jsonStep {
	s := &x.Model.Elements[e]
	return jsonStep{s.ID, s.Title, s.Stage.String(), s.Pos.Line, s.Pos.Column}
}

func (x *explained) id(e int) string { return x.Model.Elements[e].ID }

func (x *explained) link(l int) jsonLink {
	k := x.Graph.Links[l]
	return jsonLink{x.id(k.From), x.id(k.To)}
}

func (x *explained) claim(l int) jsonClaim {
	k := x.Graph.Links[l]
	return jsonClaim{x.link(l), k.Link.Because, k.Link.Evidence.Grade.String(), k.Link.Evidence.Source, k.Link.Illustrative}
}

func (x *explained) outside(o strength.Outside) jsonOutside {
	return jsonOutside{x.id(o.Element), o.Ref.ID}
}

// way is a way; nil where there is none.
func (x *explained) way(w *strength.Way) *jsonWay {
	if !w.Exists() {
		return nil
	}
	j := &jsonWay{
		From: each(w.From, x.id), To: each(w.To, x.id), Elements: each(w.Elements, x.id), Links: each(w.Links, x.link),
		Every: jsonPoints{each(w.Every.Elements, x.id), each(w.Every.Links, x.link)},
		Best:  w.Best.String(), Path: each(w.BestPath, x.link),
		Weakest: w.Weakest.String(), Weak: each(w.Weak, x.link), Ungraded: each(w.Ungraded, x.link),
		Assumptions: []jsonAssumption{}, Risks: []jsonRisk{},
	}
	for _, a := range w.Assumptions {
		j.Assumptions = append(j.Assumptions, jsonAssumption{a.ID, a.Text, a.Status.String(), a.Every, each(a.Links, x.link)})
	}
	for _, r := range w.Risks {
		j.Risks = append(j.Risks, jsonRisk{r.ID, r.Text, r.Likelihood.String(), r.Consequence.String(), r.Mitigation, r.Every, each(r.Links, x.link)})
	}
	return j
}

// partners are those of the element, which are given, and of what leads to it.
func (x *explained) partners(own []logicmodel.Ref) []jsonPartner {
	at := map[string]int{}
	all := []jsonPartner{}
	for _, ref := range x.element.Partners {
		at[ref.ID] = len(all)
		all = append(all, jsonPartner{ID: ref.ID})
	}
	for _, ref := range own {
		all[at[ref.ID]].Own = true
	}
	for _, p := range x.Model.Partners {
		if i, ok := at[p.ID]; ok {
			all[i].Name = p.Name
		}
	}
	return all
}

func (x *explained) reach(refs []logicmodel.Ref) []jsonReach {
	return each(refs, func(ref logicmodel.Ref) jsonReach {
		for _, g := range x.Model.Reach {
			if g.ID == ref.ID {
				return jsonReach{g.ID, g.Title, g.Priority}
			}
		}
		return jsonReach{ID: ref.ID}
	})
}

func (x *explained) supports(all []strength.Support) []jsonSupport {
	return each(all, func(s strength.Support) jsonSupport {
		j := jsonSupport{Element: x.id(s.Element), Outcome: s.ID}
		if s.Outcome != nil {
			j.Title = s.Outcome.Title
		}
		return j
	})
}
