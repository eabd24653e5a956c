package content

import (
	"github.com/resultschain/resultschain/diag"
	"github.com/resultschain/resultschain/logicmodel/diff"
)

// arrowEnds are the boxes that an arrow joins, and whether it is one of the
// framework's.
type arrowEnds struct {
	from, to  int
	framework bool
}

// arrow returns the ends of the arrow that has changed, if it is drawn.
func (mk *marker) arrow(c *diff.Change) (arrowEnds, bool) {
	thing, boxes := c.Thing(), mk.boxesOf(c)
	e := arrowEnds{from: mk.box(boxes, thing.ID)}
	if c.What == diag.KindLink {
		e.to = mk.box(boxes, thing.To)
		return e, e.from >= 0 && e.to >= 0
	}
	if c.Kind != diff.KindChanged || c.What != diag.KindElement && c.What != diag.KindOutcome {
		return e, false
	}
	if e.to = mk.box(mk.newBoxes, c.After); c.After == "" {
		e.to = mk.box(mk.oldBoxes, c.Before)
	}
	switch c.Field {
	case "supports":
		e.to, e.framework = mk.box(nil, c.Before+c.After), true // an element may have the same id
		if mk.hidden {
			return e, false
		}
	case "contributes-to":
		e.framework = true
	case "depends-on":
		e.from, e.to = e.to, e.from
	default:
		return e, false
	}
	return e, e.from >= 0 && e.to >= 0
}

// noteArrows notes which arrows either version has. The supports, contributions
// and links to other models of the old version are taken from the changes, since
// it may know an outcome or an element of another file by another id.
func (mk *marker) noteArrows() {
	leadsOut := func(e arrowEnds) bool {
		return e.framework || mk.Boxes[e.from].Elsewhere || mk.Boxes[e.to].Elsewhere
	}
	mk.inNew = mk.arrowsOf(&mk.of.New, mk.newBoxes)
	mk.inOld = mk.arrowsOf(&mk.of.Old, mk.oldBoxes)
	for e := range mk.inOld {
		if leadsOut(e) {
			delete(mk.inOld, e)
		}
	}
	for e := range mk.inNew {
		if leadsOut(e) {
			mk.inOld[e] = true
		}
	}
	for i := range mk.of.Changes {
		c := &mk.of.Changes[i]
		if e, ok := mk.arrow(c); ok && leadsOut(e) {
			mk.inOld[e] = c.Kind == diff.KindRemoved || c.Kind == diff.KindChanged && (c.What == diag.KindLink || c.After == "")
		}
	}
}

// arrowsOf returns the arrows of a version that are drawn. Boxes holds the box of
// each of its things, by id.
func (mk *marker) arrowsOf(v *diff.Version, boxes map[string]int) map[arrowEnds]bool {
	all := map[arrowEnds]bool{}
	add := func(from, to int, framework bool) {
		if from >= 0 && to >= 0 {
			all[arrowEnds{from, to, framework}] = true
		}
	}
	if m := v.Model; m != nil {
		for i := range m.Elements {
			e := &m.Elements[i]
			n := mk.box(boxes, e.ID)
			for j := range e.LeadsTo {
				add(n, mk.box(boxes, e.LeadsTo[j].To.ID), false)
			}
			for _, ref := range e.DependsOn {
				add(mk.box(boxes, ref.ID), n, false)
			}
			for _, ref := range e.Supports {
				add(n, mk.box(nil, ref.ID), true)
			}
		}
	} else if f := v.Framework; f != nil {
		for i := range f.Outcomes {
			o := &f.Outcomes[i]
			n := mk.box(boxes, o.ID)
			for j := range o.Links {
				add(n, mk.box(boxes, o.Links[j].To.ID), false)
			}
			for _, ref := range o.ContributesTo {
				add(n, mk.box(boxes, ref.ID), true)
			}
		}
	}
	return all
}

// arrowChange returns how an arrow has changed. One that both versions have,
// under whichever key of the file, has changed if there are words for it.
func (mk *marker) arrowChange(e arrowEnds) Change {
	from, to := mk.Boxes[e.from].Change, mk.Boxes[e.to].Change
	was, is := mk.inOld[e], mk.inNew[e]
	switch {
	case from == Removed || to == Removed || was && !is:
		return Removed
	case from == Added || to == Added || is && !was:
		return Added
	case mk.arrowWords[e] != nil:
		return Altered
	}
	return Unchanged
}
