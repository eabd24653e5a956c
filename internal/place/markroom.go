package place

import (
	"math"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/layout"
	"github.com/resultschain/resultschain/internal/typeset"
)

// Sizes of marks, in points.
const (
	StarRadius = 5.0
	StarEdge   = 4.0 // between a star and the border
	starSpace  = 2*StarRadius + 3
	MarkSize   = 7.0 // of the text in a mark on an arrow
	MarkHigh   = 8.0
	markReach  = 40  // from the start of the arrow, at most
	markOff    = 1.0 // from the box that the arrow leaves, at least
)

// wrapText wraps the label of a box, with room beside the first line for its star or for
// the mark that names other pages. Where a line has no such room, the star or mark stands
// above the text.
func wrapText(b *content.Box, label *typeset.Text, width float64) (lines []string, above float64) {
	plain := label.WrapBeside(TextSize, width, 0)
	switch {
	case b.HasEdge() && !b.Priority:
		beside := BadgeWidth(b.Edge.Mark) + BadgeGap
		lines = label.WrapBeside(TextSize, width, beside)
		if len(lines) > len(plain) || typeset.Regular.Width(lines[0], TextSize) > width-beside {
			return plain, BadgeHeight
		}
		return lines, 0
	case !b.Priority || b.HasBadge():
		return plain, 0
	}
	lines = label.WrapBeside(TextSize, width, starSpace)
	if typeset.Regular.Width(lines[0], TextSize) <= width-starSpace {
		return lines, 0
	}
	return plain, 2 * StarRadius
}

// makeRoomForMarks puts boxes so far apart that a mark on an arrow between them does not
// hide the head.
func (c *Chart) makeRoomForMarks() {
	c.markTail = 0
	for i := range c.Arrows {
		a := &c.Arrows[i]
		words := a.Mark()
		if words == "" {
			continue
		}
		r := MarkRect(layout.Point{}, words)
		along, across := r.Right-r.Left, r.Bottom-r.Top
		if c.IsInRows() {
			along, across = across, along
		}
		const rest = ArrowLength + 2*markOff + 5
		if c.Cells[a.From].Rank == c.Cells[a.To].Rank {
			c.SideGap = max(c.SideGap, across+rest)
		} else {
			c.TierGap = max(c.TierGap, along+rest)
			c.markTail = max(c.markTail, along+2*markOff)
		}
	}
}

// MarkRect returns the place of a mark with its middle at the point.
func MarkRect(at layout.Point, words string) Rect {
	w := math.Max(MarkHigh, typeset.Bold.Width(words, MarkSize)+3)
	return Rect{at.X - w/2, at.Y - MarkHigh/2, at.X + w/2, at.Y + MarkHigh/2}
}

// Sizes of the badge of a box, in points.
const (
	BadgeSize   = 8.5
	BadgeHeight = 12.0
	BadgeGap    = 3.0 // between it and the text
)

// BadgeRoom returns what the badge adds to the height of the box.
func BadgeRoom(b *content.Box) float64 {
	if !b.HasBadge() || b.HasEdge() && !b.Priority { // the mark of an edge stands beside the text
		return 0
	}
	return BadgeHeight + BadgeGap
}

// BadgeWidth returns how wide a badge with the words is.
func BadgeWidth(words string) float64 { return typeset.Bold.Width(words, BadgeSize) + 10 }

// The edge of a box in the colours of its members, in points.
const (
	MemberWide = 3.5
	MemberOff  = 2.0 // from the border
)

// memberRoom returns the room beside the text for the edges in the colours of members.
func (c *Chart) memberRoom() float64 {
	for n := range c.Boxes {
		if c.Boxes[n].Members != nil {
			return MemberWide
		}
	}
	return 0
}
