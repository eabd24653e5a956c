package paint

import (
	"fmt"
	"math"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/typeset"
)

// framePart returns the part that shows a frame.
func (p *painter) framePart(i int) Part {
	stroke, look := p.theme.text, changeLooks[p.Frames[i].Change]
	if p.Frames[i].IsBehind() {
		stroke = p.theme.fadedLine
	}
	if f := &p.Frames[i]; f.Swimlane > 0 || p.ByColumn {
		return Part{
			Class: "frame", Name: fmt.Sprintf("frame%d", i+1), Title: f.Title,
			Shapes: []Shape{{Path: rectPath(p.FrameRects[i], place.FrameRound), Stroke: stroke, Thick: 0.9 * p.theme.thick}},
		}
	}
	return Part{
		Class: "frame", Name: fmt.Sprintf("frame%d", i+1), Title: p.LaneWords(p.Frames[i].Lane) + p.Say("Group") + ": " + p.Frames[i].Title,
		Shapes: []Shape{{Path: rectPath(p.FrameRects[i], place.FrameRound), Stroke: stroke, Thick: (0.9 + look.border) * p.theme.thick, Dash: frameDash}},
	}
}

// frameTitlePart returns the part with the title of a frame, on a ground that hides
// the arrows beneath it.
func (p *painter) frameTitlePart(i int) Part {
	f, lines, r := &p.Frames[i], p.FrameLines[i], p.FrameRects[i]
	ink, ground := p.theme.text, p.theme.background
	if f.IsBehind() {
		ink = p.theme.faded.text
	}
	x, anchor := (r.Left+r.Right)/2, Middle
	if p.IsInRows() || f.Swimlane > 0 { // where fewer arrows leave
		x, anchor = r.Left+place.FramePad, Start
	}
	size := place.DetailSize
	if p.ByColumn {
		x, anchor, size = p.Corners[p.BoxesOf(content.End{Kind: content.FrameEnd, Index: i})[0]].X, Start, place.HeadingSize
	}
	text := stackLines(lines, x, r.Top+place.FramePad/2, size, true, anchor, ink)
	out := Part{Class: "frame", Texts: []Text{text}}
	wide := 0.0
	for _, l := range lines {
		wide = math.Max(wide, typeset.Bold.Width(l, size))
	}
	left := x - 2
	if anchor == Middle {
		left = x - wide/2 - 2
	}
	for i, band := range p.BandRects {
		if at := (r.Top + place.FramePad); band.Left < x && x < band.Right && band.Top < at && at < band.Bottom {
			ground = p.theme.tints[p.Tiers[i].Look]
		}
	}
	top, bottom := r.Top+place.FramePad/2, r.Top+place.FramePad/2+float64(len(lines))*place.LineHeight*size
	out.Shapes = []Shape{{Path: rectPath(place.Rect{Left: left, Top: top, Right: left + wide + 4, Bottom: bottom}, 2), Fill: ground}}
	return out
}

// frameDash is the dashed line of frames, which no box has.
var frameDash = []float64{10, 2}
