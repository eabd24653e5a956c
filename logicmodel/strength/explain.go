package strength

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// An Explanation holds what is known of an element of a model, or of an outcome
// of its framework, or of how all activities lead to the end of the chain. Elements
// and links are given by their numbers, as in [Way].
type Explanation struct {
	Model     *logicmodel.Model
	Graph     *logicmodel.Graph
	Framework *outcomes.Framework // may be nil

	File   string // of the model, as the user knows it; may be empty
	Errors int    // that were found in the model

	Element int               // that is explained; -1: none is
	Outcome *outcomes.Outcome // that is explained; nil: none is

	Here Way // to it from the activities of the model, or from what [Activities] has in their place
	On   Way // from it to the end of the chain; of an input without links, from the activities, which it feeds

	// Of an element:
	Causes, Effects []int     // links to it and from it, or to and from a group that it is in, without feedback
	FedBy, Feeds    []int     // the same that are feedback
	Before, After   []Outside // of other models, what leads to it or to what leads to it, and the other way round
	Supports        []Support // outcomes of the framework, by it or by what it leads to

	// Of an outcome, what supports it, and what supports others that
	// contribute to it. Here is the way to the former, or else to the latter.
	By, Through []Support

	// Partners are its own, and Others those of the elements that lead to it,
	// each once; Reach is whom it is for. Those that the model does not define
	// have only an id.
	Partners, Others []logicmodel.Partner
	Reach            []logicmodel.ReachGroup
}

// An Outside is an element of another model, as in [logicmodel.Qualified], that
// an element of this one depends on or leads to.
type Outside struct {
	Element int // of this model
	Ref     logicmodel.Ref
}

// A Support is an element that supports an outcome of the framework.
type Support struct {
	Element int
	ID      string            // of the outcome
	Outcome *outcomes.Outcome // nil: the framework has none with the id, or is not known
}

// Explain explains the element with the id, or else the outcome of the framework
// with it; without an id, the ways of all activities, as [Activities] has them. It
// is nil where there is neither. The framework and the graph may be nil; an
// outcome that elements support is then known by its id alone. Links are those
// from one model to another that are written in any of them.
func Explain(m *logicmodel.Model, f *outcomes.Framework, g *logicmodel.Graph, id string, links ...*logicmodel.CrossLink) *Explanation {
	if g == nil {
		g = logicmodel.NewGraph(m)
	}
	x := &Explanation{Model: m, Graph: g, Framework: f, Element: -1}
	if id == "" {
		return x
	}
	if e, ok := g.Index(id); ok {
		x.explainElement(e)
		x.addWritten(links)
		return x
	}
	if x.Outcome = x.outcome(id); x.Outcome == nil {
		for i := range m.Elements {
			if slices.ContainsFunc(m.Elements[i].Supports, func(ref logicmodel.Ref) bool { return ref.ID == id }) {
				x.Outcome = &outcomes.Outcome{ID: id}
			}
		}
	}
	if x.Outcome == nil {
		return nil
	}
	x.explainOutcome()
	return x
}

// outcome returns the outcome with the id of the framework; nil where there is none.
func (x *Explanation) outcome(id string) *outcomes.Outcome {
	if x.Framework == nil {
		return nil
	}
	return x.Framework.Outcome(id)
}

// Names returns what [Explain] knows: the ids of the elements, then those of the
// outcomes that they support, and of the framework's others.
func Names(m *logicmodel.Model, f *outcomes.Framework) []string {
	var ids []string
	seen := map[string]bool{}
	add := func(id string) {
		if !seen[id] {
			ids = append(ids, id)
		}
		seen[id] = true
	}
	for i := range m.Elements {
		add(m.Elements[i].ID)
	}
	for i := range m.Elements {
		for _, ref := range m.Elements[i].Supports {
			add(ref.ID)
		}
	}
	if f != nil {
		for o := range f.All() {
			add(o.ID)
		}
	}
	return ids
}

