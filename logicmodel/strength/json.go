package strength

import (
	"encoding/json"
	"io"

	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/logicmodel"
)

// WriteJSON writes all of an explanation as an object, in which elements are given
// by their ids and links by those of their ends: {"model", "title", "file",
// "errors"} and one of "activities", "element" and "outcome". Its keys are a
// contract.
func (x *Explanation) WriteJSON(w io.Writer) error {
	all := table.Object{{"model", x.Model.ID}, {"title", x.Model.Title}, {"file", x.File}, {"errors", x.Errors}}
	switch {
	case x.Outcome != nil:
		all = append(all, table.Object{{"outcome", table.Object{
			{"id", x.Outcome.ID}, {"title", x.Outcome.Title},
			{"by", table.Each(x.By, x.jsonSupport)}, {"through", table.Each(x.Through, x.jsonSupport)},
			{"here", x.jsonWay(&x.Here)}, {"partners", x.jsonPartners()},
		}}}...)
	case x.Element >= 0:
		all = append(all, table.Object{{"element", append(x.jsonStep(x.Element), table.Object{
			{"here", x.jsonWay(&x.Here)}, {"on", x.jsonWay(&x.On)},
			{"causes", table.Each(x.Causes, x.jsonClaim)}, {"effects", table.Each(x.Effects, x.jsonClaim)},
			{"fedby", table.Each(x.FedBy, x.jsonLink)}, {"feeds", table.Each(x.Feeds, x.jsonLink)},
			{"before", table.Each(x.Before, x.jsonOutside)}, {"after", table.Each(x.After, x.jsonOutside)},
			{"partners", x.jsonPartners()}, {"reach", table.Each(x.Reach, jsonReach)}, {"supports", table.Each(x.Supports, x.jsonSupport)},
			{"groups", table.Each(x.groups(), func(k int) string { return x.Model.Groups[k].ID })},
			{"factors", table.Each(x.factors(), func(f *logicmodel.Factor) table.Object {
				return table.Object{{"id", f.ID}, {"title", f.Title}}
			})},
			{"status", jsonStatus(x.Model.Elements[x.Element].Status)}, {"unintended", x.Model.Elements[x.Element].Unintended},
		}...)}}...)
	default:
		activities := []table.Object{}
		for a, way := range Activities(x.Model, x.Graph) {
			activities = append(activities, append(x.jsonStep(a), table.Object{{"way", x.jsonWay(&way)}}...))
		}
		all = append(all, table.Object{{"activities", activities}}...)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(all)
}

func (x *Explanation) jsonStep(e int) table.Object {
	s := &x.Model.Elements[e]
	return table.Object{{"id", s.ID}, {"title", s.Title}, {"stage", s.Stage.String()}, {"line", s.Pos.Line}, {"column", s.Pos.Column}}
}

// id returns the id of an element or a group.
func (x *Explanation) id(node int) string {
	if k, ok := x.Graph.Group(node); ok {
		return x.Model.Groups[k].ID
	}
	return x.Model.Elements[node].ID
}

func (x *Explanation) jsonLink(l int) table.Object {
	k := x.Graph.Edges[l]
	return table.Object{{"from", x.id(k.From)}, {"to", x.id(k.To)}}
}

func jsonStages(s [2]logicmodel.Stage) table.Object {
	return table.Object{{"from", s[0].String()}, {"to", s[1].String()}}
}

func (x *Explanation) jsonClaim(l int) table.Object {
	k := x.Graph.Edges[l].Link
	return append(x.jsonLink(l), table.Object{
		{"because", k.Because}, {"grade", k.Evidence.Grade.String()}, {"source", k.Evidence.Source}, {"illustrative", k.Illustrative},
	}...)
}

func (x *Explanation) jsonOutside(o Outside) table.Object {
	return table.Object{{"element", x.id(o.Element)}, {"outside", o.Ref.ID}}
}

// jsonWay returns the way as an object, and null where there is none.
func (x *Explanation) jsonWay(w *Way) any {
	if !w.Exists() {
		return nil
	}
	return table.Object{
		{"from", table.Each(w.From, x.id)}, {"to", table.Each(w.To, x.id)}, {"elements", table.Each(w.Elements, x.id)}, {"links", table.Each(w.Links, x.jsonLink)},
		{"stages", table.Each(w.Stages, jsonStages)},
		{"every", table.Object{{"elements", table.Each(w.Every.Elements, x.id)}, {"links", table.Each(w.Every.Links, x.jsonLink)}}},
		{"best", w.Best.String()}, {"path", table.Each(w.BestPath, x.jsonLink)},
		{"weakest", w.Weakest.String()}, {"weak", table.Each(w.Weak, x.jsonLink)}, {"ungraded", table.Each(w.Ungraded, x.jsonLink)},
		{"assumptions", table.Each(w.Assumptions, func(a Assumption) table.Object {
			return table.Object{{"id", a.ID}, {"text", a.Text}, {"status", a.Status.String()}, {"every", a.Every}, {"links", table.Each(a.Links, x.jsonLink)}}
		})},
		{"risks", table.Each(w.Risks, func(r Risk) table.Object {
			return table.Object{
				{"id", r.ID}, {"text", r.Text}, {"likelihood", r.Likelihood.String()}, {"consequence", r.Consequence.String()},
				{"mitigation", r.Mitigation}, {"every", r.Every}, {"links", table.Each(r.Links, x.jsonLink)},
			}
		})},
	}
}

func (x *Explanation) jsonPartners() []table.Object {
	form := func(own bool) func(logicmodel.Partner) table.Object {
		return func(p logicmodel.Partner) table.Object {
			return table.Object{{"id", p.ID}, {"name", p.Name}, {"own", own}}
		}
	}
	return append(table.Each(x.Partners, form(true)), table.Each(x.Others, form(false))...)
}

// jsonStatus returns a judgement as an object, and null where there is none.
func jsonStatus(j *logicmodel.Judgement) any {
	if j == nil || j.Is == 0 {
		return nil
	}
	return table.Object{{"is", j.Is.String()}, {"on", string(j.On)}, {"note", j.Note}}
}

func jsonReach(g logicmodel.ReachGroup) table.Object {
	return table.Object{{"id", g.ID}, {"title", g.Title}, {"priority", g.Priority}}
}

func (x *Explanation) jsonSupport(s Support) table.Object {
	title := ""
	if s.Outcome != nil {
		title = s.Outcome.Title
	}
	return table.Object{{"element", x.id(s.Element)}, {"outcome", s.ID}, {"title", title}}
}
