package portfolio

import (
	"github.com/resultschain/resultschain/internal/table"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/rules"
	"github.com/resultschain/resultschain/outcomes"
)

// MarshalJSON returns the coverage as an object with the keys
//
//	framework   an object with id, version and title; null: the models name none
//	outcomes    how many there are
//	supported   how many of them somebody supports
//	levels      objects with id, title, outcomes and supported
//	models      those that are counted: objects with id, title and file
//	left_out    the others: objects with file, model (its id; empty where it
//	            cannot be read) and why
//	coverage    an object for each outcome
//
// and an outcome with the keys
//
//	id, level, title   those of the outcome, and the id of its level
//	contributes_to     ids
//	support            direct, through, none or replaced
//	direct, through    objects with model, element, title, stage and, where the
//	                   support is through an outcome, via
//	activities         objects with model, element and title
//	partners           names
//	worth_a_look       objects with model, outputs (ids) and partners (names)
//	direct_partners    names of the partners who work towards what is direct
//
// Lists are never null. The keys are a contract.
func (c *Coverage) MarshalJSON() ([]byte, error) {
	var framework table.Object
	if f := c.Framework; f != nil {
		framework = table.Object{{"id", f.ID}, {"version", f.Version}, {"title", f.Title}}
	}
	return table.Object{
		{"framework", framework}, {"outcomes", len(c.Rows)}, {"supported", len(c.SupportedRows())},
		{"levels", table.Each(c.Groups, jsonLevel)}, {"models", table.Each(c.Models, jsonModel)},
		{"left_out", table.Each(c.LeftOut, jsonLeftOut)}, {"coverage", table.Each(c.Rows, jsonRow)},
	}.MarshalJSON()
}

func jsonLevel(g Group) table.Object {
	return table.Object{{"id", g.ID}, {"title", g.Title}, {"outcomes", len(g.Rows)}, {"supported", g.CountSupported()}}
}

func jsonModel(m *rules.Result) table.Object {
	return table.Object{{"id", m.Model.ID}, {"title", m.Model.Title}, {"file", m.Name}}
}

func jsonLeftOut(l Omission) table.Object {
	id := ""
	if l.Model != nil {
		id = l.Model.ID
	}
	return table.Object{{"file", l.Name}, {"model", id}, {"why", l.Why}}
}

func jsonRow(r *Row) table.Object {
	return table.Object{
		{"id", r.ID}, {"level", r.Level.ID}, {"title", r.Title},
		{"contributes_to", table.Each(r.ContributesTo, func(ref outcomes.Ref) string { return ref.ID })}, {"support", r.supportWord()},
		{"direct", table.Each(r.Direct, jsonSupport)}, {"through", table.Each(r.Through, jsonSupport)},
		{"activities", table.Each(r.Activities, jsonStep)}, {"partners", names(r.Partners)},
		{"worth_a_look", table.Each(r.Overlap, jsonEffort)}, {"direct_partners", names(r.DirectPartners)},
	}
}

func jsonStep(s logicmodel.Step) table.Object {
	return table.Object{{"model", s.Model.ID}, {"element", s.Element.ID}, {"title", s.Element.Title}}
}

func jsonSupport(s Support) table.Object {
	o := append(jsonStep(s.Step), table.Object{{"stage", s.Element.Stage.String()}}...)
	if s.Via != nil {
		o = append(o, table.Object{{"via", s.Via.ID}}...)
	}
	return o
}

func jsonEffort(e Effort) table.Object {
	outputs := table.Each(e.Outputs, func(s logicmodel.Step) string { return s.Element.ID })
	return table.Object{{"model", e.Model.ID}, {"outputs", outputs}, {"partners", names(e.Partners)}}
}
