package render

import (
	"fmt"
	"math"

	"github.com/resultschain/resultschain/internal/paint"
	"github.com/resultschain/resultschain/internal/typeset"
)

// An entry is a number or a mark, and what it stands for.
type entry struct{ label, words string }

// entries returns the numbered links, or the changes that boxes and arrows have no
// room for.
func (g *graph) entries() []entry {
	if g.diff != nil {
		return g.diff.entries
	}
	var out []entry
	for i := range g.arrows {
		if a := &g.arrows[i]; a.number > 0 {
			out = append(out, entry{fmt.Sprint(a.number), g.reason(a, g.sentence(a))})
		}
	}
	for i := range g.broads {
		if b := &g.broads[i]; b.number > 0 {
			out = append(out, entry{fmt.Sprint(b.number), g.reason(&b.arrow, g.broadSentence(b))})
		}
	}
	return out
}

// drawEntries lists the entries from the height top, in as many columns as there
// is room for, and returns the height at which the list ends.
func (c *chart) drawEntries(s *paint.Scene, top, width float64) float64 {
	entries := c.entries()
	const numberWidth, gap = 22.0, 24.0
	columns := math.Max(1, math.Floor((width-2*c.margin+gap)/(300+gap)))
	wide := (width - 2*c.margin - (columns-1)*gap) / columns
	all := make([][]string, len(entries))
	total := 0
	for i, e := range entries {
		all[i] = typeset.Regular.Wrap(e.words, detailSize, wide-numberWidth)
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
			stackLines([]string{e.label}, x+numberWidth-8, y, detailSize, true, paint.End, c.theme.text),
			stackLines(all[i], x+numberWidth, y, detailSize, false, paint.Start, c.theme.text),
		}})
		y += float64(len(all[i]))*row + between
		bottom = math.Max(bottom, y)
	}
	return bottom
}
