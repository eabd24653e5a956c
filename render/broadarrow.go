package render

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// An end is what a broad arrow leaves or enters.
type end struct {
	kind endKind
	n    int // the index of the box, frame or tier
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
			return end{frameEnd, k}
		}
		return end{boxEnd, byElement[node]}
	}
	for _, e := range links.Wide {
		g.joinBroad(broadArrow{arrow: linkArrow(m, 0, 0, e.Link), leaves: endOf(e.From), enters: endOf(e.To)})
	}
	for i := range m.Groups {
		for j := range m.Groups[i].LeadsTo {
			l := &m.Groups[i].LeadsTo[j]
			_, last := links.GroupSpan(i)
			if !links.Names(l.To.ID) && last != 0 { // not defined, or of another model
				g.joinBroad(broadArrow{arrow: linkArrow(m, 0, 0, l), leaves: end{frameEnd, i}, enters: end{boxEnd, at(l.To.ID, g.tierOfStage(last))}})
			}
		}
	}
	for _, s := range links.StageLinks() {
		g.joinBroad(broadArrow{leaves: end{tierEnd, g.tierOfStage(s[0])}, enters: end{tierEnd, g.tierOfStage(s[1])}})
	}
	if m.Links != logicmodel.LinkingStages {
		g.feedActivities(m, links, byElement)
	}
}

// feedActivities lets the inputs without links lead to the activities as a whole.
func (g *graph) feedActivities(m *logicmodel.Model, links *logicmodel.Graph, byElement []int) {
	if links.Count(logicmodel.Activity) == 0 {
		return
	}
	var without []int
	for i := range links.InStage(logicmodel.Input) {
		if len(m.Elements[i].LeadsTo) == 0 && !links.IsCause(i) {
			without = append(without, byElement[i])
		}
	}
	if without == nil {
		return
	}
	b := broadArrow{leaves: end{tierEnd, g.tierOfStage(logicmodel.Input)}, enters: end{tierEnd, g.tierOfStage(logicmodel.Activity)}}
	if len(without) < links.Count(logicmodel.Input) {
		b.only = without
	}
	g.joinBroad(b)
}

// tierOfStage returns the tier with the elements of the stage, and -1 where there
// is none.
func (g *graph) tierOfStage(s logicmodel.Stage) int {
	return slices.IndexFunc(g.tiers, func(t tier) bool { return t.look == look(s) })
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
		return g.tiers[e.n].boxes
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
