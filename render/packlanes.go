package render

import (
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/typeset"
)

// lanePad is the gap between a lane's border and its boxes.
const lanePad = 8.0

// addLanes adds a band behind each lane, from the height top, and its heading below
// what is in the lanes, which ends at bottom.
func (p *plan) addLanes(top, bottom float64) {
	deepest := 0
	p.laneLines = nil
	for i := range p.Lanes {
		width := p.spans[i+1][1] - p.spans[i+1][0] - 2*lanePad
		lines := clip(typeset.Bold.Wrap(p.Lanes[i].Title, headingSize, width), maxLines, typeset.Bold, headingSize, width)
		p.laneLines = append(p.laneLines, lines)
		deepest = max(deepest, len(lines))
	}
	p.laneTop = bottom
	end := p.laneTop + float64(deepest)*headingSize*lineHeight + lanePad
	for i := range p.Lanes {
		s := p.spans[i+1]
		p.bands = append(p.bands, band{
			top: top, topLeft: s[0], topRight: s[1],
			bottom: end, bottomLeft: s[0], bottomRight: s[1], fill: p.theme.band[i%2],
		})
	}
	p.left, p.right = math.Min(p.left, p.spans[1][0]), math.Max(p.right, p.spans[len(p.spans)-1][1])
	p.bottom = math.Max(p.bottom, end)
}

// stretchLanes lets the frames of all lanes and swimlanes reach from the first rank with boxes in
// lanes to the last.
func (p *packing) stretchLanes() {
	all := [2]int{math.MaxInt, -1}
	for i := range p.Frames {
		if r := p.frameRanks[i]; p.Frames[i].IsAcross() {
			all = [2]int{min(all[0], r[0]), max(all[1], r[1])}
		}
	}
	for i := range p.Frames {
		if p.Frames[i].IsAcross() {
			p.frameRanks[i] = all
		}
	}
}

// addLaneBands adds the bands of the lanes where their frames are.
func (p *packing) addLaneBands() {
	p.spans = make([][2]float64, len(p.Lanes)+1)
	top, bottom := math.Inf(1), math.Inf(-1)
	for i, r := range p.frameRects {
		if f := &p.Frames[i]; f.IsLane {
			p.spans[f.Lane] = [2]float64{r.left, r.right}
			top, bottom = math.Min(top, r.top), math.Max(bottom, r.bottom)
		}
	}
	p.addLanes(top, bottom)
}

// spansOf returns how far the boxes of a tier in a lane reach along the chain and
// across it, with the frames that begin or end there.
func (p *packing) spansOf(e content.End) (along, across span) {
	if e.Lane == 0 {
		return p.tierSpans(e)
	}
	boxes := p.BoxesOf(e)
	rank := func(a, b int) int { return p.cells[a].rank - p.cells[b].rank }
	first, last := p.cells[slices.MinFunc(boxes, rank)].rank, p.cells[slices.MaxFunc(boxes, rank)].rank
	along, across = span{p.starts[first], p.ends[last]}, span{math.Inf(1), math.Inf(-1)}
	for _, n := range boxes {
		reach := p.boxSpans[n]
		for f := p.Boxes[n].Frame; f != 0 && !p.Frames[f-1].IsLane; f = p.Frames[f-1].In {
			reach = p.frameSpans[f-1]
			if r := p.frameRanks[f-1]; r[0] == first {
				along.from = math.Min(along.from, p.starts[first]-p.startPads[f-1])
			}
			if r := p.frameRanks[f-1]; r[1] == last {
				along.to = math.Max(along.to, p.ends[last]+p.endPads[f-1])
			}
		}
		across = span{math.Min(across.from, reach.from), math.Max(across.to, reach.to)}
	}
	return along, across
}
