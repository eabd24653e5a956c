package render

import (
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// newFrameworkGraph returns the graph of a framework by itself.
func newFrameworkGraph(f *outcomes.Framework, o *contentOptions) (*graph, error) {
	if f == nil {
		return nil, ErrEmpty
	}
	g, err := o.emptyGraph(f.Title, "")
	if err != nil {
		return nil, err
	}
	g.view = TriangleView
	shown := newOutcomeSet(f)
	g.addAll(shown, f, o)
	if len(g.boxes) == 0 {
		return nil, ErrEmpty
	}
	chosen, err := g.choose(&logicmodel.Model{}, o)
	if err != nil {
		return nil, err
	}
	return g.finish(chosen, o)
}

// addAll adds all outcomes of the framework, and the arrows between them.
func (g *graph) addAll(shown *outcomeSet, f *outcomes.Framework, opt *contentOptions) {
	shown.addAll(f)
	shown.addContributedTo()
	g.addOutcomes(shown, opt)
	g.addContributions(shown)
	g.addKnownLinks(shown, f)
}

// addKnownLinks adds the links between outcomes that the framework states.
func (g *graph) addKnownLinks(shown *outcomeSet, f *outcomes.Framework) {
	for o := range f.All() {
		for _, l := range o.Links {
			if to := shown.byID[l.To.ID]; to != nil {
				g.join(arrow{
					from: shown.byID[o.ID].box, to: to.box, because: oneLine(l.Because),
					grade: l.Evidence.Grade, evidence: oneLine(l.Evidence.Source),
				})
			}
		}
	}
}

// addSupporters adds the elements that support an outcome, and above them the
// whole framework.
func (g *graph) addSupporters(m *logicmodel.Model, o *contentOptions) {
	shown := newOutcomeSet(o.Framework)
	shown.addAll(o.Framework)
	var at []int
	for i := range m.Elements {
		e := &m.Elements[i]
		if len(e.Supports) == 0 {
			continue
		}
		if at == nil {
			g.addTier("Results of the model", frameworkLook)
		}
		at = append(at, g.addElement(0, m, e, o))
		for _, ref := range e.Supports {
			shown.add(ref.ID)
		}
	}
	shown.addContributedTo()
	g.addOutcomes(shown, o)
	for _, n := range at {
		g.addSupports(g.boxes[n].element, n, shown)
	}
	g.addContributions(shown)
	g.addKnownLinks(shown, o.Framework)
}
