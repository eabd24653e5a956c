package content

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// An End is what a broad arrow leaves or enters.
type End struct {
	Kind  EndKind
	Index int // of the box, frame or tier
	Lane  int // of a tier, the index plus 1 of the lane whose boxes alone it is; 0: all
}

// An EndKind is what kind of thing an End is.
type EndKind int

const (
	BoxEnd EndKind = iota
	FrameEnd
	TierEnd
)

// A Broad is one broad arrow for all boxes of a frame or tier: what leaves it leaves
// each, and what enters it enters each. Its arrow joins no two boxes.
type Broad struct {
	Arrow
	Leaves, Enters End
	Only           []int // the boxes of the tier that it leaves for which it stands; nil: all
}

// JoinsTiers reports whether the arrow runs from one stage to the next.
func (b *Broad) JoinsTiers() bool { return b.Leaves.Kind == TierEnd }

// addBroad adds the arrows that leave or enter groups and stages as wholes. At
// returns the box for the target of a link that is no group.
func (p *Picture) addBroad(m *logicmodel.Model, links *logicmodel.Graph, byElement []int, at func(id string, tier int) int) {
	endOf := func(node int) End {
		if k, ok := links.Group(node); ok {
			return End{Kind: FrameEnd, Index: k}
		}
		return End{Kind: BoxEnd, Index: byElement[node]}
	}
	for _, e := range links.Wide {
		p.joinBroad(Broad{Arrow: linkArrow(m, 0, 0, e.Link), Leaves: endOf(e.From), Enters: endOf(e.To)})
	}
	for i := range m.Groups {
		for j := range m.Groups[i].LeadsTo {
			l := &m.Groups[i].LeadsTo[j]
			_, last := links.GroupSpan(i)
			if !links.Names(l.To.ID) && last != 0 { // not defined, or of another model
				p.joinBroad(Broad{Arrow: linkArrow(m, 0, 0, l), Leaves: End{Kind: FrameEnd, Index: i}, Enters: End{Kind: BoxEnd, Index: at(l.To.ID, p.tierOfStage(last))}})
			}
		}
	}
	for _, s := range links.StageLinks() {
		p.joinBroad(Broad{Leaves: p.stageEnd(s[0], 0), Enters: p.stageEnd(s[1], 0)})
	}
	p.feedActivities(m, links, byElement)
}

// feedActivities lets the inputs without links lead to the activities as a whole.
func (p *Picture) feedActivities(m *logicmodel.Model, links *logicmodel.Graph, byElement []int) {
	var without []int
	for _, i := range feedingInputs(m, links) {
		without = append(without, byElement[i])
	}
	if without != nil {
		p.feedStage(without, 0)
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
func (p *Picture) feedStage(without []int, lane int) {
	b := Broad{Leaves: p.stageEnd(logicmodel.Input, lane), Enters: p.stageEnd(logicmodel.Activity, lane)}
	if len(without) < len(p.BoxesOf(b.Leaves)) {
		b.Only = without
	}
	p.joinBroad(b)
}

// tierOfStage returns the tier with the elements of the stage, and -1 where there
// is none.
func (p *Picture) tierOfStage(s logicmodel.Stage) int {
	return slices.IndexFunc(p.Tiers, func(t Tier) bool { return t.Look == Look(s) })
}

// stageEnd returns the boxes of a stage, of all or of one lane, as an end.
func (p *Picture) stageEnd(s logicmodel.Stage, lane int) End {
	return End{TierEnd, p.tierOfStage(s), lane}
}

// joinBroad adds a broad arrow, unless there is one between these ends.
func (p *Picture) joinBroad(b Broad) {
	if !slices.ContainsFunc(p.Broads, func(o Broad) bool { return o.Leaves == b.Leaves && o.Enters == b.Enters }) {
		p.Broads = append(p.Broads, b)
	}
}

// BoxesOf returns the boxes for which an end stands.
func (p *Picture) BoxesOf(e End) []int {
	switch e.Kind {
	case BoxEnd:
		return []int{e.Index}
	case TierEnd:
		boxes := p.Tiers[e.Index].Boxes
		if e.Lane > 0 {
			boxes = slices.DeleteFunc(slices.Clone(boxes), func(n int) bool { return p.Boxes[n].Lane != e.Lane })
		}
		return boxes
	}
	if p.inFrames == nil {
		p.inFrames = make([][]int, len(p.Frames))
		for n := range p.Boxes {
			for f := p.Boxes[n].Frame; f != 0; f = p.Frames[f-1].In {
				p.inFrames[f-1] = append(p.inFrames[f-1], n)
			}
		}
	}
	return p.inFrames[e.Index]
}

// BoxesThatLeave returns the boxes that a broad arrow leaves.
func (p *Picture) BoxesThatLeave(b *Broad) []int {
	if b.Only != nil {
		return b.Only
	}
	return p.BoxesOf(b.Leaves)
}
