package paint

import (
	"math"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/place"
	"github.com/resultschain/resultschain/internal/typeset"
)

// drawContext lists the context from the height top, and returns the height at which
// the list ends.
func (p *painter) drawContext(s *Scene, top, width float64) float64 {
	const row, between, pad = place.KeySize * place.LineHeight, 5.0, 5.0
	label := 0.0
	for _, r := range p.Context {
		if r.Drawn {
			label = math.Max(label, typeset.Bold.Width(p.Say(r.Heading), place.KeySize)+2*place.BarPad)
		}
	}
	y := top
	for _, r := range p.Context {
		if !r.Drawn {
			continue
		}
		var lines []string
		for _, item := range r.Items {
			lines = append(lines, typeset.Regular.Wrap(item, place.KeySize, math.Max(width-2*p.Margin-label-2*place.BarPad, 60))...)
		}
		strip := place.Rect{Left: p.Margin, Top: y, Right: width - p.Margin, Bottom: y + float64(len(lines))*row + 2*pad}
		bar, colour := strip, p.theme.boxes[content.FrameworkLook].border
		bar.Right = bar.Left + label
		s.Parts = append(s.Parts,
			Part{Class: "band", Shapes: []Shape{{Path: rectPath(strip, bandRound), Fill: p.theme.band[1]}}},
			Part{
				Class:  "key",
				Shapes: []Shape{{Path: rectPath(bar, bandRound), Fill: colour}},
				Texts:  []Text{stackLines([]string{p.Say(r.Heading)}, bar.Left+place.BarPad, y+pad, place.KeySize, true, Start, onBar(colour))},
			},
			Part{Class: "context", Texts: []Text{stackLines(lines, bar.Right+place.BarPad, y+pad, place.KeySize, false, Start, p.theme.text)}})
		y = strip.Bottom + between
	}
	if y > top {
		y += 6
	}
	return y
}

// contextLines returns the context that is drawn as lines of text.
func (p *painter) contextLines() []string {
	var lines []string
	for _, r := range p.Context {
		if r.Drawn {
			lines = append(lines, p.Say(r.Heading)+": "+strings.Join(r.Items, "; "))
		}
	}
	return lines
}

// drawEntries lists the entries from the height top, in as many columns as there
// is room for, and returns the height at which the list ends.
func (p *painter) drawEntries(s *Scene, top, width float64) float64 {
	entries := p.Entries()
	const numberWidth, gap = 22.0, 24.0
	columns := math.Max(1, math.Floor((width-2*p.Margin+gap)/(300+gap)))
	wide := (width - 2*p.Margin - (columns-1)*gap) / columns
	all := make([][]string, len(entries))
	total := 0
	for i, e := range entries {
		all[i] = typeset.Regular.Wrap(e.Words, place.DetailSize, wide-numberWidth)
		total += len(all[i])
	}
	const row, between = place.DetailSize * place.LineHeight, 3.0
	x, y, bottom := p.Margin, top+10, top
	share := (float64(total)*row + float64(len(entries))*between) / columns
	for i, e := range entries {
		if y-top-10 >= share {
			x, y = x+wide+gap, top+10
		}
		s.Parts = append(s.Parts, Part{Class: "link", Texts: []Text{
			stackLines([]string{e.Label}, x+numberWidth-8, y, place.DetailSize, true, End, p.theme.text),
			stackLines(all[i], x+numberWidth, y, place.DetailSize, false, Start, p.theme.text),
		}})
		y += float64(len(all[i]))*row + between
		bottom = math.Max(bottom, y)
	}
	return bottom
}