// explainElement explains an element.
func (x *Explanation) explainElement(e int) {
	m, g := x.Model, x.Graph
	x.Element = e
	x.Here = pathsTo(m, g, e).way(startsOf(g)...)
	if ends := elementsOf(m, m.End()); len(ends) > 0 {
		from := []int{e}
		if x.feedsActivities() {
			from = elementsOf(m, logicmodel.Activity)
		}
		x.On = pathsTo(m, g, ends...).way(from...)
	}
	for l, k := range g.Edges {
		in, out := &x.Causes, &x.Effects
		switch {
		case k.Link == nil:
			continue
		case k.Link.Feedback:
			in, out = &x.FedBy, &x.Feeds
		case k.From == k.To:
			continue
		}
		if g.Holds(k.To, e) {
			*in = append(*in, l)
		}
		if g.Holds(k.From, e) {
			*out = append(*out, l)
		}
	}

	x.addPartners(&x.Partners, e)
	for _, ref := range m.Elements[e].Reach {
		g := logicmodel.ReachGroup{ID: ref.ID}
		if i := slices.IndexFunc(m.Reach, func(g logicmodel.ReachGroup) bool { return g.ID == ref.ID }); i >= 0 {
			g = m.Reach[i]
		}
		x.Reach = append(x.Reach, g)
	}
	x.Supports = x.supports(e)
	before, after := g.Causes(e), g.Reach(e)
	if slices.ContainsFunc(startsOf(g), func(a int) bool { return before[a] && g.Stage(a) == logicmodel.Activity }) {
		for i := range g.InStage(logicmodel.Input) {
			before[i] = before[i] || !g.IsCause(i) // it feeds the activities as a whole
		}
	}
	for i := range m.Elements {
		if before[i] {
			x.addPartners(&x.Others, i)
			for _, ref := range m.Elements[i].DependsOn {
				x.Before = append(x.Before, Outside{i, ref})
			}
		}
		if after[i] && i != e {
			x.Supports = append(x.Supports, x.supports(i)...)
		}
	}
	x.After = outsideAfter(g, e)
}

// feedsActivities reports whether the element is an input without links, which feeds
// the activities as a whole.
func (x *Explanation) feedsActivities() bool {
	return x.Graph.Stage(x.Element) == logicmodel.Input && !x.Graph.IsCause(x.Element)
}

// outsideAfter returns the elements of other models to which paths lead from the
// element, as its own model names them; feedback is left out.
func outsideAfter(g *logicmodel.Graph, e int) []Outside {
	var all []Outside
	after := g.Reach(e)
	for _, k := range g.Away {
		if after[k.From] && !k.Link.Feedback {
			all = append(all, Outside{k.From, k.Link.To})
		}
	}
	return all
}

// addWritten adds the links of an element that are written in other models.
func (x *Explanation) addWritten(links []*logicmodel.CrossLink) {
	before, after := x.Graph.Causes(x.Element), x.Graph.Reach(x.Element)
	add := func(list *[]Outside, on []bool, own, other logicmodel.Step) {
		if own.Model != x.Model {
			return
		}
		i, ok := x.Graph.Index(own.Element.ID)
		same := func(o Outside) bool { return o.Element == i && o.Ref.ID == other.String() }
		if ok && on[i] && !slices.ContainsFunc(*list, same) {
			*list = append(*list, Outside{i, logicmodel.Ref{ID: other.String(), Pos: other.Element.Pos}})
		}
	}
	for _, l := range links {
		if l != nil && l.From.Element != nil && l.To.Element != nil && !l.Feedback() {
			add(&x.Before, before, l.To, l.From)
			add(&x.After, after, l.From, l.To)
		}
	}
}

// addPartners adds to the list the partners of an element that are in neither
// list.
func (x *Explanation) addPartners(list *[]logicmodel.Partner, e int) {
	for _, ref := range x.Model.Elements[e].Partners {
		same := func(p logicmodel.Partner) bool { return p.ID == ref.ID }
		if slices.ContainsFunc(x.Partners, same) || slices.ContainsFunc(x.Others, same) {
			continue
		}
		p := logicmodel.Partner{ID: ref.ID}
		if i := slices.IndexFunc(x.Model.Partners, same); i >= 0 {
			p = x.Model.Partners[i]
		}
		*list = append(*list, p)
	}
}

// supports returns the outcomes that an element supports.
func (x *Explanation) supports(e int) []Support {
	var all []Support
	for _, ref := range x.Model.Elements[e].Supports {
		all = append(all, Support{e, ref.ID, x.outcome(ref.ID)})
	}
	return all
}

// explainOutcome explains an outcome.
func (x *Explanation) explainOutcome() {
	below := map[string]bool{}
	if x.Framework != nil {
		for _, o := range outcomes.NewIndex(x.Framework).Below(x.Outcome) {
			below[o.ID] = true
		}
	}
	var by, through []int
	for i := range x.Model.Elements {
		for _, s := range x.supports(i) {
			switch {
			case s.ID == x.Outcome.ID:
				x.By, by = append(x.By, s), append(by, i)
			case below[s.ID]:
				x.Through, through = append(x.Through, s), append(through, i)
			}
		}
	}
	if by == nil {
		by = through
	}
	x.Here = pathsTo(x.Model, x.Graph, by...).way(startsOf(x.Graph)...)
	for _, e := range x.Here.Elements {
		x.addPartners(&x.Others, e)
	}
}
