package strength

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/resultschain/resultschain/logicmodel"
)

// An object is a JSON object whose keys keep their order.
type object []struct {
	key   string
	value any
}

// MarshalJSON implements [json.Marshaler].
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, m := range o {
		b.WriteByte("{,"[min(i, 1)])
		e.Encode(m.key)
		b.WriteByte(':')
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// WriteJSON writes all of an explanation as an object, in which elements are given
// by their ids and links by those of their ends: {"model", "title", "file",
// "errors"} and one of "activities", "element" and "outcome". Its keys are a
// contract.
func (x *Explanation) WriteJSON(w io.Writer) error {
	all := object{{"model", x.Model.ID}, {"title", x.Model.Title}, {"file", x.File}, {"errors", x.Errors}}
	switch {
	case x.Outcome != nil:
		all = append(all, object{{"outcome", object{
			{"id", x.Outcome.ID}, {"title", x.Outcome.Title},
			{"by", each(x.By, x.jsonSupport)}, {"through", each(x.Through, x.jsonSupport)},
			{"here", x.jsonWay(&x.Here)}, {"partners", x.jsonPartners()},
		}}}...)
	case x.Element >= 0:
		all = append(all, object{{"element", append(x.jsonStep(x.Element), object{
			{"here", x.jsonWay(&x.Here)}, {"on", x.jsonWay(&x.On)},
			{"causes", each(x.Causes, x.jsonClaim)}, {"effects", each(x.Effects, x.jsonClaim)},
			{"fedby", each(x.FedBy, x.jsonLink)}, {"feeds", each(x.Feeds, x.jsonLink)},
			{"before", each(x.Before, x.jsonOutside)}, {"after", each(x.After, x.jsonOutside)},
			{"partners", x.jsonPartners()}, {"reach", each(x.Reach, jsonReach)}, {"supports", each(x.Supports, x.jsonSupport)},
		}...)}}...)
	default:
		activities := []object{}
		for a, way := range Activities(x.Model, x.Graph) {
			activities = append(activities, append(x.jsonStep(a), object{{"way", x.jsonWay(&way)}}...))
		}
		all = append(all, object{{"activities", activities}}...)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(all)
}

// each returns the items in another form; never nil.
func each[T, U any](items []T, form func(T) U) []U {
	out := make([]U, 0, len(items))
	for _, i := range items {
		out = append(out, form(i))
	}
	return out
}

func (x *Explanation) jsonStep(e int) object {
	s := &x.Model.Elements[e]
	return object{{"id", s.ID}, {"title", s.Title}, {"stage", s.Stage.String()}, {"line", s.Pos.Line}, {"column", s.Pos.Column}}
}

func (x *Explanation) id(e int) string { return x.Model.Elements[e].ID }

func (x *Explanation) jsonLink(l int) object {
	k := x.Graph.Links[l]
	return object{{"from", x.id(k.From)}, {"to", x.id(k.To)}}
}

func (x *Explanation) jsonClaim(l int) object {
	k := x.Graph.Links[l].Link
	return append(x.jsonLink(l), object{
		{"because", k.Because}, {"grade", k.Evidence.Grade.String()}, {"source", k.Evidence.Source}, {"illustrative", k.Illustrative},
	}...)
}

func (x *Explanation) jsonOutside(o Outside) object {
	return object{{"element", x.id(o.Element)}, {"outside", o.Ref.ID}}
}

// jsonWay returns null where there is no way.
func (x *Explanation) jsonWay(w *Way) any {
	if !w.Exists() {
		return nil
	}
	return object{
		{"from", each(w.From, x.id)}, {"to", each(w.To, x.id)}, {"elements", each(w.Elements, x.id)}, {"links", each(w.Links, x.jsonLink)},
		{"every", object{{"elements", each(w.Every.Elements, x.id)}, {"links", each(w.Every.Links, x.jsonLink)}}},
		{"best", w.Best.String()}, {"path", each(w.BestPath, x.jsonLink)},
		{"weakest", w.Weakest.String()}, {"weak", each(w.Weak, x.jsonLink)}, {"ungraded", each(w.Ungraded, x.jsonLink)},
		{"assumptions", each(w.Assumptions, func(a Assumption) object {
			return object{{"id", a.ID}, {"text", a.Text}, {"status", a.Status.String()}, {"every", a.Every}, {"links", each(a.Links, x.jsonLink)}}
		})},
		{"risks", each(w.Risks, func(r Risk) object {
			return object{
				{"id", r.ID}, {"text", r.Text}, {"likelihood", r.Likelihood.String()}, {"consequence", r.Consequence.String()},
				{"mitigation", r.Mitigation}, {"every", r.Every}, {"links", each(r.Links, x.jsonLink)},
			}
		})},
	}
}

func (x *Explanation) jsonPartners() []object {
	form := func(own bool) func(logicmodel.Partner) object {
		return func(p logicmodel.Partner) object { return object{{"id", p.ID}, {"name", p.Name}, {"own", own}} }
	}
	return append(each(x.Partners, form(true)), each(x.Others, form(false))...)
}

func jsonReach(g logicmodel.ReachGroup) object {
	return object{{"id", g.ID}, {"title", g.Title}, {"priority", g.Priority}}
}

func (x *Explanation) jsonSupport(s Support) object {
	title := ""
	if s.Outcome != nil {
		title = s.Outcome.Title
	}
	return object{{"element", x.id(s.Element)}, {"outcome", s.ID}, {"title", title}}
}
