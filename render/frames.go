package render

import (
	"slices"

	"github.com/resultschain/resultschain/logicmodel"
)

// A frame is a group of the model, drawn round its boxes and the frames in it, or all
// of a model that stands in a lane.
type frame struct {
	id, title string
	lane      int      // its index plus 1; 0: in no lane
	isLane    bool     // it is all of the lane, which has a band of its own
	details   []string // what affects it
	in        int      // the frame that it is in: its index plus 1; 0: none
	empty     bool     // no box is in it: it is only described
	faded     bool
	change    change
}

// heading returns the title of the frame, after the mark and word of its change.
func (f *frame) heading() string {
	if badge := f.change.badge(); badge != "" {
		return badge + ": " + f.title
	}
	return f.title
}

// addFrames adds a frame for each group of the model, puts the boxes of its members
// into it, and returns the graph of the model.
func (g *graph) addFrames(m *logicmodel.Model, byElement []int) *logicmodel.Graph {
	links := logicmodel.NewGraph(m)
	for i := range m.Groups {
		group := &m.Groups[i]
		first, _ := links.GroupSpan(i)
		g.frames = append(g.frames, frame{id: group.ID, title: oneLine(group.Title), in: links.Within(i) + 1, empty: first == 0, details: factorLines(m, group.ID)})
	}
	for i, n := range byElement {
		g.boxes[n].frame = links.GroupOf(i) + 1
	}
	return links
}

// isWithin reports whether box n is in the frame, or in one within it.
func (g *graph) isWithin(n, frame int) bool {
	in := g.boxes[n].frame
	for in != 0 && in != frame+1 {
		in = g.frames[in-1].in
	}
	return in == frame+1
}

// isFrameIn reports whether a frame is the other one or in it.
func (g *graph) isFrameIn(f, other int) bool {
	for ; f >= 0 && f != other; f = g.frames[f].in - 1 {
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
			titles = append(titles, oneLine(f.Title))
		}
	}
	if titles == nil {
		return nil
	}
	return []string{"Affected by: " + joinItems(titles)}
}

// addLaneFrames adds a frame for each lane, round its boxes and its frames, so that
// these stand side by side in it.
func (g *graph) addLaneFrames() {
	groups := len(g.frames)
	for i := range g.lanes {
		g.frames = append(g.frames, frame{title: g.lanes[i].title, lane: i + 1, isLane: true})
	}
	for i := range g.boxes {
		if b := &g.boxes[i]; b.lane > 0 && b.frame == 0 {
			b.frame = groups + b.lane
		}
	}
	for i := range groups {
		if f := &g.frames[i]; f.in == 0 {
			f.in = groups + f.lane
		}
	}
}
