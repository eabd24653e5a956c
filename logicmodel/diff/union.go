package diff

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/outcomes"
)

// A Union is one model or framework with all that either version has: the new
// one, with what was removed after what stood before it. What both versions have
// is as the new one has it, and by its ids; so is what removed things name.
type Union struct {
	Model     *logicmodel.Model
	Framework *outcomes.Framework

	// Old and New are the ids of the elements or outcomes of the union in the
	// two versions; empty: that version lacks it.
	Old, New []string
}

// Union returns both versions in one. Where neither version is there, it is zero.
func (d *Diff) Union() Union {
	switch {
	case d.match == nil:
		return d.only()
	case d.What == Framework:
		return d.frameworks()
	}
	return d.models()
}

// only returns the one version that there is.
func (d *Diff) only() Union {
	v, isOld := &d.New, !d.New.isThere()
	if isOld {
		v = &d.Old
	}
	u := Union{Model: v.Model}
	switch {
	case v.Model != nil:
		for i := range v.Model.Elements {
			u.New = append(u.New, v.Model.Elements[i].ID)
		}
	case v.Framework != nil:
		u.Framework = v.Framework
		for i := range v.Framework.Outcomes {
			u.New = append(u.New, v.Framework.Outcomes[i].ID)
		}
	}
	if u.Old = make([]string, len(u.New)); isOld {
		u.Old, u.New = u.New, u.Old
	}
	return u
}

// add notes the ids of an element or an outcome.
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

func (d *Diff) models() Union {
	m := *d.New.Model
	m.Partners, m.Reach, m.Elements = nil, nil, nil
	u := Union{Model: &m}
	for _, r := range merged(d.match.old, d.match.new) {
		switch s := r.source.(type) {
		case *logicmodel.Partner:
			m.Partners = append(m.Partners, *s)
		case *logicmodel.ReachGroup:
			m.Reach = append(m.Reach, *s)
		case *logicmodel.Element:
			removed := r.parent == d.match.old
			m.Elements = append(m.Elements, d.element(r, *s, removed))
			u.add(r, removed)
		}
	}
	return u
}

// element returns an element with what both versions say of it.
func (d *Diff) element(r *record, e logicmodel.Element, removed bool) logicmodel.Element {
	e.LeadsTo = slices.Clone(e.LeadsTo)
	if removed {
		for i := range e.LeadsTo {
			d.follow(Element, &e.LeadsTo[i].To)
		}
		e.Partners, e.Reach, e.DependsOn = d.followed(Partner, e.Partners), d.followed(ReachGroup, e.Reach), d.followed(Element, e.DependsOn)
		return e
	}
	for _, p := range r.removedLinks() {
		l := *p.source.(*logicmodel.Link)
		d.follow(Element, &l.To)
		e.LeadsTo = append(e.LeadsTo, l)
	}
	for _, f := range r.lost {
		switch f.field {
		case "supports":
			e.Supports = append(slices.Clip(e.Supports), outcomes.Ref{ID: f.id})
		case "depends-on":
			e.DependsOn = append(slices.Clip(e.DependsOn), d.followed(Element, []outcomes.Ref{{ID: f.id}})...)
		}
	}
	return e
}

func (d *Diff) frameworks() Union {
	f := *d.New.Framework
	f.Levels, f.Outcomes = nil, nil
	u := Union{Framework: &f}
	for _, r := range merged(d.match.old, d.match.new) {
		switch s := r.source.(type) {
		case *outcomes.Level:
			f.Levels = append(f.Levels, *s)
		case *outcomes.Outcome:
			removed := r.parent == d.match.old
			f.Outcomes = append(f.Outcomes, d.outcome(r, *s, removed))
			u.add(r, removed)
		}
	}
	return u
}

// outcome returns an outcome with what both versions say of it.
func (d *Diff) outcome(r *record, o outcomes.Outcome, removed bool) outcomes.Outcome {
	o.Links = slices.Clone(o.Links)
	if removed {
		for i := range o.Links {
			d.follow(Outcome, &o.Links[i].To)
		}
		d.follow(Level, &o.Level)
		o.ContributesTo = d.followed(Outcome, o.ContributesTo)
		return o
	}
	for _, p := range r.removedLinks() {
		l := *p.source.(*outcomes.Link)
		d.follow(Outcome, &l.To)
		o.Links = append(o.Links, l)
	}
	for _, f := range r.lost {
		if f.field == "contributes-to" {
			o.ContributesTo = append(slices.Clip(o.ContributesTo), d.followed(Outcome, []outcomes.Ref{{ID: f.id}})...)
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
	return slices.DeleteFunc(slices.Clone(r.same.parts), func(p *record) bool { return p.what != Link || p.same != nil })
}

// follow turns an id of the old version into that of the new one.
func (d *Diff) follow(w What, ref *outcomes.Ref) {
	if to, ok := d.match.renamed[w][ref.ID]; ok {
		ref.ID = to
	}
}

// followed returns a copy of ids of the old version as those of the new one.
func (d *Diff) followed(w What, refs []outcomes.Ref) []outcomes.Ref {
	refs = slices.Clone(refs)
	for i := range refs {
		d.follow(w, &refs[i])
	}
	return refs
}
