package strength

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// An Explanation is what a model says of one of its elements, or of an outcome
// of its framework. Elements and links are told by their numbers, as in [Way].
type Explanation struct {
	Model     *logicmodel.Model
	Chain     *logicmodel.Graph
	Framework *outcomes.Framework // may be nil

	Element int               // -1: an outcome of the framework is explained
	Outcome *outcomes.Outcome // nil: an element is

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

// A Support says that an element supports an outcome of the framework.
type Support struct {
	Element int
	ID      string            // of the outcome
	Outcome *outcomes.Outcome // nil: the framework has none with the id, or is not known
}

// Explain explains the element with the id, or else the outcome of the framework
// with it. It is nil where there is neither. The framework and the chain may be
// nil; an outcome that elements support is then known by its id alone.
func Explain(m *logicmodel.Model, f *outcomes.Framework, c *logicmodel.Graph, id string) *Explanation {
	if c == nil {
		c = logicmodel.NewGraph(m)
	}
	x := &Explanation{Model: m, Chain: c, Framework: f, Element: -1}
	if e, ok := c.Index(id); ok {
		x.Element = e
		x.element()
		return x
	}
	if x.Outcome = x.outcome(id); x.Outcome == nil {
		return nil
	}
	x.supported()
	return x
}

// outcome is the outcome with the id of the framework, or one made up for an id
// that an element supports; nil where neither knows it.
func (x *Explanation) outcome(id string) *outcomes.Outcome {
	if x.Framework != nil {
		if o := x.Framework.Outcome(id); o != nil {
			return o
		}
	}
	for i := range x.Model.Elements {
		for _, ref := range x.Model.Elements[i].Supports {
			if ref.ID == id {
				return &outcomes.Outcome{ID: id}
			}
		}
	}
	return nil
}

// Names are what [Explain] knows: the ids of the elements, then those of the
// outcomes that they support, and of the framework's others.
func Names(m *logicmodel.Model, f *outcomes.Framework) []string {
	var ids []string
	seen := map[string]bool{}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
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

// element explains an element.
func (x *Explanation) element() {
	m, c, e := x.Model, x.Chain, x.Element
	x.Here = To(m, c, e).From(at(m, logicmodel.Activity)...)
	if ends := at(m, logicmodel.EndState); len(ends) > 0 {
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
	for i := range m.Elements {
		if before[i] {
			for _, ref := range m.Elements[i].DependsOn {
				x.Before = append(x.Before, Outside{i, ref})
			}
		}
		if after[i] {
			x.After = append(x.After, outside(m, c, i)...)
		}
	}
	x.partners(e, before)
	x.Supports = x.supports(e)
	for i := range m.Elements {
		if after[i] && i != e {
			x.Supports = append(x.Supports, x.supports(i)...)
		}
	}
}

// outside are the elements of other models that the element leads to, feedback
// left out.
func outside(m *logicmodel.Model, c *logicmodel.Graph, e int) []Outside {
	var all []Outside
	for _, l := range m.Elements[e].LeadsTo {
		_, here := c.Index(l.To.ID)
		if _, _, ok := logicmodel.Qualified(l.To.ID); ok && !here && !l.Feedback {
			all = append(all, Outside{e, l.To})
		}
	}
	return all
}

// partners finds those of the element, if it is one, and of those that are
// marked.
func (x *Explanation) partners(e int, marked []bool) {
	seen := map[string]bool{}
	add := func(i int) {
		for _, ref := range x.Model.Elements[i].Partners {
			if !seen[ref.ID] {
				seen[ref.ID] = true
				x.Partners = append(x.Partners, ref)
			}
		}
	}
	if e >= 0 {
		add(e)
	}
	for i, is := range marked {
		if is {
			add(i)
		}
	}
}

// supports are what an element supports.
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

// supported explains an outcome.
func (x *Explanation) supported() {
	m, c := x.Model, x.Chain
	below := x.contributors()
	for i := range m.Elements {
		for _, s := range x.supports(i) {
			switch {
			case s.ID == x.Outcome.ID:
				x.By = append(x.By, s)
			case below[s.ID]:
				x.Through = append(x.Through, s)
			}
		}
	}
	var by []int
	for _, s := range x.By {
		by = append(by, s.Element)
	}
	if by == nil {
		for _, s := range x.Through {
			by = append(by, s.Element)
		}
	}
	x.Here = To(m, c, by...).From(at(m, logicmodel.Activity)...)
	before := make([]bool, len(m.Elements))
	for _, e := range x.Here.Elements {
		before[e] = true
	}
	x.partners(-1, before)
}

// contributors are the outcomes that contribute to the one in question,
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
			if !below[id] && !slices.Contains(queue[:1], id) {
				below[id] = true
				queue = append(queue, id)
			}
		}
	}
	return below
}
