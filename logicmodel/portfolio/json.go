package portfolio

import (
	"encoding/json"

	"github.com/resultschain/resultschain/logicmodel"
)

// The JSON of a coverage. Its names are a contract.
type (
	jsonCoverage struct {
		Framework *jsonFramework `json:"framework"` // null: the models name none
		Outcomes  int            `json:"outcomes"`
		Supported int            `json:"supported"`
		Levels    []jsonLevel    `json:"levels"`
		Models    []jsonModel    `json:"models"`
		LeftOut   []jsonLeftOut  `json:"left_out"`
		Coverage  []jsonRow      `json:"coverage"`
	}
	jsonFramework struct {
		ID      string `json:"id"`
		Version string `json:"version"`
		Title   string `json:"title"`
	}
	jsonLevel struct {
		ID        string `json:"id"`
		Title     string `json:"title"`
		Outcomes  int    `json:"outcomes"`
		Supported int    `json:"supported"`
	}
	jsonModel struct {
		ID    string `json:"id"`
		Title string `json:"title"`
		File  string `json:"file"`
	}
	jsonLeftOut struct {
		File  string `json:"file"`
		Model string `json:"model"` // empty: it cannot be read
		Why   string `json:"why"`
	}
	jsonRow struct {
		ID             string        `json:"id"`
		Level          string        `json:"level"`
		Title          string        `json:"title"`
		ContributesTo  []string      `json:"contributes_to"`
		Support        string        `json:"support"` // direct, through, none, replaced
		Direct         []jsonSupport `json:"direct"`
		Through        []jsonSupport `json:"through"`
		Activities     []jsonStep    `json:"activities"`
		Partners       []string      `json:"partners"`
		WorthALook     []jsonEffort  `json:"worth_a_look"`
		DirectPartners []string      `json:"direct_partners"` // those of the partners who work towards what is direct
	}
	jsonStep struct {
		Model   string `json:"model"`
		Element string `json:"element"`
		Title   string `json:"title"`
	}
	jsonSupport struct {
		jsonStep
		Stage string `json:"stage"`
		Via   string `json:"via,omitempty"`
	}
	jsonEffort struct {
		Model    string   `json:"model"`
		Outputs  []string `json:"outputs"`
		Partners []string `json:"partners"`
	}
)

// MarshalJSON returns the coverage as an object with the keys framework,
// outcomes and supported (how many), levels, models, left_out and coverage, which
// has an object for each outcome. Lists are never null.
func (c *Coverage) MarshalJSON() ([]byte, error) { return json.Marshal(c.json()) }

func (c *Coverage) json() jsonCoverage {
	out := jsonCoverage{
		Outcomes: len(c.Rows), Supported: len(c.Supported()),
		Levels: []jsonLevel{}, Models: []jsonModel{}, LeftOut: []jsonLeftOut{}, Coverage: []jsonRow{},
	}
	if f := c.Framework; f != nil {
		out.Framework = &jsonFramework{f.ID, f.Version, f.Title}
	}
	for _, g := range c.Groups {
		out.Levels = append(out.Levels, jsonLevel{g.ID, g.Title, len(g.Rows), g.supported()})
	}
	for _, m := range c.Models {
		out.Models = append(out.Models, jsonModel{m.Model.ID, m.Model.Title, m.Name})
	}
	for _, l := range c.LeftOut {
		id := ""
		if l.Model != nil {
			id = l.Model.ID
		}
		out.LeftOut = append(out.LeftOut, jsonLeftOut{l.Name, id, l.Why})
	}
	for _, r := range c.Rows {
		out.Coverage = append(out.Coverage, r.json())
	}
	return out
}

func (r *Row) json() jsonRow {
	out := jsonRow{
		ID: r.ID, Level: r.Level.ID, Title: r.Title, Support: r.support(),
		ContributesTo: []string{}, Direct: jsonSupports(r.Direct), Through: jsonSupports(r.Through),
		Activities: []jsonStep{}, Partners: append([]string{}, names(r.Partners)...), WorthALook: []jsonEffort{},
		DirectPartners: append([]string{}, names(r.DirectPartners)...),
	}
	for _, ref := range r.ContributesTo {
		out.ContributesTo = append(out.ContributesTo, ref.ID)
	}
	for _, s := range r.Activities {
		out.Activities = append(out.Activities, stepJSON(s))
	}
	for _, e := range r.Overlap {
		effort := jsonEffort{Model: e.Model.ID, Outputs: []string{}, Partners: names(e.Partners)}
		for _, s := range e.Outputs {
			effort.Outputs = append(effort.Outputs, s.Element.ID)
		}
		out.WorthALook = append(out.WorthALook, effort)
	}
	return out
}

func stepJSON(s logicmodel.Step) jsonStep { return jsonStep{s.Model.ID, s.Element.ID, s.Element.Title} }

func jsonSupports(list []Support) []jsonSupport {
	all := []jsonSupport{}
	for _, s := range list {
		j := jsonSupport{jsonStep: stepJSON(s.Step), Stage: s.Element.Stage.String()}
		if s.Via != nil {
			j.Via = s.Via.ID
		}
		all = append(all, j)
	}
	return all
}
