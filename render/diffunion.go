package render

import (
	"slices"

	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// A union is a model or a framework that has all that either version has: the
// new one, with what was removed where it stood. What both have is as the new
// one has it, and by its ids.
type union struct {
	model          *logicmodel.Model
	framework      *outcomes.Framework
	oldIDs, newIDs []string // of its elements or outcomes; empty: not in that version
}

// ids tells the things of one sort in the changes.
type ids struct {
	added, removed map[thingAt]bool
	now            map[string]string // ids of now, by those of then
}

// A thingAt is a thing of a file; of a faulty one, several may have an id.
type thingAt struct {
	id  string
	pos diag.Pos
}

func idsIn(changes []diff.Change, what diff.What) ids {
	all := ids{map[thingAt]bool{}, map[thingAt]bool{}, map[string]string{}}
	for _, c := range changes {
		switch {
		case c.What != what:
		case c.Kind == diff.Added:
			all.added[thingAt{c.New.ID, c.NewPos}] = true
		case c.Kind == diff.Removed:
			all.removed[thingAt{c.Old.ID, c.OldPos}] = true
		case c.Kind == diff.Renamed:
			all.now[c.Old.ID] = c.New.ID
		}
	}
	return all
}

// of is the id that the thing has now.
func (all ids) of(id string) string {
	if to, ok := all.now[id]; ok {
		return to
	}
	return id
}

// follow turns ids into those that the things have now.
func (all ids) follow(list []outcomes.Ref) {
	for i := range list {
		list[i].ID = all.of(list[i].ID)
	}
}

// unite puts the versions of a model together; nil if there is neither.
func unite(old, new *logicmodel.Model, changes []diff.Change) union {
	switch {
	case old == nil && new == nil:
		return union{}
	case old == nil || new == nil:
		u := union{model: new}
		if new == nil {
			u.model = old
		}
		for i := range u.model.Elements {
			u.oneVersion(u.model.Elements[i].ID, new == nil)
		}
		return u
	}
	m := *new
	partners, reach, elements := idsIn(changes, diff.Partner), idsIn(changes, diff.ReachGroup), idsIn(changes, diff.Element)
	idOf := func(e *logicmodel.Element) thingAt { return thingAt{e.ID, e.Pos} }
	m.Partners, _ = withRemoved(old.Partners, new.Partners, partners, func(p *logicmodel.Partner) thingAt { return thingAt{p.ID, p.Pos} })
	m.Reach, _ = withRemoved(old.Reach, new.Reach, reach, func(r *logicmodel.ReachGroup) thingAt { return thingAt{r.ID, r.Pos} })
	var gone []bool
	m.Elements, gone = withRemoved(old.Elements, new.Elements, elements, idOf)
	u := union{model: &m}
	setIDs(&u, m.Elements, gone, idOf, elements)
	at := map[string]int{} // of elements, by the ids of the old version
	for i, id := range u.oldIDs {
		if _, ok := at[id]; !ok && id != "" {
			at[id] = i
		}
	}
	for i := range m.Elements {
		e := &m.Elements[i]
		e.LeadsTo, e.Supports, e.DependsOn = slices.Clone(e.LeadsTo), slices.Clone(e.Supports), slices.Clone(e.DependsOn)
		if gone[i] {
			for j := range e.LeadsTo {
				e.LeadsTo[j].To.ID = elements.of(e.LeadsTo[j].To.ID)
			}
			e.Partners, e.Reach = slices.Clone(e.Partners), slices.Clone(e.Reach)
			elements.follow(e.DependsOn)
			partners.follow(e.Partners)
			reach.follow(e.Reach)
		}
	}
	for _, c := range changes {
		i, ok := at[c.Old.ID]
		if !ok || gone[i] {
			continue
		}
		e := &m.Elements[i]
		switch {
		case c.What == diff.Link && c.Kind == diff.Removed:
			l := logicmodel.Link{To: logicmodel.Ref{ID: elements.of(c.Old.To)}}
			if was := linkOf(old, c.Old); was != nil {
				l.Feedback, l.Illustrative, l.Because = was.Feedback, was.Illustrative, was.Because
			}
			e.LeadsTo = append(e.LeadsTo, l)
		case c.What == diff.Element && c.Kind == diff.Changed && c.Field == "supports" && c.After == "":
			e.Supports = append(e.Supports, logicmodel.Ref{ID: c.Before})
		case c.What == diff.Element && c.Kind == diff.Changed && c.Field == "depends-on" && c.After == "":
			e.DependsOn = append(e.DependsOn, logicmodel.Ref{ID: elements.of(c.Before)})
		}
	}
	return u
}

// linkOf is the link of the model with those ends.
func linkOf(m *logicmodel.Model, t diff.Thing) *logicmodel.Link {
	if e := m.Element(t.ID); e != nil {
		for i := range e.LeadsTo {
			if e.LeadsTo[i].To.ID == t.To {
				return &e.LeadsTo[i]
			}
		}
	}
	return nil
}

// withRemoved is the new list with what was removed after what stood before it,
// and which members were removed.
func withRemoved[T any](old, new []T, all ids, id func(*T) thingAt) (list []T, gone []bool) {
	after := map[string][]T{} // by the id of what is before it; empty: nothing
	kept := map[string]bool{}
	for i := range new {
		kept[id(&new[i]).id] = true
	}
	last := ""
	for i := range old {
		switch t := id(&old[i]); {
		case all.removed[t]:
			after[last] = append(after[last], old[i])
		case kept[all.of(t.id)]:
			last = all.of(t.id)
		}
	}
	add := func(removed bool, more ...T) {
		for _, m := range more {
			list, gone = append(list, m), append(gone, removed)
		}
	}
	add(true, after[""]...)
	delete(after, "")
	for i := range new {
		of := id(&new[i]).id
		add(false, new[i])
		add(true, after[of]...)
		delete(after, of) // an id twice
	}
	return list, gone
}

// setIDs notes the ids that the members of a united list have in either version.
func setIDs[T any](u *union, list []T, gone []bool, id func(*T) thingAt, all ids) {
	then := map[string]string{}
	for was, is := range all.now {
		then[is] = was
	}
	for i := range list {
		t := id(&list[i])
		was, is := t.id, t.id
		switch {
		case gone[i]:
			is = ""
		case all.added[t]:
			was = ""
		case then[t.id] != "":
			was = then[t.id]
		}
		u.oldIDs, u.newIDs = append(u.oldIDs, was), append(u.newIDs, is)
	}
}

// uniteFrameworks puts the versions of a framework together; nil if there is
// neither.
func uniteFrameworks(old, new *outcomes.Framework, changes []diff.Change) union {
	switch {
	case old == nil && new == nil:
		return union{}
	case old == nil || new == nil:
		u := union{framework: new}
		if new == nil {
			u.framework = old
		}
		for i := range u.framework.Outcomes {
			u.oneVersion(u.framework.Outcomes[i].ID, new == nil)
		}
		return u
	}
	f := *new
	levels, all := idsIn(changes, diff.Level), idsIn(changes, diff.Outcome)
	idOf := func(o *outcomes.Outcome) thingAt { return thingAt{o.ID, o.Pos} }
	f.Levels, _ = withRemoved(old.Levels, new.Levels, levels, func(l *outcomes.Level) thingAt { return thingAt{l.ID, l.Pos} })
	var gone []bool
	f.Outcomes, gone = withRemoved(old.Outcomes, new.Outcomes, all, idOf)
	u := union{framework: &f}
	setIDs(&u, f.Outcomes, gone, idOf, all)
	at := map[string]int{}
	for i, id := range u.oldIDs {
		if _, ok := at[id]; !ok && id != "" {
			at[id] = i
		}
	}
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		o.ContributesTo, o.Links = slices.Clone(o.ContributesTo), slices.Clone(o.Links)
		if gone[i] {
			o.Level.ID = levels.of(o.Level.ID)
			all.follow(o.ContributesTo)
			for j := range o.Links {
				o.Links[j].To.ID = all.of(o.Links[j].To.ID)
			}
		}
	}
	for _, c := range changes {
		i, ok := at[c.Old.ID]
		if !ok || gone[i] {
			continue
		}
		o := &f.Outcomes[i]
		switch {
		case c.What == diff.Link && c.Kind == diff.Removed:
			o.Links = append(o.Links, outcomes.Link{To: outcomes.Ref{ID: all.of(c.Old.To)}})
		case c.What == diff.Outcome && c.Kind == diff.Changed && c.Field == "contributes-to" && c.After == "":
			o.ContributesTo = append(o.ContributesTo, outcomes.Ref{ID: all.of(c.Before)})
		}
	}
	return u
}

// oneVersion notes the id of a thing where there is only one version.
func (u *union) oneVersion(id string, old bool) {
	was, is := "", id
	if old {
		was, is = id, ""
	}
	u.oldIDs, u.newIDs = append(u.oldIDs, was), append(u.newIDs, is)
}
