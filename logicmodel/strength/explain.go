package strength

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// An Explanation is what a model says of one of its elements, or of an outcome
// of its framework, or of how all its activities lead to the end state. Elements
// and links are given by their numbers, as in [Way].
type Explanation struct {
	Model     *logicmodel.Model
	Graph     *logicmodel.Graph
	Framework *outcomes.Framework // may be nil

	File   string // of the model, as the user knows it; may be empty
	Errors int    // that were found in the model

	Element int               // that is explained; -1: none is
	Outcome *outcomes.Outcome // that is explained; nil: none is

	Here Way // from the activities of the model to it
	On   Way // from it to the end state

	// Of an element:
	Causes, Effects []int     // links to it and from it, without feedback
	FedBy, Feeds    []int     // the same that are feedback
	Before, After   []Outside // of other models, what leads to it or to what leads to it, and the other way round
	Supports        []Support // outcomes of the framework, by it or by what it leads to

	// Of an outcome, what supports it, and what supports others that
	// contribute to it. Here is the way to the former, or else to the latter.
	By, Through []Support

	Partners []logicmodel.Ref // of the elements that lead to it, each once; its own are the first
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
// outcome that elements support is then known by its id alone.
func Explain(m *logicmodel.Model, f *outcomes.Framework, c *logicmodel.Graph, id string) *Explanation {
	if c == nil {
		c = logicmodel.NewGraph(m)
	}
	x := &Explanation{Model: m, Graph: c, Framework: f, Element: -1}
	if id == "" {
		return x
	}
	if e, ok := c.Index(id); ok {
		x.explainElement(e)
	} else if x.Outcome = x.find(id); x.Outcome != nil {
		x.explainOutcome()
	} else {
		return nil
	}
	return x
}

// find returns the outcome with the id of the framework, or one made up for an id
// that an element supports; nil where neither knows it.
func (x *Explanation) find(id string) *outcomes.Outcome {
	if x.Framework != nil {
		if o := x.Framework.Outcome(id); o != nil {
			return o
		}
	}
	for i := range x.Model.Elements {
		if slices.ContainsFunc(x.Model.Elements[i].Supports, func(ref logicmodel.Ref) bool { return ref.ID == id }) {
			return &outcomes.Outcome{ID: id}
		}
	}
	return nil
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
	m, c := x.Model, x.Graph
	x.Element = e
	x.Here = To(m, c, e).From(elementsOf(m, logicmodel.Activity)...)
	if ends := elementsOf(m, logicmodel.EndState); len(ends) > 0 {
		x.On = To(m, c, ends...).From(e)
	}
	for _, l := range c.In(e) {
		if k := c.Links[l]; k.Link.Feedback {
			x.FedBy = append(x.FedBy, int(l))
		} else if k.From != e {
			x.Causes = append(x.Causes, int(l))
		}
	}
	for _, l := range c.Out(e) {
		if k := c.Links[l]; k.Link.Feedback {
			x.Feeds = append(x.Feeds, int(l))
		} else if k.To != e {
			x.Effects = append(x.Effects, int(l))
		}
	}

	before, after := c.Causes(e), c.Reach(e)
	x.addPartners(e)
	x.Supports = x.supports(e)
	for i := range m.Elements {
		if before[i] {
			x.addPartners(i)
			for _, ref := range m.Elements[i].DependsOn {
				x.Before = append(x.Before, Outside{i, ref})
			}
		}
		if after[i] && i != e {
			x.Supports = append(x.Supports, x.supports(i)...)
		}
	}
	x.After = outsideAfter(m, c, e)
}

// outsideAfter returns the elements of other models that paths from the element
// lead to, feedback left out.
func outsideAfter(m *logicmodel.Model, c *logicmodel.Graph, e int) []Outside {
	var all []Outside
	for i, is := range c.Reach(e) {
		if !is {
			continue
		}
		for _, l := range m.Elements[i].LeadsTo {
			_, here := c.Index(l.To.ID)
			if _, _, ok := logicmodel.Qualified(l.To.ID); ok && !here && !l.Feedback {
				all = append(all, Outside{i, l.To})
			}
		}
	}
	return all
}

// addPartners adds those of an element, each once.
func (x *Explanation) addPartners(e int) {
	for _, ref := range x.Model.Elements[e].Partners {
		if !slices.ContainsFunc(x.Partners, func(p logicmodel.Ref) bool { return p.ID == ref.ID }) {
			x.Partners = append(x.Partners, ref)
		}
	}
}

// supports returns what an element supports.
func (x *Explanation) supports(e int) []Support {
	var all []Support
	for _, ref := range x.Model.Elements[e].Supports {
		s := Support{Element: e, ID: ref.ID}
		if x.Framework != nil {
			s.Outcome = x.Framework.Outcome(ref.ID)
		}
		all = append(all, s)
	}
	return all
}

// explainOutcome explains an outcome.
func (x *Explanation) explainOutcome() {
	m, c := x.Model, x.Graph
	below := x.contributors()
	var by, through []int
	for i := range m.Elements {
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
	x.Here = To(m, c, by...).From(elementsOf(m, logicmodel.Activity)...)
	for _, e := range x.Here.Elements {
		x.addPartners(e)
	}
}

// contributors returns the outcomes that contribute to the one in question,
// directly or not.
func (x *Explanation) contributors() map[string]bool {
	below := map[string]bool{}
	if x.Framework == nil {
		return below
	}
	to := map[string][]string{}
	for o := range x.Framework.All() {
		for _, ref := range o.ContributesTo {
			to[ref.ID] = append(to[ref.ID], o.ID)
		}
	}
	queue := []string{x.Outcome.ID}
	for i := 0; i < len(queue); i++ {
		for _, id := range to[queue[i]] {
			if !below[id] && id != x.Outcome.ID {
				below[id] = true
				queue = append(queue, id)
			}
		}
	}
	return below
}
