package render

import (
	"context"
	"io"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// A Version is a logic model as it was or is, with the framework that it is
// written for. Without that, its outcomes are drawn by their ids.
type Version struct {
	Model     *logicmodel.Model // nil: there was, or is, none
	Framework *outcomes.Framework
}

// WriteDiff draws two versions of a model in one picture, as [Write] draws one,
// and says in each box and on each arrow whether it was added, removed or
// changed. The changes are those that [diff.Models], [diff.ModelsUnder] or
// [diff.ModelsTogether] give. What boxes have no room for is listed beneath.
//
// A line tells the change, not the evidence. The picture shows all of the model,
// in the views [ModelView] and [ChainView], and its links have no numbers;
// options that want something else are an [ErrChoice]. The framework of the
// options is not used.
func WriteDiff(ctx context.Context, w io.Writer, old, new Version, changes []diff.Change, format Format, o *Options) error {
	if o == nil {
		o = &Options{}
	}
	g, err := newDiffGraph(old, new, changes, o)
	if err != nil {
		return err
	}
	return write(ctx, w, g, format, o)
}

// DrawDiff lays out what [WriteDiff] draws.
func DrawDiff(ctx context.Context, old, new Version, changes []diff.Change, o *Options) (*Picture, error) {
	if o == nil {
		o = &Options{}
	}
	g, err := newDiffGraph(old, new, changes, o)
	if err != nil {
		return nil, err
	}
	return laidOut(ctx, g, o)
}

// WriteFrameworkDiff draws two versions of a framework in one picture, either of
// which may be nil, as [WriteDiff] draws those of a model. The changes are those
// that [diff.Frameworks] gives.
func WriteFrameworkDiff(ctx context.Context, w io.Writer, old, new *outcomes.Framework, changes []diff.Change, format Format, o *Options) error {
	if o == nil {
		o = &Options{}
	}
	g, err := newFrameworkDiffGraph(old, new, changes, o)
	if err != nil {
		return err
	}
	return write(ctx, w, g, format, o)
}

// DrawFrameworkDiff lays out what [WriteFrameworkDiff] draws.
func DrawFrameworkDiff(ctx context.Context, old, new *outcomes.Framework, changes []diff.Change, o *Options) (*Picture, error) {
	if o == nil {
		o = &Options{}
	}
	g, err := newFrameworkDiffGraph(old, new, changes, o)
	if err != nil {
		return nil, err
	}
	return laidOut(ctx, g, o)
}

// wholeOnly refuses what a picture of changes cannot show.
func (o *Options) wholeOnly() error {
	switch {
	case o.Focus != "" || o.Partner != "" || o.Outcome != "" || o.Only:
		return choice("a picture of changes shows all of both versions: it has no focus, partner or outcome")
	case o.NumberLinks:
		return choice("a picture of changes has marks of its own on the links: they have no numbers")
	}
	return nil
}

// newDiffGraph is the graph of both versions of a model.
func newDiffGraph(old, new Version, changes []diff.Change, o *Options) (*graph, error) {
	if err := o.wholeOnly(); err != nil {
		return nil, err
	}
	if o.View == TriangleView {
		return nil, choice("a triangle shows only a part of a model; draw its changes in the view model or chain")
	}
	u := unite(old.Model, new.Model, changes)
	if err := drawable(u.model); err != nil {
		return nil, err
	}
	g, err := o.graph(u.model.Title, u.model.Lang)
	if err != nil {
		return nil, err
	}
	byElement := g.addStages(u.model, o)
	g.addLinks(u.model, byElement)
	if !o.HideSupports {
		shown := newOutcomeSet(new.Framework)
		if new.Framework == nil {
			shown = newOutcomeSet(old.Framework)
		}
		shown.also(old.Framework, supported(new.Model))
		g.addFramework(u.model, o, byElement, shown)
	}
	mk := newMarker(g, changes)
	for i, n := range byElement {
		mk.place(u.oldIDs[i], u.newIDs[i], n)
	}
	mk.modelArrows(old.Model, new.Model)
	mk.hidden = o.HideSupports
	mk.old, mk.new = namesIn(old), namesIn(new)
	if err := mk.afterModel(old, new, o); err != nil {
		return nil, err
	}
	mk.mark()
	return g.finish(nil, o)
}

// afterModel notes the graph of the new model, to be told in words; of one that
// was removed, that of the old.
func (mk *marker) afterModel(old, new Version, o *Options) error {
	v, usual := new, *o
	mk.diff.now = "The model as it is now"
	if v.Model == nil {
		v = old
		mk.diff.now = "The model as it was"
	} else if old.Model != nil && old.Model.AsAt != "" && new.Model.AsAt != "" && old.Model.AsAt != new.Model.AsAt {
		mk.between = " from " + string(old.Model.AsAt) + " to " + string(new.Model.AsAt)
	}
	if len(v.Model.Elements) == 0 {
		return nil
	}
	usual.Framework = v.Framework
	var err error
	mk.diff.after, err = newGraph(v.Model, &usual)
	return err
}

// supported are the ids of the outcomes that a model supports.
func supported(m *logicmodel.Model) map[string]bool {
	ids := map[string]bool{}
	if m != nil {
		for i := range m.Elements {
			for _, ref := range m.Elements[i].Supports {
				ids[ref.ID] = true
			}
		}
	}
	return ids
}

// contributedTo are the ids of what the outcomes of a framework contribute to.
func contributedTo(f *outcomes.Framework) map[string]bool {
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

// newFrameworkDiffGraph is the graph of both versions of a framework.
func newFrameworkDiffGraph(old, new *outcomes.Framework, changes []diff.Change, o *Options) (*graph, error) {
	if err := o.wholeOnly(); err != nil {
		return nil, err
	}
	u := uniteFrameworks(old, new, changes)
	if u.framework == nil {
		return nil, ErrEmpty
	}
	g, err := o.graph(u.framework.Title, "")
	if err != nil {
		return nil, err
	}
	g.view = TriangleView
	shown := newOutcomeSet(u.framework)
	shown.also(old, contributedTo(new))
	// What another file defines that was not read is not therefore missing.
	shown.framed = len(u.framework.Extends) == len(u.framework.Parents)
	g.addAll(shown, u.framework, o)
	if len(g.boxes) == 0 {
		return nil, ErrEmpty
	}
	g.addContributions(shown)
	g.addKnownLinks(shown, u.framework)
	mk := newMarker(g, changes)
	for i := range u.framework.Outcomes {
		if s := shown.byID[u.framework.Outcomes[i].ID]; s != nil {
			mk.place(u.oldIDs[i], u.newIDs[i], s.box)
		}
	}
	mk.frameworkArrows(old, new)
	after := new
	mk.diff.now = "The framework as it is now"
	if after == nil {
		after = old
		mk.diff.now = "The framework as it was"
	} else if old != nil && old.Version != "" && new.Version != "" && old.Version != new.Version {
		mk.between = " from " + oneLine(old.Version) + " to " + oneLine(new.Version)
	}
	if len(after.Outcomes) > 0 {
		usual := *o
		if mk.diff.after, err = newFrameworkGraph(after, &usual); err != nil {
			return nil, err
		}
	}
	mk.mark()
	return g.finish(nil, o)
}
