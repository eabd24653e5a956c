package place

import (
	"math"
	"slices"
	"strings"

	"github.com/resultschain/resultschain/internal/content"
	"github.com/resultschain/resultschain/internal/typeset"
)

// The most lines in a box and in a heading; the rest of a longer text is only
// in the description.
const (
	maxLines      = 16
	MaxTitleLines = 4
)

// UsualForm returns the form of pictures that need not fit a page.
func (c *Chart) UsualForm() Form {
	switch {
	case c.Nested:
		return c.usualNest()
	case c.ByColumn:
		return c.usualColumns()
	}
	return c.view().usual(c)
}

// ApplyForm gives the picture a form: it wraps all texts and puts the boxes of each
// tier on ranks.
func (c *Chart) ApplyForm(f Form) {
	switch {
	case c.Nested:
		c.applyNest(f)
		return
	case c.ByColumn:
		c.applyColumns(f)
		return
	}
	f.PadX += c.memberRoom()
	c.Form = f
	c.Ranks = nil
	c.FrameLines = make([][]string, len(c.Frames))
	c.Cells = make([]cell, len(c.Boxes))
	for i := range c.Boxes {
		c.Cells[i].W = f.BoxWidth
		c.setText(i)
	}
	c.makeRoomForBroads()
	c.Sections = make([]Section, len(c.Tiers))
	for i := range c.Tiers {
		t, s := &c.Tiers[i], &c.Sections[i]
		s.Lines = c.headingLines(t.Title)
		s.First = len(c.Ranks)
		c.Ranks = append(c.Ranks, c.ranksOf(t)...)
		s.Last = len(c.Ranks) - 1
	}
	if f.stacked {
		c.stackTail()
	}
	if c.isPacked() {
		c.orderRanks()
	}
	for r, boxes := range c.Ranks {
		for _, n := range boxes {
			c.Cells[n].Rank = r
		}
	}
	c.makeRoomForEnds()
	for r, boxes := range c.Ranks {
		tallest := 0.0
		for _, n := range boxes {
			c.Cells[n].Rank = r
			tallest = max(tallest, c.Cells[n].H)
		}
		if c.IsInRows() { // so that no arrow has to pass a taller neighbour
			for _, n := range boxes {
				c.Cells[n].H = tallest
			}
		}
	}
	c.makeRoomForMarks()
}

// ranksOf returns the boxes of a tier by rank.
func (c *Chart) ranksOf(t *content.Tier) [][]int {
	switch {
	case t.ByDepth:
		return c.depthRanks(t)
	case c.Lanes != nil:
		return c.laneRanks(t)
	}
	parts := 1
	if c.perRow > 0 {
		parts = max(1, (len(t.Boxes)+c.perRow-1)/c.perRow)
	}
	var ranks [][]int
	for p := range parts {
		from, to := len(t.Boxes)*p/parts, len(t.Boxes)*(p+1)/parts
		if c.IsInRows() { // read from the top
			from, to = len(t.Boxes)*(parts-1-p)/parts, len(t.Boxes)*(parts-p)/parts
		}
		ranks = append(ranks, t.Boxes[from:to])
	}
	return ranks
}

// headingLines returns the lines of the heading of a tier.
func (c *Chart) headingLines(title string) []string {
	width := c.BoxWidth
	if c.IsInRows() {
		width = Gutter - 2*BarPad
	}
	if typeset.Bold.Width(title, HeadingSize) <= width {
		return []string{title}
	}
	var lines []string
	for part := range strings.SplitAfterSeq(title, headingsApart) { // each stage begins a line
		lines = append(lines, Clip(typeset.Bold.Wrap(part, HeadingSize, width), MaxTitleLines, typeset.Bold, HeadingSize, width)...)
	}
	return lines
}

// headingsApart stands between the headings of the stages of one column.
const headingsApart = "\u00a0· "

// mostStacked is the number of boxes up to which two columns may become one.
const mostStacked = 3

