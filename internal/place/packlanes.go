package place

import (
	"math"
	"slices"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/typeset"
)

// lanePad is the gap between a lane's border and its boxes.
const lanePad = 8.0

// addLanes adds a band behind each lane, from the height top on, with its heading from
// the height bottom on, where the boxes of the lanes end.
func (p *Plan) addLanes(top, bottom float64) {
	deepest := 0
	p.LaneLines = nil
	for i := range p.Lanes {
		width := p.Spans[i+1][1] - p.Spans[i+1][0] - 2*lanePad
		lines := Clip(typeset.Bold.Wrap(p.Lanes[i].Title, HeadingSize, width), maxLines, typeset.Bold, HeadingSize, width)
		p.LaneLines = append(p.LaneLines, lines)
		deepest = max(deepest, len(lines))
	}
	p.LaneTop = bottom
	end := p.LaneTop + float64(deepest)*HeadingSize*LineHeight + lanePad
	for i := range p.Lanes {
		s := p.Spans[i+1]
		p.Bands = append(p.Bands, band{
			Top: top, TopLeft: s[0], TopRight: s[1],
			Bottom: end, BottomLeft: s[0], BottomRight: s[1],
		})
	}
	p.Left, p.Right = math.Min(p.Left, p.Spans[1][0]), math.Max(p.Right, p.Spans[len(p.Spans)-1][1])
	p.Bottom = math.Max(p.Bottom, end)
}

// stretchLanes lets the frames of all lanes and swimlanes reach from the first rank with
// boxes in them to the last.
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
	p.Spans = make([][2]float64, len(p.Lanes)+1)
	top, bottom := math.Inf(1), math.Inf(-1)
	for i, r := range p.FrameRects {
		if f := &p.Frames[i]; f.IsLane {
			p.Spans[f.Lane] = [2]float64{r.Left, r.Right}
			top, bottom = math.Min(top, r.Top), math.Max(bottom, r.Bottom)
		}
	}
	p.addLanes(top, bottom)
}

// spansOf returns how far the boxes of a tier in a lane reach along the chain and
// across it, with the frames that begin or end there.
func (p *packing) spansOf(e content.End) (along, across Span) {
	if e.Lane == 0 {
		return p.tierSpans(e)
	}
	boxes := p.BoxesOf(e)
	rank := func(a, b int) int { return p.Cells[a].Rank - p.Cells[b].Rank }
	first, last := p.Cells[slices.MinFunc(boxes, rank)].Rank, p.Cells[slices.MaxFunc(boxes, rank)].Rank
	along, across = Span{p.starts[first], p.ends[last]}, Span{math.Inf(1), math.Inf(-1)}
	for _, n := range boxes {
		reach := p.boxSpans[n]
		for f := p.Boxes[n].Frame; f != 0 && !p.Frames[f-1].IsLane; f = p.Frames[f-1].In {
			reach = p.frameSpans[f-1]
			if r := p.frameRanks[f-1]; r[0] == first {
				along.From = math.Min(along.From, p.starts[first]-p.startPads[f-1])
			}
			if r := p.frameRanks[f-1]; r[1] == last {
				along.To = math.Max(along.To, p.ends[last]+p.endPads[f-1])
			}
		}
		across = Span{math.Min(across.From, reach.From), math.Max(across.To, reach.To)}
	}
	return along, across
}
