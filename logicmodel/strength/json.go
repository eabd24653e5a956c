package strength

import (
	"encoding/json"
	"io"

	"github.com/resultschain/resultschain/logicmodel"
)

// The object that WriteJSON writes. Its names are a contract.
type jsonExplanation struct {
	Model      string          `json:"model"`
	Title      string          `json:"title"`
	File       string          `json:"file"`
	Errors     int             `json:"errors"`
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

// WriteJSON writes all of an explanation as an object, in which elements are given
// by their ids and links by those of their ends: {"model", "title", "file",
// "errors"} and one of "activities", "element" and "outcome".
func (x *Explanation) WriteJSON(w io.Writer) error {
	m := x.Model
	j := jsonExplanation{Model: m.ID, Title: m.Title, File: x.File, Errors: x.Errors}
	switch {
	case x.Outcome != nil:
		j.Outcome = &jsonOutcome{
			ID: x.Outcome.ID, Title: x.Outcome.Title, By: each(x.By, x.jsonSupport), Through: each(x.Through, x.jsonSupport),
			Here: x.jsonWay(&x.Here), Partners: x.jsonPartners(nil),
		}
	case x.Element >= 0:
		e := &m.Elements[x.Element]
		j.Element = &jsonElement{
			jsonStep: x.jsonStep(x.Element), Here: x.jsonWay(&x.Here), On: x.jsonWay(&x.On),
			Causes: each(x.Causes, x.jsonClaim), Effects: each(x.Effects, x.jsonClaim), FedBy: each(x.FedBy, x.jsonLink), Feeds: each(x.Feeds, x.jsonLink),
			Before: each(x.Before, x.jsonOutside), After: each(x.After, x.jsonOutside),
			Partners: x.jsonPartners(e.Partners), Reach: each(e.Reach, x.jsonReach), Supports: each(x.Supports, x.jsonSupport),
		}
	default:
		activities := []jsonActivity{}
		for a, way := range Activities(m, x.Graph) {
			activities = append(activities, jsonActivity{x.jsonStep(a), x.jsonWay(&way)})
		}
		j.Activities = &activities
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(j)
}

// each returns the items in another form; never nil.
func each[T, U any](items []T, form func(T) U) []U {
	out := make([]U, 0, len(items))
	for _, i := range items {
		out = append(out, form(i))
	}
	return out
}

func (x *Explanation) jsonStep(e int) jsonStep {
	s := &x.Model.Elements[e]
	return jsonStep{s.ID, s.Title, s.Stage.String(), s.Pos.Line, s.Pos.Column}
}

func (x *Explanation) id(e int) string { return x.Model.Elements[e].ID }

func (x *Explanation) jsonLink(l int) jsonLink {
	k := x.Graph.Links[l]
	return jsonLink{x.id(k.From), x.id(k.To)}
}

func (x *Explanation) jsonClaim(l int) jsonClaim {
	k := x.Graph.Links[l]
	return jsonClaim{x.jsonLink(l), k.Link.Because, k.Link.Evidence.Grade.String(), k.Link.Evidence.Source, k.Link.Illustrative}
}

func (x *Explanation) jsonOutside(o Outside) jsonOutside {
	return jsonOutside{x.id(o.Element), o.Ref.ID}
}

// jsonWay returns nil where there is no way.
func (x *Explanation) jsonWay(w *Way) *jsonWay {
	if !w.Exists() {
		return nil
	}
	return &jsonWay{
		From: each(w.From, x.id), To: each(w.To, x.id), Elements: each(w.Elements, x.id), Links: each(w.Links, x.jsonLink),
		Every: jsonPoints{each(w.Every.Elements, x.id), each(w.Every.Links, x.jsonLink)},
		Best:  w.Best.String(), Path: each(w.BestPath, x.jsonLink),
		Weakest: w.Weakest.String(), Weak: each(w.Weak, x.jsonLink), Ungraded: each(w.Ungraded, x.jsonLink),
		Assumptions: each(w.Assumptions, func(a Assumption) jsonAssumption {
			return jsonAssumption{a.ID, a.Text, a.Status.String(), a.Every, each(a.Links, x.jsonLink)}
		}),
		Risks: each(w.Risks, func(r Risk) jsonRisk {
			return jsonRisk{r.ID, r.Text, r.Likelihood.String(), r.Consequence.String(), r.Mitigation, r.Every, each(r.Links, x.jsonLink)}
		}),
	}
}

// jsonPartners returns those of the element, which are given, and of what leads
// to it.
func (x *Explanation) jsonPartners(own []logicmodel.Ref) []jsonPartner {
	return each(x.Partners, func(ref logicmodel.Ref) jsonPartner {
		j := jsonPartner{ID: ref.ID}
		for _, o := range own {
			j.Own = j.Own || o.ID == ref.ID
		}
		for _, p := range x.Model.Partners {
			if p.ID == ref.ID {
				j.Name = p.Name
			}
		}
		return j
	})
}

func (x *Explanation) jsonReach(ref logicmodel.Ref) jsonReach {
	for _, g := range x.Model.Reach {
		if g.ID == ref.ID {
			return jsonReach{g.ID, g.Title, g.Priority}
		}
	}
	return jsonReach{ID: ref.ID}
}

func (x *Explanation) jsonSupport(s Support) jsonSupport {
	j := jsonSupport{Element: x.id(s.Element), Outcome: s.ID}
	if s.Outcome != nil {
		j.Title = s.Outcome.Title
	}
	return j
}