// stackTail makes one column of neighbouring columns that have few boxes and no broad
// arrow between them, the later one on top. Columns of the model and of the framework
// stay apart.
func (c *Chart) stackTail() {
	titles := make([]string, len(c.Tiers))
	for i := range titles {
		titles[i] = c.Tiers[i].Title
	}
	for i := len(c.Tiers) - 1; i > 0; i-- {
		t, before := &c.Sections[i], &c.Sections[i-1]
		same := (c.Tiers[i].Look == content.FrameworkLook) == (c.Tiers[i-1].Look == content.FrameworkLook)
		few := t.First == t.Last && before.First == before.Last && len(c.Ranks[t.First])+len(c.Tiers[i-1].Boxes) <= mostStacked
		if !same || !few || len(c.Ranks[t.First]) == 0 || c.isJoined(i) {
			continue
		}
		titles[i-1] += headingsApart + titles[i]
		before.Lines, t.Lines = c.headingLines(titles[i-1]), nil
		c.Ranks[before.First] = slices.Concat(c.Ranks[t.First], c.Ranks[before.First])
		c.Ranks = slices.Delete(c.Ranks, t.First, t.First+1)
		for k := i; k < len(c.Sections); k++ {
			c.Sections[k].First--
			c.Sections[k].Last--
		}
	}
}

// isJoined reports whether a broad arrow runs between a tier and the one before it.
func (c *Chart) isJoined(tier int) bool {
	return slices.ContainsFunc(c.Broads, func(b content.Broad) bool {
		return b.JoinsTiers() && min(b.Leaves.Index, b.Enters.Index) < tier && tier <= max(b.Leaves.Index, b.Enters.Index)
	})
}

// canStack reports whether stackTail may make one column of several.
func (c *Chart) canStack() bool {
	for i := 1; i < len(c.Tiers); i++ {
		if len(c.Tiers[i-1].Boxes)+len(c.Tiers[i].Boxes) <= mostStacked {
			return !c.IsInRows() && !c.isPacked()
		}
	}
	return false
}

// depthRanks returns the ranks of a tier whose boxes lead to each other: each box
// stands after those that lead to it, unless they form a loop.
func (c *Chart) depthRanks(t *content.Tier) [][]int {
	depth := map[int]int{}
	for _, n := range t.Boxes {
		depth[n] = 0
	}
	var links [][2][]int // the boxes that lead, and those that they lead to
	add := func(from, to []int) {
		outside := func(n int) bool { _, ok := depth[n]; return !ok }
		from, to = slices.DeleteFunc(slices.Clone(from), outside), slices.DeleteFunc(slices.Clone(to), outside)
		links = append(links, [2][]int{from, to})
	}
	for i := range c.Arrows {
		if a := &c.Arrows[i]; a.Kind == content.LeadsTo {
			add([]int{a.From}, []int{a.To})
		}
	}
	for i := range c.Broads {
		if b := &c.Broads[i]; b.Kind == content.LeadsTo && !b.JoinsTiers() {
			add(c.BoxesOf(b.Leaves), c.BoxesOf(b.Enters))
		}
	}
	deepest := 0
	for changed := true; changed; {
		changed = false
		for _, l := range links {
			least := 0
			for _, n := range l[0] {
				least = max(least, depth[n]+1)
			}
			for _, n := range l[1] {
				if depth[n] < least {
					depth[n], changed, deepest = least, true, max(deepest, least)
				}
			}
		}
		if deepest >= len(t.Boxes) { // a loop
			return [][]int{t.Boxes}
		}
	}
	ranks := make([][]int, deepest+1)
	for _, n := range t.Boxes {
		ranks[depth[n]] = append(ranks[depth[n]], n)
	}
	return ranks
}

// laneRanks returns the ranks of a tier, in which the boxes of each lane stand
// side by side, as many as the form allows.
func (c *Chart) laneRanks(t *content.Tier) [][]int {
	byLane := make([][]int, len(c.Lanes)+1)
	for _, n := range t.Boxes {
		byLane[c.Boxes[n].Lane] = append(byLane[c.Boxes[n].Lane], n)
	}
	var ranks [][]int
	for at := 0; ; at++ {
		var rank []int
		for l, boxes := range byLane {
			per := c.perRow
			switch {
			case per == 0:
				per = len(boxes)
			case l == 0: // those of the framework are in no lane
				per = max(4, per*len(c.Lanes))
			}
			from := min(at*per, len(boxes))
			rank = append(rank, boxes[from:min(from+per, len(boxes))]...)
		}
		if len(rank) == 0 {
			break
		}
		ranks = append(ranks, rank)
	}
	if len(ranks) == 0 {
		return [][]int{nil}
	}
	slices.Reverse(ranks) // read from the top
	return ranks
}

