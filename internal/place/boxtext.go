package place

import (
	"slices"

	"github.com/resultschain/resultschain/internal/typeset"
)

// A textKey is what the wrapped text of a box depends on.
type textKey struct {
	box   int
	width float64
}

// A boxText is the text of a box as it is wrapped.
type boxText struct {
	lines, details []string
	above          float64
}

// setText wraps the texts of a box to its width, and sets its height. Forms share many
// widths: a text that was wrapped for one of them is not wrapped again.
func (c *Chart) setText(i int) {
	cell := &c.Cells[i]
	key := textKey{i, cell.W - 2*c.PadX}
	set, ok := c.texts[key]
	if !ok {
		if set = c.wrapBox(i, key.width); c.texts == nil {
			c.texts = map[textKey]boxText{}
		}
		c.texts[key] = set
	}
	cell.Lines, cell.DetailLines, cell.Above = set.lines, set.details, set.above
	cell.H = cell.Above + cell.TextHeight() + 2*c.PadY
}

// wrapBox wraps the texts of a box.
func (c *Chart) wrapBox(i int, width float64) boxText {
	b := &c.Boxes[i]
	if c.labels == nil {
		c.labels = make([]*typeset.Text, len(c.Boxes))
	}
	if c.labels[i] == nil {
		c.labels[i] = typeset.NewText(typeset.Regular, b.Label())
	}
	lines, above := wrapText(b, c.labels[i], width)
	set := boxText{lines: Clip(lines, maxLines, typeset.Regular, TextSize, width), above: above + BadgeRoom(b)}
	details := b.Details
	if initials := c.InitialsOf(i); initials != "" {
		details = append(slices.Clone(details), initials)
	}
	for _, d := range details {
		set.details = append(set.details, Clip(typeset.Regular.Wrap(d, DetailSize, width), maxLines, typeset.Regular, DetailSize, width)...)
	}
	return set
}
