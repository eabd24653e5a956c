package place

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of frames, in points.
const (
	FramePad   = 8.0 // between a frame and what is in it
	frameGap   = 3.0 // between the title of a frame and what is in it
	panelPad   = 7.0 // between the panel of a tier and its boxes
	FrameRound = 6.0 // radius of the corners
)

// A packing places the boxes of a picture with frames: in the order of the file, so
// that frames of different groups never overlap. It works along the chain, from
// rank to rank, and across it, whichever way the picture turns.
type packing struct {
	*Plan
	frameRanks [][2]int  // the first and last rank of each frame
	startPads  []float64 // of each frame, along the chain, with those of the frames in it
	endPads    []float64
	after      []float64   // what frames take after each rank
	used       [][]float64 // where arrows pass each rank
}

// newPackedPlan places boxes and frames and leads arrows round them.
func newPackedPlan(ctx context.Context, c *Chart) (*Plan, error) {
	p := &packing{Plan: &Plan{Chart: c, passes: make([][]float64, len(c.Arrows))}, used: make([][]float64, len(c.Ranks))}
	p.boxSpans = make([]Span, len(c.Boxes))
	p.findFrames()
	root := p.tree()
	if c.IsInRows() { // titles are as wide as what is in the frame
		p.pack(root)
		p.wrapTitles()
		p.padFrames()
	} else {
		p.padFrames()
		p.wrapTitles()
		p.pack(root)
	}
	p.straighten(root)
	p.place(root, 0)
	for i := range c.Arrows {
		p.passes[i] = p.findPasses(&c.Arrows[i])
	}
	before, after := p.roomForFrames()
	p.after = after
	if err := p.routeArrows(ctx, before, after); err != nil {
		return nil, err
	}
	for i := range c.Frames {
		p.FrameRects = append(p.FrameRects, p.frameRect(i))
	}
	p.extend()
	p.addPanels()
	p.routeBroads()
	if c.Lanes != nil {
		p.addLaneBands()
	}
	return p.Plan, ctx.Err()
}

// findFrames finds the ranks of the frames.
func (p *packing) findFrames() {
	p.frameSpans = make([]Span, len(p.Frames))
	p.frameRanks = make([][2]int, len(p.Frames))
	for i := range p.frameRanks {
		p.frameRanks[i] = [2]int{math.MaxInt, -1}
	}
	for n := range p.Boxes {
		for f := p.Boxes[n].Frame; f != 0; f = p.Frames[f-1].In {
			r := &p.frameRanks[f-1]
			r[0], r[1] = min(r[0], p.Cells[n].Rank), max(r[1], p.Cells[n].Rank)
		}
	}
	p.stretchLanes()
}

// padFrames finds how far the frames reach beyond the ranks of their boxes.
func (p *packing) padFrames() {
	p.startPads, p.endPads = make([]float64, len(p.Frames)), make([]float64, len(p.Frames))
	for _, f := range p.inner() {
		p.startPads[f] += FramePad
		p.endPads[f] += FramePad
		if p.IsInRows() {
			p.endPads[f] += p.titleHeight(f)
		}
		if out := p.Frames[f].In - 1; out >= 0 {
			if p.frameRanks[out][0] == p.frameRanks[f][0] {
				p.startPads[out] = math.Max(p.startPads[out], p.startPads[f])
			}
			if p.frameRanks[out][1] == p.frameRanks[f][1] {
				p.endPads[out] = math.Max(p.endPads[out], p.endPads[f])
			}
		}
	}
}

// inner returns the frames that are drawn, each before the one that it is in.
func (p *packing) inner() []int {
	var all []int
	depth := make([]int, len(p.Frames))
	for f := range p.Frames {
		for in := p.Frames[f].In; in != 0; in = p.Frames[in-1].In {
			depth[f]++
		}
		if !p.Frames[f].Empty {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(depth[b], depth[a]) })
	return all
}

// titleHeight returns the room for the title of a frame.
func (p *packing) titleHeight(f int) float64 {
	if len(p.FrameLines[f]) == 0 {
		return 0
	}
	return float64(len(p.FrameLines[f]))*LineHeight*DetailSize + frameGap
}

// wrapTitles wraps the title and the details of each frame to its width.
func (p *packing) wrapTitles() {
	for i := range p.Frames {
		f := &p.Frames[i]
		p.FrameLines[i] = nil
		if f.Empty || f.IsLane {
			continue
		}
		var width float64
		if p.IsInRows() {
			width = p.frameSpans[i].To - p.frameSpans[i].From - FramePad
		} else {
			r := p.frameRanks[i]
			between := float64(r[1] - r[0]) // the gaps may be wider in the end
			width = p.BoxWidth*(between+1) + p.TierGap*between + p.endPads[i] + p.startPads[i] - FramePad
		}
		for _, text := range append([]string{p.FrameHeading(f)}, f.Details...) {
			if text != "" {
				p.FrameLines[i] = append(p.FrameLines[i], Clip(typeset.Bold.Wrap(text, DetailSize, width), MaxTitleLines, typeset.Bold, DetailSize, width)...)
			}
		}
	}
}

// roomForFrames returns what frames and panels take before and after each rank.
func (p *packing) roomForFrames() (before, after []float64) {
	before, after = make([]float64, len(p.Ranks)), make([]float64, len(p.Ranks))
	for i, f := range p.Frames {
		if r := p.frameRanks[i]; !f.Empty {
			before[r[0]] = math.Max(before[r[0]], p.startPads[i])
			after[r[1]] = math.Max(after[r[1]], p.endPads[i])
		}
	}
	if p.WholeStages {
		for i := range p.Sections {
			before[p.Sections[i].First] += panelPad
			after[p.Sections[i].Last] += panelPad
		}
	}
	return before, after
}

// frameRect returns the place of a frame.
func (p *packing) frameRect(f int) Rect {
	if p.Frames[f].Empty {
		return Rect{}
	}
	r := p.frameRanks[f]
	return NewRect(p.turn(p.starts[r[0]]-p.startPads[f], p.frameSpans[f].From), p.turn(p.ends[r[1]]+p.endPads[f], p.frameSpans[f].To))
}

// addPanels finds how far each tier reaches with its frames. Where stages lead to the
// next as wholes, it adds a panel behind each, all of one size across.
func (p *packing) addPanels() {
	across := Span{math.Inf(1), math.Inf(-1)}
	for _, s := range append(slices.Clone(p.boxSpans), p.frameSpans...) {
		if s != (Span{}) {
			across.From, across.To = math.Min(across.From, s.From), math.Max(across.To, s.To)
		}
	}
	p.panelMiddle = across.Middle()
	p.panelSpans = make([]Span, len(p.Tiers))
	for i := range p.Tiers {
		s := &p.Sections[i]
		start, end := p.starts[s.First], p.ends[s.Last]
		for f := range p.Frames {
			if r := p.frameRanks[f]; !p.Frames[f].Empty {
				if r[0] == s.First {
					start = math.Min(start, p.starts[s.First]-p.startPads[f])
				}
				if r[1] == s.Last {
					end = math.Max(end, p.ends[s.Last]+p.endPads[f])
				}
			}
		}
		p.panelSpans[i] = Span{start, end}
		if !p.WholeStages || p.Tiers[i].Noun == "" {
			continue
		}
		p.panelSpans[i] = Span{start - panelPad, end + panelPad}
		p.PanelRects = append(p.PanelRects, NewRect(p.turn(start-panelPad, across.From-panelPad), p.turn(end+panelPad, across.To+panelPad)))
	}
	for _, r := range p.PanelRects {
		p.Include(r)
	}
}
