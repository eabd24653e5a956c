package render

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// An end is what a broad arrow leaves or enters.
type end struct {
	kind endKind
	n    int // the index of the box, frame or tier
	lane int // of a tier, the index plus 1 of the lane whose boxes alone it is; 0: all
}

type endKind int

const (
	boxEnd endKind = iota
	frameEnd
	tierEnd
)

// A broadArrow is one arrow for all boxes of a frame or tier: what leaves it leaves
// each, and what enters it enters each. Its arrow joins no two boxes.
type broadArrow struct {
	arrow
	leaves, enters end
	only           []int // the boxes of the tier that it leaves for which it stands; nil: all
}

// joinsTiers reports whether the arrow runs from one stage to the next.
func (b *broadArrow) joinsTiers() bool { return b.leaves.kind == tierEnd }

// addBroad adds the arrows that leave or enter groups and stages as wholes. At
// returns the box for the target of a link that is no group.
func (g *graph) addBroad(m *logicmodel.Model, links *logicmodel.Graph, byElement []int, at func(id string, tier int) int) {
	endOf := func(node int) end {
		if k, ok := links.Group(node); ok {
			return end{kind: frameEnd, n: k}
		}
		return end{kind: boxEnd, n: byElement[node]}
	}
	for _, e := range links.Wide {
		g.joinBroad(broadArrow{arrow: linkArrow(m, 0, 0, e.Link), leaves: endOf(e.From), enters: endOf(e.To)})
	}
	for i := range m.Groups {
		for j := range m.Groups[i].LeadsTo {
			l := &m.Groups[i].LeadsTo[j]
			_, last := links.GroupSpan(i)
			if !links.Names(l.To.ID) && last != 0 { // not defined, or of another model
				g.joinBroad(broadArrow{arrow: linkArrow(m, 0, 0, l), leaves: end{kind: frameEnd, n: i}, enters: end{kind: boxEnd, n: at(l.To.ID, g.tierOfStage(last))}})
			}
		}
	}
	for _, s := range links.StageLinks() {
		g.joinBroad(broadArrow{leaves: g.stageEnd(s[0], 0), enters: g.stageEnd(s[1], 0)})
	}
	g.feedActivities(m, links, byElement)
}

// feedActivities lets the inputs without links lead to the activities as a whole.
func (g *graph) feedActivities(m *logicmodel.Model, links *logicmodel.Graph, byElement []int) {
	var without []int
	for _, i := range feedingInputs(m, links) {
		without = append(without, byElement[i])
	}
	if without != nil {
		g.feedStage(without, 0)
	}
}

// feedingInputs returns the inputs without links of a model that has activities, where
// its stages do not lead to each other.
func feedingInputs(m *logicmodel.Model, links *logicmodel.Graph) []int {
	if m.Links == logicmodel.LinkingStages || links.Count(logicmodel.Activity) == 0 {
		return nil
	}
	var without []int
	for i := range links.InStage(logicmodel.Input) {
		if len(m.Elements[i].LeadsTo) == 0 && !links.IsCause(i) {
			without = append(without, i)
		}
	}
	return without
}

// feedStage adds the broad arrow from these boxes of inputs to the activities, in a
// lane.
func (g *graph) feedStage(without []int, lane int) {
	b := broadArrow{leaves: g.stageEnd(logicmodel.Input, lane), enters: g.stageEnd(logicmodel.Activity, lane)}
	if len(without) < len(g.boxesOf(b.leaves)) {
		b.only = without
	}
	g.joinBroad(b)
}

// tierOfStage returns the tier with the elements of the stage, and -1 where there
// is none.
func (g *graph) tierOfStage(s logicmodel.Stage) int {
	return slices.IndexFunc(g.tiers, func(t tier) bool { return t.look == look(s) })
}

// stageEnd returns the boxes of a stage, of all or of one lane, as an end.
func (g *graph) stageEnd(s logicmodel.Stage, lane int) end {
	return end{tierEnd, g.tierOfStage(s), lane}
}

// joinBroad adds a broad arrow, unless there is one between these ends.
func (g *graph) joinBroad(b broadArrow) {
	if !slices.ContainsFunc(g.broads, func(o broadArrow) bool { return o.leaves == b.leaves && o.enters == b.enters }) {
		g.broads = append(g.broads, b)
	}
}

// boxesOf returns the boxes for which an end stands.
func (g *graph) boxesOf(e end) []int {
	switch e.kind {
	case boxEnd:
		return []int{e.n}
	case tierEnd:
		boxes := g.tiers[e.n].boxes
		if e.lane > 0 {
			boxes = slices.DeleteFunc(slices.Clone(boxes), func(n int) bool { return g.boxes[n].lane != e.lane })
		}
		return boxes
	}
	if g.inFrames == nil {
		g.inFrames = make([][]int, len(g.frames))
		for n := range g.boxes {
			for f := g.boxes[n].frame; f != 0; f = g.frames[f-1].in {
				g.inFrames[f-1] = append(g.inFrames[f-1], n)
			}
		}
	}
	return g.inFrames[e.n]
}

// boxesThatLeave returns the boxes that a broad arrow leaves.
func (g *graph) boxesThatLeave(b *broadArrow) []int {
	if b.only != nil {
		return b.only
	}
	return g.boxesOf(b.leaves)
}
