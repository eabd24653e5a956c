package render

import (
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// newDiffGraph returns the graph of both versions.
func newDiffGraph(d *diff.Diff, o *contentOptions) (*graph, error) {
	if o.Focus != "" || o.Partner != "" || o.Outcome != "" || o.Only {
		return nil, optionError("Focus", "a picture of changes shows all of both versions: it has no focus, partner or outcome")
	}
	if o.NumberLinks {
		return nil, optionError("NumberLinks", "a picture of changes has marks of its own on the links: they have no numbers")
	}
	u := d.Union()
	var mk *marker
	var err error
	switch {
	case u.Framework != nil:
		mk, err = markedFramework(d, u, o)
	case o.View == TriangleView:
		err = optionError("View", "a triangle shows only a part of a model; draw its changes in the view model or chain")
	case u.Model != nil:
		mk, err = markedModel(d, u, o)
	default:
		err = ErrEmpty
	}
	if err != nil {
		return nil, err
	}
	mk.noteFrames()
	mk.mark()
	return mk.finish(nil, o)
}

// markedModel returns the graph of both versions of a model.
func markedModel(d *diff.Diff, u diff.Union, o *contentOptions) (*marker, error) {
	if err := checkDrawable(u.Model); err != nil {
		return nil, err
	}
	g, err := o.emptyGraph(u.Model.Title, u.Model.Lang)
	if err != nil {
		return nil, err
	}
	byElement := g.addStages(u.Model, o)
	g.addLinks(u.Model, byElement)
	g.addContext(u.Model, o)
	old, new := &d.Old, &d.New
	if !o.HideSupports {
		shown := newOutcomeSet(new.Framework)
		if new.Framework == nil {
			shown = newOutcomeSet(old.Framework)
		}
		shown.addOlder(old.Framework, supportTargets(new.Model))
		g.addFramework(u.Model, o, byElement, shown)
	}
	mk := newMarker(g, d)
	mk.hidden = o.HideSupports
	for i, n := range byElement {
		mk.noteBox(u.Old[i], u.New[i], n)
	}
	mk.noteArrows()

	after := new
	mk.diff.afterHeading = "The model as it is now"
	if new.Model == nil {
		after = old
		mk.diff.afterHeading = "The model as it was"
	} else if old.Model != nil {
		mk.setDates(string(old.Model.AsAt), string(new.Model.AsAt))
	}
	if len(after.Model.Elements) > 0 {
		usual := *o
		usual.Framework = after.Framework
		mk.diff.after, err = newGraph(after.Model, &usual)
	}
	return mk, err
}

// markedFramework returns the graph of both versions of a framework.
func markedFramework(d *diff.Diff, u diff.Union, o *contentOptions) (*marker, error) {
	g, err := o.emptyGraph(u.Framework.Title, "")
	if err != nil {
		return nil, err
	}
	g.view = TriangleView
	old, new := d.Old.Framework, d.New.Framework
	shown := newOutcomeSet(u.Framework)
	shown.addOlder(old, contributionTargets(new))
	// An id that is not found may be defined in another file, which was not read.
	shown.hasFramework = len(u.Framework.Extends) == len(u.Framework.Parents)
	g.addAll(shown, u.Framework, o)
	if len(g.boxes) == 0 {
		return nil, ErrEmpty
	}
	mk := newMarker(g, d)
	for i := range u.Framework.Outcomes {
		if s := shown.byID[u.Framework.Outcomes[i].ID]; s != nil {
			mk.noteBox(u.Old[i], u.New[i], s.box)
		}
	}
	mk.noteArrows()

	after := new
	mk.diff.afterHeading = "The framework as it is now"
	if new == nil {
		after = old
		mk.diff.afterHeading = "The framework as it was"
	} else if old != nil {
		mk.setDates(oneLine(old.Version), oneLine(new.Version))
	}
	if len(after.Outcomes) > 0 {
		usual := *o
		mk.diff.after, err = newFrameworkGraph(after, &usual)
	}
	return mk, err
}

// supportTargets returns the ids of the outcomes that a model supports.
func supportTargets(m *logicmodel.Model) map[string]bool {
	ids := map[string]bool{}
	if m != nil {
		for ref := range m.Refs() {
			if ref.Key == "supports" {
				ids[ref.ID] = true
			}
		}
	}
	return ids
}

// contributionTargets returns the ids of what the outcomes of a framework contribute to.
func contributionTargets(f *outcomes.Framework) map[string]bool {
	ids := map[string]bool{}
	if f != nil {
		for i := range f.Outcomes {
			for _, ref := range f.Outcomes[i].ContributesTo {
				ids[ref.ID] = true
			}
		}
	}
	return ids
}