// makeRoomForEnds makes boxes large enough for the arrows at each side.
func (c *Chart) makeRoomForEnds() {
	marked := make([]int, len(c.Boxes))                                  // arrows that leave with a mark
	leave, enter := make([]int, len(c.Boxes)), make([]int, len(c.Boxes)) // at the side of the next rank, and of the one before
	for i := range c.Arrows {
		a := &c.Arrows[i]
		leave[a.From]++
		if a.Mark() != "" {
			marked[a.From]++
		}
		if c.Cells[a.From].Rank == c.Cells[a.To].Rank {
			leave[a.To]++
		} else {
			enter[a.To]++
		}
	}
	for n := range c.Cells {
		cell, least := &c.Cells[n], sideLength(max(leave[n], enter[n]))
		if c.IsInRows() {
			cell.W = math.Max(cell.W, least)
		} else {
			cell.H = math.Max(cell.H, math.Max(least, float64(marked[n]+2)*(MarkHigh+markOff)))
		}
	}
}

// makeRoomForBroads makes boxes large enough for the broad arrows at one side.
func (c *Chart) makeRoomForBroads() {
	enter, leave := map[content.End]int{}, map[content.End]int{}
	for i := range c.Broads {
		enter[c.Broads[i].Enters]++
		leave[c.Broads[i].Leaves]++
	}
	narrow := make([]bool, len(c.Boxes))
	for i := range c.Arrows {
		narrow[c.Arrows[i].From], narrow[c.Arrows[i].To] = true, true
	}
	for n := range c.Boxes {
		most := float64(max(enter[content.End{Kind: content.BoxEnd, Index: n}], leave[content.End{Kind: content.BoxEnd, Index: n}]))
		switch {
		case most == 0 || c.IsInRows():
		case narrow[n]:
			c.Cells[n].H = math.Max(c.Cells[n].H, 2*(most-1)*broadStep+2*(besideNarrow+BroadHead)+2)
		default:
			c.Cells[n].H = math.Max(c.Cells[n].H, most*broadStep)
		}
	}
}

// DetailGap is the gap between the text of a box and its details.
const DetailGap = 3.0

// Clip returns the first lines of a text, with an ellipsis where there are more.
func Clip(lines []string, most int, face typeset.Face, size, width float64) []string {
	if len(lines) <= most {
		return lines
	}
	lines = slices.Clone(lines[:most])
	last := []rune(lines[most-1])
	for len(last) > 0 && face.Width(string(last)+"…", size) > width {
		last = last[:len(last)-1]
	}
	lines[most-1] = strings.TrimRight(string(last), " ") + "…"
	return lines
}

// A Form is how large boxes are and how far apart, in points.
type Form struct {
	BoxWidth   float64
	PadX, PadY float64 // between a box and its text
	TierGap    float64 // between columns, or between rows; at least
	SideGap    float64 // between the boxes of a column or row
	Margin     float64 // round the whole picture
	perRow     int     // boxes in a row side by side; 0: any number
	tight      bool    // it has less white space than usual
	crowded    bool    // a stage takes many rows, or boxes are narrow
	stacked    bool    // the last columns, where they have few boxes, are one
	even       bool    // the columns of a nested picture are equally wide
}

// tighten returns the form with less white space, for pages.
func (f Form) tighten() Form {
	f.PadX, f.PadY, f.Margin, f.tight = 6, 5, 8, true
	f.TierGap, f.SideGap = 20, f.SideGap*0.5
	return f
}

// TextHeight returns the height of the text of a box with its details, in points.
func (c *cell) TextHeight() float64 {
	high := float64(len(c.Lines)) * LineHeight * TextSize
	if len(c.DetailLines) > 0 {
		high += DetailGap + float64(len(c.DetailLines))*LineHeight*DetailSize
	}
	return high
}

// GuessWidth returns about how wide the drawing will be, in points.
func (c *Chart) GuessWidth() float64 {
	if c.Nested || c.ByColumn {
		return c.nestWidth
	}
	if !c.IsInRows() {
		n := float64(len(c.Ranks))
		return n*(c.BoxWidth+c.TierGap) - c.TierGap
	}
	widest := 0
	for _, r := range c.Ranks {
		widest = max(widest, len(r))
	}
	return float64(widest)*(c.BoxWidth+c.SideGap) - c.SideGap
}
