package render

import (
	"math"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// drawContext lists the context from the height top, and returns the height at which
// the list ends.
func (c *chart) drawContext(s *paint.Scene, top, width float64) float64 {
	const row, between, pad = keySize * lineHeight, 5.0, 5.0
	label := 0.0
	for _, r := range c.Context {
		if r.Drawn {
			label = math.Max(label, typeset.Bold.Width(c.Say(r.Heading), keySize)+2*barPad)
		}
	}
	y := top
	for _, r := range c.Context {
		if !r.Drawn {
			continue
		}
		var lines []string
		for _, item := range r.Items {
			lines = append(lines, typeset.Regular.Wrap(item, keySize, math.Max(width-2*c.margin-label-2*barPad, 60))...)
		}
		strip := rect{c.margin, y, width - c.margin, y + float64(len(lines))*row + 2*pad}
		bar, colour := strip, c.theme.boxes[content.FrameworkLook].border
		bar.right = bar.left + label
		s.Parts = append(s.Parts,
			paint.Part{Class: "band", Shapes: []paint.Shape{{Path: strip.path(bandRound), Fill: c.theme.band[1]}}},
			paint.Part{
				Class:  "key",
				Shapes: []paint.Shape{{Path: bar.path(bandRound), Fill: colour}},
				Texts:  []paint.Text{stackLines([]string{c.Say(r.Heading)}, bar.left+barPad, y+pad, keySize, true, paint.Start, onBar(colour))},
			},
			paint.Part{Class: "context", Texts: []paint.Text{stackLines(lines, bar.right+barPad, y+pad, keySize, false, paint.Start, c.theme.text)}})
		y = strip.bottom + between
	}
	if y > top {
		y += 6
	}
	return y
}

// contextLines returns the context that is drawn as lines of text.
func (c *chart) contextLines() []string {
	var lines []string
	for _, r := range c.Context {
		if r.Drawn {
			lines = append(lines, c.Say(r.Heading)+": "+strings.Join(r.Items, "; "))
		}
	}
	return lines
}

// drawEntries lists the entries from the height top, in as many columns as there
// is room for, and returns the height at which the list ends.
func (c *chart) drawEntries(s *paint.Scene, top, width float64) float64 {
	entries := c.Entries()
	const numberWidth, gap = 22.0, 24.0
	columns := math.Max(1, math.Floor((width-2*c.margin+gap)/(300+gap)))
	wide := (width - 2*c.margin - (columns-1)*gap) / columns
	all := make([][]string, len(entries))
	total := 0
	for i, e := range entries {
		all[i] = typeset.Regular.Wrap(e.Words, detailSize, wide-numberWidth)
		total += len(all[i])
	}
	const row, between = detailSize * lineHeight, 3.0
	x, y, bottom := c.margin, top+10, top
	share := (float64(total)*row + float64(len(entries))*between) / columns
	for i, e := range entries {
		if y-top-10 >= share {
			x, y = x+wide+gap, top+10
		}
		s.Parts = append(s.Parts, paint.Part{Class: "link", Texts: []paint.Text{
			stackLines([]string{e.Label}, x+numberWidth-8, y, detailSize, true, paint.End, c.theme.text),
			stackLines(all[i], x+numberWidth, y, detailSize, false, paint.Start, c.theme.text),
		}})
		y += float64(len(all[i]))*row + between
		bottom = math.Max(bottom, y)
	}
	return bottom
}
