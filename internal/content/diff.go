package content

import (
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// Changes returns the picture of both versions. Its errors are [ErrEmpty] and an
// [*OptionError].
func Changes(d *diff.Diff, o *Options) (*Picture, error) {
	if o.Focus != "" || o.Partner != "" || o.Outcome != "" || o.Only {
		return nil, NewOptionError("Focus", "a picture of changes shows all of both versions: it has no focus, partner or outcome")
	}
	if o.NumberLinks {
		return nil, NewOptionError("NumberLinks", "a picture of changes has marks of its own on the links: they have no numbers")
	}
	if o.GroupBy != "" {
		return nil, NewOptionError("GroupBy", "a picture of changes keeps the groups of the models: it has no other grouping")
	}
	u := d.Union()
	var mk *marker
	var err error
	switch {
	case u.Framework != nil:
		mk, err = markedFramework(d, u, o)
	case o.View == TriangleView:
		err = NewOptionError("View", "a triangle shows only a part of a model; draw its changes in the view model or chain")
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

// markedModel returns the picture of both versions of a model.
func markedModel(d *diff.Diff, u diff.Union, o *Options) (*marker, error) {
	if err := checkDrawable(u.Model); err != nil {
		return nil, err
	}
	p, err := o.emptyPicture(u.Model.Title, u.Model.Lang)
	if err != nil {
		return nil, err
	}
	byElement := p.addStages(u.Model, o)
	p.addLinks(u.Model, byElement)
	p.addContext(u.Model, o)
	old, new := &d.Old, &d.New
	if !o.HideSupports {
		shown := newOutcomeSet(new.Framework)
		if new.Framework == nil {
			shown = newOutcomeSet(old.Framework)
		}
		shown.addOlder(old.Framework, supportTargets(new.Model))
		p.addFramework(u.Model, o, byElement, shown)
	}
	mk := newMarker(p, d)
	mk.hidden = o.HideSupports
	for i, n := range byElement {
		mk.noteBox(u.Old[i], u.New[i], n)
	}
	mk.noteArrows()

	after := new
	mk.Changes.afterHeading = "The model as it is now"
	if new.Model == nil {
		after = old
		mk.Changes.afterHeading = "The model as it was"
	} else if old.Model != nil {
		mk.setDates(string(old.Model.AsAt), string(new.Model.AsAt))
	}
	if len(after.Model.Elements) > 0 {
		usual := *o
		usual.Framework = after.Framework
		mk.Changes.after, err = Model(after.Model, &usual)
	}
	return mk, err
}

// markedFramework returns the picture of both versions of a framework.
func markedFramework(d *diff.Diff, u diff.Union, o *Options) (*marker, error) {
	p, err := o.emptyPicture(u.Framework.Title, "")
	if err != nil {
		return nil, err
	}
	p.View = TriangleView
	old, new := d.Old.Framework, d.New.Framework
	shown := newOutcomeSet(u.Framework)
	shown.addOlder(old, contributionTargets(new))
	// An id that is not found may be defined in another file, which was not read.
	shown.hasFramework = len(u.Framework.Extends) == len(u.Framework.Parents)
	p.addAll(shown, u.Framework, o)
	if len(p.Boxes) == 0 {
		return nil, ErrEmpty
	}
	mk := newMarker(p, d)
	for i := range u.Framework.Outcomes {
		if s := shown.byID[u.Framework.Outcomes[i].ID]; s != nil {
			mk.noteBox(u.Old[i], u.New[i], s.box)
		}
	}
	mk.noteArrows()

	after := new
	mk.Changes.afterHeading = "The framework as it is now"
	if new == nil {
		after = old
		mk.Changes.afterHeading = "The framework as it was"
	} else if old != nil {
		mk.setDates(OneLine(old.Version), OneLine(new.Version))
	}
	if len(after.Outcomes) > 0 {
		usual := *o
		mk.Changes.after, err = frameworkPicture(after, &usual, false)
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
