package diff

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Union is one model or framework with everything that either version has: the
// new version, with removed things after what stood before them. Things that both
// versions have are as in the new one. All ids are those of the new version.
type Union struct {
	Model     *logicmodel.Model
	Framework *outcomes.Framework

	// Old and New are the ids of the elements or outcomes of the union in the
	// two versions; empty: that version lacks it.
	Old, New []string
}

// Union returns both versions in one, and the zero Union where neither version
// exists, or one is a model and the other a framework.
func (d *Diff) Union() Union {
	var u Union
	base := &d.New
	if d.new == nil {
		base = &d.Old
	}
	switch {
	case d.old == nil && d.new == nil, d.old != nil && d.new != nil && d.old.what != d.new.what:
		return u
	case base.Model != nil:
		m := *base.Model
		m.Partners, m.Reach, m.Factors, m.Groups, m.Elements = nil, nil, nil, nil, nil
		u.Model = &m
	default:
		f := *base.Framework
		f.Levels, f.Outcomes = nil, nil
		u.Framework = &f
	}
	for _, r := range mergeParts(d.old, d.new) {
		removed := r.parent == d.old
		switch s := r.source.(type) {
		case *logicmodel.Partner:
			u.Model.Partners = append(u.Model.Partners, *s)
		case *logicmodel.ReachGroup:
			u.Model.Reach = append(u.Model.Reach, *s)
		case *logicmodel.Factor:
			u.Model.Factors = append(u.Model.Factors, d.factor(r, *s, removed))
		case *logicmodel.Group:
			u.Model.Groups = append(u.Model.Groups, d.group(r, *s, removed))
		case *logicmodel.Element:
			u.Model.Elements = append(u.Model.Elements, d.element(r, *s, removed))
			u.add(r, removed)
		case *outcomes.Level:
			u.Framework.Levels = append(u.Framework.Levels, *s)
		case *outcomes.Outcome:
			u.Framework.Outcomes = append(u.Framework.Outcomes, d.outcome(r, *s, removed))
			u.add(r, removed)
		}
	}
	return u
}

// add records the ids of an element or an outcome.
func (u *Union) add(r *record, removed bool) {
	was, is := "", r.thing.ID
	switch {
	case removed:
		was, is = r.thing.ID, ""
	case r.same != nil:
		was = r.same.thing.ID
	}
	u.Old, u.New = append(u.Old, was), append(u.New, is)
}

// element returns an element with the links and refs of both versions.
func (d *Diff) element(r *record, e logicmodel.Element, removed bool) logicmodel.Element {
	e.LeadsTo = d.links(r, e.LeadsTo, removed)
	if removed {
		e.Group = d.follow(diag.KindElement, e.Group)[0]
		e.Partners, e.Reach, e.DependsOn = d.follow(diag.KindPartner, e.Partners...), d.follow(diag.KindReachGroup, e.Reach...), d.follow(diag.KindElement, e.DependsOn...)
		return e
	}
	for _, f := range r.lost {
		switch f.field {
		case "supports":
			e.Supports = append(slices.Clip(e.Supports), outcomes.Ref{ID: f.id})
		case "depends-on":
			e.DependsOn = append(slices.Clip(e.DependsOn), d.follow(diag.KindElement, outcomes.Ref{ID: f.id})...)
		}
	}
	return e
}

// group returns a group with the links of both versions.
func (d *Diff) group(r *record, g logicmodel.Group, removed bool) logicmodel.Group {
	g.LeadsTo = d.links(r, g.LeadsTo, removed)
	if removed {
		g.Group = d.follow(diag.KindElement, g.Group)[0]
	}
	return g
}

// factor returns an external factor with the refs of both versions.
func (d *Diff) factor(r *record, f logicmodel.Factor, removed bool) logicmodel.Factor {
	if removed {
		f.Affects = d.follow(diag.KindElement, f.Affects...)
		return f
	}
	for _, lost := range r.lost {
		if lost.field == "affects" {
			f.Affects = append(slices.Clip(f.Affects), d.follow(diag.KindElement, outcomes.Ref{ID: lost.id})...)
		}
	}
	return f
}

// links returns the links of an element or a group, with those that only the old
// version has.
func (d *Diff) links(r *record, links []logicmodel.Link, removed bool) []logicmodel.Link {
	links = slices.Clone(links)
	if removed {
		for i := range links {
			links[i].To = d.follow(diag.KindElement, links[i].To)[0]
		}
		return links
	}
	for _, p := range r.removedLinks() {
		l := *p.source.(*logicmodel.Link)
		l.To = d.follow(diag.KindElement, l.To)[0]
		links = append(links, l)
	}
	return links
}

// outcome returns an outcome with the links and refs of both versions.
func (d *Diff) outcome(r *record, o outcomes.Outcome, removed bool) outcomes.Outcome {
	o.Links = slices.Clone(o.Links)
	if removed {
		for i := range o.Links {
			o.Links[i].To = d.follow(diag.KindOutcome, o.Links[i].To)[0]
		}
		o.Level = d.follow(diag.KindLevel, o.Level)[0]
		o.ContributesTo = d.follow(diag.KindOutcome, o.ContributesTo...)
		return o
	}
	for _, p := range r.removedLinks() {
		l := *p.source.(*outcomes.Link)
		l.To = d.follow(diag.KindOutcome, l.To)[0]
		o.Links = append(o.Links, l)
	}
	for _, f := range r.lost {
		if f.field == "contributes-to" {
			o.ContributesTo = append(slices.Clip(o.ContributesTo), d.follow(diag.KindOutcome, outcomes.Ref{ID: f.id})...)
		}
	}
	return o
}

// removedLinks returns the links of a thing of the new version that only the old
// one has.
func (r *record) removedLinks() []*record {
	if r.same == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.same.parts), func(p *record) bool { return p.what != diag.KindLink || p.same != nil })
}

// follow returns ids of the old version translated to the new one.
func (d *Diff) follow(w diag.Kind, refs ...outcomes.Ref) []outcomes.Ref {
	refs = slices.Clone(refs)
	for i := range refs {
		if to, ok := d.renamed[w][refs[i].ID]; ok {
			refs[i].ID = to
		}
	}
	return refs
}
