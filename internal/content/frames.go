package content

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// A Frame is a group of the model, drawn round its boxes and the frames in it, or all
// of a model that stands in a lane.
type Frame struct {
	ID, Title string
	Lane      int      // its index plus 1; 0: in no lane
	Swimlane  int      // its place among those of a grouping, plus 1; 0: it is none
	IsLane    bool     // it is all of the lane, which has a band of its own
	Details   []string // what affects it
	In        int      // the frame that it is in: its index plus 1; 0: none
	Empty     bool     // no box is in it: it is only described
	Faded     bool
	Change    Change
}

// IsAcross reports whether the frame reaches across all stages that are in any such.
func (f *Frame) IsAcross() bool { return f.IsLane || f.Swimlane > 0 }

// FrameHeading returns the title of a frame, after the mark and word of its change.
func (p *Picture) FrameHeading(f *Frame) string {
	if badge := p.Badge(f.Change); badge != "" {
		return badge + ": " + f.Title
	}
	return f.Title
}

// addFrames adds a frame for each group of the model, puts the boxes of its members
// into it, and returns the graph of the model.
func (p *Picture) addFrames(m *logicmodel.Model, byElement []int) *logicmodel.Graph {
	links := logicmodel.NewGraph(m)
	for i := range m.Groups {
		group := &m.Groups[i]
		first, _ := links.GroupSpan(i)
		p.Frames = append(p.Frames, Frame{ID: group.ID, Title: OneLine(group.Title), In: links.Within(i) + 1, Empty: first == 0, Details: factorLines(m, group.ID)})
	}
	for i, n := range byElement {
		p.Boxes[n].Frame = links.GroupOf(i) + 1
	}
	return links
}

// IsWithin reports whether box n is in the frame, or in one within it.
func (p *Picture) IsWithin(n, frame int) bool {
	in := p.Boxes[n].Frame
	for in != 0 && in != frame+1 {
		in = p.Frames[in-1].In
	}
	return in == frame+1
}

// IsFrameIn reports whether a frame is the other one or in it.
func (p *Picture) IsFrameIn(f, other int) bool {
	for ; f >= 0 && f != other; f = p.Frames[f].In - 1 {
	}
	return f == other
}

// factorLines returns the lines in a box or frame on the external factors that affect
// the element or group.
func factorLines(m *logicmodel.Model, id string) []string {
	var titles []string
	for i := range m.Factors {
		f := &m.Factors[i]
		if slices.ContainsFunc(f.Affects, func(r logicmodel.Ref) bool { return r.ID == id }) {
			titles = append(titles, OneLine(f.Title))
		}
	}
	if titles == nil {
		return nil
	}
	return []string{Phrase(m.Lang, "Affected by") + ": " + joinItems(titles)}
}

// addLaneFrames adds a frame for each lane, round its boxes and its frames, so that
// these stand side by side in it.
func (p *Picture) addLaneFrames() {
	groups := len(p.Frames)
	for i := range p.Lanes {
		p.Frames = append(p.Frames, Frame{Title: p.Lanes[i].Title, Lane: i + 1, IsLane: true})
	}
	for i := range p.Boxes {
		if b := &p.Boxes[i]; b.Lane > 0 && b.Frame == 0 {
			b.Frame = groups + b.Lane
		}
	}
	for i := range groups {
		if f := &p.Frames[i]; f.In == 0 {
			f.In = groups + f.Lane
		}
	}
}
