package portfolio

import (
	"encoding/json"
	"io"

	"github.com/resultschain/resultschain/logicmodel"
)

// The object that [Coverage.WriteJSON] writes. Its names are a contract.
type jsonCoverage struct {
	Framework *jsonFramework `json:"framework"` // null: the models name none
	Outcomes  int            `json:"outcomes"`
	Supported int            `json:"supported"`
	Levels    []jsonLevel    `json:"levels"`
	Models    []jsonModel    `json:"models"`
	LeftOut   []jsonLeftOut  `json:"left_out"`
	Coverage  []jsonOutcome  `json:"coverage"`
}

type jsonFramework struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   string `json:"title"`
}

type jsonLevel struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Outcomes  int    `json:"outcomes"`
	Supported int    `json:"supported"`
}

type jsonModel struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	File  string `json:"file"`
}

type jsonLeftOut struct {
	File  string `json:"file"`
	Model string `json:"model"` // empty: it cannot be read
	Why   string `json:"why"`
}

type jsonOutcome struct {
	ID            string        `json:"id"`
	Level         string        `json:"level"`
	Title         string        `json:"title"`
	ContributesTo []string      `json:"contributes_to"`
	Support       string        `json:"support"` // direct, through, none, replaced
	Direct        []jsonSupport `json:"direct"`
	Through       []jsonSupport `json:"through"`
	Activities    []jsonStep    `json:"activities"`
	Partners      []string      `json:"partners"`
	WorthALook    []jsonEffort  `json:"worth_a_look"`

	// Those of the partners who work towards what is direct.
	DirectPartners []string `json:"direct_partners"`
}

type jsonStep struct {
	Model   string `json:"model"`
	Element string `json:"element"`
	Title   string `json:"title"`
}

type jsonSupport struct {
	jsonStep
	Stage string `json:"stage"`
	Via   string `json:"via,omitempty"`
}

type jsonEffort struct {
	Model    string   `json:"model"`
	Outputs  []string `json:"outputs"`
	Partners []string `json:"partners"`
}

// WriteJSON writes the coverage as one JSON object.
func (c *Coverage) WriteJSON(w io.Writer) error {
	n := countOf(c.Outcomes)
	out := jsonCoverage{
		Outcomes: n.All, Supported: n.Supported,
		Levels: []jsonLevel{}, Models: []jsonModel{}, LeftOut: []jsonLeftOut{}, Coverage: []jsonOutcome{},
	}
	if f := c.Framework; f != nil {
		out.Framework = &jsonFramework{f.ID, f.Version, f.Title}
	}
	for i := range c.Levels {
		l := &c.Levels[i]
		n := countOf(l.Outcomes)
		out.Levels = append(out.Levels, jsonLevel{l.ID, l.Title, n.All, n.Supported})
	}
	for _, m := range c.Models {
		out.Models = append(out.Models, jsonModel{m.Model.ID, m.Model.Title, m.Name()})
	}
	for _, l := range c.LeftOut {
		id := ""
		if l.Model != nil {
			id = l.Model.ID
		}
		out.LeftOut = append(out.LeftOut, jsonLeftOut{l.Name(), id, l.Why})
	}
	for _, o := range c.Outcomes {
		out.Coverage = append(out.Coverage, jsonOf(o))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func jsonOf(o *Outcome) jsonOutcome {
	out := jsonOutcome{
		ID: o.ID, Level: o.Outcome.Level.ID, Title: o.Title, Support: o.support(),
		ContributesTo: []string{}, Direct: jsonSupports(o.Direct), Through: jsonSupports(o.Through),
		Activities: []jsonStep{}, Partners: append([]string{}, partnerNames(o.Partners)...), WorthALook: []jsonEffort{},
		DirectPartners: append([]string{}, partnerNames(o.DirectPartners)...),
	}
	for _, ref := range o.ContributesTo {
		out.ContributesTo = append(out.ContributesTo, ref.ID)
	}
	for _, s := range o.Activities {
		out.Activities = append(out.Activities, jsonStepOf(s.Model, s.Element))
	}
	for _, e := range o.Overlap {
		effort := jsonEffort{Model: e.Model.ID, Outputs: []string{}, Partners: partnerNames(e.Partners)}
		for _, s := range e.Outputs {
			effort.Outputs = append(effort.Outputs, s.Element.ID)
		}
		out.WorthALook = append(out.WorthALook, effort)
	}
	return out
}

func jsonStepOf(m *logicmodel.Model, e *logicmodel.Element) jsonStep {
	return jsonStep{m.ID, e.ID, e.Title}
}

func jsonSupports(list []Support) []jsonSupport {
	all := []jsonSupport{}
	for _, s := range list {
		j := jsonSupport{jsonStep: jsonStepOf(s.Model, s.Element), Stage: s.Element.Stage.String()}
		if s.Via != nil {
			j.Via = s.Via.ID
		}
		all = append(all, j)
	}
	return all
}
