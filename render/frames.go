package render

import (
	"fmt"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
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

// framePart returns the part that shows a frame.
func (p *plan) framePart(i int) paint.Part {
	stroke, look := p.theme.text, changeLooks[p.frames[i].change]
	if p.frames[i].isGrey() {
		stroke = p.theme.fadedLine
	}
	return paint.Part{
		Class: "frame", Name: fmt.Sprintf("frame%d", i+1), Title: p.laneWords(p.frames[i].lane) + "Group: " + p.frames[i].title,
		Shapes: []paint.Shape{{Path: p.frameRects[i].path(frameRound), Stroke: stroke, Thick: (0.9 + look.border) * p.theme.thick, Dash: frameDash}},
	}
}

// isGrey reports whether the frame is in the background.
func (f *frame) isGrey() bool { return f.faded || f.change == unchanged || f.change == removed }

// frameTitlePart returns the part with the title of a frame, on a ground that hides
// the arrows beneath it.
func (p *plan) frameTitlePart(i int) paint.Part {
	f, lines, r := &p.frames[i], p.frameLines[i], p.frameRects[i]
	ink, ground := p.theme.text, p.theme.background
	if f.isGrey() {
		ink = p.theme.faded.text
	}
	switch {
	case p.graph.panels:
		ground = p.theme.band[0]
	case f.lane > 0:
		ground = p.bands[f.lane-1].fill
	}
	x, anchor := (r.left+r.right)/2, paint.Middle
	if p.isInRows() { // where fewer arrows leave
		x, anchor = r.left+framePad, paint.Start
	}
	text := stackLines(lines, x, r.top+framePad/2, detailSize, true, anchor, ink)
	out := paint.Part{Class: "frame", Texts: []paint.Text{text}}
	wide := 0.0
	for _, l := range lines {
		wide = math.Max(wide, typeset.Bold.Width(l, detailSize))
	}
	left := x - 2
	if anchor == paint.Middle {
		left = x - wide/2 - 2
	}
	top, bottom := r.top+framePad/2, r.top+framePad/2+float64(len(lines))*lineHeight*detailSize
	out.Shapes = []paint.Shape{{Path: rect{left, top, left + wide + 4, bottom}.path(2), Fill: ground}}
	return out
}

// frameDash is the dashed line of frames, which no box has.
var frameDash = []float64{10, 2}
