package render

import (
	"fmt"
	"math"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// framePart returns the part that shows a frame.
func (p *plan) framePart(i int) paint.Part {
	stroke, look := p.theme.text, changeLooks[p.Frames[i].Change]
	if p.Frames[i].IsBehind() {
		stroke = p.theme.fadedLine
	}
	if f := &p.Frames[i]; f.Swimlane > 0 {
		return paint.Part{
			Class: "frame", Name: fmt.Sprintf("frame%d", i+1), Title: f.Title,
			Shapes: []paint.Shape{{Path: p.frameRects[i].path(frameRound), Stroke: stroke, Thick: 0.9 * p.theme.thick}},
		}
	}
	return paint.Part{
		Class: "frame", Name: fmt.Sprintf("frame%d", i+1), Title: p.LaneWords(p.Frames[i].Lane) + p.Say("Group") + ": " + p.Frames[i].Title,
		Shapes: []paint.Shape{{Path: p.frameRects[i].path(frameRound), Stroke: stroke, Thick: (0.9 + look.border) * p.theme.thick, Dash: frameDash}},
	}
}

// frameTitlePart returns the part with the title of a frame, on a ground that hides
// the arrows beneath it.
func (p *plan) frameTitlePart(i int) paint.Part {
	f, lines, r := &p.Frames[i], p.frameLines[i], p.frameRects[i]
	ink, ground := p.theme.text, p.theme.background
	if f.IsBehind() {
		ink = p.theme.faded.text
	}
	x, anchor := (r.left+r.right)/2, paint.Middle
	if p.IsInRows() || f.Swimlane > 0 { // where fewer arrows leave
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
	for i, band := range p.bandRects {
		if at := (r.top + framePad); band.left < x && x < band.right && band.top < at && at < band.bottom {
			ground = p.theme.tints[p.Tiers[i].Look]
		}
	}
	top, bottom := r.top+framePad/2, r.top+framePad/2+float64(len(lines))*lineHeight*detailSize
	out.Shapes = []paint.Shape{{Path: rect{left, top, left + wide + 4, bottom}.path(2), Fill: ground}}
	return out
}

// frameDash is the dashed line of frames, which no box has.
var frameDash = []float64{10, 2}
