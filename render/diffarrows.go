package render

import (
	"github.com/resultschain/resultschain/logicmodel"
	"github.com/resultschain/resultschain/logicmodel/diff"
	"github.com/resultschain/resultschain/outcomes"
)

// arrowEnds are the boxes that an arrow joins, and whether it is one of the
// framework's.
type arrowEnds struct {
	from, to  int
	framework bool
}

// arrow is the ends of the arrow that the change is of, if it is drawn.
func (mk *marker) arrow(c *diff.Change) (arrowEnds, bool) {
	thing, boxes := c.New, mk.newBoxes
	if c.Kind == diff.Removed {
		thing, boxes = c.Old, mk.oldBoxes
	}
	if c.What == diff.Link {
		e := arrowEnds{from: mk.box(boxes, thing.ID), to: mk.box(boxes, thing.To)}
		return e, e.from >= 0 && e.to >= 0
	}
	if c.Kind != diff.Changed || c.What != diff.Element && c.What != diff.Outcome {
		return arrowEnds{}, false
	}
	n, other := mk.of(c), -1
	if c.After == "" {
		other = mk.box(mk.oldBoxes, c.Before)
	} else {
		other = mk.box(mk.newBoxes, c.After)
	}
	e := arrowEnds{from: n, to: other}
	switch c.Field {
	case "supports":
		e.to, e.framework = mk.outcome(c.Before+c.After), true // an element may have the same id
		if mk.hidden {
			return e, false
		}
	case "contributes-to":
		e.framework = true
	case "depends-on":
		e.from, e.to = other, n
	default:
		return e, false
	}
	return e, e.from >= 0 && e.to >= 0
}

// Versions, as the arrows that they have are noted.
const (
	oldVersion = iota
	newVersion
)

// has notes that a version has an arrow, if it is drawn.
func (mk *marker) has(version, from, to int, framework bool) {
	if from >= 0 && to >= 0 {
		mk.arrowsOf[version][arrowEnds{from, to, framework}] = true
	}
}

// modelArrows notes the arrows of both versions of a model.
func (mk *marker) modelArrows(old, new *logicmodel.Model) {
	for version, boxes := range []map[string]int{mk.oldBoxes, mk.newBoxes} {
		m := []*logicmodel.Model{old, new}[version]
		if m == nil {
			continue
		}
		for i := range m.Elements {
			e := &m.Elements[i]
			n := mk.box(boxes, e.ID)
			for j := range e.LeadsTo {
				mk.has(version, n, mk.box(boxes, e.LeadsTo[j].To.ID), false)
			}
			for _, ref := range e.DependsOn {
				mk.has(version, mk.box(boxes, ref.ID), n, false)
			}
			if version == newVersion {
				for _, ref := range e.Supports {
					mk.has(newVersion, n, mk.outcome(ref.ID), true)
				}
			}
		}
	}
	mk.arrowsByChanges()
}

// arrowsByChanges notes what the old version supported or contributed to, and how
// it was joined to other models: it may know an outcome or an element of another
// file by another id, so that only the changes tell.
func (mk *marker) arrowsByChanges() {
	leadsOut := func(e arrowEnds) bool {
		return e.framework || mk.boxes[e.from].elsewhere || mk.boxes[e.to].elsewhere
	}
	for e := range mk.arrowsOf[newVersion] {
		if leadsOut(e) {
			mk.arrowsOf[oldVersion][e] = true
		}
	}
	for i := range mk.changes {
		c := &mk.changes[i]
		if e, ok := mk.arrow(c); ok && leadsOut(e) {
			mk.arrowsOf[oldVersion][e] = c.Kind == diff.Removed || c.Kind == diff.Changed && (c.What == diff.Link || c.After == "")
		}
	}
}

// outcome is the box of the framework's outcome with the id; -1: none.
func (mk *marker) outcome(id string) int {
	if n, ok := mk.others[id]; ok {
		return n
	}
	return -1
}

// frameworkArrows notes the arrows of both versions of a framework.
func (mk *marker) frameworkArrows(old, new *outcomes.Framework) {
	for version, boxes := range []map[string]int{mk.oldBoxes, mk.newBoxes} {
		f := []*outcomes.Framework{old, new}[version]
		if f == nil {
			continue
		}
		for i := range f.Outcomes {
			o := &f.Outcomes[i]
			n := mk.box(boxes, o.ID)
			for j := range o.Links {
				mk.has(version, n, mk.box(boxes, o.Links[j].To.ID), false)
			}
			if version == newVersion {
				for _, ref := range o.ContributesTo {
					mk.has(newVersion, n, mk.box(boxes, ref.ID), true)
				}
			}
		}
	}
	mk.arrowsByChanges()
}

// became is what became of an arrow. One that both versions have, by one key of
// the file or another, has changed if anything is told of it.
func (mk *marker) became(e arrowEnds) change {
	from, to := mk.boxes[e.from].change, mk.boxes[e.to].change
	was, is := mk.arrowsOf[0][e], mk.arrowsOf[1][e]
	switch {
	case from == removed || to == removed || was && !is:
		return removed
	case from == added || to == added || is && !was:
		return added
	case mk.arrowWords[e] != nil:
		return altered
	}
	return unchanged
}
